import type { ChannelRecord } from '../model/channel.ts'
import { type MessageKey, type Order, type UserId, type Version, version } from '../model/id.ts'
import { isMineAlone, type MessageRecord } from '../model/message.ts'
import type { ChannelShard } from './base.ts'
import { isGap } from './gap.ts'
import { mergeMessage } from './message.ts'
import { noticePin, trimPins } from './pins.ts'
import { comparePlaces, findLastPlace, type Place } from './sequence.ts'
import { tableDelete, tableGet, tableSet, tableValues } from './table.ts'
import { loseEnd, place, truncate, unplace } from './timeline.ts'
import { eachThread, placeReply, unplaceAll } from './thread.ts'
import { doubtReply, doubtUnknownReply, forgetReply, truncateThreads, uncountReply } from './threadState.ts'
import { withTombstone } from './tombstones.ts'
import { addUnread, countUnread, doubtUnread, dropUnread, mayBeLeft } from './unread.ts'
import { newest } from './versioned.ts'

export const placeOf = ({ key, order }: MessageRecord): Place => ({ key, order })

/** The newest message: the last of the list, or of all we know of while the list is empty. */
function newestKey({ messages, timeline }: ChannelShard): MessageKey | null {
  // What only I am shown is no word of the channel's.
  const isTold = ({ key }: Place): boolean => !isMineAlone(tableGet(messages, key)?.content.value.kind)
  const span = timeline.spans.at(-1)
  const last = timeline.tail.findLast(isTold) ?? (span && findLastPlace(span.places, isTold))
  if (last) return last.key
  let newestSpot: Place | undefined
  for (const message of tableValues(messages)) {
    const spot = placeOf(message)
    if (message.inTimeline && isTold(spot) && (!newestSpot || comparePlaces(spot, newestSpot) > 0))
      newestSpot = spot
  }
  return newestSpot?.key ?? null
}

export const withLatest = (shard: ChannelShard): ChannelShard => {
  const latest = newestKey(shard)
  return latest === shard.latest ? shard : { ...shard, latest }
}

const isDeleted = ({ content }: MessageRecord): boolean => content.value.kind === 'deleted'

/** Takes in one telling of a message; `arrived` when it was just sent and we heard it happen. */
export const putMessage = (shard: ChannelShard, message: MessageRecord, arrived: boolean): ChannelShard =>
  withLatest(mergeIn(shard, message, arrived))

/** The same without looking which message is the newest now, for whoever puts many and looks once. */
export function mergeIn(shard: ChannelShard, message: MessageRecord, arrived: boolean): ChannelShard {
  const { key } = message
  if (isGap(key) || shard.removed.has(key) || message.order <= shard.truncated) return shard
  const held = tableGet(shard.messages, key)
  const merged = mergeMessage(held, message)
  const messages = merged === held ? shard.messages : tableSet(shard.messages, key, merged)
  const timeline = merged.inTimeline
    ? place(shard.timeline, placeOf(merged), arrived)
    : unplace(shard.timeline, placeOf(merged))
  const unread = isDeleted(merged) || !merged.inTimeline ? dropUnread(shard.unread, key) : shard.unread
  const pins = noticePin(shard.pins, merged)
  const same =
    messages === shard.messages &&
    timeline === shard.timeline &&
    unread === shard.unread &&
    pins === shard.pins
  const next = same ? shard : { ...shard, messages, timeline, unread, pins }
  return placeReply(isDeleted(merged) ? uncountReply(next, merged) : next, merged, placeOf(merged), arrived)
}

/** Whether a message may be in a count of what I have not read: another's, of the list, meant to be noticed. */
function isOfOthers({ inTimeline, content }: MessageRecord, selfId: UserId | null): boolean {
  return inTimeline && !content.value.silent && content.value.authorId !== selfId
}

