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
  readonly last_delivered_at?: string
  readonly last_delivered_message_id?: string
  readonly created_at: string
  readonly updated_at: string
  readonly custom: Json
}

export interface MessageRecord {
  readonly id: string
  readonly cid: string
  readonly user_id: string
  /** Ephemeral ones are kept apart, in no history. */
  readonly type: 'regular' | 'system' | 'reply' | 'ephemeral'
  readonly text: string
  readonly html: string
  readonly mml?: string
  readonly attachments: readonly Json[]
  readonly mentioned_user_ids: readonly string[]
  readonly mentioned_channel: boolean
  readonly mentioned_here: boolean
  /** Absent: none. */
  readonly mentioned_roles?: readonly string[]
  readonly parent_id?: string
  readonly show_in_channel: boolean
  readonly quoted_message_id?: string
  readonly poll_id?: string
  readonly silent: boolean
  /** The language of the text, and what it says in others: `language`, `fa_text`. */
  readonly i18n?: Readonly<Record<string, string>>
  /** The name of the command that made it. */
  readonly command?: string
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

/** What somebody called a thread; one that nobody named has no such row. */
export interface ThreadRecord {
  readonly parent_id: string
  readonly cid: string
  readonly title: string
  readonly custom: Json
  readonly updated_at: string
}

/** What somebody has written in a channel or thread and not sent yet. */
export interface DraftRecord {
  readonly user_id: string
  readonly cid: string
  readonly message: Pick<
    MessageRecord,
    | 'id'
    | 'text'
    | 'html'
    | 'mml'
    | 'attachments'
    | 'mentioned_user_ids'
    | 'parent_id'
    | 'show_in_channel'
    | 'quoted_message_id'
    | 'silent'
    | 'custom'
  > & { readonly type: 'regular' | 'system' }
  readonly created_at: string
}

/** A message that is not there yet: it went back to its author, or waits for a moderator. */
export interface HeldRecord {
  readonly message: MessageRecord
  readonly is_bounced: boolean
}

/** A message somebody wants to come back to, at a time or just some day. */
export interface ReminderRecord {
  readonly message_id: string
  readonly user_id: string
  readonly cid: string
  readonly remind_at?: string
  /** Its owner was told that it is due. */
  readonly is_told: boolean
  readonly created_at: string
  readonly updated_at: string
}

/** What can be voted for, with how many did. */
export interface PollOptionRecord {
  readonly id: string
  readonly text: string
  readonly votes: number
  readonly custom: Json
}

/** A question with options. It hangs on one message at most, and until then nobody but its maker knows of it. */
export interface PollRecord {
  readonly id: string
  readonly created_by_id: string
  readonly message_id?: string
  /** The channel of that message. */
  readonly cid?: string
  readonly name: string
  readonly description: string
  readonly options: readonly PollOptionRecord[]
  readonly voting_visibility: 'public' | 'anonymous'
  readonly enforce_unique_vote: boolean
  readonly max_votes_allowed?: number
  readonly allow_user_suggested_options: boolean
  readonly allow_answers: boolean
  readonly is_closed: boolean
  /** When it closes by itself; the text of its custom data, understood. */
  readonly closes_at?: string
  readonly answers_count: number
  readonly created_at: string
  readonly updated_at: string
  readonly custom: Json
}

/** One person's vote for an option or, with a text, their answer in words. */
export interface PollVoteRecord {
  readonly id: string
  readonly poll_id: string
  readonly user_id: string
  readonly choice: { readonly option_id: string } | { readonly answer_text: string }
  readonly created_at: string
  readonly updated_at: string
}

/** A message only its author is shown, until they press one of its buttons. */
export interface EphemeralRecord {
  readonly message: MessageRecord
  /** What its command has to remember. */
  readonly state: Json
}

/** Something a person asked the server to say in a channel later. */
export interface SpokenReminderRecord {
  readonly id: string
  readonly cid: string
  readonly user_id: string
  readonly due_at: string
  readonly text: string
  readonly parent_id?: string
  readonly show_in_channel?: boolean
}

/** What was reported to the moderators. */
export interface FlagTarget {
  readonly kind: 'message' | 'user'
  readonly id: string
}

/** One person's report of a message or a person. */
export interface FlagRecord {
  readonly user_id: string
  readonly target: FlagTarget
  readonly reason?: string
  /** What the message said when it was reported. */
  readonly original_text?: string
  readonly created_at: string
  readonly updated_at: string
  readonly custom: Json
}

/** Somebody whom another one does not want to hear. */
export interface MuteRecord {
  readonly user_id: string
  readonly target_id: string
  readonly expires?: string
  readonly created_at: string
  readonly updated_at: string
}

/** Somebody with whom another one does not want to talk. */
export interface BlockRecord {
  readonly user_id: string
  readonly blocked_user_id: string
  readonly created_at: string
}

/** A file somebody has uploaded; its bytes are in the file store. */
export interface UploadRecord {
  readonly id: string
  readonly user_id: string
  /** Absent for one that belongs to no channel. */
  readonly cid?: string
  readonly kind: 'file' | 'image'
  readonly name: string
  readonly type: string
  readonly size: number
  /** The names of the sizes in which a picture is kept as well; absent: in none. */
  readonly sizes?: readonly string[]
  /** Where it was said to be. */
  readonly address: string
  readonly created_at: string
}

export interface SettingRecord {
  readonly name: string
  readonly value: string
}
