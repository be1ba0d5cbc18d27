import type { IncomingMessage } from 'node:http'

const MOST_BYTES = 64 * 1024

/** The JSON a request carries; `undefined` when it carries none, or far too much. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes += part.length
      if (bytes <= MOST_BYTES) parts.push(part)
    }
    return bytes > MOST_BYTES ? undefined : (JSON.parse(Buffer.concat(parts).toString()) as unknown)
  } catch {
    return undefined
  }
}
