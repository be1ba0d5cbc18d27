import { readFilter } from '../filters/filter.ts'
import { inOrder, readSort, type Sort } from '../filters/sort.ts'
import type { Handler } from '../http/call.ts'
import type { Access } from './channelAccess.ts'
import { channelFacts, channelFields } from './channelFacts.ts'
import { channelState } from './channelState.ts'
import { readableChannels } from './readableChannels.ts'
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
  for (const access of await readableChannels(call, actor)) {
    const facts = await channelFacts(call, access, asked)
    const isWanted = filter.fields.has('hidden') || facts.get('hidden') !== true
    if (isWanted && filter.matches(facts)) found.push({ thing: access, facts, tie: access.channel.cid })
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
