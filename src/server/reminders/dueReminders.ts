import { mayRead } from '../channels/channelAccess.ts'
import type { Scope } from '../scope.ts'
import { endOf } from '../stamp.ts'
import type { ReminderRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { tellReminder } from './tellReminder.ts'

/** Tells people of the messages they wanted to come back to by now. Looked at before every transaction: one probe. */
export async function tellDueReminders(scope: Scope): Promise<void> {
  const due = await scope.tx.range(tables.reminders, 'due', '', { before: endOf(scope.clock.now()) })
  for (const reminder of due) {
    const told = { ...reminder, is_told: true }
    await scope.tx.put(tables.reminders, told)
    if (await isStillThere(scope, reminder)) await tellReminder(scope, 'notification.reminder_due', told)
  }
}

/** When the next one is due, so that the server can wake for it. */
export const nextDueReminder = async ({ tx }: Pick<Scope, 'tx'>): Promise<string | undefined> =>
  (await tx.range(tables.reminders, 'due', '', { limit: 1 }))[0]?.remind_at

/** There is nothing to come back to where the message was deleted or its channel may not be read any more. */
async function isStillThere(scope: Scope, { message_id, cid, user_id }: ReminderRecord): Promise<boolean> {
  const message = await scope.tx.get(tables.messages, message_id)
  if (!message || message.deleted_at !== undefined) return false
  if (message.hidden_for.some((entry) => entry.user_id === user_id)) return false
  return mayRead(scope, user_id, cid)
}
