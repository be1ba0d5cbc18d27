import type { Scope } from '../scope.ts'
import type { MemberRecord, MessageRecord, ThreadReadRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'

/** Moves a member's mark in a channel up to a message; never back. */
export async function advanceRead(
  scope: Scope,
  cid: string,
  userId: string,
  message: MessageRecord,
): Promise<MemberRecord | undefined> {
  const member = await scope.tx.get(tables.members, keyOf(cid, userId))
  if (!member || member.last_read >= message.created_at) return member
  const read = { ...member, last_read: message.created_at, last_read_message_id: message.id }
  await scope.tx.put(tables.members, read)
  return read
}

/**
 * Moves somebody's mark in a thread up to a reply; never back. Without a reply it only makes sure that there is a
 * mark, at the message the thread hangs on.
 */
export async function advanceThreadRead(
  scope: Scope,
  parent: MessageRecord,
  userId: string,
  reply: MessageRecord | undefined,
): Promise<ThreadReadRecord> {
  const known = await scope.tx.get(tables.threadReads, keyOf(parent.id, userId))
  const isNewer = reply && (known?.last_read ?? '') < reply.created_at
  if (known && !isNewer) return known
  const read: ThreadReadRecord = {
    parent_id: parent.id,
    cid: parent.cid,
    user_id: userId,
    last_read: reply?.created_at ?? parent.created_at,
    last_read_message_id: reply?.id ?? parent.id,
  }
  await scope.tx.put(tables.threadReads, read)
  return read
}
