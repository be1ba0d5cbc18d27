import type { Order, Version } from '../model/id.ts'
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
 * `tail` holds what arrived while the newest span did not reach the end; the next newest page takes it in. There may be
 * holes in it: my own sends are answered even while nothing else is heard.
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
    if (next === span.places) continue
    // A stretch of nothing has no place among others.
    if (next.size === 0 && timeline.spans.length > 1)
      return { ...timeline, spans: timeline.spans.toSpliced(index, 1) }
    return withSpan(timeline, index, { ...span, places: next })
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

const isFilled = (span: Span): boolean => span.places.size > 0

/** The span with these edges; the same span when it has them. */
const flagged = (span: Span, hasOlder: boolean, hasNewer: boolean): Span =>
  hasOlder === span.hasOlder && hasNewer === span.hasNewer ? span : { ...span, hasOlder, hasNewer }

/**
 * Whether nothing can be missing between a loaded span and one that is added: they overlap, or the added one holds
 * everything up to its edge of the channel.
 */
function touches(span: Span, added: Span, asOf: Version): boolean {
  const [first, last] = [firstPlace(span.places), lastPlace(span.places)]
  const [start, end] = [firstPlace(added.places), lastPlace(added.places)]
  if (!first || !last) return false
  const isBeforeEnd =
    (end !== undefined && comparePlaces(first, end) <= 0) ||
    (!added.hasNewer && (first.order as string) <= asOf)
  const isAfterStart = !added.hasOlder || (start !== undefined && comparePlaces(start, last) <= 0)
  return isBeforeEnd && isAfterStart
}

const isEqual = (span: Span, other: Span | undefined): boolean =>
  span.places === other?.places && span.hasOlder === other.hasOlder && span.hasNewer === other.hasNewer

function union(held: Span, added: Span): Span {
  const [long, short] = held.places.size >= added.places.size ? [held, added] : [added, held]
  let merged = long.places
  for (const spot of places(short.places)) merged = insertPlace(merged, spot)
  const [first, start] = [firstPlace(held.places), firstPlace(added.places)]
  const reachesBack = !first || !start || comparePlaces(first, start) <= 0
  const hasOlder = added.hasOlder && (held.hasOlder || !reachesBack)
  const hasNewer = held.hasNewer && added.hasNewer
  const isHeld = merged === held.places
  return isHeld ? flagged(held, hasOlder, hasNewer) : { places: merged, hasOlder, hasNewer }
}

/**
 * Joins a loaded stretch with the spans it touches. What arrived after the newest one joins it as soon as nothing
 * can be missing in between.
 * @param asOf up to when the stretch holds everything, if no newer messages follow it
 */
export function addSpan(timeline: Timeline, added: Span, asOf: Version): Timeline {
  const spans = joinedSpans(timeline.spans, added, asOf)
  const isSame =
    spans.length === timeline.spans.length &&
    spans.every((span, index) => isEqual(span, timeline.spans[index]))
  if (isSame && timeline.tail.length === 0) return timeline
  return timeline.tail.reduce((next, spot) => place(next, spot, true), {
    spans: isSame ? timeline.spans : spans,
    tail: emptyTimeline.tail,
  } as Timeline)
}

function joinedSpans(spans: readonly Span[], added: Span, asOf: Version): readonly Span[] {
  const isHeard = spans.at(-1)?.hasNewer === false
  let joined = added
  const apart: Span[] = []
  for (const span of spans) {
    if (touches(span, joined, asOf)) joined = union(span, joined)
    else if (isFilled(span)) apart.push(span)
  }
  // Nothing has no place among others.
  const isPlaceless = !isFilled(joined) && apart.length > 0
  const sorted = isPlaceless ? apart : [...apart, joined].toSorted(byFirst)
  // Who hears the end hears it wherever it is by now: whatever is loaded beyond came later, and was heard.
  const isEndHeard = isHeard || (!added.hasNewer && !(isPlaceless && added.hasOlder))
  // What lies between two stretches belongs to neither: only the outermost know an end.
  return sorted.map((span, index) => {
    const isNewest = index === sorted.length - 1
    return flagged(span, span.hasOlder || index > 0, isNewest ? span.hasNewer && !isEndHeard : true)
  })
}

const byFirst = (a: Span, b: Span): number =>
  comparePlaces(firstPlace(a.places) as Place, firstPlace(b.places) as Place)

/** Whether a message stands in the list. */
export const isPlaced = ({ spans, tail }: Timeline, spot: Place): boolean =>
  tail.some(({ key }) => key === spot.key) ||
  spans.some((span) => insertPlace(span.places, spot) === span.places)
