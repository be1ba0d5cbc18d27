import { isObject, parseJson } from '../../wire/decode.ts'
import { badInput } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { compareIn, type Sort, type Sortable } from './sort.ts'

/** Which page of something a request asks for. */
export interface Paging {
  readonly sort: readonly Sort[]
  readonly limit: number
  /** Where the page begins, or ends; absent for the first one. */
  readonly place?: Place
}

/** The edge of a page: the values and the tie of the thing there, which need not exist any more. */
interface Place {
  readonly way: 'next' | 'previous'
  readonly values: readonly unknown[]
  readonly tie: string
}

export interface CursorPage<Thing> {
  readonly things: readonly Thing[]
  /** Gets the page after, or before, this one; absent where there is none. */
  readonly next?: string
  readonly previous?: string
}

/**
 * Reads `limit` and a cursor. A cursor says itself which way it leads, so `next` takes either kind.
 * @throws Failure 4 for a cursor of a different order, or one that this server did not make
 */
export function readPaging(
  from: Fields,
  sort: readonly Sort[],
  limits: { readonly usual: number; readonly most: number },
): Paging {
  const limit = from.count('limit', 1, limits.most) ?? limits.usual
  const at = (name: string): string => (from.path === '' ? name : `${from.path}.${name}`)
  if (from.has('next') && from.has('prev')) throw badInput(at('next'), 'and prev exclude each other')
  const name = from.has('next') ? 'next' : 'prev'
  const text = from.text(name)
  if (text === undefined || text === '') return { sort, limit }
  const cursor = decode(text)
  if (!cursor) throw badInput(at(name), 'must be a cursor from an earlier answer')
  if (cursor.order !== orderOf(sort)) throw badInput(at(name), 'belongs to an answer in a different order')
  return { sort, limit, place: cursor }
}

/**
 * Cuts a page out of what was found. Cursors name a place in the order, not a count: what came or went in between
 * makes nothing appear twice and nothing be passed over.
 * @param offset how many to pass over when there is no cursor
 */
export function pageOf<Thing>(
  found: readonly Sortable<Thing>[],
  { sort, limit, place }: Paging,
  offset: number = 0,
): CursorPage<Thing> {
  const ordered = found.toSorted((one, other) => compareIn(sort, one, other))
  const [start, end] = boundsOf(ordered, sort, limit, place, offset)
  const page = ordered.slice(start, end)
  const [first, last] = [page[0], page.at(-1)]
  return {
    things: page.map(({ thing }) => thing),
    ...(last && end < ordered.length ? { next: encode('next', sort, last) } : {}),
    ...(first && start > 0 ? { previous: encode('previous', sort, first) } : {}),
  }
}

function boundsOf(
  ordered: readonly Sortable<unknown>[],
  sort: readonly Sort[],
  limit: number,
  place: Place | undefined,
  offset: number,
): readonly [start: number, end: number] {
  if (!place) return [offset, offset + limit]
  const edge = {
    facts: new Map(sort.map((step, index) => [step.field, place.values[index]])),
    tie: place.tie,
  }
  if (place.way === 'next') {
    const first = ordered.findIndex((entry) => compareIn(sort, entry, edge) > 0)
    return first === -1 ? [ordered.length, ordered.length] : [first, first + limit]
  }
  const after = ordered.findIndex((entry) => compareIn(sort, entry, edge) >= 0)
  const end = after === -1 ? ordered.length : after
  return [Math.max(0, end - limit), end]
}

const orderOf = (sort: readonly Sort[]): string =>
  sort.map(({ field, direction }) => `${direction}${field}`).join()

function encode(way: Place['way'], sort: readonly Sort[], { facts, tie }: Sortable<unknown>): string {
  const values = sort.map(({ field }) => facts.get(field) ?? null)
  const bytes = new TextEncoder().encode(JSON.stringify({ way, order: orderOf(sort), values, tie }))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

function decode(text: string): (Place & { readonly order: unknown }) | undefined {
  const json = parseJson(textOf(text))
  if (!isObject(json)) return undefined
  const { way, order, values, tie } = json
  if ((way !== 'next' && way !== 'previous') || !Array.isArray(values) || typeof tie !== 'string')
    return undefined
  return { way, order, values, tie }
}

function textOf(base64url: string): string {
  try {
    const binary = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
    return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
  } catch {
    return ''
  }
}
