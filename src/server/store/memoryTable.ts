import type { Range } from './store.ts'
import type { IndexEntry, Table } from './table.ts'

interface Entry<Row> {
  readonly order: string
  readonly key: string
  readonly row: Row
}

type Partitions<Row> = Map<string, Entry<Row>[]>

/** One table in memory: rows by key, and for each partition of each index its rows in order. */
export interface MemoryTable<Row> {
  get(key: string): Row | undefined
  put(row: Row): void
  remove(key: string): void
  range(index: string, partition: string, range: Range): readonly Row[]
  count(index: string, partition: string, range: Range): number
}

/** Makes an empty table. Finding a page is a binary search; adding the newest row does not move the others. */
export function memoryTable<Row>(definition: Table<Row, string>): MemoryTable<Row> {
  const rows = new Map<string, Row>()
  const indexes = new Map(
    Object.entries(definition.indexes).map(([name, entry]) => [
      name,
      { entry, partitions: new Map() as Partitions<Row> },
    ]),
  )

  const takeOut = (
    entry: (row: Row) => IndexEntry | undefined,
    partitions: Partitions<Row>,
    row: Row,
  ): void => {
    const at = entry(row)
    const list = at && partitions.get(at.partition)
    if (!list) return
    list.splice(position(list, at.order, definition.key(row)), 1)
    if (list.length === 0) partitions.delete(at.partition)
  }

  const remove = (key: string): void => {
    const row = rows.get(key)
    if (row === undefined) return
    rows.delete(key)
    for (const { entry, partitions } of indexes.values()) takeOut(entry, partitions, row)
  }

  const slice = (
    index: string,
    partition: string,
    range: Range,
  ): readonly [readonly Entry<Row>[], number, number] => {
    const list = indexes.get(index)?.partitions.get(partition) ?? []
    const start = Math.max(
      range.after === undefined ? 0 : above(list, range.after),
      position(list, range.from ?? ''),
    )
    const end = Math.min(
      range.before === undefined ? list.length : position(list, range.before),
      range.to === undefined ? list.length : above(list, range.to),
    )
    const size = Math.max(0, Math.min(end - start, range.limit ?? Infinity))
    return range.newestFirst ? [list, end - size, end] : [list, start, start + size]
  }

  return {
    get: (key) => rows.get(key),
    put(row) {
      const key = definition.key(row)
      const before = rows.get(key)
      rows.set(key, row)
      for (const { entry, partitions } of indexes.values()) {
        const at = entry(row)
        const was = before && entry(before)
        const stays = was && at && was.partition === at.partition && was.order === at.order
        if (before && was && !stays) takeOut(entry, partitions, before)
        if (!at) continue
        const list = partitions.get(at.partition) ?? []
        list.splice(position(list, at.order, key), stays ? 1 : 0, { order: at.order, key, row })
        partitions.set(at.partition, list)
      }
    },
    remove,
    range(index, partition, range) {
      const [list, start, end] = slice(index, partition, range)
      const part = list.slice(start, end).map((entry) => entry.row)
      return range.newestFirst ? part.reverse() : part
    },
    count(index, partition, range) {
      const [, start, end] = slice(index, partition, range)
      return end - start
    },
  }
}

/** The first place whose entry is not below (order, key). */
function position(list: readonly Entry<unknown>[], order: string, key = ''): number {
  return search(list, (entry) => entry.order < order || (entry.order === order && entry.key < key))
}

/** The first place whose entry has a greater order. */
function above(list: readonly Entry<unknown>[], order: string): number {
  return search(list, (entry) => entry.order <= order)
}

function search<Row>(list: readonly Entry<Row>[], isBefore: (entry: Entry<Row>) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = list[middle]
    if (entry && isBefore(entry)) low = middle + 1
    else high = middle
  }
  return low
}
