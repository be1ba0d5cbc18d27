/** One reaction, as a message carries it and as an event tells it. */
export interface ZulipReaction {
  readonly emoji_name: string
  readonly emoji_code: string
  readonly reaction_type: 'unicode_emoji' | 'realm_emoji' | 'zulip_extra_emoji'
  readonly user_id: number
}

/** A person in a direct conversation. */
export interface ZulipRecipient {
  readonly id: number
  readonly email: string
  readonly full_name: string
}

export interface ZulipMessage {
  readonly id: number
  /** `stream`: in a channel; `private`: between people. */
  readonly type: 'stream' | 'private'
  readonly stream_id?: number
  /** The name of the channel, or everybody in the conversation, me included. */
  readonly display_recipient: string | readonly ZulipRecipient[]
  /** The topic; '' between people. */
  readonly subject: string
  readonly sender_id: number
  readonly sender_email: string
  readonly sender_full_name: string
  readonly avatar_url: string | null
  readonly content: string
  readonly content_type: string
  /** Seconds since the epoch. */
  readonly timestamp: number
  readonly reactions: readonly ZulipReaction[]
}

/** What happens in a chat, by its type. Every event has an `id` and a `type` besides; more keys may come at any time. */
export interface ZulipEvents {
  readonly message: {
    readonly message: ZulipMessage
    readonly flags: readonly string[]
    readonly local_message_id?: string
  }
  readonly update_message: {
    readonly message_id: number
    readonly message_ids: readonly number[]
    readonly user_id: number | null
    readonly flags: readonly string[]
    readonly edit_timestamp: number
    readonly content?: string
    readonly rendered_content?: string
    readonly orig_content?: string
    readonly subject?: string
    readonly orig_subject?: string
    readonly stream_id?: number
    readonly new_stream_id?: number
    readonly rendering_only?: boolean
  }
  readonly delete_message: {
    readonly message_id?: number
    readonly message_ids?: readonly number[]
    readonly message_type: 'stream' | 'private'
    readonly stream_id?: number
    readonly topic?: string
  }
  readonly reaction: ZulipReaction & { readonly op: 'add' | 'remove'; readonly message_id: number }
  readonly submessage: {
    readonly message_id: number
    readonly submessage_id: number
    readonly sender_id: number
    readonly msg_type: string
    /** JSON. */
    readonly content: string
  }
  readonly typing: {
    readonly op: 'start' | 'stop'
    readonly message_type: 'direct' | 'stream'
    readonly sender: { readonly user_id: number; readonly email: string }
    readonly recipients?: readonly { readonly user_id: number; readonly email: string }[]
    readonly stream_id?: number
    readonly topic?: string
  }
  readonly update_message_flags: {
    readonly op: 'add' | 'remove'
    readonly flag: string
    readonly messages: readonly number[]
    readonly all?: boolean
  }
  readonly heartbeat: object
  readonly restart: { readonly zulip_version?: string; readonly zulip_feature_level?: number }
}

/** An event whose type has no shape of its own here. */
type Untyped = Readonly<Record<string, unknown>>

/** One event of some types: `ZulipEvent<'message' | 'reaction'>`. */
export type ZulipEvent<Type extends string = string> = {
  readonly [Each in Type]: { readonly id: number; readonly type: Each } & (Each extends keyof ZulipEvents
    ? ZulipEvents[Each]
    : Untyped)
}[Type]
