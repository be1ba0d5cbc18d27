import type { Json } from '../../wire/decode.ts'
import { badInput, tooBig } from '../failure.ts'
import { readJson } from './readRequest.ts'

/** The largest file the server takes, bytes. */
export const MOST_FILE_BYTES: number = 100 * 1024 * 1024
/** What a form may hold besides its file. */
const REST_BYTES = 100_000
/** How much of a form that is too large is waited for, so that who is still sending hears the answer. */
const MOST_HEARD = 32_000_000

/** Reads a form: its file as it is, and everything else as JSON. @throws Failure 4 for what is no form, 22 above the limit */
export async function readForm(request: Request): Promise<Json> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw badInput('body', 'must be multipart/form-data')
  const whole = await readWhole(request)
  const form = await new Response(whole, { headers: { 'Content-Type': type } }).formData().catch(() => {
    throw badInput('body', 'is no complete form')
  })
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, typeof value === 'string' ? readJson(value, name) : value]),
  )
}

async function readWhole(request: Request): Promise<Blob> {
  const reader = request.body?.getReader()
  const most = MOST_FILE_BYTES + REST_BYTES
  let parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size <= most) parts.push(part.value)
    else parts = []
    if (size <= most + MOST_HEARD) continue
    await reader?.cancel()
    break
  }
  if (size > most) throw tooBig('file', `${MOST_FILE_BYTES} bytes`)
  return new Blob(parts)
}
