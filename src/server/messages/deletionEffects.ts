import { configOf } from '../channels/channelType.ts'
import type { AnyCall } from '../http/call.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** Tells those who watch that a message was deleted. @param gone what to tell of it when it is not there any more */
export function tellDeleted(
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
export async function countOut(
  call: AnyCall,
  message: MessageRecord,
): Promise<{ readonly channel_message_count?: number }> {
  const channel = await call.tx.get(tables.channels, message.cid)
  if (!channel) return {}
  const count = Math.max(0, channel.message_count - 1)
  await call.tx.put(tables.channels, { ...channel, message_count: count })
  return configOf(call.types, channel).count_messages ? { channel_message_count: count } : {}
}

/** Counts a reply out of the message it hangs on. @param deleted 1 when a placeholder stays */
export async function fixParent(call: AnyCall, reply: MessageRecord, deleted: 0 | 1): Promise<void> {
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
