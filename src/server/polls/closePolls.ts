import type { Scope } from '../scope.ts'
import { endOf } from '../stamp.ts'
import { tables } from '../store/tables.ts'
import { tellPoll } from './tellPoll.ts'

/** Closes the polls whose time is over, and tells it. Looked at before every transaction: it costs one probe. */
export async function closeDuePolls(scope: Scope): Promise<void> {
  const over = await scope.tx.range(tables.polls, 'closing', '', { before: endOf(scope.clock.now()) })
  for (const poll of over) {
    const closed = { ...poll, is_closed: true, updated_at: scope.clock.next() }
    await scope.tx.put(tables.polls, closed)
    tellPoll(scope, 'poll.closed', closed)
  }
}

/** When the next poll closes by itself, so that the server can wake for it. */
export const nextPollEnd = async ({ tx }: Pick<Scope, 'tx'>): Promise<string | undefined> =>
  (await tx.range(tables.polls, 'closing', '', { limit: 1 }))[0]?.closes_at
