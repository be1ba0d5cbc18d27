import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, UserId, Version } from '../model/id.ts'
import type { UserRecord } from '../model/user.ts'
import { type Base, type ChannelShard, emptyShard } from './base.ts'
import { channelOfEvent } from './channelOfEvent.ts'
import { byActivity } from './channelOrder.ts'
import { putMark, putMarks } from './mark.ts'
import {
  doubtLeft,
  goSilent,
  noticeDeletion,
  noticeMessage,
  putChannel,
  putMessage,
  removeMessage,
  truncateShard,
} from './shard.ts'
import { putPage } from './page.ts'
import { putNewest, putPeople } from './people.ts'
import { putPins } from './pins.ts'
import { mergePoll } from './poll.ts'
import { putReminder, putReminders } from './reminders.ts'
import { putSavedDraft } from './savedDraft.ts'
import { emptyTable, tableDelete, tableGet, tableSet, tableValues } from './table.ts'
import { countThread, noticeReply, putThread, readThread, readThreads } from './threadState.ts'
import { countUnread, readUnread, type Unread } from './unread.ts'
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

const claim = (shard: ChannelShard, asOf: Version): ChannelShard =>
  asOf > shard.mineAsOf ? { ...shard, mineAsOf: asOf } : shard

/** A channel becomes known: what we heard of it before is true of it. */
function withEarly(base: Base, id: ChannelId): Base {
  const isOf = (event: ChatEvent): boolean => channelOfEvent(event) === id
  if (!base.early.some(isOf)) return base
  const early = base.early.filter((event) => !isOf(event))
  return base.early.filter(isOf).reduce(reduce, { ...base, early })
}

const newestUser = (held: UserRecord, other: UserRecord): UserRecord =>
  newest({ version: held.version, value: held }, { version: other.version, value: other }).value

const withUnread = (shard: ChannelShard, unread: Unread, selfId: UserId | null): ChannelShard =>
  unread === shard.unread ? shard : doubtLeft({ ...shard, unread }, tableValues(shard.messages), selfId)

/** Nothing was unread in any channel at that time. */
function readAll(base: Base, { userId, version }: ChatEvent & { type: 'channels.read' }): Base {
  const facts = [...tableValues(base.channels)].flatMap(({ channel }): readonly ChatEvent[] => [
    { type: 'read.put', channelId: channel.id, userId, mark: { version, value: { upTo: version } } },
    { type: 'unread.put', channelId: channel.id, count: { version, value: 0 } },
  ])
  let { channels } = base
  for (const shard of tableValues(base.channels)) {
    const next = readThreads(shard, version)
    if (next !== shard) channels = tableSet(channels, shard.channel.id, next)
  }
  return facts.reduce(reduce, channels === base.channels ? base : { ...base, channels })
}

