import { demand, openMessage } from '../channels/channelAccess.ts'
import { badInput } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { dropHeld } from '../moderation/commitMessage.ts'
import { heldMessage } from '../moderation/judgeMessage.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { countOut, fixParent, tellDeleted } from './deletionEffects.ts'
import { eraseMessage } from './eraseMessage.ts'
import { messageView } from './messageView.ts'

/** Deletes a message: softly (a placeholder stays), for good with `hard`, or only for the caller. */
export const deleteMessage: Handler<'deleteMessage'> = async (call) => {
  const held = await heldMessage(call, call.path.id)
  if (held) return answer(call, await dropHeld(call, held))
  const { message, access } = await openMessage(call, call.actor, call.path.id)
  const hard = call.query.flag('hard') ?? false
  const forMe = call.query.flag('delete_for_me') ?? false
  if (hard && forMe) throw badInput('hard', 'and delete_for_me exclude each other')
  if (forMe) return answer(call, await hide(call, message))
  const isOwn = message.user_id === call.actor.userId
  if (isOwn) demand(access, 'delete-own-message', 'delete messages')
  else demand(access, 'delete-any-message', 'delete messages of others')
  return answer(call, hard ? await eraseMessage(call, message) : await softDelete(call, message))
}

const answer = async (call: AnyCall, message: MessageRecord) => ({
  message: await messageView(call, message, call.actor.userId),
})

async function softDelete(call: AnyCall, message: MessageRecord): Promise<MessageRecord> {
  if (message.deleted_at !== undefined) return message
  const now = call.clock.next()
  const { pin: _pin, ...rest } = message
  const deleted = { ...rest, deleted_at: now, updated_at: now }
  await call.tx.put(tables.messages, deleted)
  const count = await countOut(call, message)
  tellDeleted(call, message, { hard_delete: false, ...count })
  await fixParent(call, message, 1)
  return deleted
}

async function hide(call: AnyCall, message: MessageRecord): Promise<MessageRecord> {
  const userId = me(call.actor)
  if (message.hidden_for.some((entry) => entry.user_id === userId)) return message
  const hidden = {
    ...message,
    hidden_for: [...message.hidden_for, { user_id: userId, at: call.clock.next() }],
  }
  await call.tx.put(tables.messages, hidden)
  call.happened({
    type: 'message.deleted',
    to: 'user',
    user_id: userId,
    cid: message.cid,
    actor_id: userId,
    message_id: message.id,
    fields: { hard_delete: false, deleted_for_me: true },
  })
  return hidden
}
