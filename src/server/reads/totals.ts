import { configOf } from '../channels/channelType.ts'
import { isOutOfSight } from '../moderation/blocks.ts'
import type { Scope } from '../scope.ts'
import { endOf } from '../stamp.ts'
import type { MemberRecord, ThreadReadRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'

/** The server stops counting here; a client shows "255+". */
export const MOST_UNREAD = 255

/** What one person has not read anywhere. `unread_count` is the older name of `total_unread_count`. */
export interface Totals {
  readonly total_unread_count: number
  readonly unread_count: number
  readonly unread_channels: number
  readonly unread_threads: number
}

/** Adds up what somebody has not read. Costs one or two index counts for each of their channels and threads. */
export async function totalsOf(scope: Scope, userId: string): Promise<Totals> {
  const memberships = await scope.tx.range(tables.members, 'user', userId)
  const channels = await Promise.all(memberships.map((member) => unreadIn(scope, member)))
  const reads = await scope.tx.range(tables.threadReads, 'user', userId)
  const threads = await Promise.all(reads.map((read) => unreadReplies(scope, read)))
  const total = channels.reduce((sum, unread) => sum + unread, 0)
  return {
    total_unread_count: total,
    unread_count: total,
    unread_channels: channels.filter((unread) => unread > 0).length,
    unread_threads: threads.filter((unread) => unread > 0).length,
  }
}

/**
 * How many messages of others came into the channel after the member's mark, at most {@link MOST_UNREAD}. Nothing is unread
 * where they cannot see it.
 */
export async function unreadIn(scope: Scope, member: MemberRecord): Promise<number> {
  const channel = await scope.tx.get(tables.channels, member.cid)
  if (!channel || !configOf(scope.types, channel).read_events) return 0
  if (await isOutOfSight(scope, channel, member.user_id)) return 0
  const after = endOf(member.last_read)
  const own = await scope.tx.count(tables.messages, 'countedOf', keyOf(member.cid, member.user_id), {
    from: after,
  })
  const limit = MOST_UNREAD + own
  return (await scope.tx.count(tables.messages, 'counted', member.cid, { from: after, limit })) - own
}

/** How many replies of others came into a thread after the mark of somebody who takes part in it. */
export async function unreadReplies(scope: Scope, read: ThreadReadRecord): Promise<number> {
  const after = endOf(read.last_read)
  const key = keyOf(read.parent_id, read.user_id)
  const own = await scope.tx.count(tables.messages, 'countedReplyOf', key, { from: after })
  const limit = MOST_UNREAD + own
  return (await scope.tx.count(tables.messages, 'countedReply', read.parent_id, { from: after, limit })) - own
}
