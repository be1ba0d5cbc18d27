import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '../uploads/fileStore.ts'

/** Files in a folder, which is made when the first one comes. @throws Error when the disk refuses */
export function diskFiles(folder: string): FileStore {
  const pathOf = (name: string): string => {
    if (!/^[\w-]+$/.test(name)) throw new Error(`${name} is no name of a file`)
    return join(folder, name)
  }
  return {
    async put(name, bytes) {
      const path = pathOf(name)
      await mkdir(folder, { recursive: true })
      // A file that is there is whole, also after a crash.
      await writeFile(`${path}.part`, bytes, { flush: true })
      await rename(`${path}.part`, path)
    },
    async get(name) {
      try {
        return new Uint8Array(await readFile(pathOf(name)))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}
