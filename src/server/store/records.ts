import type { Json } from '../../wire/decode.ts'

/**
 * The rows as the store keeps them: people and messages by id, times as the clock's text (`stamp.ts`), custom fields
 * always below `custom`. What a person gets to see of a row is made from it by the view of that noun.
 */
export interface UserRecord {
  readonly id: string
  readonly name?: string
  readonly image?: string
  readonly role: string
  readonly language: string
  readonly invisible: boolean
  readonly teams: readonly string[]
  readonly privacy?: Json
  readonly last_active?: string
  readonly created_at: string
  readonly updated_at: string
  readonly custom: Json
}

export interface ChannelRecord {
  readonly cid: string
  readonly type: string
  readonly id: string
  readonly created_by_id: string
  /** Type and members of a channel that was asked for by its members instead of by a name. */
  readonly distinct?: string
  readonly frozen: boolean
  readonly disabled: boolean
  /** Slow mode: seconds between two messages of one person; 0 is off. */
  readonly cooldown: number
  /** Switches that differ from those of the channel's type. */
  readonly overrides: Json
  readonly member_count: number
  readonly message_count: number
  readonly last_message_at?: string
  readonly created_at: string
  readonly updated_at: string
  readonly custom: Json
}

/** A person's place in a channel, and how far they have read it. */
export interface MemberRecord {
  readonly cid: string
  readonly user_id: string
  readonly channel_role: 'channel_member' | 'channel_moderator'
  readonly last_read: string
  readonly last_read_message_id?: string
  readonly created_at: string
  readonly updated_at: string
  readonly custom: Json
}

export interface MessageRecord {
  readonly id: string
  readonly cid: string
  readonly user_id: string
  readonly type: 'regular' | 'system' | 'reply'
  readonly text: string
  readonly html: string
  readonly mml?: string
  readonly attachments: readonly Json[]
  readonly mentioned_user_ids: readonly string[]
  readonly mentioned_channel: boolean
  readonly mentioned_here: boolean
  readonly parent_id?: string
  readonly show_in_channel: boolean
  readonly quoted_message_id?: string
  readonly silent: boolean
  readonly pin?: { readonly at: string; readonly by: string; readonly expires?: string }
  readonly reply_count: number
  readonly deleted_reply_count: number
  /** Who replied, in the order of their first reply. */
  readonly participant_ids: readonly string[]
  readonly reaction_groups: readonly ReactionGroupRecord[]
  readonly created_at: string
  readonly updated_at: string
  readonly text_updated_at?: string
  /** Set when it was deleted softly: the row keeps its content, the view does not show it. */
  readonly deleted_at?: string
  /** Who deleted it for themselves only, and when. */
  readonly hidden_for: readonly { readonly user_id: string; readonly at: string }[]
  readonly custom: Json
}

/** All reactions of one type to one message. It stays when the last one is taken back, for `first_reaction_at`. */
export interface ReactionGroupRecord {
  readonly type: string
  readonly count: number
  readonly sum_scores: number
  readonly first_reaction_at: string
  readonly last_reaction_at: string
}

/** What is left of a message deleted for good: enough to refuse its id a second time and to page around it. */
export interface GoneMessageRecord {
  readonly id: string
  readonly cid: string
  readonly user_id: string
  readonly created_at: string
}

export interface ReactionRecord {
  readonly message_id: string
  readonly user_id: string
  readonly type: string
  readonly score: number
  readonly emoji_code?: string
  readonly created_at: string
  readonly updated_at: string
  readonly custom: Json
}

/** How far somebody who takes part in a thread has read it. */
export interface ThreadReadRecord {
  readonly parent_id: string
  readonly cid: string
  readonly user_id: string
  readonly last_read: string
  readonly last_read_message_id?: string
}

export interface SettingRecord {
  readonly name: string
  readonly value: string
}
