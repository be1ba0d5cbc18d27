import { channelOf, rootOf } from '../../model/id.ts'
import { OutcomeError } from '../../model/outcome.ts'
import * as drafts from '../../wire/stream/draft.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { draftEvents } from './draftEvents.ts'
import { channelPath } from './encode.ts'

/** Keeps drafts for the other devices of the same person. */
export const createDrafts = (client: StreamClient): Required<Pick<Backend, 'saveDraft' | 'deleteDraft'>> => ({
  async saveDraft(id, { text, replyTo, mentions }, signal) {
    const root = rootOf(id)
    const message = {
      text,
      ...(root ? { parent_id: root as string } : {}),
      ...(replyTo ? { quoted_message_id: replyTo as string } : {}),
      ...(mentions.length > 0 ? { mentioned_users: mentions } : {}),
    }
    const answer = await client.call(
      drafts.createDraft,
      { path: channelPath(channelOf(id)), body: { message } },
      signal,
      'read',
    )
    const events = draftEvents(answer.draft)
    if (events.length === 0)
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the draft.')
    return events
  },
  async deleteDraft(id, signal) {
    const root = rootOf(id)
    const query = root ? { parent_id: root as string } : {}
    await client.call(drafts.deleteDraft, { path: channelPath(channelOf(id)), query }, signal, 'read')
  },
})
