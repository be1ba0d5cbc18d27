import type { Order } from '../model/id.ts'
import {
  comparePlaces,
  firstPlace,
  insertPlace,
  lastPlace,
  type Place,
  places,
  removePlace,
  type Sequence,
  sequenceOfSorted,
} from './sequence.ts'

/** A stretch of history that holds everything between its ends. Where two spans meet there is a gap. */
export interface Span {
  readonly places: Sequence
  readonly hasOlder: boolean
  /** False only while the span reaches the end of the channel and everything new is heard. */
  readonly hasNewer: boolean
}

/**
 * What is loaded of one channel's history, oldest span first.
 *
 *   ░░ [span] ░ gap ░ [span] ░ gap ░ [newest span] ░ tail
 *
 * `tail` holds what arrived while the newest span did not reach the end; the next newest page takes it in.
 */
export interface Timeline {
  readonly spans: readonly Span[]
  readonly tail: readonly Place[]
}

export const emptyTimeline: Timeline = { spans: [], tail: [] }

const reaches = (span: Span, place: Place, beyondEnd: boolean): boolean => {
  const first = firstPlace(span.places)
  const last = lastPlace(span.places)
  const afterStart = !span.hasOlder || (first !== undefined && comparePlaces(place, first) >= 0)
  const beforeEnd = (beyondEnd && !span.hasNewer) || (last !== undefined && comparePlaces(place, last) <= 0)
  return afterStart && beforeEnd
}

const withSpan = (timeline: Timeline, index: number, span: Span): Timeline => ({
  ...timeline,
  spans: timeline.spans.with(index, span),
})

/**
 * Puts a message where it stands. Only one that just arrived may extend the end of a channel; any other appears
 * only inside a stretch that is loaded, so an event about old history never makes a row (RELIABILITY I12).
 */
export function place(timeline: Timeline, spot: Place, arrived: boolean): Timeline {
  for (let index = timeline.spans.length - 1; index >= 0; index -= 1) {
    const span = timeline.spans[index] as Span
    if (!reaches(span, spot, arrived)) continue
    const next = insertPlace(span.places, spot)
    return next === span.places ? timeline : withSpan(timeline, index, { ...span, places: next })
  }
  const newest = timeline.spans.at(-1)
  const last = newest && lastPlace(newest.places)
  const isNew = arrived && (last === undefined || comparePlaces(spot, last) > 0)
  if (!isNew || timeline.tail.some(({ key }) => key === spot.key)) return timeline
  return { ...timeline, tail: [...timeline.tail, spot].toSorted(comparePlaces) }
}

export function unplace(timeline: Timeline, spot: Place): Timeline {
  const tail = timeline.tail.filter(({ key }) => key !== spot.key)
  if (tail.length !== timeline.tail.length) return { ...timeline, tail }
  for (const [index, span] of timeline.spans.entries()) {
    const next = removePlace(span.places, spot)
    if (next !== span.places) return withSpan(timeline, index, { ...span, places: next })
  }
  return timeline
}

/** Forgets everything up to a time, as when a channel is emptied. */
export function truncate(timeline: Timeline, upTo: Order): Timeline {
  const keep = ({ order }: Place): boolean => order > upTo
  const spans = timeline.spans.map((span) => ({
    ...span,
    hasOlder: span.hasOlder && (firstPlace(span.places)?.order ?? '') > upTo,
    places: sequenceOfSorted([...places(span.places)].filter(keep)),
  }))
  const newest = spans.at(-1)
  const filled = spans.filter((span) => span.places.size > 0)
  return {
    spans: filled.length > 0 ? filled : newest ? [{ ...newest, hasOlder: false }] : [],
    tail: timeline.tail.filter(keep),
  }
}

/** We no longer hear the channel: its end may have moved on without us. */
export function loseEnd(timeline: Timeline): Timeline {
  const newest = timeline.spans.at(-1)
  if (!newest || newest.hasNewer) return timeline
  return withSpan(timeline, timeline.spans.length - 1, { ...newest, hasNewer: true })
}

const overlap = (a: Sequence, b: Sequence): boolean => {
  const [aFirst, aLast, bFirst, bLast] = [firstPlace(a), lastPlace(a), firstPlace(b), lastPlace(b)]
  if (!aFirst || !aLast || !bFirst || !bLast) return true
  return comparePlaces(aFirst, bLast) <= 0 && comparePlaces(bFirst, aLast) <= 0
}

function union(a: Span, b: Span): Span {
  const [long, short] = a.places.size >= b.places.size ? [a, b] : [b, a]
  let merged = long.places
  for (const spot of places(short.places)) merged = insertPlace(merged, spot)
  const end = (side: (sequence: Sequence) => Place | undefined, direction: 1 | -1): number => {
    const [aEnd, bEnd] = [side(a.places), side(b.places)]
    if (!aEnd || !bEnd) return 0
    return comparePlaces(aEnd, bEnd) * direction
  }
  const start = end(firstPlace, -1)
  const finish = end(lastPlace, 1)
  return {
    places: merged,
    // Whoever reaches further knows what lies beyond; of two that end together, one that saw the edge is enough.
    hasOlder: start > 0 ? a.hasOlder : start < 0 ? b.hasOlder : a.hasOlder && b.hasOlder,
    hasNewer: finish > 0 ? a.hasNewer : finish < 0 ? b.hasNewer : a.hasNewer && b.hasNewer,
  }
}

/** Joins a loaded stretch with the spans it touches and takes in the tail once the end is known again. */
export function addSpan(timeline: Timeline, added: Span): Timeline {
  let joined = added
  const apart: Span[] = []
  for (const span of timeline.spans) {
    if (overlap(span.places, joined.places)) joined = union(span, joined)
    else apart.push(span)
  }
  const spans = [...apart, joined].toSorted((a, b) =>
    comparePlaces(firstPlace(a.places) as Place, firstPlace(b.places) as Place),
  )
  const ended = spans.at(-1)?.hasNewer === false
  if (!ended || timeline.tail.length === 0) return { spans, tail: timeline.tail }
  return timeline.tail.reduce((next, spot) => place(next, spot, true), {
    spans,
    tail: emptyTimeline.tail,
  } as Timeline)
}

/** The span that holds a place, if it is loaded. */
export const spanOf = (timeline: Timeline, spot: Place): Span | undefined =>
  timeline.spans.find((span) => reaches(span, spot, false))
