import type { ChatEvent } from '../../model/event.ts'
import type { Version } from '../../model/id.ts'
import type { Operation } from '../../model/operation.ts'
import { OutcomeError, outcomeOf } from '../../model/outcome.ts'
import { asObject } from '../../wire/decode.ts'
import * as reminders from '../../wire/stream/reminder.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { isDuplicate } from './errors.ts'
import { usersIn } from './normalizeUser.ts'
import { reminderEvents, reminderOf } from './reminderEvents.ts'
import type { Watermark } from './watermark.ts'

/** Of one page of the list, and how many are asked for: nobody keeps more. */
const A_PAGE = 100
const MOST_PAGES = 10

/** Asks for everything I keep. */
export const createReminderList =
  (client: StreamClient, watermark: Watermark): NonNullable<Backend['fetchReminders']> =>
  async (signal) => {
    const asOf = watermark.now()
    const found: unknown[] = []
    let next: string | undefined
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const body = { limit: A_PAGE, ...(next ? { next } : {}) }
      const answer = await client.call(reminders.queryReminders, { body }, signal, 'page')
      if (!Array.isArray(answer.reminders))
        throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the reminders.')
      found.push(...(answer.reminders as readonly unknown[]))
      next = answer.next
      if (!next) break
    }
    const all = found.flatMap((raw) => reminderOf(raw) ?? [])
    return [
      ...usersIn(...found.map((raw) => asObject(asObject(raw)['message'])['user'])),
      { type: 'reminders.put', all: { version: asOf, value: all } },
    ]
  }

interface Context {
  readonly client: StreamClient
  readonly signal: AbortSignal
  /** When what was just done became so; the answer to a deletion bears no time. */
  readonly markTime: () => Version
}

/** Makes, moves or lets go of one. */
export async function performReminder(
  { input: { key, on, at } }: Operation<'reminder.set'>,
  { client, signal, markTime }: Context,
): Promise<readonly ChatEvent[]> {
  const path = { message_id: key as string }
  const remind_at = at === null ? null : new Date(at).toISOString()
  if (on) {
    try {
      return reminderEvents(
        await client.call(reminders.createReminder, { path, body: { remind_at } }, signal),
        true,
      )
    } catch (error) {
      if (!isDuplicate(error)) throw error
      const answer = await client.call(reminders.updateReminder, { path, body: { remind_at } }, signal)
      return reminderEvents(answer.reminder, true)
    }
  }
  try {
    await client.call(reminders.deleteReminder, { path }, signal)
  } catch (error) {
    const outcome = outcomeOf(error)
    // Letting go of what is not there is what was asked for.
    if (outcome.type !== 'rejected' || outcome.reason !== 'not-found') throw error
  }
  return [{ type: 'reminder.put', key, reminder: { version: markTime(), value: null } }]
}
