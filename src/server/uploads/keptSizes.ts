import type { UploadRecord } from '../store/records.ts'
import type { FileStore } from './fileStore.ts'
import { sizeName, type PictureSize } from './pictureSize.ts'

/** In how many sizes one picture is kept. Who knows its address may ask for any size: the others are drawn each time. */
export const MOST_KEPT = 24

const nameOf = (id: string, size: string): string => `${id}_${size}`

/** Keeps a picture in another size beside it, for the record to name. @returns what it is called in the record */
export async function keepSize(
  files: FileStore,
  id: string,
  size: PictureSize,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const name = sizeName(size)
  await files.put(nameOf(id, name), once(bytes))
  return name
}

/** A picture in a size in which it is kept. */
export const getSize = async ({ id, sizes = [] }: UploadRecord, size: PictureSize, files: FileStore) =>
  sizes.includes(sizeName(size)) ? files.get(nameOf(id, sizeName(size))) : undefined

/** Takes a file away, in all sizes. */
export async function removeFile(files: FileStore, { id, sizes = [] }: UploadRecord): Promise<void> {
  for (const size of sizes) await files.remove(nameOf(id, size))
  await files.remove(id)
}

/** Takes away one size that no record names. */
export const removeSize = (files: FileStore, id: string, name: string): Promise<void> =>
  files.remove(nameOf(id, name))

async function* once(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield bytes
}
