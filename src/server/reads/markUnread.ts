import { demandFeature, openChannel } from '../channels/channelAccess.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import type { AnyCall, Handler } from '../http/call.ts'
import { justBefore, orderOf } from '../stamp.ts'
import type { MemberRecord, MessageRecord } from '../store/records.ts'
import { inChannel, tables } from '../store/tables.ts'
import { markThreadUnread } from './markThread.ts'
import { unreadIn } from './totals.ts'

/** Makes a message, or the first one from a time on, the first unread one; or a whole thread unread. */
export const markUnread: Handler<'markUnread'> = async (call) => {
  const access = await openChannel(call, call.actor, `${call.path.type}:${call.path.id}`)
  demandFeature(access, 'read_events')
  const threadId = call.body.id('thread_id')
  if (threadId !== undefined) {
    await markThreadUnread(call, access, threadId)
    return {}
  }
  const { cid } = access.channel
  if (!access.member) throw notAllowed(`mark ${cid} as unread without being a member`)
  const first = await firstUnread(call, cid)
  const member = await moveBack(call, access.member, first)
  await call.tx.put(tables.members, member)
  const { last_read, last_read_message_id } = member
  call.happened({
    type: 'notification.mark_unread',
    to: 'user',
    user_id: member.user_id,
    cid,
    actor_id: member.user_id,
    withChannel: true,
    withTotals: true,
    fields: {
      first_unread_message_id: first.id,
      last_read_at: last_read,
      ...(last_read_message_id === undefined ? {} : { last_read_message_id }),
      unread_messages: await unreadIn(call, member),
    },
  })
  return {}
}

async function firstUnread(call: AnyCall, cid: string): Promise<MessageRecord> {
  const id = call.body.id('message_id')
  const from = call.body.time('message_timestamp')
  if (id !== undefined) {
    const message = await call.tx.get(tables.messages, id)
    if (message?.cid !== cid || !inChannel(message)) throw notFound(`Message ${id} of ${cid}`)
    return message
  }
  if (from === undefined) throw badInput('message_id', 'is required, or message_timestamp or thread_id')
  const [message] = await call.tx.range(tables.messages, 'channel', cid, { from, limit: 1 })
  if (!message) throw notFound(`A message from ${from} on`)
  return message
}

/** The mark right before a message. */
async function moveBack(call: AnyCall, member: MemberRecord, first: MessageRecord): Promise<MemberRecord> {
  const [previous] = await call.tx.range(tables.messages, 'channel', member.cid, {
    before: orderOf(first.created_at, first.id),
    newestFirst: true,
    limit: 1,
  })
  const { last_read_message_id: _id, ...rest } = member
  return {
    ...rest,
    last_read: previous?.created_at ?? justBefore(first.created_at),
    ...(previous ? { last_read_message_id: previous.id } : {}),
  }
}
