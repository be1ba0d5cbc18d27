import type { UploadTransport } from './env.ts'

/** The header lines of an answer. */
const headersOf = (lines: string): [string, string][] =>
  [...lines.matchAll(/^([^:\r\n]+): ?(.*)$/gm)].map(([, name = '', value = '']) => [name, value.trim()])

/** XMLHttpRequest, because `fetch` does not tell how much of a body has left. */
export const xhrUpload: UploadTransport = (url, init, onProgress, signal) =>
  new Promise((resolve, reject) => {
    const cancelled = (): void => reject(new DOMException('The upload was cancelled.', 'AbortError'))
    if (signal.aborted) return cancelled()
    const request = new XMLHttpRequest()
    const abort = (): void => request.abort()
    request.open(init.method, url)
    for (const [name, value] of Object.entries(init.headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      onProgress(1)
      const { status, responseText } = request
      // A status that has no body refuses even an empty one.
      resolve(
        new Response(responseText || null, { status, headers: headersOf(request.getAllResponseHeaders()) }),
      )
    }
    request.onloadend = () => signal.removeEventListener('abort', abort)
    request.onerror = () => reject(new TypeError('The upload failed.'))
    request.onabort = cancelled
    signal.addEventListener('abort', abort)
    request.send(init.body)
  })
