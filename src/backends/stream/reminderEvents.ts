import type { ChatEvent } from '../../model/event.ts'
import { channelId, messageKey, version } from '../../model/id.ts'
import type { Reminder } from '../../model/reminder.ts'
import { asObject, asOptionalText, isObject, type Json } from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import { quoteFrom } from './normalizeMessage.ts'
import { usersIn } from './normalizeUser.ts'
import { afterTime } from './source.ts'

/** What I keep of a message, or `null` when nobody can say of which. */
export function reminderOf(raw: unknown): Reminder | null {
  const wire = asObject(raw)
  const [cid, id] = [asOptionalText(wire['channel_cid']), asOptionalText(wire['message_id'])]
  if (!cid || !id) return null
  const parent = asOptionalText(asObject(wire['message'])['parent_id'])
  return {
    channelId: channelId(cid),
    key: messageKey(id),
    thread: parent ? messageKey(parent) : null,
    at: wireTimeToMs(wire['remind_at']) || null,
    message: isObject(wire['message']) ? quoteFrom(wire['message']) : null,
  }
}

/** One reminder as a fact. @param isOn false: it was let go, at the time `at` */
export function reminderEvents(raw: unknown, isOn: boolean, at = ''): readonly ChatEvent[] {
  const reminder = reminderOf(raw)
  if (!reminder) return []
  const wire = asObject(raw)
  const time = at || sortableTime(wire['updated_at'])
  return [
    ...usersIn(asObject(wire['message'])['user']),
    {
      type: 'reminder.put',
      key: reminder.key,
      reminder: { version: isOn ? version(time) : afterTime(time), value: isOn ? reminder : null },
    },
  ]
}

/** What a frame says of a reminder of mine: `reminder.created`, `.updated`, `.deleted`, `notification.reminder_due`. */
export function reminderFrame(frame: Json): readonly ChatEvent[] {
  const raw = frame['reminder']
  if (frame['type'] === 'reminder.deleted')
    return reminderEvents(raw, false, sortableTime(frame['created_at']))
  const facts = reminderEvents(raw, true)
  const reminder = reminderOf(raw)
  const isDue = frame['type'] === 'notification.reminder_due' && reminder
  return isDue ? [...facts, { type: 'reminder.due', reminder }] : facts
}
