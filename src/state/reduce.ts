import type { ChatEvent } from '../model/event.ts'
import type { ChannelId } from '../model/id.ts'
import type { UserRecord } from '../model/user.ts'
import { type Base, type ChannelShard, emptyShard } from './base.ts'
import { channelOfEvent } from './channelOfEvent.ts'
import { byActivity } from './channelOrder.ts'
import {
  goSilent,
  noticeDeletion,
  noticeMessage,
  putChannel,
  putMessage,
  putNewest,
  removeMessage,
  truncateShard,
} from './shard.ts'
import { putPage } from './page.ts'
import { emptyTable, tableDelete, tableGet, tableSet, tableValues } from './table.ts'
import { countUnread } from './unread.ts'
import { newest } from './versioned.ts'

/** Facts kept for channels that are not known yet; with more than these the oldest go. */
const MOST_EARLY = 500

const withShard = (base: Base, event: ChatEvent, change: (shard: ChannelShard) => ChannelShard): Base => {
  const id = channelOfEvent(event)
  if (id === null) return base
  const shard = tableGet(base.channels, id)
  if (!shard) return { ...base, early: [...base.early, event].slice(-MOST_EARLY) }
  const next = change(shard)
  return next === shard ? base : { ...base, channels: tableSet(base.channels, id, next) }
}

/** A channel becomes known: what we heard of it before is true of it. */
function withEarly(base: Base, id: ChannelId): Base {
  const isOf = (event: ChatEvent): boolean => channelOfEvent(event) === id
  if (!base.early.some(isOf)) return base
  const early = base.early.filter((event) => !isOf(event))
  return base.early.filter(isOf).reduce(reduce, { ...base, early })
}

const newestUser = (held: UserRecord, other: UserRecord): UserRecord =>
  newest({ version: held.version, value: held }, { version: other.version, value: other }).value

/** Truth after one more fact. Pure; any order and any repetition of the same facts ends in the same truth. */
export function reduce(base: Base, event: ChatEvent): Base {
  switch (event.type) {
    case 'message.put':
      return withShard(base, event, (shard) =>
        noticeDeletion(putMessage(shard, event.message, false), event.message, base.selfId),
      )
    case 'message.arrived':
      return withShard(base, event, (shard) =>
        noticeMessage(putMessage(shard, event.message, true), event.message.key, base.selfId),
      )
    case 'message.removed':
      return withShard(base, event, (shard) => removeMessage(shard, event, base.selfId))
    case 'timeline.page':
      return withShard(base, event, (shard) => putPage(shard, event.page))
    case 'channel.put': {
      const { channel } = event
      const goneAt = base.removedChannels.get(channel.id)
      if (goneAt !== undefined && channel.info.version <= goneAt) return base
      if (tableGet(base.channels, channel.id))
        return withShard(base, event, (shard) => putChannel(shard, channel))
      return withEarly(
        { ...base, channels: tableSet(base.channels, channel.id, emptyShard(channel)) },
        channel.id,
      )
    }
    case 'channel.live':
      return withShard(base, event, (shard) => (shard.live ? shard : { ...shard, live: true }))
    case 'channel.removed': {
      const held = tableGet(base.channels, event.channelId)
      const goneAt = base.removedChannels.get(event.channelId)
      const isKnown = goneAt !== undefined && goneAt >= event.version
      const removedChannels = isKnown
        ? base.removedChannels
        : new Map(base.removedChannels).set(event.channelId, event.version)
      if (!held || held.channel.info.version > event.version)
        return isKnown ? base : { ...base, removedChannels }
      return { ...base, removedChannels, channels: tableDelete(base.channels, event.channelId) }
    }
    case 'channel.truncated':
      return withShard(base, event, (shard) => truncateShard(shard, event.upTo))
    case 'member.put':
      return withShard(base, event, (shard) => {
        const members = putNewest(shard.members, event.userId, event.member)
        return members === shard.members ? shard : { ...shard, members }
      })
    case 'read.put':
      return withShard(base, event, (shard) => {
        const reads = putNewest(shard.reads, event.userId, event.mark)
        return reads === shard.reads ? shard : { ...shard, reads }
      })
    case 'unread.put':
      return withShard(base, event, (shard) => {
        const unread = countUnread(shard.unread, event.count)
        return unread === shard.unread ? shard : { ...shard, unread }
      })
    case 'user.put': {
      const held = tableGet(base.users, event.user.id)
      const user = held ? newestUser(held, event.user) : event.user
      return user === held ? base : { ...base, users: tableSet(base.users, user.id, user) }
    }
    case 'presence.put': {
      const held = tableGet(base.presence, event.userId)
      const presence = held ? newest(held, event.presence) : event.presence
      return presence === held ? base : { ...base, presence: tableSet(base.presence, event.userId, presence) }
    }
    case 'typing.put':
      return base
    default:
      return event satisfies never
  }
}

/** Truth after a batch of facts, with the channel list sorted once at the end. */
export const reduceAll = (base: Base, events: readonly ChatEvent[]): Base =>
  byActivity(base, events.reduce(reduce, base))

/** Truth once the connection is lost: nothing is heard any more, and nobody knows who is there. */
export function silence(base: Base): Base {
  let channels = base.channels
  for (const shard of tableValues(base.channels)) {
    const silent = goSilent(shard)
    if (silent !== shard) channels = tableSet(channels, shard.channel.id, silent)
  }
  return { ...base, channels, presence: emptyTable(), early: [] }
}
