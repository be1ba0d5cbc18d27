import { readFilter } from '../filters/filter.ts'
import { inOrder, readSort, type Sort } from '../filters/sort.ts'
import type { Call, Handler } from '../http/call.ts'
import type { ChannelRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { accessOf, type Access } from './channelAccess.ts'
import { channelFacts, channelFields } from './channelFacts.ts'
import { channelState } from './channelState.ts'
import { readListStateRequest, subscribe } from './stateRequest.ts'

const LIMIT = { usual: 10, most: 30 } as const
const FARTHEST = 10_000
const NEWEST_FIRST: readonly Sort[] = [{ field: 'last_updated', direction: -1 }]

/** The channels a filter matches, of those the caller may read. */
export const queryChannels: Handler<'queryChannels'> = async (call) => {
  const { body, actor } = call
  const filter = readFilter(body.json['filter_conditions'], channelFields)
  const sort = readSort(body, NEWEST_FIRST)
  const limit = body.count('limit', 0, LIMIT.most) ?? LIMIT.usual
  const offset = body.count('offset', 0, FARTHEST) ?? 0
  const request = readListStateRequest(body)

  const asked = new Set([...filter.fields, ...sort.map((step) => step.field)])
  const found: { thing: Access; facts: ReadonlyMap<string, unknown>; tie: string }[] = []
  for (const channel of await readable(call)) {
    const access = await accessOf(call, actor, channel)
    if (access.standing === 'stranger') continue
    const facts = await channelFacts(call, access, asked)
    if (filter.matches(facts)) found.push({ thing: access, facts, tie: channel.cid })
  }
  const page = inOrder(found, sort).slice(offset, offset + limit)
  await subscribe(
    call,
    page.map((access) => access.channel.cid),
  )
  return {
    channels: await Promise.all(page.map((access) => channelState(call, access, actor.userId, request))),
  }
}

/** Everything the caller may be able to read: their own channels and the open ones, or all for who may read all. */
async function readable(call: Call<'queryChannels'>): Promise<readonly ChannelRecord[]> {
  const { tx, actor } = call
  const user = actor.userId === undefined ? undefined : await tx.get(tables.users, actor.userId)
  if (actor.isServer || user?.role === 'admin') return tx.range(tables.channels, 'all', '')
  const memberships = user ? await tx.range(tables.members, 'user', user.id) : []
  const own = await Promise.all(memberships.map((member) => tx.get(tables.channels, member.cid)))
  const made = user ? await tx.range(tables.channels, 'creator', user.id) : []
  const openTypes = [...call.types].filter(([, type]) => type.access === 'everybody').map(([name]) => name)
  const open = await Promise.all(openTypes.map((type) => tx.range(tables.channels, 'type', type)))
  const channels = [...own, ...made, ...open.flat()].filter((channel) => channel !== undefined)
  return [...new Map(channels.map((channel) => [channel.cid, channel])).values()]
}
