import type { Crowd } from './crowd.ts'
import type { ChannelId, MessageId, MessageKey, Order, UserId, Version } from './id.ts'
import type { PollId } from './poll.ts'
import type { OwnReactions, ReactionGroup } from './reaction.ts'
import type { Versioned } from './versioned.ts'
import type { Voice } from './voice.ts'

/**
 * `ephemeral`: the answer to a command; `held`: waits for a moderator. Their author alone sees them, and no history holds
 * them.
 */
export type MessageKind = 'text' | 'system' | 'deleted' | 'error' | 'unsupported' | 'ephemeral' | 'held'

/** Whether I alone am shown messages of this kind. */
export const isMineAlone = (kind: MessageKind | undefined): boolean => kind === 'ephemeral' || kind === 'held'

/** A button on an attachment. What a press does is the server's business (`Chat.runAction`). */
export interface AttachmentAction {
  readonly name: string
  readonly value: string
  /** Foreign: what the button says. */
  readonly text: string
  readonly tone: 'primary' | 'danger' | 'default'
}

/** A file, picture or link preview that hangs on a message. Every address in it is foreign; see `safeUrl`. */
export interface Attachment {
  readonly kind: 'image' | 'video' | 'audio' | 'file' | 'link' | 'unknown'
  readonly title: string
  readonly text: string
  readonly url: string | null
  readonly thumbnailUrl: string | null
  /** Foreign: what a picture shows, for who cannot see it; absent when nobody said. */
  readonly alt?: string
  readonly mimeType: string
  /** Bytes; 0 when unknown. */
  readonly size: number
  /** Of a picture or film, pixels; absent when unknown. */
  readonly width?: number
  readonly height?: number
  /** Of a sound that is somebody's message; absent on any other. */
  readonly voice?: Voice
  /** Absent where there are none. */
  readonly actions?: readonly AttachmentAction[]
}

/** What a reply shows of the message it answers. */
export interface Quote {
  readonly key: MessageKey
  readonly authorId: UserId | null
  readonly text: string
  readonly deleted: boolean
  /** Nothing was told of it but its key: it may be gone, or only far away. */
  readonly isUntold?: boolean
  /** Of the answered message, when this was told of it; absent: older than anything a server said. */
  readonly version?: Version
}

/** What a message says; replaced as a whole by a newer version. */
export interface MessageContent {
  readonly kind: MessageKind
  readonly text: string
  readonly authorId: UserId
  /** ms since the epoch, for drawing only; `order` sorts. */
  readonly createdAt: number
  /** ms since the epoch of the last change of the text; `null` when it was never edited. */
  readonly editedAt: number | null
  readonly deletedAt: number | null
  /** I have deleted it for me alone, which nothing takes back. */
  readonly isHidden?: boolean
  /** Who deleted it, where that is told and was somebody else than its author. */
  readonly removedBy?: UserId
  readonly quote: Quote | null
  readonly parent: MessageKey | null
  readonly attachments: readonly Attachment[]
  /** The poll that hangs on it; absent: none. */
  readonly poll?: PollId
  readonly mentions: readonly UserId[]
  /** Whom it names several at once; absent: nobody. */
  readonly crowds?: readonly Crowd[]
  readonly replyCount: number
  /** Who has answered it in its thread, in the order in which they came; absent: nobody. */
  readonly participants?: readonly UserId[]
  readonly pinned: boolean
  /** Who pinned it; `null` or absent where that was not told. */
  readonly pinnedBy?: UserId | null
  /** When, ms since the epoch; absent where that was not told, as is the next. */
  readonly pinnedAt?: number
  /** When the pin ends by itself; absent: never. */
  readonly pinnedUntil?: number
  /** The language of the text, and what it says in others; absent where nobody translated it. BCP 47. */
  readonly language?: string
  readonly translations?: Readonly<Record<string, string>>
  /** Does not count as unread. */
  readonly silent: boolean
  readonly custom: Readonly<Record<string, unknown>>
}

/** One message as the server told it: truth, with no optimistic byte in it. */
export interface MessageRecord {
  readonly key: MessageKey
  readonly id: MessageId
  readonly channelId: ChannelId
  readonly order: Order
  /** False for replies that are shown in their thread only. */
  readonly inTimeline: boolean
  readonly content: Versioned<MessageContent>
  readonly reactions: Versioned<readonly ReactionGroup[]>
  readonly ownReactions: OwnReactions
}
