import type { WireReminder } from '../../wire/stream/index.ts'
import type { Scope } from '../scope.ts'
import type { ReminderRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'

/** A reminder by itself, as the message it is about carries it. */
export const reminderFields = (reminder: ReminderRecord): WireReminder => ({
  channel_cid: reminder.cid,
  message_id: reminder.message_id,
  user_id: reminder.user_id,
  ...(reminder.remind_at === undefined ? {} : { remind_at: reminder.remind_at }),
  created_at: reminder.created_at,
  updated_at: reminder.updated_at,
})

/** The reminder somebody has for a message. */
export const reminderOf = (
  { tx }: Scope,
  messageId: string,
  userId: string,
): Promise<ReminderRecord | undefined> => tx.get(tables.reminders, keyOf(messageId, userId))
