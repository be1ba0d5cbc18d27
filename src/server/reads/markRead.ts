import type { WireEvent } from '../../wire/stream/index.ts'
import { demandFeature, openChannel, type Access } from '../channels/channelAccess.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import { isId } from '../fields.ts'
import { eventView } from '../events/eventView.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import type { MemberRecord, MessageRecord } from '../store/records.ts'
import { inChannel, tables } from '../store/tables.ts'
import { findUser, tells } from '../users/userView.ts'
import { advanceRead } from './advanceRead.ts'
import { markThreadRead } from './markThread.ts'
import { totalsOf, unreadIn } from './totals.ts'

/** Marks a channel read up to a message, or up to its newest; or a thread. */
export const markRead: Handler<'markRead'> = async (call) => {
  const access = await openChannel(call, call.actor, `${call.path.type}:${call.path.id}`)
  const threadId = call.body.id('thread_id')
  if (threadId !== undefined) return withEvent(await markThreadRead(call, access, threadId))
  const messageId = call.body.id('message_id')
  const member = await readTo(call, access, messageId)
  return withEvent(await ownEvent(call, access.channel.cid, member))
}

const withEvent = (event: WireEvent | undefined): { event?: WireEvent } => (event ? { event } : {})

/** Marks several channels read, each up to a message; or all channels when the request names none. */
export const markChannelsRead: Handler<'markChannelsRead'> = async (call) => {
  const userId = me(call.actor)
  if (call.body.has('read_by_channel')) {
    const marks = Object.entries(call.body.object('read_by_channel').json)
    for (const [cid, messageId] of marks) {
      if (messageId !== '' && !isId(messageId))
        throw badInput(`read_by_channel.${cid}`, 'must be the id of a message')
      const access = await openChannel(call, call.actor, cid)
      await readTo(call, access, messageId === '' ? undefined : messageId)
    }
    return {}
  }
  for (const member of await call.tx.range(tables.members, 'user', userId)) {
    const access = await openChannel(call, call.actor, member.cid)
    if (access.config.read_events) await readTo(call, access, undefined, false)
  }
  for (const read of await call.tx.range(tables.threadReads, 'user', userId)) {
    const [newest] = await call.tx.range(tables.messages, 'thread', read.parent_id, {
      newestFirst: true,
      limit: 1,
    })
    if (newest)
      await call.tx.put(tables.threadReads, {
        ...read,
        last_read: newest.created_at,
        last_read_message_id: newest.id,
      })
  }
  call.happened({
    type: 'notification.mark_read',
    to: 'user',
    user_id: userId,
    actor_id: userId,
    withTotals: true,
  })
  return {}
}

/**
 * Moves the caller's mark and tells it: the watchers, and the caller's other connections.
 * @throws Failure 16 for an unknown message, 17 for who is no member, 19 where reads are off
 */
async function readTo(
  call: AnyCall,
  access: Access,
  messageId: string | undefined,
  tellsOwn: boolean = true,
): Promise<MemberRecord> {
  demandFeature(access, 'read_events')
  const { member: before, channel } = access
  if (!before) throw notAllowed(`mark ${channel.cid} as read without being a member`)
  const message = await markOf(call, channel.cid, messageId)
  const after = message && (await advanceRead(call, channel.cid, before.user_id, message))
  if (!after || after.last_read === before.last_read) return before
  const { cid } = channel
  const fields = { last_read_at: after.last_read, last_read_message_id: after.last_read_message_id }
  const userId = before.user_id
  if (tells(await findUser(call, userId), 'read_receipts')) {
    call.happened({ type: 'message.read', to: 'channel', cid, actor_id: userId, fields })
  }
  if (tellsOwn) {
    call.happened({
      type: 'notification.mark_read',
      to: 'user',
      user_id: userId,
      cid,
      actor_id: userId,
      withChannel: true,
      withTotals: true,
      fields: { ...fields, unread_messages: await unreadIn(call, after) },
    })
  }
  return after
}

async function markOf(
  call: AnyCall,
  cid: string,
  id: string | undefined,
): Promise<MessageRecord | undefined> {
  if (id === undefined) {
    const [newest] = await call.tx.range(tables.messages, 'channel', cid, { newestFirst: true, limit: 1 })
    return newest
  }
  const message = await call.tx.get(tables.messages, id)
  if (message?.cid !== cid || !inChannel(message)) throw notFound(`Message ${id} of ${cid}`)
  return message
}

/** The answer's event: where the caller's mark stands now, whether it moved or not. */
async function ownEvent(call: AnyCall, cid: string, member: MemberRecord): Promise<WireEvent | undefined> {
  const { last_read, last_read_message_id, user_id } = member
  const event = await eventView(
    call,
    {
      type: 'message.read',
      to: 'user',
      user_id,
      cid,
      actor_id: user_id,
      created_at: call.clock.now(),
      fields: {
        last_read_at: last_read,
        ...(last_read_message_id === undefined ? {} : { last_read_message_id }),
      },
    },
    user_id,
  )
  return event && { ...event, ...(await totalsOf(call, user_id)) }
}
