import { readFilter, type FieldKinds } from '../filters/filter.ts'
import { inOrder, readSort, type Sort } from '../filters/sort.ts'
import type { Handler } from '../http/call.ts'
import { tables } from '../store/tables.ts'
import { userView } from './userView.ts'

const LIMIT = { usual: 30, most: 100 } as const
const FARTHEST = 10_000
const BY_ID: readonly Sort[] = [{ field: 'id', direction: 1 }]

const userFields: FieldKinds = new Map([
  ['id', 'text'],
  ['name', 'text'],
  ['role', 'text'],
  ['language', 'text'],
  ['online', 'flag'],
  ['invisible', 'flag'],
  ['banned', 'flag'],
  ['teams', 'list'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
  ['last_active', 'time'],
])

/** The people a filter matches; with `presence` the caller's connection hears of their coming and going. */
export const queryUsers: Handler<'queryUsers'> = async (call) => {
  const payload = call.query.object('payload')
  const filter = readFilter(payload.json['filter_conditions'], userFields)
  const sort = readSort(payload, BY_ID)
  const limit = payload.count('limit', 0, LIMIT.most) ?? LIMIT.usual
  const offset = payload.count('offset', 0, FARTHEST) ?? 0
  const all = await call.tx.range(tables.users, 'all', '')
  const known = all.map((record) => {
    const thing = userView(call, record)
    const { custom, ...fields } = thing
    return {
      thing,
      facts: new Map<string, unknown>([...Object.entries({ ...custom }), ...Object.entries(fields)]),
      tie: thing.id,
    }
  })
  const found = known.filter(({ facts }) => filter.matches(facts))
  const users = inOrder(found, sort).slice(offset, offset + limit)
  if (payload.flag('presence') ?? false) {
    call.hub.follow(
      call.connection(),
      users.map((user) => user.id),
    )
  }
  return { users }
}
