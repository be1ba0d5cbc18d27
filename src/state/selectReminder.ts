import type { MessageKey } from '../model/id.ts'
import type { Reminder } from '../model/reminder.ts'
import type { ChatState } from './chatState.ts'
import { entriesFor, type Entry } from './outbox.ts'
import { keptReminders, reminderOf } from './reminders.ts'

/** What was pressed last about the reminder of a message, and is not confirmed. */
const wishFor = ({ outbox }: Pick<ChatState, 'outbox'>, key: MessageKey): Entry | undefined =>
  entriesFor(outbox, key).findLast(({ operation }) => operation.kind === 'reminder.set')

/** When I want to come back to a message: a time in ms, `'kept'` without one, `null` not at all; with what I just pressed. */
export function selectReminder(
  state: Pick<ChatState, 'base' | 'outbox'>,
  key: MessageKey,
): number | 'kept' | null {
  const wish = wishFor(state, key)?.operation
  if (wish?.kind === 'reminder.set') return wish.input.on ? (wish.input.at ?? 'kept') : null
  const held = reminderOf(state.base.reminders, key)
  return held ? (held.at ?? 'kept') : null
}

/** Everything I keep for later, in the order in which it falls due; what has no time comes last. */
export function selectReminders(state: Pick<ChatState, 'base' | 'outbox'>): readonly Reminder[] {
  const kept = new Map(keptReminders(state.base.reminders))
  for (const { operation } of state.outbox.entries.values()) {
    if (operation.kind !== 'reminder.set') continue
    const { channelId, key, on, at } = operation.input
    const { thread = null, message = null } = kept.get(key) ?? {}
    if (on) kept.set(key, { channelId, key, thread, at, message })
    else kept.delete(key)
  }
  return [...kept.values()].toSorted(
    (a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || (a.key < b.key ? -1 : 1),
  )
}
