import type { FileStore } from '../../src/server/uploads/fileStore.ts'
import type { Random } from '../../src/testing/scenes/random.ts'

const MOST_AT_ONCE = 3
const BYTES = { least: 100, most: 3000 }
const SIGNS = 'abcdefghijklmnopqrstuvwxyz 0123456789'

/** A file that a person picks, and what is in it. */
export interface Picked {
  readonly file: File
  readonly content: string
}

/** A few small files, no two of a run alike. */
export function pickFiles(random: Random, mark: string): readonly Picked[] {
  const count = Math.ceil(random.between(0, MOST_AT_ONCE))
  return Array.from({ length: Math.max(1, count) }, (_, nth) => {
    const name = `f${mark}-${nth}.txt`
    const length = Math.floor(random.between(BYTES.least, BYTES.most))
    const rest = Array.from({ length }, () => SIGNS[Math.floor(random.next() * SIGNS.length)])
    const content = `${name} ${rest.join('')}`
    return { content, file: new File([content], name, { type: 'text/plain', lastModified: 1 }) }
  })
}

/** The disk of the server: it outlives the server, and can be looked at. */
export class FileShelf implements FileStore {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()

  readonly put: FileStore['put'] = async (name, content) => {
    const parts: Uint8Array[] = []
    for await (const part of content) parts.push(part)
    this.files.set(name, new Uint8Array(Buffer.concat(parts)))
  }

  readonly get: FileStore['get'] = (name) => {
    const bytes = this.files.get(name)
    const read = (from?: number, to?: number): ReadableStream<Uint8Array<ArrayBuffer>> =>
      new ReadableStream({
        start(stream) {
          stream.enqueue(bytes?.slice(from, to) ?? new Uint8Array())
          stream.close()
        },
      })
    return Promise.resolve(bytes && { size: bytes.length, read })
  }

  readonly remove: FileStore['remove'] = (name) => Promise.resolve(void this.files.delete(name))

  /** What is in each, as text. */
  contents(): ReadonlyMap<string, string> {
    const decoder = new TextDecoder()
    return new Map([...this.files].map(([name, bytes]) => [name, decoder.decode(bytes)]))
  }
}
