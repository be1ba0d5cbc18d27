import type { WireAction } from './action.ts'
import type { WirePoll } from './poll.ts'
import type { WireReaction, WireReactionGroup } from './reaction.ts'
import type { WireReminder } from './reminder.ts'
import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireSort, WireUser } from './user.ts'

export type WireMessageType = 'regular' | 'ephemeral' | 'error' | 'reply' | 'system' | 'deleted'

/** A file, picture, link preview or anything else that hangs on a message; `type` says which. */
export interface WireAttachment {
  readonly type?: string
  readonly title?: string
  readonly title_link?: string
  readonly text?: string
  readonly image_url?: string
  readonly thumb_url?: string
  readonly asset_url?: string
  readonly og_scrape_url?: string
  readonly mime_type?: string
  readonly file_size?: number
  readonly original_width?: number
  readonly original_height?: number
  /** Of a `voiceRecording`: seconds, and how loud it is from beginning to end, each from 0 to 1. */
  readonly duration?: number
  readonly waveform_data?: readonly number[]
  /** What a picture shows, in words. */
  readonly fallback?: string
  /** Buttons, on an ephemeral message of a command. */
  readonly actions?: readonly WireAction[]
  readonly custom?: object
}

/** Why a message was not taken as it is. `action`: `bounce` or `remove`. */
export interface WireModeration {
  readonly action: string
  readonly original_text: string
}

/** A message as the server answers it: mentioned people and quoted message are whole objects. */
export interface WireMessage {
  readonly id: string
  readonly cid: string
  readonly type: WireMessageType
  readonly text: string
  readonly html: string
  readonly mml?: string
  readonly user: WireUser
  readonly created_at: WireTime
  readonly updated_at: WireTime
  readonly message_text_updated_at?: WireTime
  readonly deleted_at?: WireTime
  readonly deleted_for_me?: boolean
  readonly parent_id?: string
  readonly show_in_channel?: boolean
  readonly quoted_message_id?: string
  readonly quoted_message?: WireMessage
  readonly attachments: readonly WireAttachment[]
  readonly mentioned_users: readonly WireUser[]
  readonly mentioned_channel: boolean
  readonly mentioned_here: boolean
  readonly mentioned_roles?: readonly string[]
  readonly restricted_visibility: readonly string[]
  readonly reply_count: number
  readonly deleted_reply_count: number
  readonly thread_participants?: readonly WireUser[]
  readonly pinned: boolean
  readonly pinned_at?: WireTime
  readonly pin_expires?: WireTime
  readonly pinned_by?: WireUser
  /** The language of the text, and what it says in others: `language`, `fa_text`. */
  readonly i18n?: Readonly<Record<string, string>>
  /** The name of the command that made it. */
  readonly command?: string
  readonly poll_id?: string
  readonly poll?: WirePoll
  readonly silent: boolean
  readonly shadowed: boolean
  /** What moderation did with it, on a message that was not taken. */
  readonly moderation?: WireModeration
  readonly reaction_counts: Readonly<Record<string, number>>
  readonly reaction_scores: Readonly<Record<string, number>>
  readonly reaction_groups?: Readonly<Record<string, WireReactionGroup>>
  readonly latest_reactions: readonly WireReaction[]
  readonly own_reactions: readonly WireReaction[]
  /** The asker's own, when they want to come back to this message. */
  readonly reminder?: WireReminder
  readonly custom?: object
}

/** A message as a request carries it: mentioned people and the quoted message by id. */
export interface WireMessageRequest {
  /** Made by the client before sending and kept on every retry; this is what makes a send idempotent. */
  readonly id?: string
  readonly type?: 'regular' | 'system'
  readonly text?: string
  readonly parent_id?: string
  readonly show_in_channel?: boolean
  readonly quoted_message_id?: string
  readonly attachments?: readonly WireAttachment[]
  readonly mentioned_users?: readonly string[]
  readonly mentioned_channel?: boolean
  readonly mentioned_here?: boolean
  /** Everybody who has one of these, in the channel or of their own. */
  readonly mentioned_roles?: readonly string[]
  /** The author's own poll, made before. An edit cannot change it. */
  readonly poll_id?: string
  readonly silent?: boolean
  readonly pinned?: boolean
  readonly pin_expires?: WireTime | null
  readonly custom?: object
}

export interface SendMessageRequest {
  readonly message: WireMessageRequest
  readonly skip_push?: boolean
  readonly skip_enrich_url?: boolean
  readonly keep_channel_hidden?: boolean
}

export interface UpdateMessageRequest {
  readonly message: WireMessageRequest
  readonly skip_enrich_url?: boolean
  readonly skip_push?: boolean
}

export interface UpdateMessagePartialRequest {
  readonly set?: object
  readonly unset?: readonly string[]
  readonly skip_enrich_url?: boolean
}

export interface MessageAnswer {
  readonly message: WireMessage
  /** There: the message waits for a moderator, and its author alone is shown it. */
  readonly pending_message_metadata?: Readonly<Record<string, string>>
  readonly duration: string
}

export interface MessagesAnswer {
  readonly messages: readonly WireMessage[]
  readonly duration: string
}

/**
 * Which part of a history a page holds. Ids mean older or newer *by time than that message*; `id_around` returns
 * both sides with the message in the middle. Pages are oldest first; one shorter than `limit` is the end.
 */
export interface WireMessagePage {
  readonly limit?: number
  readonly id_lt?: string
  readonly id_lte?: string
  readonly id_gt?: string
  readonly id_gte?: string
  readonly id_around?: string
  readonly created_at_before?: WireTime
  readonly created_at_before_or_equal?: WireTime
  readonly created_at_after?: WireTime
  readonly created_at_after_or_equal?: WireTime
  readonly created_at_around?: WireTime
}

/** Replies take the parameters of a page each by itself, and may be asked for in an order. */
export interface RepliesQuery extends WireMessagePage {
  /** By `created_at` alone. The page then holds what comes first in this order within its bounds. */
  readonly sort?: readonly WireSort[]
}

export const sendMessage = row(
  'POST',
  '/channels/{type}/{id}/message',
  types<{ body: SendMessageRequest; answer: MessageAnswer }>(),
)

export const getMessage = row('GET', '/messages/{id}', types<{ answer: MessageAnswer }>())

export const getManyMessages = row(
  'GET',
  '/channels/{type}/{id}/messages',
  types<{ query: { ids: readonly string[] }; answer: MessagesAnswer }>(),
)

export const getReplies = row(
  'GET',
  '/messages/{parent_id}/replies',
  types<{ query: RepliesQuery; answer: MessagesAnswer }>(),
)

export const updateMessage = row(
  'POST',
  '/messages/{id}',
  types<{ body: UpdateMessageRequest; answer: MessageAnswer }>(),
)

export const updateMessagePartial = row(
  'PUT',
  '/messages/{id}',
  types<{ body: UpdateMessagePartialRequest; answer: MessageAnswer }>(),
)

export const deleteMessage = row(
  'DELETE',
  '/messages/{id}',
  types<{ query: { hard?: boolean; delete_for_me?: boolean }; answer: MessageAnswer }>(),
)

/** Lets a message go that waited: for servers and those who moderate. */
export const commitMessage = row('POST', '/messages/{id}/commit', types<{ answer: MessageAnswer }>())
