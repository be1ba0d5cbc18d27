import type { Scope } from '../scope.ts'
import type { ReminderRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** Tells its owner, and nobody else, what became of a reminder. */
export async function tellReminder(
  scope: Scope,
  type: 'reminder.created' | 'reminder.updated' | 'reminder.deleted' | 'notification.reminder_due',
  reminder: ReminderRecord,
): Promise<void> {
  const { message_id, user_id, cid } = reminder
  const parentId = (await scope.tx.get(tables.messages, message_id))?.parent_id
  const fields = { message_id, user_id, ...(parentId === undefined ? {} : { parent_id: parentId }) }
  scope.happened({ type, to: 'user', user_id, cid, reminder, fields })
}
