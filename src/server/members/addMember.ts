import { badInput } from '../failure.ts'
import type { Scope } from '../scope.ts'
import type { MemberRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { findUser } from '../users/userView.ts'

/** @throws Failure 4 when one of these ids is nobody's */
export async function requireUsers(scope: Scope, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if (!(await findUser(scope, id))) throw badInput('members', `must exist: there is no user ${id}`)
  }
}

/**
 * Makes somebody a member, and tells them and those who watch. What was said before counts as read.
 * @returns true when they were none before
 */
export async function addMember(
  scope: Scope,
  cid: string,
  { id, role }: { readonly id: string; readonly role: MemberRecord['channel_role'] },
): Promise<boolean> {
  if (await scope.tx.get(tables.members, keyOf(cid, id))) return false
  const now = scope.clock.next()
  const [newest] = await scope.tx.range(tables.messages, 'channel', cid, { newestFirst: true, limit: 1 })
  const member: MemberRecord = {
    cid,
    user_id: id,
    channel_role: role,
    last_read: now,
    ...(newest ? { last_read_message_id: newest.id } : {}),
    created_at: now,
    updated_at: now,
    custom: {},
  }
  await scope.tx.put(tables.members, member)
  scope.happened({ type: 'member.added', to: 'channel', cid, actor_id: id, member, withChannel: true })
  scope.happened({
    type: 'notification.added_to_channel',
    to: 'user',
    user_id: id,
    cid,
    member,
    withChannel: true,
    withTotals: true,
  })
  return true
}
