import { type MessageKey, order, type Version } from '../model/id.ts'
import { isMineAlone, type MessageRecord } from '../model/message.ts'
import type { TimelinePage } from '../model/timeline.ts'
import type { ChannelShard } from './base.ts'
import { isGap } from './gap.ts'
import { trimPins } from './pins.ts'
import { comparePlaces, type Place, placesBetween, sequenceOfSorted } from './sequence.ts'
import { mergeIn, placeOf, withLatest } from './shard.ts'
import { tableDelete, tableGet, tableValues } from './table.ts'
import { lineOf, unplaceAll, withLine } from './thread.ts'
import { addSpan, isPlaced, place, type Timeline } from './timeline.ts'
import { withoutDisproved, withTombstone } from './tombstones.ts'

/**
 * Takes in a page of history. A message that stands inside the page's stretch but is not in it is gone, unless it is
 * newer than the page (RELIABILITY I21); so what is told late of it does not bring it back.
 */
export function putPage(shard: ChannelShard, told: TimelinePage): ChannelShard {
  const { thread } = told
  const page = withoutGone(told, shard)
  const removed = withoutDisproved(shard.removed, page)
  let next = removed === shard.removed ? shard : { ...shard, removed }
  for (const message of page.messages) next = mergeIn(next, message, false)
  const held = lineOf(next, thread)
  const listed = page.messages.filter(
    (message) => isIn(message, thread) && !isGap(message.key) && !next.removed.has(message.key),
  )
  const anchor = anchorOf(next, page)
  const spots = [...listed.map(placeOf), ...(anchor ? [anchor] : [])].toSorted(comparePlaces)
  const unique = spots.filter((spot, index) => spot.key !== spots[index - 1]?.key)
  const { hasOlder, asOf } = page
  // Of a channel that we do not hear nobody knows where its threads end.
  const hasNewer = page.hasNewer || (thread !== undefined && !shard.live)
  if (unique.length === 0 && page.anchor.at !== 'newest') return withLatest(next)
  const stretch = addSpan(held.timeline, { places: sequenceOfSorted(unique), hasOlder, hasNewer }, asOf)
  const timeline = thread && !hasNewer ? withHeard(stretch, next, thread, asOf) : stretch
  const from = (hasOlder && unique[0]?.order) || order('')
  const isNewest = !hasNewer && asOf > held.shown.asOf && (!hasOlder || unique.length > 0)
  const shown = isNewest ? { from, asOf } : held.shown
  return dropAbsent(withLatest(withLine(next, thread, { timeline, shown })), { ...page, hasNewer }, unique)
}

/** Replies that were heard while the first page of their thread was on its way had no place to go to. */
function withHeard(timeline: Timeline, shard: ChannelShard, thread: MessageKey, asOf: Version): Timeline {
  if (shard.threads.has(thread)) return timeline
  const heard = [...tableValues(shard.messages)].filter(
    ({ order, content }) => content.value.parent === thread && (order as string) > asOf,
  )
  return heard.reduce((grown, message) => place(grown, placeOf(message), true), timeline)
}

/** Whether a message stands in the channel itself, or in the thread that is named. */
const isIn = ({ inTimeline, content }: MessageRecord, thread: MessageKey | undefined): boolean =>
  thread === undefined ? inTimeline : content.value.parent === thread

/** The message that the page is next to, if it stands in the list: a page around one holds it if it still is there. */
function anchorOf(shard: ChannelShard, { anchor, thread }: TimelinePage): Place | undefined {
  if (anchor.at !== 'older' && anchor.at !== 'newer') return undefined
  const { timeline } = lineOf(shard, thread)
  const held = tableGet(shard.messages, anchor.key)
  return held && isPlaced(timeline, placeOf(held)) ? placeOf(held) : undefined
}

/**
 * What is left of a page that was made before its channel was emptied, or that comes later than a newer one: what we
 * do not know and that one did not show is gone.
 */
function withoutGone(page: TimelinePage, shard: ChannelShard): TimelinePage {
  const { messages, truncated } = shard
  const { shown } = lineOf(shard, page.thread)
  const isGone = ({ key, order, content }: MessageRecord): boolean =>
    page.asOf < shown.asOf && content.version <= shown.asOf && order >= shown.from && !tableGet(messages, key)
  const after = page.messages.filter(({ order }) => order > truncated)
  const hasOlder = page.hasOlder && after.length === page.messages.length
  return { ...page, messages: after.filter((message) => !isGone(message)), hasOlder }
}

function dropAbsent(shard: ChannelShard, page: TimelinePage, present: readonly Place[]): ChannelShard {
  const [first, last] = [present[0], present.at(-1)]
  const keys = new Set(present.map(({ key }) => key))
  const isInside = (spot: Place): boolean =>
    (!page.hasOlder || (first !== undefined && comparePlaces(spot, first) > 0)) &&
    (!page.hasNewer || (last !== undefined && comparePlaces(spot, last) < 0))
  const from = page.hasOlder ? first : undefined
  const to = page.hasNewer ? last : undefined
  const { spans, tail } = lineOf(shard, page.thread).timeline
  let next = shard
  for (const stretch of [...spans.map((span) => placesBetween(span.places, from, to)), tail]) {
    for (const spot of stretch) {
      if (!isInside(spot) || keys.has(spot.key)) continue
      const held = tableGet(next.messages, spot.key)
      if (!held || held.content.version > page.asOf) continue
      // No page holds what only I am shown.
      if (isMineAlone(held.content.value.kind)) continue
      const messages = tableDelete(next.messages, spot.key)
      const removed = withTombstone(next.removed, spot.key, page.asOf)
      next = unplaceAll({ ...next, messages, removed }, spot)
    }
  }
  return next === shard ? shard : withLatest(trimPins(next))
}
