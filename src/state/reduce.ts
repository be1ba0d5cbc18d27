import type { ChatEvent } from '../model/event.ts'
import type { ChannelId } from '../model/id.ts'
import { type Base, type ChannelShard, emptyShard } from './base.ts'
import { byActivity } from './channelOrder.ts'
import {
  goSilent,
  noticeMessage,
  putChannel,
  putMessage,
  putNewest,
  putPage,
  removeMessage,
  truncateShard,
} from './shard.ts'
import { emptyTable, tableDelete, tableGet, tableSet, tableValues } from './table.ts'
import { countUnread } from './unread.ts'
import { newest } from './versioned.ts'

const withShard = (base: Base, id: ChannelId, change: (shard: ChannelShard) => ChannelShard): Base => {
  const shard = tableGet(base.channels, id)
  if (!shard) return base
  const next = change(shard)
  return next === shard ? base : { ...base, channels: tableSet(base.channels, id, next) }
}

/**
 * Truth after one more fact. Pure; any order and any repetition of the same facts ends in the same truth. A fact
 * about a channel nobody has told us of is ignored: its channel comes with a snapshot of everything.
 */
export function reduce(base: Base, event: ChatEvent): Base {
  switch (event.type) {
    case 'message.put':
      return withShard(base, event.message.channelId, (shard) => putMessage(shard, event.message, false))
    case 'message.arrived':
      return withShard(base, event.message.channelId, (shard) =>
        noticeMessage(putMessage(shard, event.message, true), event.message.key, base.selfId),
      )
    case 'message.removed':
      return withShard(base, event.channelId, (shard) => removeMessage(shard, event.key))
    case 'timeline.page':
      return withShard(base, event.page.channelId, (shard) => putPage(shard, event.page))
    case 'channel.put': {
      const { channel } = event
      const goneAt = base.removedChannels.get(channel.id)
      if (goneAt !== undefined && channel.info.version <= goneAt) return base
      if (tableGet(base.channels, channel.id))
        return withShard(base, channel.id, (shard) => putChannel(shard, channel))
      return { ...base, channels: tableSet(base.channels, channel.id, emptyShard(channel)) }
    }
    case 'channel.live':
      return withShard(base, event.channelId, (shard) => (shard.live ? shard : { ...shard, live: true }))
    case 'channel.removed': {
      const held = tableGet(base.channels, event.channelId)
      const goneAt = base.removedChannels.get(event.channelId)
      const removedChannels =
        goneAt !== undefined && goneAt >= event.version
          ? base.removedChannels
          : new Map(base.removedChannels).set(event.channelId, event.version)
      if (!held || held.channel.info.version > event.version) return { ...base, removedChannels }
      return { ...base, removedChannels, channels: tableDelete(base.channels, event.channelId) }
    }
    case 'channel.truncated':
      return withShard(base, event.channelId, (shard) => truncateShard(shard, event.upTo))
    case 'member.put':
      return withShard(base, event.channelId, (shard) => {
        const members = putNewest(shard.members, event.userId, event.member)
        return members === shard.members ? shard : { ...shard, members }
      })
    case 'read.put':
      return withShard(base, event.channelId, (shard) => {
        const reads = putNewest(shard.reads, event.userId, event.mark)
        return reads === shard.reads ? shard : { ...shard, reads }
      })
    case 'unread.put':
      return withShard(base, event.channelId, (shard) => {
        const unread = countUnread(shard.unread, event.count)
        return unread === shard.unread ? shard : { ...shard, unread }
      })
    case 'user.put': {
      const held = tableGet(base.users, event.user.id)
      const isNewer = !held || event.user.version > held.version
      return isNewer ? { ...base, users: tableSet(base.users, event.user.id, event.user) } : base
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
  return { ...base, channels, presence: emptyTable() }
}
