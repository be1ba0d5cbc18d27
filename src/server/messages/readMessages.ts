import { openChannel, openMessage } from '../channels/channelAccess.ts'
import { badInput } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { readSort } from '../filters/sort.ts'
import type { Handler } from '../http/call.ts'
import { heldAnswer, heldMessage } from '../moderation/judgeMessage.ts'
import { tables } from '../store/tables.ts'
import { messagePage, PAGE } from './messagePage.ts'
import { messagesView, messageView } from './messageView.ts'

/** One message by its id. */
export const getMessage: Handler<'getMessage'> = async (call) => {
  const held = await heldMessage(call, call.path.id)
  if (held && held.user_id === call.actor.userId) return heldAnswer(call, held)
  const { message } = await openMessage(call, call.actor, call.path.id)
  return { message: await messageView(call, message, call.actor.userId) }
}

/** Those of the asked messages that are in the channel, in the order they were asked for. */
export const getManyMessages: Handler<'getManyMessages'> = async (call) => {
  const ids = call.query.ids('ids', PAGE.most)
  if (!ids) throw badInput('ids', 'is required')
  const { channel } = await openChannel(call, call.actor, `${call.path.type}:${call.path.id}`)
  const found = await Promise.all([...new Set(ids)].map((id) => call.tx.get(tables.messages, id)))
  const messages = found
    .filter((message) => message?.cid === channel.cid)
    .filter((message) => message !== undefined)
  return { messages: await messagesView(call, messages, call.actor.userId) }
}

/** A page of the replies to a message. */
export const getReplies: Handler<'getReplies'> = async (call) => {
  const { message } = await openMessage(call, call.actor, call.path.parent_id)
  const timeline = { cid: message.cid, parentId: message.id }
  const replies = await messagePage(call, timeline, call.query, readDirection(call.query))
  return { messages: await messagesView(call, replies, call.actor.userId) }
}

/** Reads whether replies are asked for in an order. @throws Failure 4 for any but by time */
function readDirection(query: Fields): 1 | -1 | undefined {
  const steps = readSort(query, [])
  const [step] = steps
  if (steps.length > 1 || (step && step.field !== 'created_at')) {
    throw badInput('sort', 'must be by created_at alone')
  }
  return step?.direction
}