/** Truth after one more fact. Pure; any order and any repetition of the same facts ends in the same truth. */
export function reduce(base: Base, event: ChatEvent): Base {
  switch (event.type) {
    case 'message.put':
      return withShard(base, event, (shard) =>
        doubtLeft(
          noticeDeletion(putMessage(shard, event.message, false), event.message, base.selfId),
          [event.message],
          base.selfId,
        ),
      )
    case 'message.arrived':
      return withShard(base, event, (shard) =>
        doubtLeft(
          noticeReply(
            noticeMessage(putMessage(shard, event.message, true), event.message.key, base.selfId),
            event.message.key,
            base.selfId,
          ),
          [event.message],
          base.selfId,
        ),
      )
    case 'message.removed':
      return withShard(base, event, (shard) => removeMessage(shard, event, base.selfId))
    case 'timeline.page':
      return withShard(base, event, (shard) =>
        doubtLeft(putPage(shard, event.page), event.page.messages, base.selfId),
      )
    case 'channel.put': {
      const { channel } = event
      const goneAt = base.removedChannels.get(channel.id)
      if (goneAt !== undefined && channel.info.version <= goneAt) return base
      if (tableGet(base.channels, channel.id))
        return withShard(base, event, (shard) => claim(putChannel(shard, channel), channel.info.version))
      return withEarly(
        { ...base, channels: tableSet(base.channels, channel.id, emptyShard(channel)) },
        channel.id,
      )
    }
    case 'channel.changed':
      return withShard(base, event, (shard) => putChannel(shard, event.channel))
    case 'channel.live':
      return withShard(base, event, (shard) => (shard.live ? shard : { ...shard, live: true }))
    case 'channel.removed': {
      const held = tableGet(base.channels, event.channelId)
      const goneAt = base.removedChannels.get(event.channelId)
      const isKnown = goneAt !== undefined && goneAt >= event.version
      const removedChannels = isKnown
        ? base.removedChannels
        : new Map(base.removedChannels).set(event.channelId, event.version)
      if (!held || held.mineAsOf > event.version) return isKnown ? base : { ...base, removedChannels }
      return { ...base, removedChannels, channels: tableDelete(base.channels, event.channelId) }
    }
    case 'channel.truncated':
      return withShard(base, event, (shard) => truncateShard(shard, event.upTo))
    case 'member.put':
      return withShard(base, event, (shard) => {
        const members = putNewest(shard.members, event.userId, event.member, shard.peopleAsOf)
        return members === shard.members ? shard : { ...shard, members }
      })
    case 'channel.pins':
      return withShard(base, event, (shard) => putPins(shard, event.pins))
    case 'channel.people':
      return withShard(base, event, (shard) => putPeople(shard, event))
    case 'read.put':
      return withShard(base, event, (shard) => {
        const reads = putNewest(shard.reads, event.userId, event.mark, shard.peopleAsOf)
        return reads === shard.reads ? shard : { ...shard, reads }
      })
    case 'delivered.put':
      return withShard(base, event, (shard) => {
        const delivered = putNewest(shard.delivered, event.userId, event.mark, shard.peopleAsOf)
        return delivered === shard.delivered ? shard : { ...shard, delivered }
      })
    case 'unread.put':
      return withShard(base, event, (shard) =>
        event.thread
          ? countThread(shard, event.thread, event.count)
          : withUnread(shard, countUnread(shard.unread, event.count), base.selfId),
      )
    case 'unread.read':
      return withShard(base, event, (shard) =>
        event.thread
          ? readThread(shard, event.thread, event.read)
          : withUnread(shard, readUnread(shard.unread, event.read), base.selfId),
      )
    case 'thread.put':
      return withShard(base, event, (shard) => putThread(shard, event.root, event.info))
    case 'threads.unread': {
      const unreadThreads = newest(base.unreadThreads, event.count)
      return unreadThreads === base.unreadThreads ? base : { ...base, unreadThreads }
    }
    case 'totals.unread': {
      const unreadTotals = newest(base.unreadTotals, event.totals)
      return unreadTotals === base.unreadTotals ? base : { ...base, unreadTotals }
    }
    case 'channels.read':
      return readAll(base, event)
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
    case 'marks.put':
    case 'mark.put': {
      const held = base.marks[event.kind]
      const marks =
        event.type === 'marks.put' ? putMarks(held, event.all) : putMark(held, event.target, event.on)
      return marks === held ? base : { ...base, marks: { ...base.marks, [event.kind]: marks } }
    }
    case 'poll.put': {
      const held = tableGet(base.polls, event.poll.id)
      const poll = mergePoll(held, event.poll)
      return poll === held ? base : { ...base, polls: tableSet(base.polls, poll.id, poll) }
    }
    case 'draft.put':
      return putSavedDraft(base, event)
    case 'reminder.put':
    case 'reminders.put': {
      const reminders =
        event.type === 'reminders.put'
          ? putReminders(base.reminders, event.all)
          : putReminder(base.reminders, event.key, event.reminder)
      return reminders === base.reminders ? base : { ...base, reminders }
    }
    case 'reminder.due':
    case 'typing.put':
    case 'custom.happened':
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
