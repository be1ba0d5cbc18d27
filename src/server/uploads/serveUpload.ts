import { Failure } from '../failure.ts'
import { answerFailure } from '../http/answer.ts'
import type { ServeFile } from '../http/app.ts'
import type { Services } from '../services.ts'
import type { UploadRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import type { Transactions } from '../transactions.ts'
import { answerFile } from './answerFile.ts'
import type { StoredFile } from './fileStore.ts'
import { getSize, keepSize, MOST_KEPT, removeSize } from './keptSizes.ts'
import { sizeInAddress, sizeName, type PictureSize } from './pictureSize.ts'

/**
 * Answers the addresses of uploaded files. Who knows one may read that file: its id is chance that nobody can guess, and
 * stands for the signature. What follows the `?` chooses a size of that picture and can name nothing else.
 */
export function createServeUpload(transactions: Transactions, services: Services): ServeFile {
  const { files } = services
  /** What is being drawn: the same one that is wanted twice meanwhile is drawn, and kept, once. */
  const drawing = new Map<string, Promise<StoredFile | undefined>>()
  const inSize = (record: UploadRecord, size: PictureSize): Promise<StoredFile | undefined> => {
    const name = `${record.id} ${sizeName(size)}`
    const work = drawing.get(name) ?? drawAndKeep(transactions, services, record, size)
    drawing.set(name, work)
    return work.finally(() => drawing.delete(name))
  }

  return async (id, request) => {
    const record = await transactions.run(({ tx }) => tx.get(tables.uploads, id))
    if (!record) return answerFile(undefined, undefined, request)
    try {
      const size = sizeInAddress(new URL(request.url).searchParams)
      const drawn = size && (await inSize(record, size))
      return answerFile(record, drawn ?? (await files.get(id)), request)
    } catch (error) {
      if (error instanceof Failure) return answerFailure(error, '0.00ms')
      throw error
    }
  }
}

/** A picture in another size, kept or new; undefined when there is only the original. */
async function drawAndKeep(
  transactions: Transactions,
  { files, pictureDesk }: Services,
  record: UploadRecord,
  size: PictureSize,
): Promise<StoredFile | undefined> {
  if (!pictureDesk.draws(record.type)) return undefined
  const kept = await getSize(record, size, files)
  if (kept) return kept
  const bytes = await pictureDesk.draw(record, size)
  if (!bytes) return undefined
  if ((record.sizes ?? []).length < MOST_KEPT) {
    const name = await keepSize(files, record.id, size, bytes)
    const isKept = await transactions.run(async ({ tx }) => {
      const now = await tx.get(tables.uploads, record.id)
      if (now) await tx.put(tables.uploads, { ...now, sizes: [...new Set([...(now.sizes ?? []), name])] })
      return now !== undefined
    })
    // It was deleted while it was drawn.
    if (!isKept) await removeSize(files, record.id, name)
  }
  const blob = new Blob([bytes])
  return { size: blob.size, read: (from, to) => blob.slice(from, to).stream() }
}
