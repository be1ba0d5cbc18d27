import { demand, openChannel } from '../channels/channelAccess.ts'
import { notFound } from '../failure.ts'
import type { AnyCall, Handler } from '../http/call.ts'
import { addMessage } from '../messages/addMessage.ts'
import { messageView } from '../messages/messageView.ts'
import { hangPoll } from '../polls/messagePoll.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { heldMessage } from './judgeMessage.ts'

/** Lets a message go that waited for a moderator: from now on everybody sees it, at the time at which it was said. */
export const commitMessage: Handler<'commitMessage'> = async (call) => {
  const held = await heldMessage(call, call.path.id)
  if (!held) throw notFound(`Held message ${call.path.id}`)
  const access = await openChannel(call, call.actor, held.cid)
  demand(access, 'update-any-message', 'let held messages go')
  await call.tx.remove(tables.held, held.id)
  const message = { ...held, updated_at: call.clock.next() }
  const poll = message.poll_id === undefined ? undefined : await call.tx.get(tables.polls, message.poll_id)
  if (poll) await hangPoll(call, poll, message)
  const parent =
    message.parent_id === undefined ? undefined : await call.tx.get(tables.messages, message.parent_id)
  await addMessage(call, message, parent)
  return { message: await messageView(call, message, call.actor.userId) }
}

/** Takes away what waits: its author takes it back, or a moderator refuses it. Its author is told. */
export async function dropHeld(call: AnyCall, held: MessageRecord): Promise<MessageRecord> {
  const access = await openChannel(call, call.actor, held.cid)
  if (held.user_id !== call.actor.userId) demand(access, 'delete-any-message', 'delete messages of others')
  const { id, cid, user_id, created_at } = held
  const gone = { ...held, text: '', attachments: [], deleted_at: call.clock.next() }
  await call.tx.remove(tables.held, id)
  await call.tx.put(tables.gone, { id, cid, user_id, created_at })
  call.happened({
    type: 'message.deleted',
    to: 'user',
    user_id,
    cid,
    message_id: id,
    gone,
    fields: { hard_delete: true },
  })
  return gone
}
