import { demand, openMessage } from '../channels/channelAccess.ts'
import { configOf } from '../channels/channelType.ts'
import { badInput } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { messageView } from './messageView.ts'

/** Deletes a message: softly (a placeholder stays), for good with `hard`, or only for the caller. */
export const deleteMessage: Handler<'deleteMessage'> = async (call) => {
  const { message, access } = await openMessage(call, call.actor, call.path.id)
  const hard = call.query.flag('hard') ?? false
  const forMe = call.query.flag('delete_for_me') ?? false
  if (hard && forMe) throw badInput('hard', 'and delete_for_me exclude each other')
  if (forMe) return answer(call, await hide(call, message))
  const isOwn = message.user_id === call.actor.userId
  if (isOwn) demand(access, 'delete-own-message', 'delete messages')
  else demand(access, 'delete-any-message', 'delete messages of others')
  return answer(call, hard ? await erase(call, message) : await softDelete(call, message))
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
  tell(call, message, { hard_delete: false, ...count })
  await fixParent(call, message, 1)
  return deleted
}

async function erase(call: AnyCall, message: MessageRecord): Promise<MessageRecord> {
  const now = call.clock.next()
  const { id, cid, user_id, created_at } = message
  for (const reaction of await call.tx.range(tables.reactions, 'message', id)) {
    await call.tx.remove(tables.reactions, tables.reactions.key(reaction))
  }
  await call.tx.remove(tables.messages, id)
  await call.tx.put(tables.gone, { id, cid, user_id, created_at })
  const gone: MessageRecord = { ...emptied(message), deleted_at: message.deleted_at ?? now, updated_at: now }
  const count = message.deleted_at === undefined ? await countOut(call, message) : {}
  tell(call, message, { hard_delete: true, ...count }, gone)
  await fixParent(call, message, 0)
  await eraseReplies(call, message)
  return gone
}

/** The replies to a message go with it: nobody could reach them any more. */
async function eraseReplies(call: AnyCall, parent: MessageRecord): Promise<void> {
  for (const reply of await call.tx.range(tables.messages, 'thread', parent.id)) await erase(call, reply)
  for (const read of await call.tx.range(tables.threadReads, 'thread', parent.id)) {
    await call.tx.remove(tables.threadReads, tables.threadReads.key(read))
  }
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

function tell(
  call: AnyCall,
  message: MessageRecord,
  fields: Readonly<Record<string, unknown>>,
  gone?: MessageRecord,
): void {
  call.happened({
    type: 'message.deleted',
    to: 'channel',
    cid: message.cid,
    message_id: message.id,
    fields,
    ...(gone ? { gone } : {}),
    ...(call.actor.userId === undefined ? {} : { actor_id: call.actor.userId }),
  })
}

/** Takes a message out of its channel's count. @returns the count, for the event */
async function countOut(
  call: AnyCall,
  message: MessageRecord,
): Promise<{ readonly channel_message_count?: number }> {
  const channel = await call.tx.get(tables.channels, message.cid)
  if (!channel) return {}
  const count = Math.max(0, channel.message_count - 1)
  await call.tx.put(tables.channels, { ...channel, message_count: count })
  return configOf(call.types, channel).count_messages ? { channel_message_count: count } : {}
}

async function fixParent(call: AnyCall, reply: MessageRecord, deleted: 0 | 1): Promise<void> {
  const parent =
    reply.parent_id === undefined ? undefined : await call.tx.get(tables.messages, reply.parent_id)
  if (!parent) return
  const wasCounted = reply.deleted_at === undefined
  await call.tx.put(tables.messages, {
    ...parent,
    reply_count: Math.max(0, parent.reply_count - (wasCounted ? 1 : 0)),
    deleted_reply_count: Math.max(0, parent.deleted_reply_count + deleted - (wasCounted ? 0 : 1)),
    updated_at: call.clock.next(),
  })
  call.happened({ type: 'message.updated', to: 'channel', cid: parent.cid, message_id: parent.id })
}
