import { mayRead } from '../channels/channelAccess.ts'
import { pageOf, readPaging } from '../filters/cursor.ts'
import { readFilter, type FieldKinds } from '../filters/filter.ts'
import { readSort, type Sort, type Sortable } from '../filters/sort.ts'
import { me, type Handler } from '../http/call.ts'
import type { ReminderRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { reminderView } from './reminderView.ts'

const LIMIT = { usual: 25, most: 100 } as const
const SOONEST_FIRST: readonly Sort[] = [
  { field: 'remind_at', direction: 1 },
  { field: 'created_at', direction: -1 },
]

const reminderFields: FieldKinds = new Map([
  ['channel_cid', 'text'],
  ['message_id', 'text'],
  ['remind_at', 'time'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
])

/** The messages the caller wants to come back to, in channels they may still read. */
export const queryReminders: Handler<'queryReminders'> = async (call) => {
  const filter = readFilter(call.body.json['filter'], reminderFields, 'filter')
  const paging = readPaging(call.body, readSort(call.body, SOONEST_FIRST), LIMIT)
  const userId = me(call.actor)
  const found: Sortable<ReminderRecord>[] = []
  for (const reminder of await call.tx.range(tables.reminders, 'user', userId)) {
    const facts = new Map(
      Object.entries({
        channel_cid: reminder.cid,
        message_id: reminder.message_id,
        remind_at: reminder.remind_at,
        created_at: reminder.created_at,
        updated_at: reminder.updated_at,
      }),
    )
    if (!filter.matches(facts) || !(await mayRead(call, userId, reminder.cid))) continue
    found.push({ thing: reminder, facts, tie: reminder.message_id })
  }
  const { things, next, previous } = pageOf(found, paging)
  return {
    reminders: await Promise.all(things.map((reminder) => reminderView(call, reminder))),
    ...(next === undefined ? {} : { next }),
    ...(previous === undefined ? {} : { prev: previous }),
  }
}
