/** Where the server keeps the bytes of uploaded files. Names are the server's own: letters, digits and `-`. */
export interface FileStore {
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  get(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** A name that is not there is no error. */
  remove(name: string): Promise<void>
}
