import { order } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { TimelinePage } from '../model/timeline.ts'
import type { ChannelShard } from './base.ts'
import { isGap } from './gap.ts'
import { comparePlaces, type Place, placesBetween, sequenceOfSorted } from './sequence.ts'
import { mergeIn, placeOf, withLatest } from './shard.ts'
import { tableDelete, tableGet } from './table.ts'
import { addSpan, isPlaced, unplace } from './timeline.ts'
import { withoutDisproved, withTombstone } from './tombstones.ts'

/**
 * Takes in a page of history. A message that stands inside the page's stretch but is not in it is gone, unless it is
 * newer than the page (RELIABILITY I21); so what is told late of it does not bring it back.
 */
export function putPage(shard: ChannelShard, told: TimelinePage): ChannelShard {
  const page = withoutGone(told, shard)
  const removed = withoutDisproved(shard.removed, page)
  let next = removed === shard.removed ? shard : { ...shard, removed }
  for (const message of page.messages) next = mergeIn(next, message, false)
  const listed = page.messages.filter(
    ({ inTimeline, key }) => inTimeline && !isGap(key) && !next.removed.has(key),
  )
  const anchor = anchorOf(next, page)
  const spots = [...listed.map(placeOf), ...(anchor ? [anchor] : [])].toSorted(comparePlaces)
  const unique = spots.filter((spot, index) => spot.key !== spots[index - 1]?.key)
  const { hasOlder, hasNewer, asOf } = page
  if (unique.length === 0 && page.anchor.at !== 'newest') return withLatest(next)
  const timeline = addSpan(next.timeline, { places: sequenceOfSorted(unique), hasOlder, hasNewer }, asOf)
  const from = (hasOlder && unique[0]?.order) || order('')
  const isNewest = !hasNewer && asOf > shard.shown.asOf && (!hasOlder || unique.length > 0)
  const shown = isNewest ? { from, asOf } : shard.shown
  const isSame = timeline === next.timeline && shown === shard.shown
  return dropAbsent(withLatest(isSame ? next : { ...next, timeline, shown }), page, unique)
}

/** The message that the page is next to, if it stands in the list: a page around one holds it if it still is there. */
function anchorOf({ messages, timeline }: ChannelShard, { anchor }: TimelinePage): Place | undefined {
  if (anchor.at !== 'older' && anchor.at !== 'newer') return undefined
  const held = tableGet(messages, anchor.key)
  return held && isPlaced(timeline, placeOf(held)) ? placeOf(held) : undefined
}

/**
 * What is left of a page that was made before its channel was emptied, or that comes later than a newer one: what we
 * do not know and that one did not show is gone.
 */
function withoutGone(page: TimelinePage, { messages, truncated, shown }: ChannelShard): TimelinePage {
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
  const { spans, tail } = shard.timeline
  let { messages, timeline, removed } = shard
  for (const stretch of [...spans.map((span) => placesBetween(span.places, from, to)), tail]) {
    for (const spot of stretch) {
      if (!isInside(spot) || keys.has(spot.key)) continue
      const held = tableGet(messages, spot.key)
      if (!held || held.content.version > page.asOf) continue
      messages = tableDelete(messages, spot.key)
      timeline = unplace(timeline, spot)
      removed = withTombstone(removed, spot.key, page.asOf)
    }
  }
  return messages === shard.messages ? shard : withLatest({ ...shard, messages, timeline, removed })
}
