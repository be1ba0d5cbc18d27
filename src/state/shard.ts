import type { ChannelRecord } from '../model/channel.ts'
import type { MessageKey, Order, UserId } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { TimelinePage } from '../model/timeline.ts'
import type { Versioned } from '../model/versioned.ts'
import type { ChannelShard } from './base.ts'
import { mergeMessage } from './message.ts'
import { comparePlaces, firstPlace, lastPlace, type Place, places, sequenceOfSorted } from './sequence.ts'
import { tableDelete, tableGet, tableSet, tableValues } from './table.ts'
import { addSpan, loseEnd, place, truncate, unplace } from './timeline.ts'
import { addUnread, dropUnread } from './unread.ts'
import { newest } from './versioned.ts'

const MOST_TOMBSTONES = 1000

export const placeOf = ({ key, order }: MessageRecord): Place => ({ key, order })

const isLater = (shard: ChannelShard, message: MessageRecord): boolean => {
  if (!message.inTimeline) return false
  const latest = shard.latest && tableGet(shard.messages, shard.latest)
  return !latest || comparePlaces(placeOf(message), placeOf(latest)) > 0
}

/** Takes in one telling of a message; `arrived` when it was just sent and we heard it happen. */
export function putMessage(shard: ChannelShard, message: MessageRecord, arrived: boolean): ChannelShard {
  const { key } = message
  if (shard.removed.has(key)) return shard
  const held = tableGet(shard.messages, key)
  const merged = mergeMessage(held, message)
  const messages = merged === held ? shard.messages : tableSet(shard.messages, key, merged)
  const timeline = merged.inTimeline
    ? place(shard.timeline, placeOf(merged), arrived)
    : unplace(shard.timeline, placeOf(merged))
  const latest = isLater(shard, merged) ? key : shard.latest
  const isGone = merged.content.value.kind === 'deleted' && shard.unread.since.has(key)
  const unread = isGone ? dropUnread(shard.unread, key) : shard.unread
  const same = messages === shard.messages && timeline === shard.timeline && latest === shard.latest
  return same ? shard : { ...shard, messages, timeline, latest, unread }
}

/** Counts a message as unread when it is somebody else's and meant to be noticed. */
export function noticeMessage(shard: ChannelShard, key: MessageKey, selfId: UserId | null): ChannelShard {
  const message = tableGet(shard.messages, key)
  if (!message?.inTimeline) return shard
  const { kind, silent, authorId } = message.content.value
  if (kind !== 'text' || silent || authorId === selfId) return shard
  const unread = addUnread(shard.unread, key, message.order)
  return unread === shard.unread ? shard : { ...shard, unread }
}

const newestKey = (shard: ChannelShard): MessageKey | null => {
  let latest: MessageRecord | undefined
  for (const message of tableValues(shard.messages)) {
    if (message.inTimeline && (!latest || comparePlaces(placeOf(message), placeOf(latest)) > 0))
      latest = message
  }
  return latest?.key ?? null
}

export function removeMessage(shard: ChannelShard, key: MessageKey): ChannelShard {
  if (shard.removed.has(key)) return shard
  const removed = new Set(shard.removed).add(key)
  if (removed.size > MOST_TOMBSTONES) removed.delete([...removed][0] as MessageKey)
  const held = tableGet(shard.messages, key)
  const unread = dropUnread(shard.unread, key)
  if (!held) return { ...shard, removed, unread }
  const gone: ChannelShard = {
    ...shard,
    removed,
    unread,
    messages: tableDelete(shard.messages, key),
    timeline: unplace(shard.timeline, placeOf(held)),
  }
  return shard.latest === key ? { ...gone, latest: newestKey(gone) } : gone
}

/**
 * Takes in a page of history. A message that stands inside the page's stretch but is not in it was deleted while we
 * did not listen, unless it is newer than the page (RELIABILITY I21).
 */
export function putPage(shard: ChannelShard, page: TimelinePage): ChannelShard {
  let next = shard
  for (const message of page.messages) next = putMessage(next, message, false)
  const shown = page.messages.filter((message) => message.inTimeline && !next.removed.has(message.key))
  const anchor = 'key' in page.anchor ? tableGet(next.messages, page.anchor.key) : undefined
  const spots = [...shown, ...(anchor?.inTimeline ? [anchor] : [])].map(placeOf).toSorted(comparePlaces)
  const unique = spots.filter((spot, index) => spot.key !== spots[index - 1]?.key)
  next = dropAbsent(next, page, unique)
  const { hasOlder, hasNewer } = page
  if (unique.length === 0 && page.anchor.at !== 'newest') return next
  const timeline = addSpan(next.timeline, { places: sequenceOfSorted(unique), hasOlder, hasNewer })
  return { ...next, timeline }
}

function dropAbsent(shard: ChannelShard, page: TimelinePage, present: readonly Place[]): ChannelShard {
  const [first, last] = [present[0], present.at(-1)]
  const keys = new Set(present.map(({ key }) => key))
  const isInside = (spot: Place): boolean =>
    (!page.hasOlder || (first !== undefined && comparePlaces(spot, first) > 0)) &&
    (!page.hasNewer || (last !== undefined && comparePlaces(spot, last) < 0))
  let next = shard
  for (const span of shard.timeline.spans) {
    const [start, end] = [firstPlace(span.places), lastPlace(span.places)]
    const apart = !start || !end || (last && comparePlaces(start, last) > 0 && page.hasNewer)
    if (apart || (first && comparePlaces(end, first) < 0 && page.hasOlder)) continue
    for (const spot of places(span.places)) {
      const held = tableGet(shard.messages, spot.key)
      if (!held || keys.has(spot.key) || !isInside(spot) || held.content.version > page.asOf) continue
      next = {
        ...next,
        messages: tableDelete(next.messages, spot.key),
        timeline: unplace(next.timeline, spot),
      }
    }
  }
  return next.latest && !tableGet(next.messages, next.latest) ? { ...next, latest: newestKey(next) } : next
}

export function truncateShard(shard: ChannelShard, upTo: Order): ChannelShard {
  let messages = shard.messages
  for (const message of tableValues(shard.messages)) {
    if (message.order <= upTo) messages = tableDelete(messages, message.key)
  }
  const next = { ...shard, messages, timeline: truncate(shard.timeline, upTo) }
  return { ...next, latest: newestKey(next) }
}

export function putChannel(shard: ChannelShard, channel: ChannelRecord): ChannelShard {
  const info = newest(shard.channel.info, channel.info)
  const capabilities = newest(shard.channel.capabilities, channel.capabilities)
  if (info === shard.channel.info && capabilities === shard.channel.capabilities) return shard
  return { ...shard, channel: { ...shard.channel, info, capabilities } }
}

/** The map with the newer of two tellings about one person; the same map when nothing is newer. */
export function putNewest<Value>(
  map: ReadonlyMap<UserId, Versioned<Value>>,
  userId: UserId,
  told: Versioned<Value>,
): ReadonlyMap<UserId, Versioned<Value>> {
  const held = map.get(userId)
  const next = held ? newest(held, told) : told
  return next === held ? map : new Map(map).set(userId, next)
}

export const goSilent = (shard: ChannelShard): ChannelShard =>
  shard.live ? { ...shard, live: false, timeline: loseEnd(shard.timeline) } : shard
