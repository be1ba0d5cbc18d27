/*
 * The event queue of a Zulip server: POST /register, GET /events, DELETE /events. Source: the API documentation of
 * Zulip 10 (feature level 372) and its change log; unknown keys are ignored everywhere.
 */

/** `[operator, operand]` of a filter for `message` events: channel, topic, sender, is. */
export type ZulipNarrow = readonly (readonly [operator: string, operand: string])[]

/** What a client understands beyond the first protocol. One that is not named counts as false. */
export interface ZulipCapabilities {
  /** Has to be said whenever any of them is. */
  readonly notification_settings_null: boolean
  readonly bulk_message_deletion?: boolean
  readonly user_avatar_url_field_optional?: boolean
  readonly stream_typing_notifications?: boolean
  readonly user_settings_object?: boolean
  readonly linkifier_url_template?: boolean
  readonly user_list_incomplete?: boolean
  readonly include_deactivated_groups?: boolean
  readonly archived_channels?: boolean
  readonly empty_topic_name?: boolean
  readonly simplified_presence_events?: boolean
  readonly individual_emoji_changes?: boolean
}

/** What a queue shall deliver, and what is told with its making. */
export interface RegisterRequest {
  /** What the queue delivers; absent: everything. Heartbeats come whatever is asked for. */
  readonly event_types?: readonly string[]
  /** Of what the state at this moment is told; absent: of `event_types`. */
  readonly fetch_event_types?: readonly string[]
  /** Whether messages come as HTML. @default false: as they were written */
  readonly apply_markdown?: boolean
  readonly client_gravatar?: boolean
  readonly slim_presence?: boolean
  readonly presence_history_limit_days?: number
  readonly include_subscribers?: boolean | 'partial'
  readonly all_public_streams?: boolean
  readonly narrow?: ZulipNarrow
  readonly client_capabilities?: ZulipCapabilities
  /** Seconds after which a queue that nobody asks is given up, or `mobile` for twelve hours. Feature level 481. */
  readonly idle_queue_timeout?: number | 'mobile'
}

/** What every registration answers; the state that was asked for lies beside it. */
export interface RegisterAnswer {
  readonly queue_id: string
  readonly last_event_id: number
  readonly zulip_version?: string
  readonly zulip_feature_level?: number
  /** How long a request may be parked, seconds. Told with `realm`; else 90. */
  readonly event_queue_longpoll_timeout_seconds?: number
  readonly [key: string]: unknown
}

export interface EventsRequest {
  readonly queue_id: string
  readonly last_event_id: number
  /** Answers at once with whatever is there. */
  readonly dont_block?: boolean
}
