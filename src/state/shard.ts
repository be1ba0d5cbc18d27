import type { ChannelRecord } from '../model/channel.ts'
import { type MessageKey, type Order, order, type UserId, type Version, version } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { TimelinePage } from '../model/timeline.ts'
import type { Versioned } from '../model/versioned.ts'
import type { ChannelShard } from './base.ts'
import { mergeMessage } from './message.ts'
import { comparePlaces, lastPlace, type Place, places, sequenceOfSorted } from './sequence.ts'
import { tableDelete, tableGet, tableSet, tableValues } from './table.ts'
import { addSpan, isPlaced, loseEnd, place, truncate, unplace } from './timeline.ts'
import { addUnread, countUnread, doubtUnread, dropUnread } from './unread.ts'
import { newest } from './versioned.ts'

const MOST_TOMBSTONES = 1000

export const placeOf = ({ key, order }: MessageRecord): Place => ({ key, order })

/** The newest message: the last of the list, or of all we know of while no list is loaded. */
function newestKey({ messages, timeline }: ChannelShard): MessageKey | null {
  const span = timeline.spans.at(-1)
  const last = timeline.tail.at(-1) ?? (span && lastPlace(span.places))
  if (last || span) return last?.key ?? null
  let newestSpot: Place | undefined
  for (const message of tableValues(messages)) {
    const spot = placeOf(message)
    if (message.inTimeline && (!newestSpot || comparePlaces(spot, newestSpot) > 0)) newestSpot = spot
  }
  return newestSpot?.key ?? null
}

const withLatest = (shard: ChannelShard): ChannelShard => {
  const latest = newestKey(shard)
  return latest === shard.latest ? shard : { ...shard, latest }
}

const isDeleted = ({ content }: MessageRecord): boolean => content.value.kind === 'deleted'

type Tombstones = ChannelShard['removed']

/** The tombstones with one more, or a newer one; the oldest goes when there are too many. */
function withTombstone(removed: Tombstones, key: MessageKey, goneAt: Version): Tombstones {
  const known = removed.get(key)
  if (known !== undefined && known >= goneAt) return removed
  const next = new Map(removed).set(key, goneAt)
  for (const oldest of next.keys()) {
    if (next.size <= MOST_TOMBSTONES) break
    next.delete(oldest)
  }
  return next
}

/** A page that was asked for after a message had gone, and shows it, knows better. */
function withoutDisproved(removed: Tombstones, page: TimelinePage): Tombstones {
  const isDisproved = ({ key }: MessageRecord): boolean => {
    const goneAt = removed.get(key)
    return goneAt !== undefined && goneAt < page.asOf
  }
  const raised = page.messages.filter(isDisproved)
  if (raised.length === 0) return removed
  const next = new Map(removed)
  for (const { key } of raised) next.delete(key)
  return next
}

/** Takes in one telling of a message; `arrived` when it was just sent and we heard it happen. */
export function putMessage(shard: ChannelShard, message: MessageRecord, arrived: boolean): ChannelShard {
  const { key } = message
  if (shard.removed.has(key) || message.order <= shard.truncated) return shard
  const held = tableGet(shard.messages, key)
  const merged = mergeMessage(held, message)
  const messages = merged === held ? shard.messages : tableSet(shard.messages, key, merged)
  const timeline = merged.inTimeline
    ? place(shard.timeline, placeOf(merged), arrived)
    : unplace(shard.timeline, placeOf(merged))
  const unread = isDeleted(merged) || !merged.inTimeline ? dropUnread(shard.unread, key) : shard.unread
  const same = messages === shard.messages && timeline === shard.timeline && unread === shard.unread
  return same ? shard : withLatest({ ...shard, messages, timeline, unread })
}

/** Whether somebody has yet to read a message for me to have read everything: not mine, listed, after my mark. */
function isForMe(shard: ChannelShard, message: MessageRecord, selfId: UserId | null): boolean {
  const { silent, authorId } = message.content.value
  const mark = selfId && shard.reads.get(selfId)?.value.upTo
  return message.inTimeline && !silent && authorId !== selfId && (mark ?? '') < (message.order as string)
}

/** Counts a message as unread when it is somebody else's and meant to be noticed. */
export function noticeMessage(shard: ChannelShard, key: MessageKey, selfId: UserId | null): ChannelShard {
  const message = tableGet(shard.messages, key)
  if (!message?.inTimeline) return shard
  const { kind, silent, authorId } = message.content.value
  if (kind !== 'text' || silent || authorId === selfId) return shard
  const unread = addUnread(shard.unread, placeOf(message))
  return unread === shard.unread ? shard : { ...shard, unread }
}

