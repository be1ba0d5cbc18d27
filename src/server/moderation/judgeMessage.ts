import type { MessageAnswer } from '../../wire/stream/index.ts'
import { endSentDraft } from '../drafts/endDraft.ts'
import type { AnyCall } from '../http/call.ts'
import { messageView } from '../messages/messageView.ts'
import type { HeldRecord, MessageRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'

type Answer = Omit<MessageAnswer, 'duration'>

/** A message that was not taken: an answer rather than an error, with the words for its author to change. */
async function refused(call: AnyCall, message: MessageRecord, action: 'bounce' | 'remove'): Promise<Answer> {
  const view = await messageView(call, message, message.user_id)
  return { message: { ...view, type: 'error', moderation: { action, original_text: message.text } } }
}

/**
 * Judges a new message. What was bounced and is sent again with the same words is insisted on: that is for a moderator to
 * decide. A server is not judged.
 * @returns the answer for one that does not stand
 */
export async function judgeMessage(call: AnyCall, message: MessageRecord): Promise<Answer | undefined> {
  const { cid, user_id: userId, text } = message
  const before = await call.tx.get(tables.held, message.id)
  const verdict = call.actor.isServer ? 'allow' : (call.services.moderate?.(text, { cid, userId }) ?? 'allow')
  const isInsisted = verdict === 'bounce' && before?.message.text === text
  if (before) await call.tx.remove(tables.held, message.id)
  if (verdict === 'allow') return undefined
  if (verdict === 'block') return refused(call, message, 'remove')
  if (verdict === 'bounce' && !isInsisted) {
    await call.tx.put(tables.held, { message, is_bounced: true })
    return refused(call, message, 'bounce')
  }
  await call.tx.put(tables.held, { message, is_bounced: false })
  await endSentDraft(call, message)
  return heldAnswer(call, message)
}

/** Judges new words of a message that stands. They cannot wait: what is not allowed is refused. */
export async function judgeChange(
  call: AnyCall,
  message: MessageRecord,
  text: string,
): Promise<Answer | undefined> {
  const { cid, user_id: userId } = message
  const isSame = text === message.text || call.actor.isServer
  const verdict = isSame ? 'allow' : (call.services.moderate?.(text, { cid, userId }) ?? 'allow')
  return verdict === 'allow' ? undefined : refused(call, { ...message, text }, 'remove')
}

/** A message that waits, as its author is told. */
export const heldAnswer = async (call: AnyCall, message: MessageRecord): Promise<Answer> => ({
  message: await messageView(call, message, message.user_id),
  pending_message_metadata: {},
})

/** The message of this name that waits for a moderator. */
export async function heldMessage(call: AnyCall, id: string): Promise<MessageRecord | undefined> {
  const held = await call.tx.get(tables.held, id)
  return held && !held.is_bounced ? held.message : undefined
}

/** What somebody said in a channel that waits, oldest first. */
export async function heldOf(
  scope: Pick<AnyCall, 'tx'>,
  cid: string,
  userId: string,
): Promise<readonly MessageRecord[]> {
  const held: readonly HeldRecord[] = await scope.tx.range(tables.held, 'author', keyOf(cid, userId))
  return held.filter((record) => !record.is_bounced).map(({ message }) => message)
}
