import { wireErrorCode } from '../../wire/stream/index.ts'
import { demand, demandFeature, openChannel, type Access } from '../channels/channelAccess.ts'
import { readCommand } from '../commands/commands.ts'
import { runCommand, shownBefore } from '../commands/ephemerals.ts'
import { badInput, Failure, notAllowed, notFound } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { showLinkLater } from '../links/showLinkLater.ts'
import { hangPoll, readMessagePoll } from '../polls/messagePoll.ts'
import { heldMessage, judgeMessage } from '../moderation/judgeMessage.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { addMessage } from './addMessage.ts'
import { demandWriting } from './demandWriting.ts'
import { readContent } from './messageContent.ts'
import { messageView } from './messageView.ts'
import { readPin } from './pinMessage.ts'

/** Takes a message. The id its author made comes first: a repeated send is told so, whatever changed meanwhile. */
export const sendMessage: Handler<'sendMessage'> = async (call) => {
  const { body, actor } = call
  const author = me(actor)
  const from = body.object('message')
  for (const flag of ['skip_push', 'skip_enrich_url', 'keep_channel_hidden']) body.flag(flag)
  if (body.flag('pending')) throw notAllowed('send pending messages')
  const id = from.id('id') ?? `${author}-${call.env.uuid()}`
  const cid = `${call.path.type}:${call.path.id}`
  const shown = await shownBefore(call, id, { author, cid })
  if (shown) return { message: shown }
  await refuseRepeated(call, id, { author, cid })

  const access = await openChannel(call, actor, cid)
  const parent = await readParent(call, access, from)
  await demandWriting(call, access, author)
  await refuseRepeated(call, id)
  const type = from.text('type') ?? 'regular'
  if (type !== 'regular' && type !== 'system') throw badInput('message.type', 'must be regular or system')
  if (type === 'system') demand(access, 'update-channel', 'write system messages')
  const content = await readContent(call, actor, access, from)
  const quoted = await readQuoted(call, access, from)
  const poll = await readMessagePoll(call, access, from)
  if (poll && type === 'system') throw badInput('message.poll_id', 'must not be in a system message')
  const now = call.clock.next()
  const pin = readPin(call, access, from, now)
  const message: MessageRecord = {
    ...content,
    id,
    cid,
    user_id: author,
    type: parent && type === 'regular' ? 'reply' : type,
    ...(parent ? { parent_id: parent.id } : {}),
    show_in_channel: parent !== undefined && (from.flag('show_in_channel') ?? false),
    ...(quoted ? { quoted_message_id: quoted.id } : {}),
    ...(poll ? { poll_id: poll.id } : {}),
    ...(pin ? { pin } : {}),
    silent: from.flag('silent') ?? false,
    reply_count: 0,
    deleted_reply_count: 0,
    participant_ids: [],
    reaction_groups: [],
    hidden_for: [],
    created_at: now,
    updated_at: now,
  }
  const asked = type === 'regular' && !poll ? readCommand(access.config, content.text) : undefined
  if (asked) return { message: await runCommand(call, message, asked) }
  const unsent = type === 'regular' ? await judgeMessage(call, message) : undefined
  if (unsent) return unsent
  if (poll) await hangPoll(call, poll, message)
  await addMessage(call, message, parent)
  if (!body.flag('skip_enrich_url')) showLinkLater(call, access, message)
  return { message: await messageView(call, message, author) }
}

/**
 * A send is repeated when its answer was lost. Of its author's own message in this channel that is said at once,
 * before anything that may have changed since could refuse it.
 */
async function refuseRepeated(
  call: AnyCall,
  id: string,
  only?: { readonly author: string; readonly cid: string },
): Promise<void> {
  const known =
    (await call.tx.get(tables.messages, id)) ??
    (await call.tx.get(tables.gone, id)) ??
    (await call.tx.get(tables.ephemerals, id))?.message ??
    (await heldMessage(call, id))
  if (!known || (only && (known.user_id !== only.author || known.cid !== only.cid))) return
  throw new Failure(wireErrorCode.input, `A message with the id ${id} already exists`)
}

/** Reads which message a request replies to. @throws Failure 16, 19 and 21 */
export async function readParent(
  call: AnyCall,
  access: Access,
  from: Fields,
): Promise<MessageRecord | undefined> {
  const id = from.id('parent_id')
  if (id === undefined) return undefined
  demandFeature(access, 'replies')
  const parent = await call.tx.get(tables.messages, id)
  if (parent?.cid !== access.channel.cid) throw notFound(`Message ${id} to reply to`)
  if (parent.parent_id !== undefined) {
    throw new Failure(wireErrorCode.replyToReply, 'A reply cannot be replied to: threads have one level')
  }
  return parent
}

/** Reads which message a request quotes. @throws Failure 16 and 19 */
export async function readQuoted(
  call: AnyCall,
  access: Access,
  from: Fields,
): Promise<MessageRecord | undefined> {
  const id = from.id('quoted_message_id')
  if (id === undefined) return undefined
  demandFeature(access, 'quotes')
  const quoted = await call.tx.get(tables.messages, id)
  if (quoted?.cid !== access.channel.cid) throw notFound(`Message ${id} to quote`)
  return quoted
}