/** The same for now: it stands after my read mark. */
function isForMe(shard: ChannelShard, message: MessageRecord, selfId: UserId | null): boolean {
  const mark = selfId && shard.reads.get(selfId)?.value.upTo
  return isOfOthers(message, selfId) && (mark ?? '') < (message.order as string)
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
  if (!message || !isDeleted(told)) return shard
  // Not every server moves a message's own stamp when it is deleted; its tallies are as new as the telling.
  const { version: goneAt } = told.reactions
  const next = doubtReply(shard, message, goneAt, selfId)
  // Where my mark stood when it was counted, the count itself knows: the mark may go back.
  if (!isOfOthers(message, selfId)) return next
  const unread = doubtUnread(shard.unread, told.key, { version: goneAt, place: message.order })
  return unread === shard.unread ? next : { ...next, unread }
}

export function removeMessage(
  shard: ChannelShard,
  {
    key,
    version,
    thread,
  }: { readonly key: MessageKey; readonly version: Version; readonly thread?: MessageKey },
  selfId: UserId | null,
): ChannelShard {
  const removed = withTombstone(shard.removed, key, version)
  if (removed === shard.removed) return shard
  const held = tableGet(shard.messages, key)
  const rest = dropUnread(shard.unread, key)
  const mayCount = !held || (!isDeleted(held) && isOfOthers(held, selfId))
  const unread = mayCount ? doubtUnread(rest, key, { version, place: held?.order ?? '' }) : rest
  const isTold = !held && thread !== undefined
  const unknown = isTold ? doubtUnknownReply(shard, thread, key, version) : shard
  const doubted = held && !isDeleted(held) ? doubtReply(shard, held, version, selfId) : unknown
  const next = forgetReply(doubted, key)
  if (!held) return { ...next, removed, unread }
  const messages = tableDelete(shard.messages, key)
  return withLatest(trimPins(unplaceAll({ ...next, removed, unread, messages }, placeOf(held))))
}

export function truncateShard(shard: ChannelShard, upTo: Order): ChannelShard {
  if (upTo <= shard.truncated) return shard
  let messages = shard.messages
  for (const message of tableValues(shard.messages)) {
    if (message.order <= upTo) messages = tableDelete(messages, message.key)
  }
  // Of what there was up to then, nothing is left to be read.
  const unread = countUnread(shard.unread, { version: version(upTo), value: 0 })
  const emptied = { ...shard, messages, unread, truncated: upTo, timeline: truncate(shard.timeline, upTo) }
  return withLatest(trimPins(eachThread(truncateThreads(emptied, upTo), (thread) => truncate(thread, upTo))))
}

export function putChannel(shard: ChannelShard, channel: ChannelRecord): ChannelShard {
  const info = newest(shard.channel.info, channel.info)
  const capabilities = newest(shard.channel.capabilities, channel.capabilities)
  if (info === shard.channel.info && capabilities === shard.channel.capabilities) return shard
  return { ...shard, channel: { ...shard.channel, info, capabilities } }
}

/**
 * After word that I read on, which brought no count, some of what was counted before may be left: asked for again when
 * any of these messages shows it.
 */
export function doubtLeft(
  shard: ChannelShard,
  told: Iterable<MessageRecord>,
  selfId: UserId | null,
): ChannelShard {
  if (shard.unread.dirty || !mayBeLeft(shard.unread)) return shard
  const { read } = shard.unread
  for (const { key } of told) {
    const message = tableGet(shard.messages, key)
    if (!message || (message.order as string) <= read.value || isDeleted(message)) continue
    if (!isForMe(shard, message, selfId)) continue
    const gone = { version: read.version, place: message.order }
    const unread = doubtUnread(shard.unread, key, gone)
    if (unread.dirty) return { ...shard, unread }
  }
  return shard
}

export function goSilent(shard: ChannelShard): ChannelShard {
  const timeline = loseEnd(shard.timeline)
  const silent = shard.live || timeline !== shard.timeline ? { ...shard, live: false, timeline } : shard
  return eachThread(silent, loseEnd)
}
