import type { ReactionGroupRecord, ReactionRecord } from '../store/records.ts'

type Groups = readonly ReactionGroupRecord[]

/** Counts a reaction in. A type that was there before keeps its first time, so the order of types never changes. */
export function withReaction(groups: Groups, { type, score, updated_at: at }: ReactionRecord): Groups {
  const known = groups.find((group) => group.type === type)
  if (!known)
    return [...groups, { type, count: 1, sum_scores: score, first_reaction_at: at, last_reaction_at: at }]
  const changed = {
    ...known,
    count: known.count + 1,
    sum_scores: known.sum_scores + score,
    last_reaction_at: at,
  }
  return groups.map((group) => (group === known ? changed : group))
}

/** Counts a reaction out. The group stays, even with nobody in it. */
export const withoutReaction = (groups: Groups, { type, score }: ReactionRecord): Groups =>
  groups.map((group) =>
    group.type === type ? { ...group, count: group.count - 1, sum_scores: group.sum_scores - score } : group,
  )
