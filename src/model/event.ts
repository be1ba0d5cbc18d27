import type { ChannelRecord, Member, ReadMark } from './channel.ts'
import type { ChannelId, ConversationId, MessageKey, Order, UserId, Version } from './id.ts'
import type { MarkKind, MarkTarget } from './mark.ts'
import type { MessageRecord } from './message.ts'
import type { ThreadInfo } from './thread.ts'
import type { PollRecord } from './poll.ts'
import type { Reminder } from './reminder.ts'
import type { SavedDraft } from './savedDraft.ts'
import type { TimelinePage } from './timeline.ts'
import type { UnreadTotals } from './unreadTotals.ts'
import type { Presence, UserRecord } from './user.ts'
import type { Versioned } from './versioned.ts'

/** How many messages I had not read; `upTo` is where my mark stood then, where that was told. */
export type UnreadCount = Versioned<number> & { readonly upTo?: Version }

/** One fact a server told, whichever way it came: a frame, an answer, a page. Adapters make them, `reduce` eats them. */
export type ChatEvent =
  /** The newest version of a message; says nothing about where it stands in the list. */
  | { readonly type: 'message.put'; readonly message: MessageRecord }
  /** A message that was just sent by somebody while we listened: it belongs at the end of the channel. */
  | { readonly type: 'message.arrived'; readonly message: MessageRecord }
  /** Gone without a trace, for good. */
  | {
      readonly type: 'message.removed'
      readonly channelId: ChannelId
      /** The message it answered in that one's thread, where that was told. */
      readonly thread?: MessageKey
      readonly key: MessageKey
      readonly version: Version
    }
  | { readonly type: 'timeline.page'; readonly page: TimelinePage }
  | { readonly type: 'channel.put'; readonly channel: ChannelRecord }
  /** What a channel is now, told to whoever hears it: it does not make the channel known, nor mine. */
  | { readonly type: 'channel.changed'; readonly channel: ChannelRecord }
  /** From here on we hear everything that happens in the channel. */
  | { readonly type: 'channel.live'; readonly channelId: ChannelId }
  | { readonly type: 'channel.removed'; readonly channelId: ChannelId; readonly version: Version }
  /** Every message up to this place is gone. */
  | { readonly type: 'channel.truncated'; readonly channelId: ChannelId; readonly upTo: Order }
  | {
      readonly type: 'member.put'
      readonly channelId: ChannelId
      readonly userId: UserId
      readonly member: Versioned<Member | null>
    }
  /** What was pinned in a channel, newest pins first as far as it was told. */
  | {
      readonly type: 'channel.pins'
      readonly channelId: ChannelId
      readonly pins: Versioned<{ readonly messages: readonly MessageRecord[]; readonly isWhole: boolean }>
    }
  /** These were all the members there were, and all who had read anything. */
  | {
      readonly type: 'channel.people'
      readonly channelId: ChannelId
      readonly members: readonly UserId[]
      readonly readers: readonly UserId[]
      readonly asOf: Version
    }
  | {
      readonly type: 'read.put'
      readonly channelId: ChannelId
      readonly userId: UserId
      readonly mark: Versioned<ReadMark>
    }
  /** How far messages have come to somebody's devices. */
  | {
      readonly type: 'delivered.put'
      readonly channelId: ChannelId
      readonly userId: UserId
      readonly mark: Versioned<ReadMark>
    }
  /** With a `thread`: of the replies to that message, and I take part in it. */
  | {
      readonly type: 'unread.put'
      readonly channelId: ChannelId
      readonly thread?: MessageKey
      readonly count: UnreadCount
    }
  /** I have read everything up to this time (the value); how much came after it nobody said. */
  | {
      readonly type: 'unread.read'
      readonly channelId: ChannelId
      readonly thread?: MessageKey
      readonly read: Versioned<Version>
    }
  /** What a thread is as a whole; `null`: there is none any more. */
  | {
      readonly type: 'thread.put'
      readonly channelId: ChannelId
      readonly root: MessageKey
      readonly info: Versioned<ThreadInfo | null>
    }
  /** In how many threads there is something that I have not read. */
  | { readonly type: 'threads.unread'; readonly count: Versioned<number> }
  /** How much I have not read in all channels. */
  | { readonly type: 'totals.unread'; readonly totals: Versioned<UnreadTotals> }
  /** I had read everything in every channel. */
  | { readonly type: 'channels.read'; readonly userId: UserId; readonly version: Version }
  /** Something that an application made up happened: told once, and no state. Without a channel it was told to me alone. */
  | {
      readonly type: 'custom.happened'
      readonly channelId: ChannelId | null
      readonly userId: UserId | null
      /** Its own word for what happened. */
      readonly name: string
      readonly data: Readonly<Record<string, unknown>>
    }
  /** What the server keeps of what I write somewhere; `null`: nothing. */
  | {
      readonly type: 'draft.put'
      readonly id: ConversationId
      readonly draft: Versioned<SavedDraft | null>
    }
  /** What I keep for later; `null`: I let it go. */
  | {
      readonly type: 'reminder.put'
      readonly key: MessageKey
      readonly reminder: Versioned<Reminder | null>
    }
  /** These were all there were. */
  | { readonly type: 'reminders.put'; readonly all: Versioned<readonly Reminder[]> }
  /** The time has come: told once, and no state. */
  | { readonly type: 'reminder.due'; readonly reminder: Reminder }
  | { readonly type: 'poll.put'; readonly poll: PollRecord }
  | { readonly type: 'user.put'; readonly user: UserRecord }
  /** These were all I had set of one kind. */
  | { readonly type: 'marks.put'; readonly kind: MarkKind; readonly all: Versioned<readonly MarkTarget[]> }
  /** I set one, or took it back. */
  | {
      readonly type: 'mark.put'
      readonly kind: MarkKind
      readonly target: MarkTarget
      readonly on: Versioned<boolean>
    }
  | { readonly type: 'presence.put'; readonly userId: UserId; readonly presence: Versioned<Presence> }
  | {
      readonly type: 'typing.put'
      /** In the thread under this message; absent: in the channel itself. */
      readonly thread?: MessageKey
      readonly channelId: ChannelId
      readonly userId: UserId
      readonly typing: boolean
    }

export type ChatEventType = ChatEvent['type']
