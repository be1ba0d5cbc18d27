import { NO_VERSION, order, userId, type Version } from '../../model/id.ts'
import type { OwnReactions, ReactionGroup } from '../../model/reaction.ts'
import { asCount, asList, asNumber, asObject, asOptionalText, type Json } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'

/** Counts by type, first used first. Servers that send no groups still send counts. */
export function groupsOf(message: Json): readonly ReactionGroup[] {
  const groups = asObject(message['reaction_groups'])
  const counts = asObject(message['reaction_counts'])
  const scores = asObject(message['reaction_scores'])
  const latestPeople = (type: string): ReactionGroup['people'] =>
    asList(message['latest_reactions'])
      .map(asObject)
      .filter((reaction) => reaction['type'] === type)
      .flatMap((reaction) => asOptionalText(reaction['user_id']) ?? [])
      .map(userId)
  return [...new Set([...Object.keys(groups), ...Object.keys(counts)])]
    .map((type) => {
      const group = asObject(groups[type])
      const people = asList(group['latest_reactions_by']).flatMap(
        (entry) => asOptionalText(asObject(entry)['user_id']) ?? [],
      )
      const count = asCount(group['count'] ?? counts[type])
      const score = asNumber(group['sum_scores'] ?? scores[type], count)
      return {
        type,
        count,
        ...(score === count ? {} : { score }),
        firstAt: order(sortableTime(group['first_reaction_at'])),
        people: people.length > 0 ? people.map(userId) : latestPeople(type),
      }
    })
    .toSorted((a, b) =>
      a.firstAt !== b.firstAt ? (a.firstAt < b.firstAt ? -1 : 1) : a.type < b.type ? -1 : 1,
    )
}

export const NO_OWN: OwnReactions = { version: NO_VERSION, types: [], since: [] }

export function ownOf(message: Json, at: Version): OwnReactions {
  const types = asList(message['own_reactions']).flatMap((raw) => asOptionalText(asObject(raw)['type']) ?? [])
  return { version: at, types: [...new Set(types)].toSorted(), since: [] }
}
