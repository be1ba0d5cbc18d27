import type { WireChannel } from './channel.ts'
import type { WireMessage } from './message.ts'
import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireSort, WireUser } from './user.ts'

/** A message somebody wants to come back to. Without `remind_at` it is only kept; with it, they are told when it is due. */
export interface WireReminder {
  readonly channel_cid: string
  readonly message_id: string
  readonly user_id: string
  readonly remind_at?: WireTime
  readonly created_at: WireTime
  readonly updated_at: WireTime
  readonly channel?: WireChannel
  readonly message?: WireMessage
  readonly user?: WireUser
}

/** `remind_at: null` keeps the message without a time. */
export interface ReminderRequest {
  readonly remind_at?: WireTime | null
}

export const createReminder = row(
  'POST',
  '/messages/{message_id}/reminders',
  types<{ body: ReminderRequest; answer: WireReminder & { readonly duration: string } }>(),
)

export const updateReminder = row(
  'PATCH',
  '/messages/{message_id}/reminders',
  types<{ body: ReminderRequest; answer: { reminder: WireReminder; duration: string } }>(),
)

export const deleteReminder = row(
  'DELETE',
  '/messages/{message_id}/reminders',
  types<{ answer: { duration: string } }>(),
)

export const queryReminders = row(
  'POST',
  '/reminders/query',
  types<{
    body: {
      filter?: object
      sort?: readonly WireSort[]
      limit?: number
      next?: string
      prev?: string
    }
    answer: { reminders: readonly WireReminder[]; next?: string; prev?: string; duration: string }
  }>(),
)
