import type { Order, UserId, Version } from './id.ts'

/** All reactions of one type to one message. */
export interface ReactionGroup {
  readonly type: string
  readonly count: number
  /** The sum of their scores, where that is another number. */
  readonly score?: number
  /** Sorts the types by first use; it survives removal, so chips never change places. */
  readonly firstAt: Order
  /** Some of those who reacted, newest first. */
  readonly people: readonly UserId[]
}

/** One person's reaction of one type to one message. */
export interface Reaction {
  readonly type: string
  readonly userId: UserId
  /** How much it counts where a host counts scores instead of people. */
  readonly score: number
  /** ms since the epoch, for drawing only. */
  readonly at: number
}

/** One change of my own reactions, as an event tells it. */
export interface OwnReactionChange {
  readonly type: string
  readonly on: boolean
  readonly version: Version
}

/**
 * My reactions to one message: a list from a source addressed to me, and what changed since. Broadcasts go to many
 * people, so their list is never mine (RELIABILITY I17).
 */
export interface OwnReactions {
  readonly version: Version
  readonly types: readonly string[]
  readonly since: readonly OwnReactionChange[]
}
