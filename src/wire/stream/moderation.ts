import type { WireMessage } from './message.ts'
import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireOwnUser, WireSort, WireUser } from './user.ts'

/** Exactly one target: a message or a person. */
export interface FlagRequest {
  readonly target_message_id?: string
  readonly target_user_id?: string
  readonly reason?: string
  readonly custom?: object
}

interface WireFlagFacts {
  readonly reason?: string
  /** Who flagged. */
  readonly user: WireUser
  readonly created_by_automod: boolean
  readonly created_at: WireTime
  readonly updated_at: WireTime
  readonly details?: { readonly original_text: string }
  readonly custom?: object
}

/** A flag as the one who raised it is answered. */
export interface WireFlag extends WireFlagFacts {
  readonly target_message_id?: string
  readonly target_message?: WireMessage
  readonly target_user?: WireUser
}

/** A flag as it stands in the queue of moderators. */
export interface WireMessageFlag extends WireFlagFacts {
  readonly message: WireMessage
}

export interface FlagAnswer {
  readonly flag: WireFlag
  readonly duration: string
}

export interface QueryMessageFlagsPayload {
  readonly filter_conditions?: object
  readonly sort?: readonly WireSort[]
  readonly limit?: number
  readonly offset?: number
  readonly show_deleted_messages?: boolean
}

/** One person silenced for another; without `expires` until they take it back. */
export interface WireMute {
  readonly user: WireUser
  readonly target: WireUser
  readonly created_at: WireTime
  readonly updated_at: WireTime
  readonly expires?: WireTime
}

export interface MuteAnswer {
  readonly mutes: readonly WireMute[]
  readonly own_user: WireOwnUser
  readonly non_existing_users: readonly string[]
  readonly duration: string
}

export interface WireBlock {
  readonly user_id: string
  readonly user: WireUser
  readonly blocked_user_id: string
  readonly blocked_user: WireUser
  readonly created_at: WireTime
}

export interface BlockAnswer {
  readonly blocked_by_user_id: string
  readonly blocked_user_id: string
  readonly created_at: WireTime
  readonly duration: string
}

export const flag = row('POST', '/moderation/flag', types<{ body: FlagRequest; answer: FlagAnswer }>())

export const unflag = row('POST', '/moderation/unflag', types<{ body: FlagRequest; answer: FlagAnswer }>())

export const queryMessageFlags = row(
  'GET',
  '/moderation/flags/message',
  types<{
    query: { payload?: QueryMessageFlagsPayload }
    answer: { flags: readonly WireMessageFlag[]; duration: string }
  }>(),
)

export const muteUsers = row(
  'POST',
  '/moderation/mute',
  types<{
    /** `timeout` in minutes. */
    body: { target_ids: readonly string[]; timeout?: number }
    answer: MuteAnswer
  }>(),
  { family: 'common' },
)

export const unmuteUsers = row(
  'POST',
  '/moderation/unmute',
  types<{
    body: { target_ids: readonly string[] }
    answer: { non_existing_users: readonly string[]; duration: string }
  }>(),
  { family: 'common' },
)

export const blockUser = row(
  'POST',
  '/users/block',
  types<{ body: { blocked_user_id: string }; answer: BlockAnswer }>(),
  { family: 'common' },
)

export const unblockUser = row(
  'POST',
  '/users/unblock',
  types<{ body: { blocked_user_id: string }; answer: { duration: string } }>(),
  { family: 'common' },
)

export const getBlockedUsers = row(
  'GET',
  '/users/block',
  types<{ answer: { blocks: readonly WireBlock[]; duration: string } }>(),
  { family: 'common' },
)
