import type { AttachmentInput } from './attachmentInput.ts'
import type { Crowd } from './crowd.ts'
import type { ChannelId, MessageKey, OperationId, Order, UserId, Version } from './id.ts'
import type { Report } from './mark.ts'
import type { Quote } from './message.ts'
import type { PollId, PollOptionId } from './poll.ts'
import type { UploadId } from './upload.ts'

/** For whom a message goes: for all, which leaves a placeholder; for me alone; or without a trace. */
export type DeleteScope = 'everybody' | 'me' | 'forever'

/** What a person can do, and what each needs. Desired states (`reaction.set`, `channel.read`), not commands, where they can be. */
export interface Operations {
  'message.send': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly text: string
    readonly authorId: UserId
    readonly quote: Quote | null
    /** The message in whose thread it stands; `null`: in the channel itself. */
    readonly thread: MessageKey | null
    /** Stands in the channel as well as in the thread. */
    readonly alsoInChannel: boolean
    readonly mentions: readonly UserId[]
    /** Whom it names several at once; absent: nobody. */
    readonly crowds?: readonly Crowd[]
    /** What hangs on it; with any, the text may be empty. */
    readonly attachments: readonly AttachmentInput[]
    /** Files it waits for, in their order, to hang behind the rest; absent: it may leave. */
    readonly uploads?: readonly UploadId[]
    /** What is behind its link is not to be shown. @default false */
    readonly withoutPreview?: boolean
    /** The poll that hangs on it; absent: none. With one, the text may be empty. */
    readonly poll?: PollId
  }
  'message.edit': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly text: string
    /** Absent: whom it names stays as it is. */
    readonly mentions?: readonly UserId[]
    /** The same of several at once. */
    readonly crowds?: readonly Crowd[]
    /** The preview of its link was taken off, and is not to come back. @default false */
    readonly withoutPreview?: boolean
  }
  'message.delete': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly authorId: UserId
    /** @default 'everybody' */
    readonly scope?: DeleteScope
  }
  /** Fields of the application's own. */
  'message.custom': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly fields: Readonly<Record<string, unknown>>
    /** The names of those to take away. */
    readonly unset: readonly string[]
  }
  /** Everything it says anew; what is left out is gone. */
  'message.replace': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly text: string
    readonly mentions: readonly UserId[]
    readonly crowds?: readonly Crowd[]
    readonly attachments: readonly AttachmentInput[]
    /** Of the application's own. */
    readonly fields: Readonly<Record<string, unknown>>
  }
  'message.pin': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly on: boolean
    /** When it ends by itself, ms since the epoch; `null`: never. */
    readonly until: number | null
    readonly byId: UserId
  }
  /** Takes the card of one link off a message. */
  'preview.remove': { readonly channelId: ChannelId; readonly key: MessageKey; readonly url: string }
  /** A report to the moderators. */
  'message.flag': { readonly channelId: ChannelId; readonly key: MessageKey; readonly on: boolean } & Report
  'user.flag': { readonly userId: UserId; readonly on: boolean } & Report
  'user.mute': {
    readonly userId: UserId
    readonly on: boolean
    /** How long; `null`: until it is taken back. */
    readonly minutes: number | null
  }
  'user.block': { readonly userId: UserId; readonly on: boolean }
  'reaction.set': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly reaction: string
    readonly on: boolean
    /** Takes my other reactions to the message away. */
    readonly unique: boolean
  }
  'poll.vote': {
    readonly channelId: ChannelId
    /** The message that the poll hangs on. */
    readonly key: MessageKey
    readonly poll: PollId
    readonly option: PollOptionId
    readonly on: boolean
    /** Takes my votes for other options away. */
    readonly isSingle: boolean
  }
  'poll.answer': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly poll: PollId
    /** '' takes it back. */
    readonly text: string
  }
  'reminder.set': {
    readonly channelId: ChannelId
    readonly key: MessageKey
    readonly on: boolean
    /** When to be told, ms since the epoch; `null`: never, it is only kept. */
    readonly at: number | null
  }
  /** `newest` is the newest message that was seen, `upTo` where it stands. */
  'channel.read': { readonly channelId: ChannelId; readonly newest: MessageKey; readonly upTo: Order }
  /** All of a thread up to its newest reply, which stands at `upTo`. */
  'thread.read': { readonly channelId: ChannelId; readonly thread: MessageKey; readonly upTo: Order }
  /** Everything from `first` on is new to me again. */
  'channel.unread': { readonly channelId: ChannelId; readonly first: MessageKey } & UnreadAgain
  /** All of a thread is. */
  'thread.unread': { readonly channelId: ChannelId; readonly thread: MessageKey } & UnreadAgain
  /** Everything everywhere was seen, up to the newest place that was known. */
  'channels.read': { readonly upTo: Order }
}

/** What is shown as unread until the server has counted. */
interface UnreadAgain {
  /** Everything up to this place stays read. */
  readonly mark: Version
  /** Messages of others after it, up to the one at `upTo`. */
  readonly count: number
  readonly upTo: Order
}

export type OperationKind = keyof Operations

/** One thing a person did, minted once and kept through every retry. */
export type Operation<Kind extends OperationKind = OperationKind> = {
  readonly [K in Kind]: {
    readonly id: OperationId
    readonly kind: K
    readonly input: Operations[K]
    /** ms since the epoch on this machine; labels a pending row and nothing else. */
    readonly pressedAt: number
  }
}[Kind]

/** Something that is only true for a moment: never stored, never tried twice. */
export type Signal = {
  readonly type: 'typing'
  readonly channelId: ChannelId
  /** In the thread under this message; absent: in the channel itself. */
  readonly thread?: MessageKey
  readonly typing: boolean
}
