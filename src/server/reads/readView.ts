import type { WireChannelConfig, WireRead } from '../../wire/stream/index.ts'
import type { Scope } from '../scope.ts'
import type { MemberRecord } from '../store/records.ts'
import { findUser, tells, userById } from '../users/userView.ts'
import { unreadIn } from './totals.ts'

/**
 * How far the members of a page have read, and the viewer themselves; not those who keep it to themselves. Where the
 * channel asks for it, also how far messages have arrived.
 */
export async function readsView(
  scope: Scope,
  members: readonly MemberRecord[],
  own: MemberRecord | undefined,
  config: WireChannelConfig,
): Promise<readonly WireRead[]> {
  const others = members.filter((member) => member.user_id !== own?.user_id)
  const told: Promise<WireRead>[] = own ? [readView(scope, own, config.delivery_events)] : []
  for (const member of others) {
    const user = await findUser(scope, member.user_id)
    if (!tells(user, 'read_receipts')) continue
    told.push(readView(scope, member, config.delivery_events && tells(user, 'delivery_receipts')))
  }
  return Promise.all(told)
}

async function readView(scope: Scope, member: MemberRecord, withDelivered: boolean): Promise<WireRead> {
  const { last_read_message_id: readId, last_delivered_at: at, last_delivered_message_id: id } = member
  return {
    user: await userById(scope, member.user_id),
    last_read: member.last_read,
    unread_messages: await unreadIn(scope, member),
    ...(readId === undefined ? {} : { last_read_message_id: readId }),
    ...(withDelivered && at !== undefined && id !== undefined
      ? { last_delivered_at: at, last_delivered_message_id: id }
      : {}),
  }
}
