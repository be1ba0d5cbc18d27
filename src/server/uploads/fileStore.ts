/**
 * Where the server keeps the bytes of uploaded files and of the smaller pictures made of them. Names are the server's
 * own: letters, digits, `_` and `-`. Bytes go in and come out in pieces, so that no file is ever held as a whole.
 */
export interface FileStore {
  /** Keeps what comes until it ends. When it breaks off, or `content` throws, nothing is kept, and it rejects. */
  put(name: string, content: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void>
  /** Undefined where there is none. */
  get(name: string): Promise<StoredFile | undefined>
  /** A name that is not there is no error. */
  remove(name: string): Promise<void>
}

export interface StoredFile {
  /** Bytes. */
  readonly size: number
  /** Nothing is opened before the first piece is asked for. @param to the first byte that is left out @default size */
  read(from?: number, to?: number): ReadableStream<Uint8Array<ArrayBuffer>>
}
