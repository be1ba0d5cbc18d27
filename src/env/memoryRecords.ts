import type { RecordStorage } from './env.ts'

/** Records that end with the process, for each name one place: for servers, tests and worlds in a page. */
export function memoryRecords(): (name: string) => RecordStorage {
  const places = new Map<string, Map<string, unknown>>()
  return (name) => {
    const held = places.get(name) ?? new Map<string, unknown>()
    places.set(name, held)
    return {
      all: () => Promise.resolve([...held].map(([key, value]) => [key, structuredClone(value)] as const)),
      put: (key, value) =>
        new Promise((resolve) => {
          held.set(key, structuredClone(value))
          resolve()
        }),
      delete: (key) => {
        held.delete(key)
        return Promise.resolve()
      },
    }
  }
}
