import type { Actor } from '../http/actor.ts'
import type { Scope } from '../scope.ts'
import type { ChannelRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { accessOf, type Access } from './channelAccess.ts'

/** Every channel somebody may read, with what they may do there. Whatever looks across channels begins with these. */
export async function readableChannels(scope: Scope, actor: Actor): Promise<readonly Access[]> {
  const channels = await withinReach(scope, actor)
  const opened = await Promise.all(channels.map((channel) => accessOf(scope, actor, channel)))
  return opened.filter((access) => access.standing !== 'stranger')
}

/** Their own channels and the open ones, or all for who may read all. */
async function withinReach({ tx, types }: Scope, actor: Actor): Promise<readonly ChannelRecord[]> {
  const user = actor.userId === undefined ? undefined : await tx.get(tables.users, actor.userId)
  if (actor.isServer || user?.role === 'admin') return tx.range(tables.channels, 'all', '')
  const memberships = user ? await tx.range(tables.members, 'user', user.id) : []
  const own = await Promise.all(memberships.map((member) => tx.get(tables.channels, member.cid)))
  const made = user ? await tx.range(tables.channels, 'creator', user.id) : []
  const openTypes = [...types].filter(([, type]) => type.access === 'everybody').map(([name]) => name)
  const open = await Promise.all(openTypes.map((type) => tx.range(tables.channels, 'type', type)))
  const channels = [...own, ...made, ...open.flat()].filter((channel) => channel !== undefined)
  return [...new Map(channels.map((channel) => [channel.cid, channel])).values()]
}
