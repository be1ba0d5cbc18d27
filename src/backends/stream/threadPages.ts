import type { ChatEvent } from '../../model/event.ts'
import {
  channelId as channelIdOf,
  channelOf as conversationChannel,
  messageKey,
  rootOf,
  type ThreadId,
  threadId,
  type UserId,
} from '../../model/id.ts'
import { OutcomeError } from '../../model/outcome.ts'
import { asObject, asOptionalText } from '../../wire/decode.ts'
import { getThread, queryThreads } from '../../wire/stream/thread.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { draftInState } from './draftEvents.ts'
import { channelOf } from './normalizeChannel.ts'
import type { Source } from './source.ts'
import { messageEvents } from './normalizeEvent.ts'
import { ownMarkEvents, threadEvents } from './normalizeThread.ts'
import type { Watermark } from './watermark.ts'

/** The replies are asked for when somebody opens the thread. */
const PARTS = { reply_limit: 0, participant_limit: 20 } as const
const NEWEST_FIRST = [{ field: 'last_message_at', direction: -1 }] as const

/** Asks for the threads I take part in. */
export const createThreadPages = (
  client: StreamClient,
  watermark: Watermark,
  selfId: () => UserId,
): NonNullable<Backend['fetchThreads']> => {
  const eventsOf = (raw: unknown, source: Source): readonly ChatEvent[] => {
    const thread = asObject(raw)
    const channel = channelOf(thread['channel'], source)
    return [
      ...(channel ? [{ type: 'channel.put', channel } as const] : []),
      ...messageEvents(thread['parent_message'], source, 'message.put'),
      ...threadEvents(thread, source),
      ...idOf(raw).flatMap((id) => draftInState(thread, id, source.at)),
      ...ownMarkEvents(thread, source, selfId()),
    ]
  }
  const idOf = (raw: unknown): readonly ThreadId[] => {
    const thread = asObject(raw)
    const cid = asOptionalText(thread['channel_cid'])
    const root = asOptionalText(thread['parent_message_id'])
    return cid && root ? [threadId(channelIdOf(cid), messageKey(root))] : []
  }

  return async (request, signal) => {
    const source: Source = { at: watermark.now(), addressed: true }
    if ('only' in request) {
      const channelId = conversationChannel(request.only)
      const root = rootOf(request.only) ?? messageKey('')
      try {
        const input = { path: { message_id: root }, query: PARTS }
        const { thread } = await client.call(getThread, input, signal, 'page')
        return { events: eventsOf(thread, source), threadIds: idOf(thread), cursor: null, asOf: source.at }
      } catch (error) {
        const isGone =
          error instanceof OutcomeError &&
          error.outcome.type === 'rejected' &&
          error.outcome.reason === 'not-found'
        if (!isGone) throw error
        const info = { version: source.at, value: null }
        const gone = { type: 'thread.put', channelId, root, info } as const
        return { events: [gone], threadIds: [], cursor: null, asOf: source.at }
      }
    }
    const { cursor, limit } = request
    const body = { ...PARTS, sort: NEWEST_FIRST, limit, ...(cursor === null ? {} : { next: cursor }) }
    const answer = await client.call(queryThreads, { body }, signal, 'page')
    const found: readonly unknown[] = answer.threads
    if (!Array.isArray(found))
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the threads.')
    return {
      events: found.flatMap((raw) => eventsOf(raw, source)),
      threadIds: found.flatMap(idOf),
      cursor: asOptionalText(answer.next) ?? null,
      asOf: source.at,
    }
  }
}
