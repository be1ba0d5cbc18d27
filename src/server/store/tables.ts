import type { Happening } from '../events/happening.ts'
import { orderOf } from '../stamp.ts'
import type {
  ChannelRecord,
  GoneMessageRecord,
  MemberRecord,
  MessageRecord,
  ReactionRecord,
  SettingRecord,
  ThreadReadRecord,
  UserRecord,
} from './records.ts'
import { keyOf, table, type IndexEntry, type Table } from './table.ts'

/** Whether a message stands in the channel's own list: everything but replies kept to their thread. */
export const inChannel = (message: MessageRecord): boolean =>
  message.parent_id === undefined || message.show_in_channel

/** Whether a message can be unread for somebody who did not write it. */
export const isCounted = (message: MessageRecord): boolean =>
  message.type !== 'system' && !message.silent && message.deleted_at === undefined

const byTime = (
  partition: string,
  row: { readonly created_at: string; readonly id: string },
): IndexEntry => ({
  partition,
  order: orderOf(row.created_at, row.id),
})

/** Everything the server keeps. An index is there for one question; its name says which rows it holds. */
export interface Tables {
  readonly users: Table<UserRecord, 'all'>
  readonly channels: Table<ChannelRecord, 'all' | 'type' | 'creator' | 'distinct'>
  readonly members: Table<MemberRecord, 'channel' | 'user'>
  readonly messages: Table<
    MessageRecord,
    | 'channel'
    | 'thread'
    | 'author'
    | 'pinned'
    | 'expiring'
    | 'counted'
    | 'countedOf'
    | 'countedReply'
    | 'countedReplyOf'
  >
  readonly gone: Table<GoneMessageRecord, never>
  readonly reactions: Table<ReactionRecord, 'message' | 'type' | 'user'>
  readonly threadReads: Table<ThreadReadRecord, 'thread' | 'user'>
  readonly happenings: Table<Happening, 'channel' | 'user'>
  readonly settings: Table<SettingRecord, never>
}

export const tables: Tables = {
  users: table<UserRecord>()('users', (user) => user.id, {
    all: (user) => ({ partition: '', order: user.id }),
  }),

  channels: table<ChannelRecord>()('channels', (channel) => channel.cid, {
    all: (channel) => ({ partition: '', order: channel.cid }),
    type: (channel) => ({ partition: channel.type, order: channel.cid }),
    creator: (channel) => ({ partition: channel.created_by_id, order: channel.cid }),
    distinct: (channel) =>
      channel.distinct === undefined ? undefined : { partition: channel.distinct, order: channel.cid },
  }),

  members: table<MemberRecord>()('members', (member) => keyOf(member.cid, member.user_id), {
    channel: (member) => ({ partition: member.cid, order: orderOf(member.created_at, member.user_id) }),
    user: (member) => ({ partition: member.user_id, order: member.cid }),
  }),

  messages: table<MessageRecord>()('messages', (message) => message.id, {
    channel: (message) => (inChannel(message) ? byTime(message.cid, message) : undefined),
    thread: (message) => (message.parent_id === undefined ? undefined : byTime(message.parent_id, message)),
    author: (message) => byTime(keyOf(message.cid, message.user_id), message),
    pinned: (message) =>
      message.pin && { partition: message.cid, order: orderOf(message.pin.at, message.id) },
    expiring: (message) =>
      message.pin?.expires === undefined
        ? undefined
        : { partition: '', order: orderOf(message.pin.expires, message.id) },
    counted: (message) =>
      isCounted(message) && inChannel(message) ? byTime(message.cid, message) : undefined,
    countedOf: (message) =>
      isCounted(message) && inChannel(message)
        ? byTime(keyOf(message.cid, message.user_id), message)
        : undefined,
    countedReply: (message) =>
      isCounted(message) && message.parent_id !== undefined ? byTime(message.parent_id, message) : undefined,
    countedReplyOf: (message) =>
      isCounted(message) && message.parent_id !== undefined
        ? byTime(keyOf(message.parent_id, message.user_id), message)
        : undefined,
  }),

  gone: table<GoneMessageRecord>()('gone_messages', (message) => message.id, {}),

  reactions: table<ReactionRecord>()(
    'reactions',
    (reaction) => keyOf(reaction.message_id, reaction.user_id, reaction.type),
    {
      message: (reaction) => newestLast(reaction.message_id, reaction),
      type: (reaction) => newestLast(keyOf(reaction.message_id, reaction.type), reaction),
      user: (reaction) => newestLast(keyOf(reaction.message_id, reaction.user_id), reaction),
    },
  ),

  threadReads: table<ThreadReadRecord>()('thread_reads', (read) => keyOf(read.parent_id, read.user_id), {
    thread: (read) => ({ partition: read.parent_id, order: read.user_id }),
    user: (read) => ({ partition: read.user_id, order: read.parent_id }),
  }),

  happenings: table<Happening>()('happenings', (happening) => happening.created_at, {
    channel: (happening) =>
      happening.to === 'channel' ? { partition: happening.cid, order: happening.created_at } : undefined,
    user: (happening) =>
      happening.to === 'user' ? { partition: happening.user_id, order: happening.created_at } : undefined,
  }),

  settings: table<SettingRecord>()('settings', (setting) => setting.name, {}),
}

const newestLast = (partition: string, reaction: ReactionRecord): IndexEntry => ({
  partition,
  order: orderOf(reaction.created_at, keyOf(reaction.user_id, reaction.type)),
})
