import type { WireMessageFlag } from '../../wire/stream/index.ts'
import { accessOf } from '../channels/channelAccess.ts'
import { notAllowed } from '../failure.ts'
import { readFilter, type FieldKinds } from '../filters/filter.ts'
import { inOrder, readSort, type Sort } from '../filters/sort.ts'
import type { AnyCall, Handler } from '../http/call.ts'
import { messageView } from '../messages/messageView.ts'
import type { FlagRecord, MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { findUser } from '../users/userView.ts'
import { flagFacts } from './flag.ts'

const LIMIT = { usual: 25, most: 100 } as const
const FARTHEST = 10_000
const NEWEST_FIRST: readonly Sort[] = [{ field: 'created_at', direction: -1 }]

const flagFields: FieldKinds = new Map([
  ['channel_cid', 'text'],
  ['message_id', 'text'],
  // Of the flagged message.
  ['user_id', 'text'],
  // Of the flag.
  ['created_by_id', 'text'],
  ['reason', 'text'],
  ['is_reviewed', 'flag'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
])

/**
 * The reported messages of the channels the caller moderates, newest report first; everywhere for administrators and
 * servers. Deleted messages are left out unless they are asked for.
 * @throws Failure 17 for who moderates nothing
 */
export const queryMessageFlags: Handler<'queryMessageFlags'> = async (call) => {
  const moderates = await moderatedBy(call)
  const payload = call.query.object('payload')
  const filter = readFilter(payload.json['filter_conditions'], flagFields)
  const sort = readSort(payload, NEWEST_FIRST)
  const limit = payload.count('limit', 0, LIMIT.most) ?? LIMIT.usual
  const offset = payload.count('offset', 0, FARTHEST) ?? 0
  const withDeleted = payload.flag('show_deleted_messages') ?? false
  const found: {
    thing: readonly [FlagRecord, MessageRecord]
    facts: ReadonlyMap<string, unknown>
    tie: string
  }[] = []
  for (const flag of await call.tx.range(tables.flags, 'messages', '', { newestFirst: true })) {
    const message = await call.tx.get(tables.messages, flag.target.id)
    if (!message || (message.deleted_at !== undefined && !withDeleted)) continue
    const facts = factsOf(flag, message)
    if (filter.matches(facts) && (await moderates(message.cid)))
      found.push({ thing: [flag, message], facts, tie: tables.flags.key(flag) })
  }
  const page = inOrder(found, sort).slice(offset, offset + limit)
  return { flags: await Promise.all(page.map(([flag, message]) => view(call, flag, message))) }
}

const view = async (call: AnyCall, flag: FlagRecord, message: MessageRecord): Promise<WireMessageFlag> => ({
  ...(await flagFacts(call, flag)),
  message: await messageView(call, message, call.actor.userId),
})

const factsOf = (flag: FlagRecord, message: MessageRecord): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>(
    Object.entries({
      channel_cid: message.cid,
      message_id: message.id,
      user_id: message.user_id,
      created_by_id: flag.user_id,
      reason: flag.reason,
      // Nobody can review a flag on this server: they are dealt with by what becomes of the message.
      is_reviewed: false,
      created_at: flag.created_at,
      updated_at: flag.updated_at,
    }),
  )

/** Tells which channels the caller moderates. @throws Failure 17 when there is none */
async function moderatedBy(call: AnyCall): Promise<(cid: string) => Promise<boolean>> {
  const { actor, tx } = call
  const user = actor.userId === undefined ? undefined : await findUser(call, actor.userId)
  if (actor.isServer || user?.role === 'admin') return () => Promise.resolve(true)
  const memberships = user ? await tx.range(tables.members, 'user', user.id) : []
  if (!memberships.some((member) => member.channel_role === 'channel_moderator'))
    throw notAllowed('read the flags: you moderate no channel')
  const known = new Map<string, boolean>()
  return async (cid) => {
    const channel = known.has(cid) ? undefined : await tx.get(tables.channels, cid)
    if (channel) known.set(cid, (await accessOf(call, actor, channel)).standing === 'moderator')
    return known.get(cid) ?? false
  }
}
