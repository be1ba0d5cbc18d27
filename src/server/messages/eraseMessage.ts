import type { AnyCall } from '../http/call.ts'
import { erasePoll } from '../polls/erasePoll.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { countOut, fixParent, tellDeleted } from './deletionEffects.ts'
import { forgetKept } from './forgetKept.ts'

/**
 * Deletes a message for good, with its reactions and replies. Its id stays taken, so that a send which is repeated
 * late does not bring it back.
 * @returns what is left to be told of it
 */
export async function eraseMessage(call: AnyCall, message: MessageRecord): Promise<MessageRecord> {
  const now = call.clock.next()
  const { id, cid, user_id, created_at } = message
  for (const reaction of await call.tx.range(tables.reactions, 'message', id)) {
    await call.tx.remove(tables.reactions, tables.reactions.key(reaction))
  }
  await forgetKept(call, message)
  for (const flag of await call.tx.range(tables.flags, 'message', id)) {
    await call.tx.remove(tables.flags, tables.flags.key(flag))
  }
  if (message.poll_id !== undefined) await erasePoll(call, message.poll_id)
  await call.tx.remove(tables.messages, id)
  await call.tx.put(tables.gone, { id, cid, user_id, created_at })
  const gone: MessageRecord = { ...emptied(message), deleted_at: message.deleted_at ?? now, updated_at: now }
  const count = message.deleted_at === undefined ? await countOut(call, message) : {}
  tellDeleted(call, message, { hard_delete: true, ...count }, gone)
  await fixParent(call, message, 0)
  await eraseReplies(call, message)
  return gone
}

/** The replies to a message go with it: nobody could reach them any more. */
async function eraseReplies(call: AnyCall, parent: MessageRecord): Promise<void> {
  for (const reply of await call.tx.range(tables.messages, 'thread', parent.id))
    await eraseMessage(call, reply)
  for (const read of await call.tx.range(tables.threadReads, 'thread', parent.id)) {
    await call.tx.remove(tables.threadReads, tables.threadReads.key(read))
  }
}

/** What is told of a message deleted for good: that it was there, not what it said. */
const emptied = (message: MessageRecord): MessageRecord => ({
  id: message.id,
  cid: message.cid,
  user_id: message.user_id,
  type: message.type,
  text: '',
  html: '',
  attachments: [],
  mentioned_user_ids: [],
  mentioned_channel: false,
  mentioned_here: false,
  ...(message.parent_id === undefined ? {} : { parent_id: message.parent_id }),
  show_in_channel: message.show_in_channel,
  silent: message.silent,
  reply_count: message.reply_count,
  deleted_reply_count: message.deleted_reply_count,
  participant_ids: [],
  reaction_groups: [],
  created_at: message.created_at,
  updated_at: message.updated_at,
  hidden_for: [],
  custom: {},
})
