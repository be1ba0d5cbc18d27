import type { Scope } from '../scope.ts'
import type { BlockRecord, ChannelRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'

/** Those somebody has blocked, in the order in which they did. */
export const blocksOf = (scope: Scope, userId: string): Promise<readonly BlockRecord[]> =>
  scope.tx.range(tables.blocks, 'user', userId)

/**
 * Whether this is the conversation of two people of whom the other one has blocked this one: they may read what was
 * said, and write no more.
 */
export async function isShutOut(scope: Scope, channel: ChannelRecord, userId: string): Promise<boolean> {
  if (channel.member_count !== 2) return false
  const blocks = await scope.tx.range(tables.blocks, 'blocked', userId)
  return areTwoOf(
    scope,
    channel,
    userId,
    blocks.map((block) => block.user_id),
  )
}

/** Whether this is somebody's conversation with one person whom they have blocked: it is out of their sight. */
export async function isOutOfSight(scope: Scope, channel: ChannelRecord, userId: string): Promise<boolean> {
  if (channel.member_count !== 2) return false
  const blocks = await blocksOf(scope, userId)
  return areTwoOf(
    scope,
    channel,
    userId,
    blocks.map((block) => block.blocked_user_id),
  )
}

/** The conversations that two people have with each other alone. */
export async function conversationsOf(
  scope: Scope,
  one: string,
  other: string,
): Promise<readonly ChannelRecord[]> {
  const found: ChannelRecord[] = []
  for (const { cid } of await scope.tx.range(tables.members, 'user', one)) {
    const channel = await scope.tx.get(tables.channels, cid)
    if (channel?.member_count === 2 && (await areTwoOf(scope, channel, one, [other]))) found.push(channel)
  }
  return found
}

async function areTwoOf(
  { tx }: Scope,
  { cid }: ChannelRecord,
  userId: string,
  others: readonly string[],
): Promise<boolean> {
  if (others.length === 0 || !(await tx.get(tables.members, keyOf(cid, userId)))) return false
  for (const other of others) if (await tx.get(tables.members, keyOf(cid, other))) return true
  return false
}
