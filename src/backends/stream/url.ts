import { OutcomeError } from '../../model/outcome.ts'
import type { Row } from '../../wire/stream/row.ts'

/** A query value as the protocol writes it: lists of scalars joined by commas, anything deeper as JSON text. */
function queryText(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/**
 * One foreign name as one segment of a path. URL parsers walk up at `..` even when it is escaped, so a reaction of
 * that type, taken back, would delete the message instead.
 */
function segment(name: string): string {
  const isWalk = name === '' || name === '.' || name === '..'
  try {
    if (!isWalk) return encodeURIComponent(name)
  } catch {
    // Half a character: no address can hold it.
  }
  throw new OutcomeError({ type: 'rejected', reason: 'input' }, 'The server cannot be asked about this name.')
}

/**
 * The address of one call: the row's path with its names filled in, and the query.
 * @throws OutcomeError for a name that cannot be part of a path
 */
export function requestUrl(
  baseUrl: string,
  row: Pick<Row, 'path'>,
  path: Readonly<Record<string, string>>,
  query: object,
): string {
  const filled = row.path.replace(/\{(\w+)\}/g, (_whole, name: string) => segment(path[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, queryText(value))
  }
  return `${baseUrl.replace(/\/+$/, '')}${filled}?${search.toString()}`
}

/** The address of the socket, which is the base with `ws` for `http`. */
export function socketUrl(baseUrl: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/connect`)
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:'
  url.search = new URLSearchParams(query).toString()
  return url.href
}
