import { demand, type Access } from '../channels/channelAccess.ts'
import { readMembers, type NewMember } from '../channels/createChannel.ts'
import { badInput } from '../failure.ts'
import type { Fields } from '../fields.ts'
import type { AnyCall } from '../http/call.ts'
import type { MemberRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { addMember, requireUsers } from './addMember.ts'
import { removeMember } from './removeMember.ts'

/** Who shall join, leave, or change their role. */
export interface MemberChanges {
  readonly add: readonly NewMember[]
  readonly remove: readonly string[]
  readonly promote: readonly string[]
  readonly demote: readonly string[]
}

const UNSUPPORTED = [
  'invites',
  'accept_invite',
  'reject_invite',
  'hide_history',
  'hide_history_before',
  'assign_roles',
]

/** Reads the changes of members a request asks for. @throws Failure 4 */
export function readMemberChanges(body: Fields): MemberChanges {
  const unsupported = UNSUPPORTED.find((name) => body.has(name))
  if (unsupported) throw badInput(unsupported, 'is not supported by this server')
  const ids = (name: string): readonly string[] => readMembers(body, name).map((member) => member.id)
  return {
    add: readMembers(body, 'add_members'),
    remove: ids('remove_members'),
    promote: ids('add_moderators'),
    demote: ids('demote_moderators'),
  }
}

/**
 * Carries the changes out. Anybody may leave, and join where the channel is open; the rest is for who manages members.
 * @returns how many members there are then
 * @throws Failure 4 for an id that is nobody's, 17 without the capability
 */
export async function changeMembers(call: AnyCall, access: Access, changes: MemberChanges): Promise<number> {
  const { cid } = access.channel
  check(call, access, changes)
  await requireUsers(
    call,
    [...changes.add, ...changes.promote.map((id) => ({ id }))].map((member) => member.id),
  )
  let count = access.channel.member_count
  for (const id of changes.remove) {
    const member = await call.tx.get(tables.members, keyOf(cid, id))
    if (!member) continue
    await removeMember(call, access.channel, member, call.actor.userId)
    count -= 1
  }
  for (const member of changes.add) if (await addMember(call, cid, member)) count += 1
  for (const id of changes.promote) {
    if (await addMember(call, cid, { id, role: 'channel_moderator' })) count += 1
    else await setRole(call, cid, id, 'channel_moderator')
  }
  for (const id of changes.demote) await setRole(call, cid, id, 'channel_member')
  if (count !== access.channel.member_count) {
    const channel = (await call.tx.get(tables.channels, cid)) ?? access.channel
    await call.tx.put(tables.channels, { ...channel, member_count: count })
  }
  return count
}

function check(call: AnyCall, access: Access, changes: MemberChanges): void {
  const self = call.actor.userId
  const onlySelf = (ids: readonly string[]): boolean => ids.every((id) => id === self)
  const { add, remove, promote, demote } = changes
  const isPlainSelf = add.every((member) => member.id === self && member.role === 'channel_member')
  if (add.length > 0 && !(isPlainSelf && access.capabilities.has('join-channel'))) {
    demand(access, 'update-channel-members', 'add members')
  }
  if (remove.length > 0 && !(onlySelf(remove) && access.capabilities.has('leave-channel'))) {
    demand(access, 'update-channel-members', 'remove members')
  }
  if (promote.length + demote.length > 0) demand(access, 'update-channel-members', 'change roles of members')
}

async function setRole(
  call: AnyCall,
  cid: string,
  id: string,
  role: MemberRecord['channel_role'],
): Promise<void> {
  const member = await call.tx.get(tables.members, keyOf(cid, id))
  if (!member || member.channel_role === role) return
  const changed = { ...member, channel_role: role, updated_at: call.clock.next() }
  await call.tx.put(tables.members, changed)
  call.happened({
    type: 'member.updated',
    to: 'channel',
    cid,
    actor_id: id,
    member: changed,
    withChannel: true,
  })
}
