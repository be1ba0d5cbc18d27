import { usersIn } from './normalizeUser.ts'
import { userId } from '../../model/id.ts'
import { OutcomeError } from '../../model/outcome.ts'
import type { Reaction } from '../../model/reaction.ts'
import { asNumber, asObject, asOptionalText, asText } from '../../wire/decode.ts'
import { getReactions } from '../../wire/stream/reaction.ts'
import { wireTimeToMs } from '../../wire/stream/time.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'

/** The protocol tells nobody what comes after so many. */
const FARTHEST_OFFSET = 1000

/** One reaction, or nothing where nobody can say whose or which it is. */
function reactionOf(raw: unknown): readonly Reaction[] {
  const wire = asObject(raw)
  const type = asText(wire['type'])
  const by = asOptionalText(wire['user_id']) ?? asOptionalText(asObject(wire['user'])['id'])
  if (type === '' || !by) return []
  const at = wireTimeToMs(wire['created_at'])
  return [{ type, userId: userId(by), score: asNumber(wire['score'], 1), at }]
}

/** Asks who reacted to a message, page by page. */
export const createReactionPages =
  (client: StreamClient): NonNullable<Backend['fetchReactions']> =>
  async ({ key, offset, limit }, signal) => {
    const input = { path: { id: key }, query: { limit, offset } }
    const answer = await client.call(getReactions, input, signal, 'page')
    const found: readonly unknown[] = answer.reactions
    if (!Array.isArray(found))
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the reactions.')
    return {
      events: usersIn(...found.map((raw) => asObject(raw)['user'])),
      reactions: found.flatMap(reactionOf),
      hasMore: found.length >= limit && offset + limit <= FARTHEST_OFFSET,
    }
  }
