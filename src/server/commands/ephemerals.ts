import type { WireMessage } from '../../wire/stream/index.ts'
import type { AnyCall } from '../http/call.ts'
import { messageView } from '../messages/messageView.ts'
import { endOf, microsecondsOf, stampOf } from '../stamp.ts'
import type { EphemeralRecord, MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import type { Command, Shown } from './command.ts'

/** After so long nobody presses a button any more: the page that showed it is gone. */
const KEPT_US = 24 * 60 * 60 * 1_000_000

/**
 * Answers a command with a message that its author alone sees. It is kept to be acted on and in no history, so nobody
 * hears of it and nothing counts it.
 */
export async function runCommand(
  call: AnyCall,
  draft: MessageRecord,
  { command, args }: { readonly command: Command; readonly args: string },
): Promise<WireMessage> {
  return showEphemeral(call, draft, command.entry.name, await command.begin(call, draft, args))
}

/** Keeps and shows an ephemeral message. Those its author has left lying about go. */
export async function showEphemeral(
  call: AnyCall,
  draft: MessageRecord,
  name: string,
  shown: Shown,
): Promise<WireMessage> {
  const { pin: _pin, ...rest } = draft
  const message: MessageRecord = {
    ...rest,
    type: 'ephemeral',
    text: shown.text,
    attachments: shown.attachments,
    command: name,
  }
  const old = await call.tx.range(tables.ephemerals, 'author', message.user_id, {
    before: endOf(stampOf(microsecondsOf(message.created_at) - KEPT_US)),
  })
  for (const ephemeral of old) await call.tx.remove(tables.ephemerals, ephemeral.message.id)
  await call.tx.put(tables.ephemerals, { message, state: shown.state })
  return messageView(call, message, message.user_id)
}

/** What a command answered before to a send of this id that is repeated now, because its answer was lost. */
export async function shownBefore(
  call: AnyCall,
  id: string,
  { author, cid }: { readonly author: string; readonly cid: string },
): Promise<WireMessage | undefined> {
  const message = (await call.tx.get(tables.ephemerals, id))?.message
  return message?.user_id === author && message.cid === cid ? messageView(call, message, author) : undefined
}

/** Takes an ephemeral message away. Its id stays taken, so that a late repetition does not run the command again. */
export async function endEphemeral(call: AnyCall, { message }: EphemeralRecord): Promise<void> {
  const { id, cid, user_id, created_at } = message
  await call.tx.remove(tables.ephemerals, id)
  await call.tx.put(tables.gone, { id, cid, user_id, created_at })
}
