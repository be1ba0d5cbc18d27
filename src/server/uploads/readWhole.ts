import type { StoredFile } from './fileStore.ts'

/** All bytes of a file at once, for those that cannot take it in pieces. */
export const readWhole = async (file: StoredFile): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(file.read()).arrayBuffer())
