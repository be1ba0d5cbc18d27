import type { WireReaction, WireReactionGroup } from '../../wire/stream/index.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord, ReactionGroupRecord, ReactionRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { userById } from '../users/userView.ts'

/** How many reactions a message carries in each of its lists. */
const LATEST = 10

/** The part of a message that tells of its reactions. */
export interface ReactionSummary {
  readonly reaction_counts: Readonly<Record<string, number>>
  readonly reaction_scores: Readonly<Record<string, number>>
  readonly reaction_groups: Readonly<Record<string, WireReactionGroup>>
  readonly latest_reactions: readonly WireReaction[]
  readonly own_reactions: readonly WireReaction[]
}

/** Sums up the reactions to a message. @param viewer whose own they are; nobody's in an event that goes to many */
export async function reactionSummary(
  scope: Scope,
  message: MessageRecord,
  viewer: string | undefined,
): Promise<ReactionSummary> {
  const groups = message.reaction_groups.filter((group) => group.count > 0)
  if (groups.length === 0) return noReactions
  const newest = { newestFirst: true, limit: LATEST }
  const latest = await scope.tx.range(tables.reactions, 'message', message.id, newest)
  const own =
    viewer === undefined
      ? []
      : await scope.tx.range(tables.reactions, 'user', keyOf(message.id, viewer), newest)
  return {
    reaction_counts: byType(groups, (group) => group.count),
    reaction_scores: byType(groups, (group) => group.sum_scores),
    reaction_groups: Object.fromEntries(
      await Promise.all(
        groups.map(async (group) => [group.type, await groupView(scope, message.id, group)] as const),
      ),
    ),
    latest_reactions: await Promise.all(latest.map((reaction) => reactionView(scope, reaction))),
    own_reactions: await Promise.all(own.map((reaction) => reactionView(scope, reaction))),
  }
}

/** The summary of a message nobody reacted to, or whose content is not shown. */
export const noReactions: ReactionSummary = {
  reaction_counts: {},
  reaction_scores: {},
  reaction_groups: {},
  latest_reactions: [],
  own_reactions: [],
}

/** A reaction as answers hold it. */
export async function reactionView(scope: Scope, reaction: ReactionRecord): Promise<WireReaction> {
  return {
    message_id: reaction.message_id,
    type: reaction.type,
    score: reaction.score,
    user_id: reaction.user_id,
    user: await userById(scope, reaction.user_id),
    created_at: reaction.created_at,
    updated_at: reaction.updated_at,
    custom: reaction.custom,
    ...(reaction.emoji_code === undefined ? {} : { emoji_code: reaction.emoji_code }),
  }
}

// Types are free text; fromEntries keeps even `__proto__` a plain key.
const byType = <Value>(
  groups: readonly ReactionGroupRecord[],
  value: (group: ReactionGroupRecord) => Value,
): Record<string, Value> => Object.fromEntries(groups.map((group) => [group.type, value(group)]))

async function groupView(
  scope: Scope,
  messageId: string,
  group: ReactionGroupRecord,
): Promise<WireReactionGroup> {
  const latest = await scope.tx.range(tables.reactions, 'type', keyOf(messageId, group.type), {
    newestFirst: true,
    limit: LATEST,
  })
  return {
    count: group.count,
    sum_scores: group.sum_scores,
    first_reaction_at: group.first_reaction_at,
    last_reaction_at: group.last_reaction_at,
    latest_reactions_by: await Promise.all(
      latest.map(async (reaction) => ({
        user_id: reaction.user_id,
        user: await userById(scope, reaction.user_id),
        created_at: reaction.created_at,
      })),
    ),
  }
}
