import { demandFeature, openChannel } from '../channels/channelAccess.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import { fields } from '../fields.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import type { MemberRecord, MessageRecord } from '../store/records.ts'
import { inChannel, tables } from '../store/tables.ts'
import { findUser, tells } from '../users/userView.ts'

const MOST_CHANNELS = 100

/**
 * Marks messages as arrived at the caller's device, each with all before it; a mark never goes back. All of a request
 * is done or nothing.
 * @throws Failure 4, 16 for an unknown message, 17 for who is no member, 19 where the channel does not ask for it
 */
export const markDelivered: Handler<'markDelivered'> = async (call) => {
  me(call.actor)
  const marks = call.body.list('latest_delivered_messages', MOST_CHANNELS)
  if (!marks) throw badInput('latest_delivered_messages', 'is required')
  for (const [place, entry] of marks.entries()) {
    const mark = fields(entry, `latest_delivered_messages.${place}`)
    const [cid, id] = [mark.id('cid'), mark.id('id')]
    if (cid === undefined || id === undefined) throw badInput(mark.path, 'must have a cid and an id')
    await deliverTo(call, cid, id)
  }
  return {}
}

async function deliverTo(call: AnyCall, cid: string, id: string): Promise<void> {
  const access = await openChannel(call, call.actor, cid)
  demandFeature(access, 'delivery_events')
  if (!access.member) throw notAllowed(`mark messages of ${cid} as delivered without being a member`)
  const message = await call.tx.get(tables.messages, id)
  if (message?.cid !== cid || !inChannel(message)) throw notFound(`Message ${id} of ${cid}`)
  if ((access.member.last_delivered_at ?? '') >= message.created_at) return
  await call.tx.put(tables.members, withMark(access.member, message))
  const { user_id: userId } = access.member
  if (!tells(await findUser(call, userId), 'delivery_receipts')) return
  call.happened({
    type: 'message.delivered',
    to: 'channel',
    cid,
    actor_id: userId,
    fields: { last_delivered_at: message.created_at, last_delivered_message_id: message.id },
  })
}

const withMark = (member: MemberRecord, message: MessageRecord): MemberRecord => ({
  ...member,
  last_delivered_at: message.created_at,
  last_delivered_message_id: message.id,
})
