import type { RecordStorage } from '../env/env.ts'
import type { OperationId } from '../model/id.ts'
import type { Entry } from '../state/outbox.ts'
import { readEntry } from './entryShape.ts'

/**
 * Where the outbox is kept, so that what was pressed survives whatever ends the page. Every method may reject; the
 * chat goes on in memory then. Only the tab that leads loads and removes; what the others have just pressed they save
 * themselves.
 */
export interface OutboxStorage {
  /** Everything that was pressed and not confirmed, in any order: entries know their place. */
  load(): Promise<readonly Entry[]>
  save(entry: Entry): Promise<void>
  remove(id: OperationId): Promise<void>
}

/** Keeps the outbox as long as the object lives. */
export function memoryOutboxStorage(): OutboxStorage {
  const entries = new Map<OperationId, Entry>()
  return {
    load: () => Promise.resolve([...entries.values()]),
    save: (entry) => {
      entries.set(entry.operation.id, entry)
      return Promise.resolve()
    },
    remove: (id) => {
      entries.delete(id)
      return Promise.resolve()
    },
  }
}

/** Keeps the outbox in records, one an entry. What is there and is no entry is thrown away and costs nothing else. */
export function recordOutboxStorage(records: RecordStorage): OutboxStorage {
  return {
    async load() {
      const found = await records.all()
      return found.flatMap(([key, value]) => {
        const entry = readEntry(value)
        if (entry?.operation.id === key) return [entry]
        records.delete(key).catch(() => {})
        return []
      })
    },
    save: (entry) => records.put(entry.operation.id, entry),
    remove: (id) => records.delete(id),
  }
}

/** An outbox that has an entry once something else is on the disk as well. */
export const withMore = (
  storage: OutboxStorage,
  more: (entry: Entry, saved: Promise<void>) => Promise<void>,
): OutboxStorage => ({
  load: () => storage.load(),
  save: (entry) => more(entry, storage.save(entry)),
  remove: (id) => storage.remove(id),
})