/** An event that deletes a message may make the server's count too high. A page need not: it brings a count. */
export function noticeDeletion(
  shard: ChannelShard,
  told: MessageRecord,
  selfId: UserId | null,
): ChannelShard {
  const message = tableGet(shard.messages, told.key)
  if (!message || !isDeleted(told) || !isForMe(shard, message, selfId)) return shard
  // Not every server moves a message's own stamp when it is deleted; its tallies are as new as the telling.
  const gone = { version: told.reactions.version, place: message.order }
  const unread = doubtUnread(shard.unread, told.key, gone)
  return unread === shard.unread ? shard : { ...shard, unread }
}

export function removeMessage(
  shard: ChannelShard,
  { key, version }: { readonly key: MessageKey; readonly version: Version },
  selfId: UserId | null,
): ChannelShard {
  const removed = withTombstone(shard.removed, key, version)
  if (removed === shard.removed) return shard
  const held = tableGet(shard.messages, key)
  const rest = dropUnread(shard.unread, key)
  const mayCount = !held || (!isDeleted(held) && isForMe(shard, held, selfId))
  const unread = mayCount ? doubtUnread(rest, key, { version, place: held?.order ?? '' }) : rest
  if (!held) return { ...shard, removed, unread }
  const messages = tableDelete(shard.messages, key)
  return withLatest({
    ...shard,
    removed,
    unread,
    messages,
    timeline: unplace(shard.timeline, placeOf(held)),
  })
}

/**
 * Takes in a page of history. A message that stands inside the page's stretch but is not in it is gone, unless it is
 * newer than the page (RELIABILITY I21); so what is told late of it does not bring it back.
 */
export function putPage(shard: ChannelShard, told: TimelinePage): ChannelShard {
  const page = withoutGone(told, shard)
  const removed = withoutDisproved(shard.removed, page)
  let next = removed === shard.removed ? shard : { ...shard, removed }
  for (const message of page.messages) next = putMessage(next, message, false)
  const listed = page.messages.filter((message) => message.inTimeline && !next.removed.has(message.key))
  const anchor = anchorOf(next, page)
  const spots = [...listed.map(placeOf), ...(anchor ? [anchor] : [])].toSorted(comparePlaces)
  const unique = spots.filter((spot, index) => spot.key !== spots[index - 1]?.key)
  const { hasOlder, hasNewer, asOf } = page
  if (unique.length === 0 && page.anchor.at !== 'newest') return next
  const timeline = addSpan(next.timeline, { places: sequenceOfSorted(unique), hasOlder, hasNewer }, asOf)
  const from = (hasOlder && unique[0]?.order) || order('')
  const isNewest = !hasNewer && asOf > shard.shown.asOf && (!hasOlder || unique.length > 0)
  const shown = isNewest ? { from, asOf } : shard.shown
  const isSame = timeline === next.timeline && shown === shard.shown
  return dropAbsent(isSame ? next : withLatest({ ...next, timeline, shown }), page, unique)
}

/** The message that the page is next to, if it stands in the list: a page around one holds it if it still is there. */
function anchorOf({ messages, timeline }: ChannelShard, { anchor }: TimelinePage): Place | undefined {
  if (anchor.at === 'newest' || anchor.at === 'around') return undefined
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
  const { spans, tail } = shard.timeline
  let { messages, timeline, removed } = shard
  for (const stretch of [...spans.map((span) => places(span.places)), tail]) {
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

export function truncateShard(shard: ChannelShard, upTo: Order): ChannelShard {
  if (upTo <= shard.truncated) return shard
  let messages = shard.messages
  for (const message of tableValues(shard.messages)) {
    if (message.order <= upTo) messages = tableDelete(messages, message.key)
  }
  // Of what there was up to then, nothing is left to be read.
  const unread = countUnread(shard.unread, { version: version(upTo), value: 0 })
  return withLatest({
    ...shard,
    messages,
    unread,
    truncated: upTo,
    timeline: truncate(shard.timeline, upTo),
  })
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

export function goSilent(shard: ChannelShard): ChannelShard {
  const timeline = loseEnd(shard.timeline)
  return shard.live || timeline !== shard.timeline ? { ...shard, live: false, timeline } : shard
}
