import type { Scope } from '../scope.ts'
import type { Connection } from '../socket/hub.ts'
import { tables } from '../store/tables.ts'
import { configOf } from './channelType.ts'

/** Makes a connection hear the events of channels, and tells those who watch already. */
export async function watchChannels(
  scope: Scope,
  connection: Connection,
  cids: readonly string[],
): Promise<void> {
  for (const cid of cids) {
    if (scope.hub.watch(connection, cid))
      await tellWatching(scope, connection.userId, cid, 'user.watching.start')
  }
}

/** Tells those who watch a channel that somebody came or went; says nothing where the channel keeps it quiet. */
export async function tellWatching(
  scope: Scope,
  userId: string,
  cid: string,
  type: 'user.watching.start' | 'user.watching.stop',
): Promise<void> {
  const channel = await scope.tx.get(tables.channels, cid)
  if (!channel || !configOf(scope.types, channel).connect_events) return
  scope.happened({
    type,
    to: 'channel',
    cid,
    actor_id: userId,
    fields: { watcher_count: scope.hub.watchingUsers(cid).length },
  })
}
