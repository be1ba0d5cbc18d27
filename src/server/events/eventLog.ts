import type { Scope } from '../scope.ts'
import { tables } from '../store/tables.ts'
import type { Happening } from './happening.ts'

/** How many events sync answers at most; of each channel and person the log keeps a little more. */
export const MOST_SYNCED = 1000

/** How far the log may grow past that before it is cut, so that not every event cuts it. */
const SLACK = 100

/** What sync does not tell: it has passed by the time anybody asks. */
const PASSING: ReadonlySet<string> = new Set([
  'typing.start',
  'typing.stop',
  'user.watching.start',
  'user.watching.stop',
  // What is being written changes all the time, and every channel that is opened tells it anew.
  'draft.updated',
  'draft.deleted',
])

/**
 * Keeps what happened in a channel or to a person, for those who were away. Older events than sync would ever answer
 * are let go: a client that missed so many reloads.
 * @returns true when there was anything to keep
 */
export async function keepHappenings(scope: Scope): Promise<boolean> {
  const lasting = scope.happenings.filter((happening) => !PASSING.has(happening.type) && !happening.custom)
  for (const happening of lasting) {
    if (happening.to !== 'channel' && happening.to !== 'user') continue
    await scope.tx.put(tables.happenings, happening)
    if (happening.to === 'channel') await cut(scope, 'channel', happening.cid)
    else await cut(scope, 'user', happening.user_id)
  }
  return lasting.length > 0
}

/** What happened in a channel, or to a person, after a time; oldest first, at most one more than sync answers. */
export const happeningsAfter = (
  scope: Scope,
  index: 'channel' | 'user',
  name: string,
  after: string,
): Promise<readonly Happening[]> =>
  scope.tx.range(tables.happenings, index, name, { after, limit: MOST_SYNCED + 1 })

async function cut(scope: Scope, index: 'channel' | 'user', name: string): Promise<void> {
  const size = await scope.tx.count(tables.happenings, index, name)
  if (size <= MOST_SYNCED + SLACK) return
  // One more than is ever answered stays, so that "too many" is still noticed.
  const oldest = await scope.tx.range(tables.happenings, index, name, { limit: size - MOST_SYNCED - 1 })
  for (const happening of oldest) await scope.tx.remove(tables.happenings, happening.created_at)
}
