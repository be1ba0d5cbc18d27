import type { Scope } from '../scope.ts'
import type { DraftRecord, MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { draftKey } from './draftView.ts'

/** Takes a draft away and tells its author's other connections. */
export async function endDraft(scope: Scope, draft: DraftRecord): Promise<void> {
  await scope.tx.remove(tables.drafts, tables.drafts.key(draft))
  tellDraft(scope, 'draft.deleted', draft)
}

/** Ends the draft that became this message. One with another id is already about something else. */
export async function endSentDraft(scope: Scope, message: MessageRecord): Promise<void> {
  const { user_id: author, cid, parent_id: parentId } = message
  const draft = await scope.tx.get(tables.drafts, draftKey(author, cid, parentId))
  if (draft?.message.id === message.id) await endDraft(scope, draft)
}

/** Tells the connections of its author, and nobody else, what became of a draft. */
export const tellDraft = (scope: Scope, type: 'draft.updated' | 'draft.deleted', draft: DraftRecord): void =>
  scope.happened({ type, to: 'user', user_id: draft.user_id, cid: draft.cid, draft })
