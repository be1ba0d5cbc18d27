import { parseJson, type Json } from '../../wire/decode.ts'
import { badInput, tooBig } from '../failure.ts'

/** The largest body the server reads, bytes. */
export const MOST_BYTES = 500_000

/** How much of a body that is too large is waited for, bytes. */
const MOST_HEARD = 32_000_000

/** How deep objects and lists in a request may lie within each other. */
const DEEPEST = 64

const FLAGS = new Set(['hard', 'delete_for_me', 'state', 'watch', 'presence', 'with_inaccessible_cids'])
const NUMBERS = new Set(['limit', 'offset', 'reply_limit', 'participant_limit', 'member_limit'])
const JSONS = new Set(['payload', 'sort'])
const LISTS = new Set(['ids'])

/** Reads a query: booleans, numbers, lists joined by commas and objects as JSON text, each by its name. */
export function readQuery(query: URLSearchParams): Json {
  return Object.fromEntries([...query].map(([name, text]) => [name, valueOf(name, text)]))
}

function valueOf(name: string, text: string): unknown {
  if (FLAGS.has(name)) return text === 'true' ? true : text === 'false' ? false : text
  if (NUMBERS.has(name)) return text.trim() === '' ? text : Number(text)
  if (LISTS.has(name)) return text === '' ? [] : text.split(',')
  return JSONS.has(name) ? readJson(text, name) : text
}

/** Reads the body of a request. An empty one reads as an object without fields. @throws Failure 22 above the limit */
export async function readBody(request: Request): Promise<unknown> {
  const reader = request.body?.getReader()
  if (!reader) return {}
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size <= MOST_BYTES) text += decoder.decode(part.value, { stream: true })
    // Who is answered while still sending often sees a broken connection instead: so the rest is heard, not kept.
    else if (size > MOST_HEARD) {
      await reader.cancel()
      break
    }
  }
  if (size > MOST_BYTES) throw tooBig('body', `${MOST_BYTES} bytes`)
  text += decoder.decode()
  return text.trim() === '' ? {} : readJson(text, 'body')
}

/** @throws Failure 4 for what is no JSON, or lies too deep */
export function readJson(text: string, path: string): unknown {
  const value = parseJson(text)
  if (value === undefined) throw badInput(path, 'must be JSON')
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw badInput(path, `must not nest more than ${DEEPEST} levels`)
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
  }
  return value
}
