import type { WireRead } from '../../wire/stream/index.ts'
import type { Scope } from '../scope.ts'
import type { MemberRecord } from '../store/records.ts'
import { findUser, tells, userById } from '../users/userView.ts'
import { unreadIn } from './totals.ts'

/** How far the members of a page have read, and the viewer themselves; not those who keep it to themselves. */
export async function readsView(
  scope: Scope,
  members: readonly MemberRecord[],
  own: MemberRecord | undefined,
): Promise<readonly WireRead[]> {
  const others = members.filter((member) => member.user_id !== own?.user_id)
  const telling: MemberRecord[] = []
  for (const member of others) {
    if (tells(await findUser(scope, member.user_id), 'read_receipts')) telling.push(member)
  }
  return Promise.all([...(own ? [own] : []), ...telling].map((member) => readView(scope, member)))
}

async function readView(scope: Scope, member: MemberRecord): Promise<WireRead> {
  return {
    user: await userById(scope, member.user_id),
    last_read: member.last_read,
    unread_messages: await unreadIn(scope, member),
    ...(member.last_read_message_id === undefined
      ? {}
      : { last_read_message_id: member.last_read_message_id }),
  }
}
