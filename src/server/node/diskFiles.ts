import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from '../uploads/fileStore.ts'

/** How much is read at a time, bytes. */
const PIECE = 64 * 1024

/** Files in a folder, which is made when the first one comes. @throws Error when the disk refuses */
export function diskFiles(folder: string): FileStore {
  let ready: Promise<void> | undefined
  const pathOf = (name: string): string => {
    if (!/^[\w-]+$/.test(name)) throw new Error(`${name} is no name of a file`)
    return join(folder, name)
  }
  return {
    async put(name, content) {
      const path = pathOf(name)
      ready ??= makeReady(folder)
      await ready
      // A file that is there is whole, also after a crash.
      try {
        await pipeline(content, createWriteStream(`${path}.part`, { flush: true }))
        await rename(`${path}.part`, path)
      } catch (error) {
        await rm(`${path}.part`, { force: true })
        throw error
      }
    },
    async get(name) {
      const path = pathOf(name)
      const found = await stat(path).catch(orNone)
      return found && { size: found.size, read: (from, to) => readFile(path, from, to ?? found.size) }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}

/** What a process that ended was still writing is of no use. */
async function makeReady(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder))
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true })
}

function orNone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** Opens the file with the first piece that is asked for, and closes it behind the last one. */
function readFile(path: string, from = 0, to: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: Awaited<ReturnType<typeof open>> | undefined
  let place = from
  return new ReadableStream(
    {
      async pull(controller) {
        file ??= await open(path)
        const piece = new Uint8Array(Math.min(PIECE, to - place))
        const { bytesRead } = await file.read(piece, 0, piece.length, place).catch(async (error: unknown) => {
          await file?.close()
          throw error
        })
        place += bytesRead
        if (bytesRead > 0) controller.enqueue(piece.subarray(0, bytesRead))
        if (bytesRead > 0 && place < to) return
        await file.close()
        controller.close()
      },
      cancel: () => file?.close(),
    },
    { highWaterMark: 0 },
  )
}
