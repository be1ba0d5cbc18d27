import { createStore, del, entries, set } from 'idb-keyval'
import type { RecordStorage } from './env.ts'

/** Records in IndexedDB, a database for each name, opened with the first use; a browser without one rejects. */
export function idbRecords(name: string): RecordStorage {
  let opened: ReturnType<typeof createStore> | null = null
  const store = (): ReturnType<typeof createStore> => (opened ??= createStore(name, 'records'))
  return {
    all: async () => {
      const found = await entries<IDBValidKey, unknown>(store())
      return found.flatMap(([key, value]) => (typeof key === 'string' ? [[key, value] as const] : []))
    },
    put: async (key, value) => set(key, value, store()),
    delete: async (key) => del(key, store()),
  }
}
