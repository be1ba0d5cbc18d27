import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What lies in a storage, and what happens to the next requests. */
export interface Storage {
  readonly url: string
  /** By path. */
  readonly files: Map<string, Buffer>
  /** in the order in which they ended: `PATCH 204`, `PUT broken`. */
  readonly calls: string[]
  /** Breaks the connection of the next request after so many bytes of its body, and forgets them if so wanted. */
  breakAfter(bytes: number, forgets?: boolean): void
  /** Answers the next PUT or PATCH with a status. */
  answerWith(status: number): void
}

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*, Authorization',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
  'Access-Control-Expose-Headers': '*, Location, Upload-Offset',
}

/** A bucket with signed addresses (`PUT /bucket/…?signature=`) and a server that speaks tus 1.0 (`/tus`), on a real port. */
export async function startStorage(): Promise<Storage> {
  const files = new Map<string, Buffer>()
  const lengths = new Map<string, number>()
  const calls: string[] = []
  let cut = Infinity
  let isForgetful = false
  let status = 0

  /** Keeps what comes, also of a request that breaks off. @returns whether all of it came */
  async function take(request: IncomingMessage, path: string): Promise<boolean> {
    let left = cut
    cut = Infinity
    try {
      for await (const part of request as AsyncIterable<Buffer>) {
        const piece = part.subarray(0, left)
        files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), piece]))
        left -= piece.length
        if (left > 0) continue
        if (isForgetful) files.delete(path)
        request.socket.destroy()
        return false
      }
      return true
    } catch {
      return false
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<number | undefined> {
    const { method = '', headers } = request
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://storage')
    const say = (code: number, more: Readonly<Record<string, string>> = {}): number => {
      response.writeHead(code, { ...CORS, ...more }).end()
      return code
    }
    if (method === 'OPTIONS') return say(204)
    const isGiven = status !== 0 && (method === 'PUT' || method === 'PATCH')
    const given = status
    if (isGiven) status = 0
    if (isGiven) return say(given)
    if (path.startsWith('/bucket/')) {
      if (searchParams.get('signature') !== 'right' || headers['x-signed'] !== 'yes') return say(403)
      files.delete(path)
      return (await take(request, path)) ? say(200) : undefined
    }
    if (headers['tus-resumable'] !== '1.0.0') return say(412)
    if (method === 'POST' && path === '/tus') {
      const name = `/tus/${lengths.size + 1}`
      lengths.set(name, Number(headers['upload-length']))
      files.set(name, Buffer.alloc(0))
      return say(201, { Location: name })
    }
    const held = files.get(path)
    if (!held) return say(404)
    if (method === 'DELETE') {
      files.delete(path)
      return say(204)
    }
    if (method === 'HEAD')
      return say(200, { 'Upload-Offset': String(held.length), 'Cache-Control': 'no-store' })
    if (headers['content-type'] !== 'application/offset+octet-stream') return say(415)
    if (Number(headers['upload-offset']) !== held.length) return say(409)
    if (!(await take(request, path))) return undefined
    return say(204, { 'Upload-Offset': String(files.get(path)?.length) })
  }

  const server = createServer((request, response) => {
    // Who left in between is no news.
    request.on('error', () => undefined)
    void answer(request, response).then((code) => {
      if (request.method !== 'OPTIONS') calls.push(`${request.method} ${code ?? 'broken'}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    calls,
    breakAfter(bytes, forgets = false) {
      cut = bytes
      isForgetful = forgets
    },
    answerWith: (code) => void (status = code),
  }
}
