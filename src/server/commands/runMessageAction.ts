import { asList, asObject } from '../../wire/decode.ts'
import { openChannel, openMessage } from '../channels/channelAccess.ts'
import { badInput, notFound } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { addMessage } from '../messages/addMessage.ts'
import { demandWriting } from '../messages/demandWriting.ts'
import { messageView } from '../messages/messageView.ts'
import type { EphemeralRecord, MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import type { Pressed } from './command.ts'
import { commandNamed } from './commands.ts'
import { endEphemeral, showEphemeral } from './ephemerals.ts'

/** Does what a button of an ephemeral message says. Its author alone may press it; for others it is not there. */
export const runMessageAction: Handler<'runMessageAction'> = async (call) => {
  const ephemeral = await openEphemeral(call, call.path.id)
  const { message } = ephemeral
  await openChannel(call, call.actor, message.cid)
  const value = readPressed(call, ephemeral)
  const command = commandNamed(message.command)
  if (!command) throw notFound(`Command /${message.command ?? ''}`)
  const pressed = await command.press(call, ephemeral, value)
  await endEphemeral(call, ephemeral)
  switch (pressed.kind) {
    case 'gone':
      return {}
    case 'shown':
      return {
        message: await showEphemeral(call, renewed(call, message), command.entry.name, pressed.shown),
      }
    case 'sent':
      return { message: await send(call, message, pressed) }
    default:
      return pressed satisfies never
  }
}

async function openEphemeral(call: AnyCall, id: string): Promise<EphemeralRecord> {
  const ephemeral = await call.tx.get(tables.ephemerals, id)
  if (ephemeral && ephemeral.message.user_id === me(call.actor)) return ephemeral
  if (ephemeral) throw notFound(`Message ${id}`)
  // Buttons that somebody put on a message of their own do nothing here.
  await openMessage(call, call.actor, id)
  throw badInput('form_data', 'names no action of this message')
}

/** The value of the pressed button. @throws Failure 4 unless it is one of those the message shows */
function readPressed(call: AnyCall, { message }: EphemeralRecord): string {
  const form = call.body.object('form_data')
  const actions = message.attachments.flatMap((attachment) => asList(attachment['actions'])).map(asObject)
  for (const { name, value } of actions)
    if (typeof name === 'string' && typeof value === 'string' && form.text(name) === value) return value
  throw badInput('form_data', 'names no action of this message')
}

/** A new draft in the place of an ephemeral message. */
function renewed(call: AnyCall, message: MessageRecord): MessageRecord {
  const now = call.clock.next()
  return { ...message, id: `${message.user_id}-${call.env.uuid()}`, created_at: now, updated_at: now }
}

async function send(
  call: AnyCall,
  draft: MessageRecord,
  { text, attachments }: Extract<Pressed, { kind: 'sent' }>,
) {
  const access = await openChannel(call, call.actor, draft.cid)
  await demandWriting(call, access, draft.user_id)
  const parent =
    draft.parent_id === undefined ? undefined : await call.tx.get(tables.messages, draft.parent_id)
  if (draft.parent_id !== undefined && !parent) throw notFound(`Message ${draft.parent_id} to reply to`)
  const message: MessageRecord = {
    ...renewed(call, draft),
    type: parent ? 'reply' : 'regular',
    text,
    attachments,
  }
  await addMessage(call, message, parent)
  return messageView(call, message, draft.user_id)
}
