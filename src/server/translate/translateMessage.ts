import { wireErrorCode } from '../../wire/stream/index.ts'
import { openMessage } from '../channels/channelAccess.ts'
import { badInput, Failure } from '../failure.ts'
import type { AnyCall, Call, Handler } from '../http/call.ts'
import { errand } from '../http/errand.ts'
import { messageView } from '../messages/messageView.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { findUser } from '../users/userView.ts'
import { languageOf } from './languageOf.ts'

/** A code such as `fa` or `zh-TW`. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/

/**
 * Adds a translation to what a message says; it is kept with the message, and those who watch hear of it. What was
 * translated before is answered as it is. Others use the server while the text is being translated.
 */
export const translateMessage: Handler<'translateMessage'> = async (call) => {
  const { translate } = call.services
  if (!translate) throw new Failure(wireErrorCode.featureOff, 'This server has no translation service')
  const { message } = await openMessage(call, call.actor, call.path.id)
  const { text } = message
  const to = readLanguage(call)
  if (message.deleted_at !== undefined) throw badInput('message', 'was deleted and cannot be translated')
  if (text.trim() === '') throw badInput('message', 'has no text to translate')
  const from = languageOf(text, (await findUser(call, message.user_id))?.language ?? '')
  if (from === to) throw badInput('language', `is that of the message already: ${to}`)
  if (message.i18n?.[`${to}_text`] !== undefined) return answer(call, message)
  return errand(
    async () => translate(text, from, to),
    (later: Call<'translateMessage'>, translated) => keep(later, { text, from, to, translated }),
  )
}

function readLanguage({ body }: AnyCall): string {
  const language = body.text('language')
  if (language === undefined) throw badInput('language', 'is required')
  if (!LANGUAGE.test(language)) throw badInput('language', 'must be the code of a language, such as fa')
  return language
}

interface Translation {
  readonly text: string
  readonly from: string
  readonly to: string
  readonly translated: string
}

async function keep(call: Call<'translateMessage'>, { text, from, to, translated }: Translation) {
  const { message: before } = await openMessage(call, call.actor, call.path.id)
  // What was said in the meantime needs a translation of its own.
  if (before.text !== text || before.deleted_at !== undefined) return translateMessage(call)
  const message: MessageRecord = {
    ...before,
    i18n: { ...before.i18n, language: from, [`${from}_text`]: text, [`${to}_text`]: translated },
    updated_at: call.clock.next(),
  }
  await call.tx.put(tables.messages, message)
  call.happened({ type: 'message.updated', to: 'channel', cid: message.cid, message_id: message.id })
  return answer(call, message)
}

const answer = async (call: AnyCall, message: MessageRecord) => ({
  message: await messageView(call, message, call.actor.userId),
})
