import type { WireMessage } from './message.ts'
import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireUser } from './user.ts'

/** One person's reaction of one type to one message. */
export interface WireReaction {
  readonly message_id: string
  readonly type: string
  readonly score: number
  readonly user_id: string
  readonly user: WireUser
  readonly emoji_code?: string
  readonly created_at: WireTime
  readonly updated_at: WireTime
  readonly custom?: object
}

/** All reactions of one type to one message. `first_reaction_at` orders the types and survives removal. */
export interface WireReactionGroup {
  readonly count: number
  readonly sum_scores: number
  readonly first_reaction_at: WireTime
  readonly last_reaction_at: WireTime
  readonly latest_reactions_by: readonly {
    readonly user_id: string
    readonly user: WireUser
    readonly created_at: WireTime
  }[]
}

export interface SendReactionRequest {
  readonly reaction: {
    readonly type: string
    readonly score?: number
    readonly emoji_code?: string
    readonly custom?: object
  }
  /** Replaces all other reactions of this user on the message. */
  readonly enforce_unique?: boolean
  readonly skip_push?: boolean
}

export interface ReactionAnswer {
  readonly message: WireMessage
  readonly reaction: WireReaction
  readonly duration: string
}

export const sendReaction = row(
  'POST',
  '/messages/{id}/reaction',
  types<{ body: SendReactionRequest; answer: ReactionAnswer }>(),
)

export const deleteReaction = row(
  'DELETE',
  '/messages/{id}/reaction/{type}',
  types<{ answer: ReactionAnswer }>(),
)

export const getReactions = row(
  'GET',
  '/messages/{id}/reactions',
  types<{
    query: { limit?: number; offset?: number }
    answer: { reactions: readonly WireReaction[]; duration: string }
  }>(),
)
