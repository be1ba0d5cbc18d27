import { isObject } from '../../wire/decode.ts'
import { badInput, notAllowed } from '../failure.ts'
import { customOf, fields, type Fields } from '../fields.ts'
import { me, type AnyCall } from '../http/call.ts'
import { addMember, requireUsers } from '../members/addMember.ts'
import { reservedOfChannel } from '../reserved.ts'
import type { ChannelRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { isUserId } from '../users/saveUser.ts'
import { readOverrides, refuseUnsupported } from './channelData.ts'
import { requireType } from './channelType.ts'

/** How many members one call may name. */
export const MOST_MEMBERS = 100

/** Somebody who is to be a member, and as what. */
export interface NewMember {
  readonly id: string
  readonly role: 'channel_member' | 'channel_moderator'
}

/** Makes a channel from the `data` of a request. @throws Failure 4, 16 for an unknown type, 17, 22 */
export async function createChannel(
  call: AnyCall,
  name: { readonly type: string; readonly id: string; readonly distinct?: string },
  members: readonly NewMember[],
): Promise<ChannelRecord> {
  requireType(call.types, name.type)
  const data = call.body.object('data')
  refuseUnsupported(data)
  if (data.has('config_overrides') && !call.actor.isServer) throw notAllowed('set config_overrides')
  await requireUsers(
    call,
    members.map((member) => member.id),
  )
  const now = call.clock.next()
  const channel: ChannelRecord = {
    ...name,
    cid: `${name.type}:${name.id}`,
    created_by_id: me(call.actor),
    frozen: data.flag('frozen') ?? false,
    disabled: data.flag('disabled') ?? false,
    cooldown: data.count('cooldown', 0, 120) ?? 0,
    overrides: readOverrides(data),
    member_count: members.length,
    message_count: 0,
    created_at: now,
    updated_at: now,
    custom: customOf(data, reservedOfChannel),
  }
  await call.tx.put(tables.channels, channel)
  call.happened({
    type: 'channel.created',
    to: 'channel',
    cid: channel.cid,
    actor_id: channel.created_by_id,
    withChannel: true,
  })
  for (const member of members) await addMember(call, channel.cid, member)
  return channel
}

/** Reads a list of members: ids, or objects with `user_id`. Nobody is named twice. */
export function readMembers(from: Fields, name: string): readonly NewMember[] {
  const path = from.path === '' ? name : `${from.path}.${name}`
  const found = (from.list(name, MOST_MEMBERS) ?? []).map((entry, place): NewMember => {
    const at = `${path}.${place}`
    const member = fields(isObject(entry) ? entry : { user_id: entry }, at)
    const id = member.id('user_id')
    if (id === undefined || !isUserId(id)) throw badInput(at, 'must be the id of a user')
    const role = member.text('channel_role') ?? 'channel_member'
    if (role !== 'channel_member' && role !== 'channel_moderator') {
      throw badInput(`${at}.channel_role`, 'must be channel_member or channel_moderator')
    }
    return { id, role }
  })
  return [...new Map(found.map((member) => [member.id, member])).values()]
}
