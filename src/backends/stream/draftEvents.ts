import type { ChatEvent } from '../../model/event.ts'
import {
  channelId,
  type ConversationId,
  conversationId,
  messageKey,
  userId,
  type Version,
  version,
} from '../../model/id.ts'
import { asList, asObject, asOptionalText, asText, type Json } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import { afterTime } from './source.ts'

/** A draft as a fact. @param goneAt it was thrown away then */
export function draftEvents(raw: unknown, goneAt?: string): readonly ChatEvent[] {
  const wire = asObject(raw)
  const message = asObject(wire['message'])
  const cid = asOptionalText(wire['channel_cid'])
  if (!cid) return []
  const root = asOptionalText(wire['parent_id']) ?? asOptionalText(message['parent_id'])
  const quoted = asOptionalText(message['quoted_message_id'])
  const id = conversationId(channelId(cid), root ? messageKey(root) : null)
  if (goneAt !== undefined) return [gone(id, afterTime(goneAt))]
  const mentions = asList(message['mentioned_users']).flatMap((user) => {
    const name = asOptionalText(asObject(user)['id'])
    return name ? [userId(name)] : []
  })
  const value = { text: asText(message['text']), replyTo: quoted ? messageKey(quoted) : null, mentions }
  return [{ type: 'draft.put', id, draft: { version: version(sortableTime(wire['created_at'])), value } }]
}

const gone = (id: ConversationId, at: Version): ChatEvent => ({
  type: 'draft.put',
  id,
  draft: { version: at, value: null },
})

/** What the state of a channel or thread, told to me alone, says of my draft there: where it holds none, there was none. */
export const draftInState = (state: Json, id: ConversationId, at: Version): readonly ChatEvent[] =>
  state['draft'] === undefined || state['draft'] === null ? [gone(id, at)] : draftEvents(state['draft'])

/** What a frame says of a draft of mine: `draft.updated`, `draft.deleted`. */
export const draftFrame = (frame: Json): readonly ChatEvent[] =>
  frame['type'] === 'draft.deleted'
    ? draftEvents(frame['draft'], sortableTime(frame['created_at']))
    : draftEvents(frame['draft'])
