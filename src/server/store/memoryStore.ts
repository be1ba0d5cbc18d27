import { memoryTable, type MemoryTable } from './memoryTable.ts'
import type { Store, Transaction } from './store.ts'
import type { Table } from './table.ts'

/** A store that ends with the page or process: for stories, tests and a server that shall forget. */
export function memoryStore(): Store {
  const tables = new Map<string, MemoryTable<unknown>>()
  let undo: (() => void)[] | undefined

  const open = <Row>(definition: Table<Row, string>): MemoryTable<Row> => {
    const known = tables.get(definition.name) as MemoryTable<Row> | undefined
    if (known) return known
    const made = memoryTable(definition)
    tables.set(definition.name, made as MemoryTable<unknown>)
    return made
  }

  /** Puts the row of `key` back to what it is now, should the transaction fail. */
  const remember = <Row>(table: MemoryTable<Row>, key: string): void => {
    const before = table.get(key)
    undo?.push(() => (before === undefined ? table.remove(key) : table.put(before)))
  }

  const tx: Transaction = {
    get: (table, key) => Promise.resolve(open(table).get(key)),
    put(table, row) {
      remember(open(table), table.key(row))
      open(table).put(row)
      return Promise.resolve()
    },
    remove(table, key) {
      remember(open(table), key)
      open(table).remove(key)
      return Promise.resolve()
    },
    range: (table, index, partition, range = {}) =>
      Promise.resolve(open(table).range(index, partition, range)),
    count: (table, index, partition, range = {}) =>
      Promise.resolve(open(table).count(index, partition, range)),
  }

  return {
    async transaction(work) {
      if (undo) throw new Error('A transaction is open already: wait for it before beginning another.')
      const steps = (undo = [])
      try {
        return await work(tx)
      } catch (error) {
        takeBack(steps)
        throw error
      } finally {
        undo = undefined
      }
    },
    close: () => Promise.resolve(),
  }
}

function takeBack(steps: (() => void)[]): void {
  for (const step of steps.reverse()) step()
}
