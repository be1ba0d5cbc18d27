import type { WireEvent } from '../../wire/stream/index.ts'
import type { Access } from '../channels/channelAccess.ts'
import { eventView } from '../events/eventView.ts'
import { notFound } from '../failure.ts'
import { me, type AnyCall } from '../http/call.ts'
import { justBefore } from '../stamp.ts'
import type { MessageRecord, ThreadReadRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { findUser, tells } from '../users/userView.ts'
import { advanceThreadRead } from './advanceRead.ts'
import { unreadReplies } from './totals.ts'

/** Marks a thread read up to its newest reply. @throws Failure 16 when the channel has no such message */
export async function markThreadRead(
  call: AnyCall,
  access: Access,
  id: string,
): Promise<WireEvent | undefined> {
  const userId = me(call.actor)
  const parent = await threadOf(call, access, id)
  const [newest] = await call.tx.range(tables.messages, 'thread', id, { newestFirst: true, limit: 1 })
  const before = await call.tx.get(tables.threadReads, keyOf(id, userId))
  // Only who takes part in a thread has a mark in it; reading along does not make one a participant.
  if (before && newest) {
    const after = await advanceThreadRead(call, parent, userId, newest)
    if (after.last_read !== before.last_read) await tellRead(call, access, parent, after)
  }
  return eventView(
    call,
    {
      type: 'message.read',
      to: 'user',
      user_id: userId,
      cid: parent.cid,
      actor_id: userId,
      created_at: call.clock.now(),
      fields: { thread_id: id },
    },
    userId,
  )
}

async function tellRead(
  call: AnyCall,
  access: Access,
  parent: MessageRecord,
  { user_id: userId, last_read, last_read_message_id }: ThreadReadRecord,
): Promise<void> {
  const fields = { thread_id: parent.id, last_read_at: last_read, last_read_message_id }
  if (access.config.read_events && tells(await findUser(call, userId), 'read_receipts')) {
    const { cid, id } = parent
    call.happened({ type: 'message.read', to: 'channel', cid, actor_id: userId, thread_id: id, fields })
  }
  tell(call, 'notification.mark_read', userId, parent, { ...fields, unread_thread_messages: 0 })
}

/** Makes all replies of a thread unread again for somebody who takes part in it. */
export async function markThreadUnread(call: AnyCall, access: Access, id: string): Promise<void> {
  const userId = me(call.actor)
  const parent = await threadOf(call, access, id)
  const known = await call.tx.get(tables.threadReads, keyOf(id, userId))
  if (!known) throw notFound(`Your part in thread ${id}`)
  const [first] = await call.tx.range(tables.messages, 'thread', id, { limit: 1 })
  const read = {
    ...known,
    last_read: first ? justBefore(first.created_at) : parent.created_at,
    last_read_message_id: parent.id,
  }
  await call.tx.put(tables.threadReads, read)
  tell(call, 'notification.mark_unread', userId, parent, {
    thread_id: id,
    ...(first ? { first_unread_message_id: first.id } : {}),
    last_read_at: read.last_read,
    unread_thread_messages: await unreadReplies(call, read),
  })
}

async function threadOf(call: AnyCall, access: Access, id: string): Promise<MessageRecord> {
  const parent = await call.tx.get(tables.messages, id)
  if (parent?.cid !== access.channel.cid || parent.parent_id !== undefined) throw notFound(`Thread ${id}`)
  return parent
}

function tell(
  call: AnyCall,
  type: 'notification.mark_read' | 'notification.mark_unread',
  userId: string,
  parent: MessageRecord,
  fields: Readonly<Record<string, unknown>>,
): void {
  call.happened({
    type,
    to: 'user',
    user_id: userId,
    cid: parent.cid,
    actor_id: userId,
    withChannel: true,
    withTotals: true,
    fields,
  })
}
