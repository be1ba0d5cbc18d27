import { badInput, notFound } from '../failure.ts'
import type { Fields } from '../fields.ts'
import type { Scope } from '../scope.ts'
import { endOf, orderOf } from '../stamp.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** How many messages a page holds when the request does not say, and at most. */
export const PAGE = { usual: 25, most: 300 } as const

/** Which messages: those of a channel's list, or the replies of a thread. */
export interface Timeline {
  readonly cid: string
  /** Id of the message that was replied to; absent for the channel's own list. */
  readonly parentId?: string
}

/** Bounds by order text; `pivot` asks for both sides of a place instead. */
interface Bounds {
  after?: string
  from?: string
  before?: string
  to?: string
  pivot?: string
}

/**
 * One page of a history, oldest first. Without bounds it is the newest one; with a lower bound it begins there, with
 * only an upper one it ends there. Around a place, `floor(limit / 2)` older messages come before it.
 * @param direction asks for an order: the page then holds what comes first in it within the bounds; −1 is newest first
 * @throws Failure 4 for wrong or contradicting parameters, 16 for an id nobody knows
 */
export async function messagePage(
  scope: Scope,
  timeline: Timeline,
  page: Fields,
  direction?: 1 | -1,
): Promise<readonly MessageRecord[]> {
  const limit = page.count('limit', 0, PAGE.most) ?? PAGE.usual
  const { pivot, ...bounds } = await readBounds(scope, timeline.cid, page)
  const [index, name] =
    timeline.parentId === undefined
      ? (['channel', timeline.cid] as const)
      : (['thread', timeline.parentId] as const)
  if (pivot !== undefined) {
    if (Object.keys(bounds).length > 0)
      throw badInput(page.path || 'page', 'must not mix around with other bounds')
    const older = Math.floor(limit / 2)
    const before = await scope.tx.range(tables.messages, index, name, {
      before: pivot,
      newestFirst: true,
      limit: older,
    })
    const from = await scope.tx.range(tables.messages, index, name, { from: pivot, limit: limit - older })
    const around = [...before.toReversed(), ...from]
    return direction === -1 ? around.toReversed() : around
  }
  if (direction !== undefined) {
    return scope.tx.range(tables.messages, index, name, { ...bounds, newestFirst: direction === -1, limit })
  }
  if (bounds.after !== undefined || bounds.from !== undefined) {
    return scope.tx.range(tables.messages, index, name, { ...bounds, limit })
  }
  return (
    await scope.tx.range(tables.messages, index, name, { ...bounds, newestFirst: true, limit })
  ).toReversed()
}

async function readBounds(scope: Scope, cid: string, page: Fields): Promise<Bounds> {
  const place = async (name: string): Promise<string | undefined> => {
    const id = page.id(name)
    return id === undefined ? undefined : placeOf(scope, cid, id)
  }
  const start = (name: string): string | undefined => page.time(name)
  const end = (name: string): string | undefined => {
    const time = page.time(name)
    return time === undefined ? undefined : endOf(time)
  }
  const bounds: Bounds = {}
  tighten(bounds, 'before', [
    await place('id_lt'),
    start('created_at_before'),
    end('created_at_before_or_equal'),
  ])
  tighten(bounds, 'to', [await place('id_lte')])
  tighten(bounds, 'after', [await place('id_gt')])
  tighten(bounds, 'from', [
    await place('id_gte'),
    end('created_at_after'),
    start('created_at_after_or_equal'),
  ])
  const pivots = [await place('id_around'), start('created_at_around')].filter((pivot) => pivot !== undefined)
  if (pivots.length > 1) throw badInput(page.path || 'page', 'must not be around two places')
  return pivots[0] === undefined ? bounds : { ...bounds, pivot: pivots[0] }
}

/** Keeps the tightest of several bounds of one kind. */
function tighten(
  bounds: Bounds,
  kind: 'after' | 'from' | 'before' | 'to',
  given: readonly (string | undefined)[],
): void {
  const known = given.filter((bound) => bound !== undefined).sort()
  const tightest = kind === 'after' || kind === 'from' ? known.at(-1) : known[0]
  if (tightest !== undefined) bounds[kind] = tightest
}

/** Where a message stands or stood: one that was deleted for good can still be paged from. */
async function placeOf(scope: Scope, cid: string, id: string): Promise<string> {
  const found = (await scope.tx.get(tables.messages, id)) ?? (await scope.tx.get(tables.gone, id))
  if (found?.cid !== cid) throw notFound(`Message ${id} of ${cid}`)
  return orderOf(found.created_at, found.id)
}
