import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Range } from './store.ts'
import type { Table } from './table.ts'

/** One table in SQLite: the row as JSON, and two columns (partition, order) for each index. */
export interface SqliteTable<Row> {
  get(key: string): Row | undefined
  put(row: Row): void
  remove(key: string): void
  range(index: string, partition: string, range: Range): readonly Row[]
  count(index: string, partition: string, range: Range): number
}

/** Opens a table, and makes it or adds the indexes it does not have yet. */
export function sqliteTable<Row>(database: DatabaseSync, definition: Table<Row, string>): SqliteTable<Row> {
  const name = `"${definition.name}"`
  const indexes = Object.entries(definition.indexes)
  const columns = indexes.flatMap(([index]) => [partitionOf(index), orderOf(index)])
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const insert =
    `INSERT OR REPLACE INTO ${name} (key, json${columns.map((column) => `, ${column}`).join('')}) ` +
    `VALUES (?, ?${', ?'.repeat(columns.length)})`

  const put = (row: Row): void => {
    const places = indexes.flatMap(([, entry]) => {
      const at = entry(row)
      return [at?.partition ?? null, at?.order ?? null]
    })
    prepare(insert).run(definition.key(row), JSON.stringify(row), ...places)
  }
  const decode = (record: Record<string, unknown>): Row => JSON.parse(String(record['json'])) as Row

  database.exec(`CREATE TABLE IF NOT EXISTS ${name} (key TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL)`)
  if (
    addColumns(
      database,
      definition.name,
      indexes.map(([index]) => index),
    )
  ) {
    for (const record of database.prepare(`SELECT json FROM ${name}`).all()) put(decode(record))
  }

  return {
    get(key) {
      const record = prepare(`SELECT json FROM ${name} WHERE key = ?`).get(key)
      return record && decode(record)
    },
    put,
    remove(key) {
      prepare(`DELETE FROM ${name} WHERE key = ?`).run(key)
    },
    range(index, partition, range) {
      const { where, bounds } = condition(index, range)
      const way = range.newestFirst ? 'DESC' : 'ASC'
      const sql = `SELECT json FROM ${name} WHERE ${where} ORDER BY ${orderOf(index)} ${way}, key ${way} LIMIT ?`
      return prepare(sql)
        .all(partition, ...bounds, range.limit ?? -1)
        .map(decode)
    },
    count(index, partition, range) {
      const { where, bounds } = condition(index, range)
      const sql = `SELECT COUNT(*) AS size FROM (SELECT 1 FROM ${name} WHERE ${where} LIMIT ?)`
      return Number(prepare(sql).get(partition, ...bounds, range.limit ?? -1)?.['size'])
    },
  }
}

const partitionOf = (index: string): string => `"${index}_partition"`
const orderOf = (index: string): string => `"${index}_order"`

/** @returns true when rows that were there before must be written again to fill a new column */
function addColumns(database: DatabaseSync, table: string, indexes: readonly string[]): boolean {
  const known = new Set(
    database
      .prepare(`SELECT name FROM pragma_table_info(?)`)
      .all(table)
      .map((c) => c['name']),
  )
  const missing = indexes.filter((index) => !known.has(`${index}_order`))
  for (const index of missing) {
    database.exec(`ALTER TABLE "${table}" ADD COLUMN ${partitionOf(index)} TEXT`)
    database.exec(`ALTER TABLE "${table}" ADD COLUMN ${orderOf(index)} TEXT`)
    const place = `${partitionOf(index)}, ${orderOf(index)}, key`
    database.exec(
      `CREATE INDEX "${table}_${index}" ON "${table}" (${place}) WHERE ${partitionOf(index)} IS NOT NULL`,
    )
  }
  return missing.length > 0
}

function condition(
  index: string,
  range: Range,
): { readonly where: string; readonly bounds: readonly string[] } {
  const parts = [
    ['>', range.after],
    ['>=', range.from],
    ['<', range.before],
    ['<=', range.to],
  ] as const
  const given = parts.filter((part): part is readonly [(typeof part)[0], string] => part[1] !== undefined)
  return {
    where: [`${partitionOf(index)} = ?`, ...given.map(([sign]) => `${orderOf(index)} ${sign} ?`)].join(
      ' AND ',
    ),
    bounds: given.map(([, bound]) => bound),
  }
}
