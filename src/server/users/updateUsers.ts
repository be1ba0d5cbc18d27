import { badInput, notAllowed } from '../failure.ts'
import type { Handler } from '../http/call.ts'
import { saveUser } from './saveUser.ts'
import { findUser, userView } from './userView.ts'

const MOST = 100

/** Replaces what is known of people. A client may only do so for itself. */
export const updateUsers: Handler<'updateUsers'> = async (call) => {
  const users = call.body.object('users')
  const entries = Object.entries(users.json)
  if (entries.length === 0 || entries.length > MOST) throw badInput('users', `must name 1 to ${MOST} users`)
  const saved: [string, ReturnType<typeof userView>][] = []
  for (const [id] of entries) {
    const from = users.object(id)
    if (from.text('id') !== id) throw badInput(`users.${id}.id`, 'must be the key it lies under')
    if (!call.actor.isServer && id !== call.actor.userId) throw notAllowed('change other users')
    const before = await findUser(call, id)
    const user = await saveUser(call, from, 'replace', call.actor.isServer)
    const seen = userView(call, user)
    if (user !== before)
      call.happened({ type: 'user.updated', to: 'acquaintances', user_id: id, actor_id: id })
    // Who hides while connected goes offline for everybody else, and comes back the same way.
    if (before && before.invisible !== user.invisible && call.hub.isOnline(id)) {
      call.happened({ type: 'user.presence.changed', to: 'followers', user_id: id, actor_id: id })
    }
    saved.push([id, seen])
  }
  return { users: Object.fromEntries(saved), membership_deletion_task_id: '' }
}
