import type { Json } from '../../wire/decode.ts'
import { asText } from '../../wire/decode.ts'
import { badInput } from '../failure.ts'
import { stampOf } from '../stamp.ts'
import { tables } from '../store/tables.ts'
import type { Command } from './command.ts'
import { remindEntry } from './entries.ts'
import { readWhen } from './readWhen.ts'
import { wordsFor } from './words.ts'

/** The farthest a reminder may lie ahead: a year, seconds. */
const FARTHEST = 366 * 86_400
/** How many reminders one person may have set at once. */
const MOST = 100

/** `/remind 10m tea`: says something in the channel when its time has come. It can be taken back until then. */
export const remind: Command = {
  entry: remindEntry,
  async begin(call, draft, args) {
    const { seconds, what } = readWhen(args) ?? { seconds: 0, what: '' }
    if (seconds < 1 || what === '') throw badInput('message.text', 'needs a time and a text: /remind 10m tea')
    if (seconds > FARTHEST) throw badInput('message.text', 'must not lie more than a year ahead')
    const { user_id, cid, parent_id } = draft
    if ((await call.tx.count(tables.spokenReminders, 'author', user_id)) >= MOST)
      throw badInput('message.text', `must wait: you have ${MOST} reminders set already`)
    const words = await wordsFor(call, user_id)
    const id = call.env.uuid()
    const due = stampOf(Math.floor(call.env.now() + seconds * 1000) * 1000)
    await call.tx.put(tables.spokenReminders, {
      id,
      cid,
      user_id,
      due_at: due,
      text: words.reminder(what),
      ...(parent_id === undefined ? {} : { parent_id, show_in_channel: draft.show_in_channel }),
    })
    const action = (value: string, text: string, style: string): Json => ({
      name: 'reminder_action',
      text,
      type: 'button',
      style,
      value,
    })
    const attachment: Json = {
      type: 'remind',
      title: what,
      actions: [action('keep', words.keep, 'primary'), action('cancel', words.dropReminder, 'default')],
      custom: { remind_at: due },
    }
    return { text: words.reminderSet(seconds, what), attachments: [attachment], state: { reminder: id } }
  },
  async press(call, { state }, value) {
    if (value === 'cancel') await call.tx.remove(tables.spokenReminders, asText(state['reminder']))
    return { kind: 'gone' }
  },
}
