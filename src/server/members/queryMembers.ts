import { openChannel } from '../channels/channelAccess.ts'
import { memberView } from '../channels/channelView.ts'
import { badInput } from '../failure.ts'
import { readFilter, type FieldKinds } from '../filters/filter.ts'
import { inOrder, readSort, type Sort } from '../filters/sort.ts'
import type { Handler } from '../http/call.ts'
import type { MemberRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { findUser } from '../users/userView.ts'

const LIMIT = { usual: 100, most: 300 } as const
const FARTHEST = 10_000
const OLDEST_FIRST: readonly Sort[] = [{ field: 'created_at', direction: 1 }]

const memberFields: FieldKinds = new Map([
  ['id', 'text'],
  ['user_id', 'text'],
  ['name', 'text'],
  ['user.name', 'text'],
  ['channel_role', 'text'],
  ['is_moderator', 'flag'],
  ['banned', 'flag'],
  ['joined', 'flag'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
  ['last_active', 'time'],
])

/** The members of a channel that a filter matches. */
export const queryMembers: Handler<'queryMembers'> = async (call) => {
  const payload = call.query.object('payload')
  const type = payload.id('type')
  const id = payload.id('id')
  if (type === undefined || id === undefined) throw badInput('payload', 'must name a channel by type and id')
  const filter = readFilter(payload.json['filter_conditions'], memberFields)
  const sort = readSort(payload, OLDEST_FIRST)
  const limit = payload.count('limit', 0, LIMIT.most) ?? LIMIT.usual
  const offset = payload.count('offset', 0, FARTHEST) ?? 0
  const { channel } = await openChannel(call, call.actor, `${type}:${id}`)

  const members = await call.tx.range(tables.members, 'channel', channel.cid)
  const known = await Promise.all(
    members.map(async (thing) => ({
      thing,
      facts: memberFacts(thing, await findUser(call, thing.user_id)),
      tie: thing.user_id,
    })),
  )
  const found = known.filter(({ facts }) => filter.matches(facts))
  const page = inOrder(found, sort).slice(offset, offset + limit)
  return { members: await Promise.all(page.map((member) => memberView(call, member))) }
}

const memberFacts = (
  member: MemberRecord,
  user: { readonly name?: string; readonly last_active?: string } | undefined,
): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ...Object.entries(member.custom),
    ...Object.entries({
      id: member.user_id,
      user_id: member.user_id,
      name: user?.name,
      'user.name': user?.name,
      channel_role: member.channel_role,
      is_moderator: member.channel_role === 'channel_moderator',
      banned: false,
      joined: true,
      created_at: member.created_at,
      updated_at: member.updated_at,
      last_active: user?.last_active,
    }),
  ])
