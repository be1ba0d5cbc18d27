import { demandFeature, openMessage } from '../channels/channelAccess.ts'
import { badInput, notFound } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import type { ReminderRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { reminderOf } from './reminderFields.ts'
import { reminderView } from './reminderView.ts'
import { tellReminder } from './tellReminder.ts'

/** Keeps a message for the caller to come back to. One that is due already is told at once. */
export const createReminder: Handler<'createReminder'> = async (call) => {
  const userId = me(call.actor)
  const { message, access } = await openMessage(call, call.actor, call.path.message_id)
  demandFeature(access, 'user_message_reminders')
  const isGone =
    message.deleted_at !== undefined || message.hidden_for.some((entry) => entry.user_id === userId)
  if (isGone) throw badInput('message_id', 'is a message that was deleted')
  if (await reminderOf(call, message.id, userId)) {
    throw badInput('message_id', 'is a message whose reminder already exists')
  }
  const remindAt = call.body.time('remind_at')
  const now = call.clock.next()
  const reminder: ReminderRecord = {
    message_id: message.id,
    user_id: userId,
    cid: message.cid,
    ...(remindAt === undefined ? {} : { remind_at: remindAt }),
    is_told: false,
    created_at: now,
    updated_at: now,
  }
  await call.tx.put(tables.reminders, reminder)
  await tellReminder(call, 'reminder.created', reminder)
  return reminderView(call, reminder)
}

/** Moves a reminder to another time, or with `null` to none. */
export const updateReminder: Handler<'updateReminder'> = async (call) => {
  const { remind_at: _before, ...rest } = await ownReminder(call, call.path.message_id)
  if (!Object.hasOwn(call.body.json, 'remind_at')) throw badInput('remind_at', 'is required; it may be null')
  const remindAt = call.body.time('remind_at')
  const reminder: ReminderRecord = {
    ...rest,
    ...(remindAt === undefined ? {} : { remind_at: remindAt }),
    is_told: false,
    updated_at: call.clock.next(),
  }
  await call.tx.put(tables.reminders, reminder)
  await tellReminder(call, 'reminder.updated', reminder)
  return { reminder: await reminderView(call, reminder) }
}

/** Lets a kept message go. */
export const deleteReminder: Handler<'deleteReminder'> = async (call) => {
  const reminder = await ownReminder(call, call.path.message_id)
  await call.tx.remove(tables.reminders, tables.reminders.key(reminder))
  await tellReminder(call, 'reminder.deleted', reminder)
  return {}
}

/** @throws Failure 16 when there is none, 17 when the channel cannot be read, 19 where reminders are off */
async function ownReminder(call: AnyCall, messageId: string): Promise<ReminderRecord> {
  const userId = me(call.actor)
  const { access } = await openMessage(call, call.actor, messageId)
  demandFeature(access, 'user_message_reminders')
  const reminder = await reminderOf(call, messageId, userId)
  if (!reminder) throw notFound(`Your reminder of message ${messageId}`)
  return reminder
}
