import type { WireReminder } from '../../wire/stream/index.ts'
import { accessOf } from '../channels/channelAccess.ts'
import { ownChannelView } from '../channels/channelView.ts'
import { messageView } from '../messages/messageView.ts'
import type { Scope } from '../scope.ts'
import type { ReminderRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { userById } from '../users/userView.ts'
import { reminderFields } from './reminderFields.ts'

/** A reminder as its owner sees it, with the message and the channel, which they must be able to read. */
export async function reminderView(scope: Scope, reminder: ReminderRecord): Promise<WireReminder> {
  const { message_id, cid, user_id } = reminder
  const message = await scope.tx.get(tables.messages, message_id)
  const channel = await scope.tx.get(tables.channels, cid)
  const access = channel && (await accessOf(scope, { userId: user_id, isServer: false }, channel))
  return {
    ...reminderFields(reminder),
    user: await userById(scope, user_id),
    ...(access ? { channel: await ownChannelView(scope, access) } : {}),
    ...(message ? { message: await messageView(scope, message, user_id) } : {}),
  }
}
