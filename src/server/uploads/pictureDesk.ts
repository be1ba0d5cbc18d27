import type { Pictures } from '../services.ts'
import type { UploadRecord } from '../store/records.ts'
import type { FileStore } from './fileStore.ts'
import type { PictureExtent, PictureSize } from './pictureSize.ts'

/** Pictures that somebody could draw; the others are shown as they are. */
const DRAWN: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
])

/** Larger files are not opened: all of one has to be held to draw it. */
const MOST_BYTES = 40 * 1024 * 1024
const MOST_AT_ONCE = 2
const MOST_WAITING = 40

/** What is drawn, as far as this server has somebody who draws. Nothing here rejects: the original is always there. */
export interface PictureDesk {
  /** Whether pictures of a type are drawn at all. */
  draws(type: string): boolean
  /** How large a picture is; undefined when it is broken, or larger than is looked at. */
  measure(file: Pick<UploadRecord, 'id' | 'size'>): Promise<PictureExtent | undefined>
  /** A picture in another size; undefined when it cannot be had now. */
  draw(
    file: Pick<UploadRecord, 'id' | 'size'>,
    size: PictureSize,
  ): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Draws few at once and lets few wait. */
export function createPictureDesk(files: FileStore, pictures: Pictures | undefined): PictureDesk {
  let atWork = 0
  const waiting: (() => void)[] = []

  async function inTurn<Result>(
    { id, size }: Pick<UploadRecord, 'id' | 'size'>,
    work: (pictures: Pictures, file: NonNullable<Awaited<ReturnType<FileStore['get']>>>) => Promise<Result>,
  ): Promise<Result | undefined> {
    if (!pictures || size > MOST_BYTES || waiting.length >= MOST_WAITING) return undefined
    if (atWork >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else atWork += 1
    try {
      const file = await files.get(id)
      return file && (await work(pictures, file))
    } catch {
      // A broken picture, a bomb, a disk that refuses: the original is shown then, or what can be shown of it.
      return undefined
    } finally {
      // Who waits next takes the place as it is.
      const next = waiting.shift()
      if (next) next()
      else atWork -= 1
    }
  }

  return {
    draws: (type) => pictures !== undefined && DRAWN.has(type),
    measure: (file) => inTurn(file, (service, stored) => service.measure(stored)),
    draw: (file, size) => inTurn(file, (service, stored) => service.draw(stored, size)),
  }
}
