import { OutcomeError, outcomeOf } from '../../model/outcome.ts'
import { asList } from '../../wire/decode.ts'
import { getManyMessages, getMessage } from '../../wire/stream/message.ts'
import type { Backend, MessagesRequest } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { channelPath } from './encode.ts'
import { messageOf } from './normalizeMessage.ts'
import type { Source } from './source.ts'
import { messageEvents } from './normalizeEvent.ts'
import type { Watermark } from './watermark.ts'

/** One message has a call of its own, which any member may make; several are asked for in one channel. */
async function ask(
  client: StreamClient,
  { channelId, keys }: MessagesRequest,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const [only, ...more] = keys
  if (only === undefined) return []
  if (more.length > 0) {
    const path = channelPath(channelId)
    const answer = await client.call(getManyMessages, { path, query: { ids: keys } }, signal, 'page')
    if (!Array.isArray(answer.messages))
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the messages.')
    return asList(answer.messages)
  }
  try {
    return [(await client.call(getMessage, { path: { id: only } }, signal, 'page')).message]
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome.type === 'rejected' && outcome.reason === 'not-found') return []
    throw error
  }
}

/** Asks for messages by their keys. What the server does not know, or has in another channel, is not among them. */
export const createMessagesById =
  (client: StreamClient, watermark: Watermark): NonNullable<Backend['fetchMessages']> =>
  async (request, signal) => {
    const source: Source = { at: watermark.now(), addressed: true }
    const raw = await ask(client, request, signal)
    return {
      events: raw.flatMap((entry) =>
        messageEvents(entry, source, 'message.put').filter(({ type }) => type !== 'message.put'),
      ),
      messages: raw
        .flatMap((entry) => messageOf(entry, source) ?? [])
        .filter(({ channelId, key }) => channelId === request.channelId && request.keys.includes(key)),
    }
  }
