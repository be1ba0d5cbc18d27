import type { Happening } from '../events/happening.ts'
import { orderOf } from '../stamp.ts'
import type {
  BlockRecord,
  ChannelRecord,
  DraftRecord,
  EphemeralRecord,
  FlagRecord,
  GoneMessageRecord,
  HeldRecord,
  MemberRecord,
  MessageRecord,
  MuteRecord,
  PollRecord,
  PollVoteRecord,
  ReactionRecord,
  ReminderRecord,
  SettingRecord,
  SpokenReminderRecord,
  ThreadReadRecord,
  ThreadRecord,
  UploadRecord,
  UserRecord,
} from './records.ts'
import { keyOf, table, type IndexEntry, type Table } from './table.ts'

/** Whether a message stands in the channel's own list: everything but replies kept to their thread. */
export const inChannel = (message: MessageRecord): boolean =>
  message.parent_id === undefined || message.show_in_channel

/** Whether a message can be unread for somebody who did not write it. */
export const isCounted = (message: MessageRecord): boolean =>
  message.type !== 'system' && !message.silent && message.deleted_at === undefined

/** Whether a search may find a message: people's own words, as long as they stand. */
export const isFindable = (message: MessageRecord): boolean =>
  (message.type === 'regular' || message.type === 'reply') && message.deleted_at === undefined

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
    | 'findable'
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
  readonly threads: Table<ThreadRecord, never>
  readonly drafts: Table<DraftRecord, 'user' | 'parent'>
  readonly reminders: Table<ReminderRecord, 'user' | 'message' | 'due'>
  readonly polls: Table<PollRecord, 'all' | 'creator' | 'channel' | 'closing'>
  readonly pollVotes: Table<PollVoteRecord, 'poll' | 'option' | 'answer' | 'user'>
  readonly happenings: Table<Happening, 'channel' | 'user'>
  readonly ephemerals: Table<EphemeralRecord, 'author'>
  readonly held: Table<HeldRecord, 'author'>
  readonly spokenReminders: Table<SpokenReminderRecord, 'due' | 'author'>
  readonly flags: Table<FlagRecord, 'messages' | 'message'>
  readonly mutes: Table<MuteRecord, 'user' | 'expiring'>
  readonly blocks: Table<BlockRecord, 'user' | 'blocked'>
  readonly uploads: Table<UploadRecord, 'address'>
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
    findable: (message) => (isFindable(message) ? byTime(message.cid, message) : undefined),
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

  threads: table<ThreadRecord>()('threads', (thread) => thread.parent_id, {}),

  drafts: table<DraftRecord>()(
    'drafts',
    (draft) => keyOf(draft.user_id, draft.cid, draft.message.parent_id ?? ''),
    {
      user: (draft) => ({
        partition: draft.user_id,
        order: orderOf(draft.created_at, keyOf(draft.cid, draft.message.parent_id ?? '')),
      }),
      parent: (draft) =>
        draft.message.parent_id === undefined
          ? undefined
          : { partition: draft.message.parent_id, order: draft.user_id },
    },
  ),

  reminders: table<ReminderRecord>()(
    'reminders',
    (reminder) => keyOf(reminder.message_id, reminder.user_id),
    {
      user: (reminder) => ({
        partition: reminder.user_id,
        order: orderOf(reminder.created_at, reminder.message_id),
      }),
      message: (reminder) => ({ partition: reminder.message_id, order: reminder.user_id }),
      due: (reminder) =>
        reminder.remind_at === undefined || reminder.is_told
          ? undefined
          : {
              partition: '',
              order: orderOf(reminder.remind_at, keyOf(reminder.message_id, reminder.user_id)),
            },
    },
  ),

  polls: table<PollRecord>()('polls', (poll) => poll.id, {
    all: (poll) => byTime('', poll),
    creator: (poll) => byTime(poll.created_by_id, poll),
    channel: (poll) => (poll.cid === undefined ? undefined : byTime(poll.cid, poll)),
    closing: (poll) =>
      poll.is_closed || poll.closes_at === undefined
        ? undefined
        : { partition: '', order: orderOf(poll.closes_at, poll.id) },
  }),

  pollVotes: table<PollVoteRecord>()('poll_votes', (vote) => keyOf(vote.poll_id, vote.id), {
    poll: (vote) => byTime(vote.poll_id, vote),
    option: (vote) =>
      'option_id' in vote.choice ? byTime(keyOf(vote.poll_id, vote.choice.option_id), vote) : undefined,
    answer: (vote) => ('answer_text' in vote.choice ? byTime(vote.poll_id, vote) : undefined),
    user: (vote) => byTime(keyOf(vote.poll_id, vote.user_id), vote),
  }),

  happenings: table<Happening>()('happenings', (happening) => happening.created_at, {
    channel: (happening) =>
      happening.to === 'channel' ? { partition: happening.cid, order: happening.created_at } : undefined,
    user: (happening) =>
      happening.to === 'user' ? { partition: happening.user_id, order: happening.created_at } : undefined,
  }),

  ephemerals: table<EphemeralRecord>()('ephemerals', ({ message }) => message.id, {
    author: ({ message }) => byTime(message.user_id, message),
  }),

  held: table<HeldRecord>()('held_messages', ({ message }) => message.id, {
    author: ({ message }) => byTime(keyOf(message.cid, message.user_id), message),
  }),

  spokenReminders: table<SpokenReminderRecord>()('spoken_reminders', (reminder) => reminder.id, {
    due: (reminder) => ({ partition: '', order: orderOf(reminder.due_at, reminder.id) }),
    author: (reminder) => ({
      partition: reminder.user_id,
      order: orderOf(reminder.due_at, reminder.id),
    }),
  }),

  flags: table<FlagRecord>()('flags', ({ user_id, target }) => keyOf(user_id, target.kind, target.id), {
    messages: (flag) =>
      flag.target.kind === 'message'
        ? { partition: '', order: orderOf(flag.created_at, keyOf(flag.user_id, flag.target.id)) }
        : undefined,
    message: (flag) =>
      flag.target.kind === 'message' ? { partition: flag.target.id, order: flag.user_id } : undefined,
  }),

  mutes: table<MuteRecord>()('mutes', (mute) => keyOf(mute.user_id, mute.target_id), {
    user: (mute) => ({ partition: mute.user_id, order: orderOf(mute.created_at, mute.target_id) }),
    expiring: (mute) =>
      mute.expires === undefined
        ? undefined
        : { partition: '', order: orderOf(mute.expires, keyOf(mute.user_id, mute.target_id)) },
  }),

  blocks: table<BlockRecord>()('blocks', (block) => keyOf(block.user_id, block.blocked_user_id), {
    user: (block) => ({ partition: block.user_id, order: orderOf(block.created_at, block.blocked_user_id) }),
    blocked: (block) => ({ partition: block.blocked_user_id, order: block.user_id }),
  }),

  uploads: table<UploadRecord>()('uploads', (upload) => upload.id, {
    address: (upload) => ({ partition: upload.address, order: upload.id }),
  }),

  settings: table<SettingRecord>()('settings', (setting) => setting.name, {}),
}

const newestLast = (partition: string, reaction: ReactionRecord): IndexEntry => ({
  partition,
  order: orderOf(reaction.created_at, keyOf(reaction.user_id, reaction.type)),
})
