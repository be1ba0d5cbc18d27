import { accessOf } from '../channels/channelAccess.ts'
import type { Scope } from '../scope.ts'
import type { ChannelRecord, MemberRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'

/**
 * Ends a membership, and tells them and those who watch. Who may not read the channel any more hears nothing of it
 * from then on.
 */
export async function removeMember(
  scope: Scope,
  channel: ChannelRecord,
  member: MemberRecord,
  actorId: string | undefined,
): Promise<void> {
  const { cid } = channel
  const { user_id: id } = member
  await scope.tx.remove(tables.members, keyOf(cid, id))
  const { standing, config } = await accessOf(scope, { userId: id, isServer: false }, channel)
  const isOut = standing === 'stranger'
  const watching = scope.hub.watchingUsers(cid)
  scope.happened({
    type: 'member.removed',
    to: 'channel',
    cid,
    actor_id: id,
    member,
    withChannel: true,
    ...(isOut ? { endsWatchingOf: id } : {}),
  })
  scope.happened({
    type: 'notification.removed_from_channel',
    to: 'user',
    user_id: id,
    cid,
    member,
    channel,
    withTotals: true,
    ...(actorId === undefined ? {} : { actor_id: actorId }),
  })
  if (!isOut) return
  if (watching.includes(id) && config.connect_events) {
    const fields = { watcher_count: watching.length - 1 }
    scope.happened({ type: 'user.watching.stop', to: 'channel', cid, actor_id: id, fields })
  }
  for (const read of await scope.tx.range(tables.threadReads, 'user', id)) {
    if (read.cid === cid) await scope.tx.remove(tables.threadReads, tables.threadReads.key(read))
  }
}
