import type { ChannelId, MessageId, MessageKey, Order, UserId, Version } from './id.ts'
import type { OwnReactions, ReactionGroup } from './reaction.ts'
import type { Versioned } from './versioned.ts'

export type MessageKind = 'text' | 'system' | 'deleted' | 'error' | 'unsupported'

/** A file, picture or link preview that hangs on a message. Every address in it is foreign; see `safeUrl`. */
export interface Attachment {
  readonly kind: 'image' | 'video' | 'audio' | 'file' | 'link' | 'unknown'
  readonly title: string
  readonly text: string
  readonly url: string | null
  readonly thumbnailUrl: string | null
  readonly mimeType: string
  /** Bytes; 0 when unknown. */
  readonly size: number
}

/** What a reply shows of the message it answers. */
export interface Quote {
  readonly key: MessageKey
  readonly authorId: UserId | null
  readonly text: string
  readonly deleted: boolean
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
  readonly quote: Quote | null
  readonly parent: MessageKey | null
  readonly attachments: readonly Attachment[]
  readonly mentions: readonly UserId[]
  readonly replyCount: number
  readonly pinned: boolean
  /** Who pinned it; `null` or absent where that was not told. */
  readonly pinnedBy?: UserId | null
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
