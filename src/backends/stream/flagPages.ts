import { type UserId, userId } from '../../model/id.ts'
import type { MessageFlag } from '../../model/messageFlag.ts'
import { OutcomeError } from '../../model/outcome.ts'
import { asObject, asText } from '../../wire/decode.ts'
import { queryMessageFlags } from '../../wire/stream/moderation.ts'
import { wireTimeToMs } from '../../wire/stream/time.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { messageOf } from './normalizeMessage.ts'
import { usersIn } from './normalizeUser.ts'
import type { Source } from './source.ts'
import { messageEvents } from './normalizeEvent.ts'
import type { Watermark } from './watermark.ts'

/** One report, or nothing where nobody can say of what it is. */
function flagOf(raw: unknown, source: Source): readonly MessageFlag[] {
  const flag = asObject(raw)
  const message = messageOf(flag['message'], source)
  if (!message) return []
  return [
    {
      message,
      byId: userId(asText(asObject(flag['user'])['id'])),
      reason: asText(flag['reason']),
      // What a reporter adds lies beside the built-in fields in v1 and below `custom` in v2.
      note: asText(flag['note']) || asText(asObject(flag['custom'])['note']),
      at: wireTimeToMs(flag['created_at']),
    },
  ]
}

/** Asks for the queue of those who moderate, page by page. */
export const createFlagPages =
  (
    client: StreamClient,
    watermark: Watermark,
    selfId: () => UserId,
  ): NonNullable<Backend['fetchMessageFlags']> =>
  async ({ channelId, authorId, reason, offset, limit }, signal) => {
    const source: Source = { at: watermark.now(), addressed: true }
    const filter_conditions = {
      ...(channelId ? { channel_cid: channelId } : {}),
      ...(authorId ? { user_id: authorId } : {}),
      ...(reason ? { reason } : {}),
    }
    const payload = { filter_conditions, limit, offset }
    const answer = await client.call(queryMessageFlags, { query: { payload } }, signal, 'page')
    const found: readonly unknown[] = answer.flags
    if (!Array.isArray(found))
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the reports.')
    const flags = found.flatMap((raw) => flagOf(raw, source))
    const mine = flags.filter(({ byId }) => byId === selfId())
    return {
      events: [
        // Nothing else tells what I reported in an earlier life of the page.
        ...mine.map(
          ({ message }) =>
            ({
              type: 'mark.put',
              kind: 'reported',
              target: message.key,
              on: { version: source.at, value: true },
            }) as const,
        ),
        ...usersIn(...found.map((raw) => asObject(raw)['user'])),
        ...found.flatMap((raw) => messageEvents(asObject(raw)['message'], source, 'message.put')),
      ],
      flags,
      hasMore: found.length >= limit,
    }
  }
