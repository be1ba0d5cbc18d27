import type { WireDraft } from '../../wire/stream/index.ts'
import { messageView } from '../messages/messageView.ts'
import type { Scope } from '../scope.ts'
import type { DraftRecord, MessageRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { usersById } from '../users/userView.ts'

/** Where the draft of somebody in a channel, or in the thread under a message of it, is kept. */
export const draftKey = (userId: string, cid: string, parentId: string | undefined): string =>
  keyOf(userId, cid, parentId ?? '')

/** The draft somebody has in a channel or thread, as they see it. */
export async function draftIn(
  scope: Scope,
  userId: string | undefined,
  cid: string,
  parentId?: string,
): Promise<WireDraft | undefined> {
  if (userId === undefined) return undefined
  const draft = await scope.tx.get(tables.drafts, draftKey(userId, cid, parentId))
  return draft && draftView(scope, draft)
}

/** A draft as its author sees it, with the messages it belongs to as far as they are still there. */
export async function draftView(scope: Scope, draft: DraftRecord): Promise<WireDraft> {
  const { mentioned_user_ids, quoted_message_id, parent_id, html, mml, ...message } = draft.message
  const messageOf = async (id: string | undefined): Promise<MessageRecord | undefined> =>
    id === undefined ? undefined : scope.tx.get(tables.messages, id)
  const parent = await messageOf(parent_id)
  const quoted = await messageOf(quoted_message_id)
  return {
    channel_cid: draft.cid,
    ...(parent_id === undefined ? {} : { parent_id }),
    message: {
      id: message.id,
      type: message.type,
      text: message.text,
      ...(html === '' ? {} : { html }),
      ...(mml === undefined ? {} : { mml }),
      ...(parent_id === undefined ? {} : { parent_id, show_in_channel: message.show_in_channel }),
      ...(quoted_message_id === undefined ? {} : { quoted_message_id }),
      silent: message.silent,
      attachments: message.attachments,
      mentioned_users: await usersById(scope, mentioned_user_ids),
      custom: message.custom,
    },
    created_at: draft.created_at,
    ...(parent ? { parent_message: await messageView(scope, parent, draft.user_id) } : {}),
    ...(quoted ? { quoted_message: await messageView(scope, quoted, draft.user_id) } : {}),
  }
}
