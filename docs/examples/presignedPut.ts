import { type FileTransport, OutcomeError } from '../../src/core.ts'

/** What your own server answers when it lets one file in. */
export interface Grant {
  /** Where the bytes may be PUT, once. */
  readonly uploadUrl: string
  /** What was signed with it, such as the content type. */
  readonly headers?: Readonly<Record<string, string>>
  /** Where the file is then. */
  readonly url: string
}

/** Files go straight to a bucket, to an address that your server signs for each. */
export const presignedPut = (
  sign: (file: { name: string; type: string; size: number }, signal: AbortSignal) => Promise<Grant>,
): FileTransport => ({
  async upload({ file, name }, signal, onProgress) {
    const { uploadUrl, headers, url } = await sign({ name, type: file.type, size: file.size }, signal)
    await put(uploadUrl, file, { headers, signal, onProgress })
    return { url, thumbnailUrl: null }
  },
})

interface PutOptions {
  readonly headers: Grant['headers'] | undefined
  readonly signal: AbortSignal
  readonly onProgress: (ratio: number) => void
}

/** XMLHttpRequest, because `fetch` does not tell how much has left. */
const put = (url: string, file: Blob, { headers = {}, signal, onProgress }: PutOptions) =>
  new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => onProgress(loaded / file.size)
    request.onload = () => {
      if (request.status < 300) resolve()
      // The storage will not have it, so nobody tries again by themselves. Everything else is tried again.
      else if (request.status < 500)
        reject(new OutcomeError({ type: 'rejected', reason: 'other' }, 'The storage refused the file.'))
      else reject(new Error(`The storage answered ${request.status}.`))
    }
    request.onerror = () => reject(new TypeError('The storage was not reached.'))
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'))
    signal.throwIfAborted()
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
