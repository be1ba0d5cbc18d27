import type { WireDraft } from './draft.ts'
import type { WireMessage, WireMessagePage } from './message.ts'
import type { WireRead } from './read.ts'
import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireSort, WireUser } from './user.ts'

/** The switches of a channel type. A feature that is off answers error 19. */
export interface WireChannelConfig {
  readonly name: string
  readonly typing_events: boolean
  readonly read_events: boolean
  readonly connect_events: boolean
  readonly delivery_events: boolean
  readonly custom_events: boolean
  readonly reactions: boolean
  readonly replies: boolean
  readonly quotes: boolean
  readonly polls: boolean
  readonly uploads: boolean
  readonly url_enrichment: boolean
  readonly shared_locations: boolean
  readonly user_message_reminders: boolean
  readonly mutes: boolean
  readonly search: boolean
  readonly count_messages: boolean
  readonly mark_messages_pending: boolean
  readonly push_notifications: boolean
  readonly reminders: boolean
  readonly skip_last_msg_update_for_system_msgs: boolean
  readonly max_message_length: number
  readonly automod: string
  readonly automod_behavior: string
  readonly commands: readonly object[]
  readonly created_at: WireTime
  readonly updated_at: WireTime
}

export interface WireChannel {
  readonly id: string
  readonly type: string
  /** `type:id`, the name of the channel everywhere else. */
  readonly cid: string
  readonly frozen: boolean
  readonly disabled: boolean
  readonly hidden?: boolean
  readonly muted?: boolean
  readonly member_count?: number
  readonly message_count?: number
  readonly cooldown?: number
  readonly last_message_at?: WireTime
  readonly truncated_at?: WireTime
  readonly deleted_at?: WireTime
  readonly created_by?: WireUser
  readonly created_at: WireTime
  readonly updated_at: WireTime
  readonly own_capabilities?: readonly string[]
  readonly config?: WireChannelConfig
  readonly custom?: object
}

export interface WireMember {
  readonly user_id: string
  readonly user?: WireUser
  /** `channel_member` or `channel_moderator`. */
  readonly channel_role: string
  readonly banned: boolean
  readonly shadow_banned: boolean
  readonly notifications_muted: boolean
  readonly invited?: boolean
  readonly created_at: WireTime
  readonly updated_at: WireTime
  readonly custom?: object
}

/** One channel with its parts, as query and get-or-create answer it. */
export interface WireChannelState {
  readonly channel: WireChannel
  readonly members: readonly WireMember[]
  readonly messages: readonly WireMessage[]
  readonly pinned_messages: readonly WireMessage[]
  /** What the asker said and waits for a moderator; absent: nothing. */
  readonly pending_messages?: readonly { readonly message: WireMessage; readonly metadata: object }[]
  readonly threads: readonly object[]
  readonly read: readonly WireRead[]
  readonly watchers: readonly WireUser[]
  readonly watcher_count: number
  readonly membership?: WireMember
  /** What the asker has written here and not sent yet. */
  readonly draft?: WireDraft
  readonly hidden?: boolean
}

export interface QueryChannelsRequest {
  readonly filter_conditions?: object
  readonly sort?: readonly WireSort[]
  readonly limit?: number
  readonly offset?: number
  readonly message_limit?: number
  readonly member_limit?: number
  readonly state?: boolean
  readonly watch?: boolean
  readonly presence?: boolean
}

export interface ChannelQueryRequest {
  /** Used when the channel is made by this call. */
  readonly data?: object
  readonly state?: boolean
  readonly watch?: boolean
  readonly presence?: boolean
  readonly messages?: WireMessagePage
  readonly members?: { readonly limit?: number; readonly offset?: number }
  readonly watchers?: { readonly limit?: number; readonly offset?: number }
}

export interface UpdateChannelRequest {
  readonly data?: object
  readonly add_members?: readonly string[]
  readonly remove_members?: readonly string[]
  readonly add_moderators?: readonly string[]
  readonly demote_moderators?: readonly string[]
  readonly message?: object
}

type ChannelStateAnswer = WireChannelState & { readonly duration: string }

export interface ChannelAnswer {
  readonly channel: WireChannel
  readonly members: readonly WireMember[]
  readonly message?: WireMessage
  readonly duration: string
}

export interface QueryMembersPayload {
  readonly type: string
  readonly id?: string
  readonly filter_conditions: object
  readonly sort?: readonly WireSort[]
  readonly limit?: number
  readonly offset?: number
}

export const queryChannels = row(
  'POST',
  '/channels',
  types<{
    body: QueryChannelsRequest
    answer: { channels: readonly WireChannelState[]; duration: string }
  }>(),
  { subscribes: true },
)

export const getOrCreateChannel = row(
  'POST',
  '/channels/{type}/{id}/query',
  types<{ body: ChannelQueryRequest; answer: ChannelStateAnswer }>(),
  { subscribes: true },
)

export const getOrCreateDistinctChannel = row(
  'POST',
  '/channels/{type}/query',
  types<{ body: ChannelQueryRequest; answer: ChannelStateAnswer }>(),
  { subscribes: true },
)

export const getChannel = row(
  'GET',
  '/channels/{type}/{id}',
  types<{ query: { state?: boolean }; answer: ChannelStateAnswer }>(),
)

export const updateChannel = row(
  'POST',
  '/channels/{type}/{id}',
  types<{ body: UpdateChannelRequest; answer: ChannelAnswer }>(),
)

export const updateChannelPartial = row(
  'PATCH',
  '/channels/{type}/{id}',
  types<{ body: { set?: object; unset?: readonly string[] }; answer: ChannelAnswer }>(),
)

export const queryMembers = row(
  'GET',
  '/members',
  types<{
    query: { payload: QueryMembersPayload }
    answer: { members: readonly WireMember[]; duration: string }
  }>(),
)
