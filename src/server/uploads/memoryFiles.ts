import type { FileStore } from './fileStore.ts'

/** Files that end with the page or process. */
export function memoryFiles(): FileStore {
  const files = new Map<string, Blob>()
  return {
    async put(name, content) {
      const parts: Uint8Array<ArrayBuffer>[] = []
      for await (const part of content) parts.push(part)
      files.set(name, new Blob(parts))
    },
    get(name) {
      const blob = files.get(name)
      return Promise.resolve(blob && { size: blob.size, read: (from, to) => blob.slice(from, to).stream() })
    },
    remove: (name) => Promise.resolve(void files.delete(name)),
  }
}
