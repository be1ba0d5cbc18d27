import type { KeyValueStorage } from './env.ts'

/** Storage that ends with the page: for servers, tests and browsers that refuse the disk. */
export function memoryStorage(): KeyValueStorage {
  const entries = new Map<string, string>()
  return {
    get: (key) => Promise.resolve(entries.get(key) ?? null),
    set: (key, value) => {
      entries.set(key, value)
      return Promise.resolve()
    },
    remove: (key) => {
      entries.delete(key)
      return Promise.resolve()
    },
    keys: (prefix) => Promise.resolve([...entries.keys()].filter((key) => key.startsWith(prefix))),
  }
}
