import type { WireMute } from './moderation.ts'
import { row, types } from './row.ts'
import type { WireTime } from './time.ts'

/** A person as others see them. Custom fields lie beside these (v1) or below `custom` (v2). */
export interface WireUser {
  readonly id: string
  readonly name?: string
  readonly image?: string
  readonly role: string
  readonly language: string
  readonly online: boolean
  readonly invisible: boolean
  readonly banned: boolean
  readonly shadow_banned: boolean
  readonly teams: readonly string[]
  readonly blocked_user_ids: readonly string[]
  readonly last_active?: WireTime
  readonly deactivated_at?: WireTime
  readonly deleted_at?: WireTime
  readonly created_at: WireTime
  readonly updated_at: WireTime
  readonly custom?: object
}

/** The connected user: comes as `me` in the first frame of a socket, with the totals of unread messages. */
export interface WireOwnUser extends WireUser {
  readonly total_unread_count: number
  readonly unread_channels: number
  readonly unread_count: number
  readonly unread_threads: number
  readonly mutes: readonly WireMute[]
  readonly channel_mutes: readonly object[]
  readonly devices: readonly object[]
  readonly privacy_settings?: WirePrivacySettings
}

/** What somebody lets others know of them. A setting that is absent is on. */
export interface WirePrivacySettings {
  readonly typing_indicators?: { readonly enabled: boolean }
  readonly read_receipts?: { readonly enabled: boolean }
  readonly delivery_receipts?: { readonly enabled: boolean }
}

/** What a client may say of a user; `role` and `teams` are the server's to set. */
export interface WireUserRequest {
  readonly id: string
  readonly name?: string
  readonly image?: string
  readonly language?: string
  readonly invisible?: boolean
  readonly privacy_settings?: WirePrivacySettings
  readonly custom?: object
}

export interface WireSort {
  readonly field: string
  readonly direction: 1 | -1
}

export interface QueryUsersPayload {
  readonly filter_conditions: object
  readonly sort?: readonly WireSort[]
  readonly limit?: number
  readonly offset?: number
  readonly presence?: boolean
}

export interface UsersAnswer {
  readonly users: readonly WireUser[]
  readonly duration: string
}

export interface UpdateUsersAnswer {
  readonly users: Readonly<Record<string, WireUser>>
  readonly membership_deletion_task_id: string
  readonly duration: string
}

export interface GuestAnswer {
  readonly user: WireUser
  readonly access_token: string
  readonly duration: string
}

export const queryUsers = row(
  'GET',
  '/users',
  types<{ query: { payload: QueryUsersPayload }; answer: UsersAnswer }>(),
  {
    family: 'common',
    subscribes: true,
  },
)

export const updateUsers = row(
  'POST',
  '/users',
  types<{ body: { users: Readonly<Record<string, WireUserRequest>> }; answer: UpdateUsersAnswer }>(),
  { family: 'common' },
)

export const createGuest = row(
  'POST',
  '/guest',
  types<{ body: { user: WireUserRequest }; answer: GuestAnswer }>(),
  {
    family: 'common',
  },
)
