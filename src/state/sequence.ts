import type { MessageKey, Order } from '../model/id.ts'

/** Where one message stands: by the server's order, then by key so that no two stand in the same place. */
export interface Place {
  readonly key: MessageKey
  readonly order: Order
}

/**
 * An immutable sorted list of places without repeats. It is kept in short chunks: an insert copies one chunk and the
 * list of chunks, so adding to a long history costs no more than adding to a short one.
 */
export interface Sequence {
  readonly size: number
  readonly chunks: readonly (readonly Place[])[]
}

const LONGEST_CHUNK = 256
export const emptySequence: Sequence = { size: 0, chunks: [] }

export const comparePlaces = (a: Place, b: Place): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0

/** First index whose place is not before `place`. */
function lowerBound(chunk: readonly Place[], place: Place): number {
  let low = 0
  let high = chunk.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (comparePlaces(chunk[middle] as Place, place) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The chunk a place lies in or belongs into: the first whose last place is not before it, else the last. */
function chunkIndex(sequence: Sequence, place: Place): number {
  let low = 0
  let high = sequence.chunks.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const chunk = sequence.chunks[middle] as readonly Place[]
    if (comparePlaces(chunk[chunk.length - 1] as Place, place) < 0) low = middle + 1
    else high = middle
  }
  return low
}

const replaceChunk = (
  sequence: Sequence,
  index: number,
  chunks: readonly (readonly Place[])[],
  size: number,
): Sequence => {
  const next = sequence.chunks.slice()
  next.splice(index, 1, ...chunks)
  return { size, chunks: next }
}

export function insertPlace(sequence: Sequence, place: Place): Sequence {
  if (sequence.size === 0) return { size: 1, chunks: [[place]] }
  const index = chunkIndex(sequence, place)
  const chunk = sequence.chunks[index] as readonly Place[]
  const at = lowerBound(chunk, place)
  if (chunk[at]?.key === place.key && chunk[at].order === place.order) return sequence
  const next = chunk.slice()
  next.splice(at, 0, place)
  const half = next.length >> 1
  const parts = next.length > LONGEST_CHUNK ? [next.slice(0, half), next.slice(half)] : [next]
  return replaceChunk(sequence, index, parts, sequence.size + 1)
}

export function removePlace(sequence: Sequence, place: Place): Sequence {
  if (sequence.size === 0) return sequence
  const index = chunkIndex(sequence, place)
  const chunk = sequence.chunks[index] as readonly Place[]
  const at = lowerBound(chunk, place)
  if (chunk[at]?.key !== place.key) return sequence
  if (sequence.size === 1) return emptySequence
  const next = chunk.slice()
  next.splice(at, 1)
  return replaceChunk(sequence, index, next.length > 0 ? [next] : [], sequence.size - 1)
}

/** Makes a sequence of places that are already sorted and unique. */
export function sequenceOfSorted(places: readonly Place[]): Sequence {
  if (places.length === 0) return emptySequence
  const chunks: (readonly Place[])[] = []
  for (let start = 0; start < places.length; start += LONGEST_CHUNK / 2)
    chunks.push(places.slice(start, start + LONGEST_CHUNK / 2))
  return { size: places.length, chunks }
}

export const firstPlace = (sequence: Sequence): Place | undefined => sequence.chunks[0]?.[0]
export const lastPlace = (sequence: Sequence): Place | undefined => sequence.chunks.at(-1)?.at(-1)

/** The last one for which something is true. */
export function findLastPlace(sequence: Sequence, isMeant: (place: Place) => boolean): Place | undefined {
  for (let index = sequence.chunks.length - 1; index >= 0; index -= 1) {
    const found = sequence.chunks[index]?.findLast(isMeant)
    if (found) return found
  }
  return undefined
}

export function* places(sequence: Sequence): Generator<Place> {
  for (const chunk of sequence.chunks) yield* chunk
}

/** The places of a stretch, and perhaps some beside it; open-ended where an edge is left out. */
export function* placesBetween(
  sequence: Sequence,
  from: Place | undefined,
  to: Place | undefined,
): Generator<Place> {
  for (const chunk of sequence.chunks) {
    if (from && comparePlaces(chunk.at(-1) as Place, from) < 0) continue
    if (to && comparePlaces(chunk[0] as Place, to) > 0) return
    yield* chunk
  }
}
