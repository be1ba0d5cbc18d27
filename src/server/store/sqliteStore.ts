import type { DatabaseSync } from 'node:sqlite'
import { sqliteTable, type SqliteTable } from './sqliteTable.ts'
import type { Store, Transaction } from './store.ts'
import type { Table } from './table.ts'

/**
 * A store in one file, for a server that shall remember. An answered request survives the death of the process and,
 * as each commit is flushed, the loss of power.
 * @param path of the database file; made when it is not there
 * @throws Error when this Node has no `node:sqlite`, or the file cannot be opened
 */
export function sqliteStore(path: string): Store {
  const database = openDatabase(path)
  const tables = new Map<string, SqliteTable<unknown>>()
  let busy = false

  const open = <Row>(definition: Table<Row, string>): SqliteTable<Row> => {
    const known = tables.get(definition.name) as SqliteTable<Row> | undefined
    if (known) return known
    const made = sqliteTable(database, definition)
    tables.set(definition.name, made as SqliteTable<unknown>)
    return made
  }

  const tx: Transaction = {
    get: (table, key) => answer(() => open(table).get(key)),
    put: (table, row) => answer(() => open(table).put(row)),
    remove: (table, key) => answer(() => open(table).remove(key)),
    range: (table, index, partition, range = {}) => answer(() => open(table).range(index, partition, range)),
    count: (table, index, partition, range = {}) => answer(() => open(table).count(index, partition, range)),
  }

  return {
    async transaction(work) {
      if (busy) throw new Error('A transaction is open already: wait for it before beginning another.')
      busy = true
      try {
        database.exec('BEGIN')
        const result = await work(tx)
        database.exec('COMMIT')
        return result
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        // A table made in this transaction went with it.
        tables.clear()
        throw error
      } finally {
        busy = false
      }
    },
    close() {
      if (database.isOpen) database.close()
      return Promise.resolve()
    },
  }
}

const answer = <Value>(read: () => Value): Promise<Value> => new Promise((resolve) => resolve(read()))

function openDatabase(path: string): DatabaseSync {
  const sqlite = process.getBuiltinModule?.('node:sqlite') as typeof import('node:sqlite') | undefined
  if (!sqlite) {
    throw new Error(
      `This Node (${process.version}) has no node:sqlite, so the chat cannot be kept in ${path}. ` +
        'Use Node 22.18 or newer, or start without a data file to keep the chat in memory.',
    )
  }
  try {
    const database = new sqlite.DatabaseSync(path)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
    return database
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The chat cannot be kept in ${path}: ${reason}. Is its folder there, and may it be written to?`,
      {
        cause: error,
      },
    )
  }
}
