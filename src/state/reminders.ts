import { type MessageKey, NO_VERSION } from '../model/id.ts'
import type { Reminder } from '../model/reminder.ts'
import type { Versioned } from '../model/versioned.ts'
import { newest } from './versioned.ts'

/** What I keep for later: all there was when it was listed, and what changed after that (`null`: let go). */
export interface Reminders {
  readonly all: Versioned<readonly Reminder[]>
  readonly since: ReadonlyMap<MessageKey, Versioned<Reminder | null>>
}

export const noReminders: Reminders = { all: { version: NO_VERSION, value: [] }, since: new Map() }

/** One was made, changed or let go. The same when that is known, or happened before all of them were listed. */
export function putReminder(
  reminders: Reminders,
  key: MessageKey,
  told: Versioned<Reminder | null>,
): Reminders {
  if (told.version <= reminders.all.version) return reminders
  const held = reminders.since.get(key)
  const next = held ? newest(held, told) : told
  return next === held ? reminders : { ...reminders, since: new Map(reminders.since).set(key, next) }
}

/** These were all there were: whatever changed before that is in it. */
export function putReminders(reminders: Reminders, told: Versioned<readonly Reminder[]>): Reminders {
  const sorted = told.value.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const all = newest(reminders.all, { version: told.version, value: sorted })
  if (all === reminders.all) return reminders
  return { all, since: new Map([...reminders.since].filter(([, { version }]) => version > all.version)) }
}

const byKey = new WeakMap<readonly Reminder[], ReadonlyMap<MessageKey, Reminder>>()

/** All of a list by their messages, made once: every row on screen asks at every change. */
function indexOf(all: readonly Reminder[]): ReadonlyMap<MessageKey, Reminder> {
  const held = byKey.get(all)
  if (held) return held
  const index = new Map(all.map((reminder) => [reminder.key, reminder]))
  byKey.set(all, index)
  return index
}

/** Whether and until when one message is kept. */
export function reminderOf({ all, since }: Reminders, key: MessageKey): Reminder | null {
  const changed = since.get(key)
  return changed ? changed.value : (indexOf(all.value).get(key) ?? null)
}

/** What is kept by all that is known. */
export function keptReminders({ all, since }: Reminders): ReadonlyMap<MessageKey, Reminder> {
  const kept = new Map(indexOf(all.value))
  for (const [key, { value }] of since)
    if (value) kept.set(key, value)
    else kept.delete(key)
  return kept
}
