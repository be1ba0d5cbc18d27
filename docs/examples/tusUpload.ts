import { type FileTransport, OutcomeError } from '../../src/core.ts'

export interface TusOptions {
  /** Where new uploads are made. */
  readonly endpoint: string
  /** What lets us in. */
  readonly headers?: () => Readonly<Record<string, string>>
  /** Bytes of one request; after each it is told how far it is. @default 1 MB */
  readonly chunk?: number
}

/** Files go to a server that speaks tus 1.0: what broke off goes on where it was, as long as the page lives. */
export function tusUpload({
  endpoint,
  headers = () => ({}),
  chunk = 1024 * 1024,
}: TusOptions): FileTransport {
  /** Where each file was begun. The same file is given again when it is tried again. */
  const begun = new WeakMap<Blob, string>()

  const call = async (method: string, url: string, more: RequestInit = {}): Promise<Response> => {
    const all = { 'Tus-Resumable': '1.0.0', ...headers(), ...(more.headers as Record<string, string>) }
    const answer = await fetch(url, { ...more, method, headers: all })
    if (answer.ok || method === 'HEAD') return answer
    // Gone, not where we thought, or still being written: those are tried again, as is what is the server's own fault.
    if (answer.status < 500 && ![404, 409, 410, 423].includes(answer.status))
      throw new OutcomeError({ type: 'rejected', reason: 'other' }, `The storage answered ${answer.status}.`)
    throw new Error(`The storage answered ${answer.status}.`)
  }
  const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

  const begin = async (file: Blob, name: string, signal: AbortSignal): Promise<string> => {
    const metadata = `filename ${base64(name)},filetype ${base64(file.type)}`
    const answer = await call('POST', endpoint, {
      signal,
      headers: { 'Upload-Length': String(file.size), 'Upload-Metadata': metadata },
    })
    return new URL(answer.headers.get('Location') ?? '', endpoint).href
  }
  /** How far a file is there; undefined when nobody knows of it any more. */
  const offsetOf = async (url: string, signal: AbortSignal): Promise<number | undefined> => {
    const answer = await call('HEAD', url, { signal })
    return answer.ok ? Number(answer.headers.get('Upload-Offset')) : undefined
  }
  const drop = (url: string, signal?: AbortSignal) =>
    call('DELETE', url, signal ? { signal } : { keepalive: true })

  return {
    async upload({ file, name }, signal, onProgress) {
      const known = begun.get(file)
      const there = known && (await offsetOf(known, signal))
      const url = known && there !== undefined ? known : await begin(file, name, signal)
      let offset = there || 0
      begun.set(file, url)
      const forget = () => {
        begun.delete(file)
        drop(url).catch(() => {})
      }
      signal.addEventListener('abort', forget, { once: true })
      try {
        while (offset < file.size) {
          onProgress(offset / file.size)
          const answer = await call('PATCH', url, {
            signal,
            headers: { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
            body: file.slice(offset, offset + chunk),
          })
          offset = Number(answer.headers.get('Upload-Offset'))
        }
        onProgress(1)
        return { url, thumbnailUrl: null }
      } finally {
        signal.removeEventListener('abort', forget)
      }
    },
    async deleteUpload({ url }, signal) {
      await drop(url, signal)
    },
  }
}
