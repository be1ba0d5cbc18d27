import { tellWatching } from '../channels/watchChannels.ts'
import type { Scope, ServerEnv } from '../scope.ts'
import type { Transactions } from '../transactions.ts'
import { putUser } from '../users/saveUser.ts'
import { findUser } from '../users/userView.ts'
import type { Connection, Hub } from './hub.ts'

/** How long somebody stays online after their last socket went: a reload is no absence. Milliseconds. */
const LINGER_MS = 5000

interface LeaveOptions {
  readonly env: ServerEnv
  readonly hub: Hub
  readonly transactions: Transactions
  readonly onFault: (error: unknown) => void
}

/** Ends a connection with all it subscribed to, and after a while the person's presence. */
export async function leave(options: LeaveOptions, scope: Scope, connection: Connection): Promise<void> {
  const { env, hub, transactions, onFault } = options
  const { userId } = connection
  connection.stop()
  for (const cid of hub.remove(connection)) await tellWatching(scope, userId, cid, 'user.watching.stop')
  if (hub.of(userId).length > 0) return
  const goOffline = async (later: Scope): Promise<void> => {
    if (hub.of(userId).length > 0 || !hub.endLinger(userId)) return
    const user = await findUser(later, userId)
    if (!user) return
    await putUser(later, { ...user, last_active: later.clock.next() })
    if (user.invisible) return
    later.happened({ type: 'user.presence.changed', to: 'followers', user_id: userId, actor_id: userId })
  }
  hub.linger(
    userId,
    env.after(LINGER_MS, () => void transactions.run(goOffline).catch(onFault)),
  )
}
