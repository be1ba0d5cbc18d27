import type { ChatEvent } from '../model/event.ts'
import type { ChannelRecord, Member, ReadMark } from '../model/channel.ts'
import {
  type ChannelId,
  type ConversationId,
  type MessageKey,
  NO_VERSION,
  type Order,
  order,
  type UserId,
  type Version,
} from '../model/id.ts'
import type { MarkKind } from '../model/mark.ts'
import type { MessageRecord } from '../model/message.ts'
import type { PollId, PollRecord } from '../model/poll.ts'
import type { SavedDraft } from '../model/savedDraft.ts'
import type { UnreadTotals } from '../model/unreadTotals.ts'
import type { Presence, UserRecord } from '../model/user.ts'
import type { Versioned } from '../model/versioned.ts'
import { emptyMarks, type Marks } from './mark.ts'
import { noPins, type Pins } from './pins.ts'
import { noReminders, type Reminders } from './reminders.ts'
import { emptyTable, type Table } from './table.ts'
import type { ThreadState } from './threadState.ts'
import { emptyTimeline, type Timeline } from './timeline.ts'
import type { Tombstones } from './tombstones.ts'
import { noUnread, type Unread } from './unread.ts'

/** The newest page that reached the end: from `from` on it showed everything there was at `asOf`. */
export interface Shown {
  readonly from: Order
  readonly asOf: Version
}

/** What is loaded of the replies to one message. */
export interface ThreadLine {
  readonly timeline: Timeline
  readonly shown: Shown
}

export const emptyLine: ThreadLine = { timeline: emptyTimeline, shown: { from: order(''), asOf: NO_VERSION } }

/** Everything the server said about one channel. */
export interface ChannelShard {
  readonly channel: ChannelRecord
  /** The newest word that made it mine. What changed in it later does not keep it when I am removed in between. */
  readonly mineAsOf: Version
  /** True while every event of the channel reaches us. */
  readonly live: boolean
  readonly messages: Table<MessageKey, MessageRecord>
  readonly removed: Tombstones
  /** Every message up to this place is gone; `''` when the channel was never emptied. */
  readonly truncated: Order
  readonly pins: Pins
  readonly timeline: Timeline
  readonly shown: Shown
  /** What is loaded of the threads under its messages. */
  readonly threads: ReadonlyMap<MessageKey, ThreadLine>
  /** What is known of threads as a whole, loaded or not. */
  readonly threadStates: ReadonlyMap<MessageKey, ThreadState>
  /** The newest message of the channel, for the channel list. */
  readonly latest: MessageKey | null
  readonly members: ReadonlyMap<UserId, Versioned<Member | null>>
  readonly reads: ReadonlyMap<UserId, Versioned<ReadMark>>
  /** How far messages have come to people's devices, where that is told. */
  readonly delivered: ReadonlyMap<UserId, Versioned<ReadMark>>
  /** When we were last told all of these: who is not among them was not there then. */
  readonly peopleAsOf: Version
  readonly unread: Unread
}

/** Truth: only what the server said, with no optimistic byte in it (RELIABILITY D1). */
export interface Base {
  readonly selfId: UserId | null
  readonly users: Table<UserId, UserRecord>
  /** Who is there; empty while disconnected, for then nobody knows. */
  readonly presence: Table<UserId, Versioned<Presence>>
  /** What I have set for myself: who is muted, blocked or reported. */
  readonly reminders: Reminders
  readonly marks: Readonly<Record<MarkKind, Marks>>
  /** What the server keeps of what I write; `null`: nothing any more. */
  readonly savedDrafts: ReadonlyMap<ConversationId, Versioned<SavedDraft | null>>
  /** How many of my threads had something unread, by the server's own count. */
  readonly unreadThreads: Versioned<number>
  /** How much of all channels I had not read, by the server's own count. */
  readonly unreadTotals: Versioned<UnreadTotals>
  readonly polls: Table<PollId, PollRecord>
  readonly channels: Table<ChannelId, ChannelShard>
  readonly removedChannels: ReadonlyMap<ChannelId, Version>
  /** Newest activity first. */
  readonly channelOrder: readonly ChannelId[]
  /** Facts about channels that we hear of already and know nothing of yet: a snapshot is on its way. */
  readonly early: readonly ChatEvent[]
}

export const emptyBase: Base = {
  selfId: null,
  users: emptyTable(),
  presence: emptyTable(),
  reminders: noReminders,
  marks: emptyMarks,
  savedDrafts: new Map(),
  unreadThreads: { version: NO_VERSION, value: 0 },
  unreadTotals: { version: NO_VERSION, value: { messages: 0, channels: 0 } },
  polls: emptyTable(),
  channels: emptyTable(),
  removedChannels: new Map(),
  channelOrder: [],
  early: [],
}

export const emptyShard = (channel: ChannelRecord): ChannelShard => ({
  channel,
  mineAsOf: channel.info.version,
  live: false,
  messages: emptyTable(),
  removed: new Map(),
  truncated: order(''),
  pins: noPins,
  ...emptyLine,
  threads: new Map(),
  threadStates: new Map(),
  latest: null,
  members: new Map(),
  reads: new Map(),
  delivered: new Map(),
  peopleAsOf: NO_VERSION,
  unread: noUnread,
})
