import type { Access } from '../channels/channelAccess.ts'
import { badInput } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { me, type AnyCall } from '../http/call.ts'
import type { MessageRecord } from '../store/records.ts'
import { addMessage } from './addMessage.ts'
import { readContent } from './messageContent.ts'

/** Says in a channel what was done to it. */
export async function sendSystemMessage(call: AnyCall, access: Access, from: Fields): Promise<MessageRecord> {
  const author = me(call.actor)
  if (from.has('poll_id')) throw badInput(`${from.path}.poll_id`, 'must not be in a system message')
  const content = await readContent(call, call.actor, access, from)
  const now = call.clock.next()
  const message: MessageRecord = {
    ...content,
    id: `${author}-${call.env.uuid()}`,
    cid: access.channel.cid,
    user_id: author,
    type: 'system',
    show_in_channel: false,
    silent: from.flag('silent') ?? false,
    reply_count: 0,
    deleted_reply_count: 0,
    participant_ids: [],
    reaction_groups: [],
    hidden_for: [],
    created_at: now,
    updated_at: now,
  }
  await addMessage(call, message, undefined)
  return message
}
