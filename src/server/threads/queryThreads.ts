import { accessOf } from '../channels/channelAccess.ts'
import { pageOf, readPaging } from '../filters/cursor.ts'
import { readFilter, type FieldKinds } from '../filters/filter.ts'
import { readSort, type Sort, type Sortable } from '../filters/sort.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { unreadReplies } from '../reads/totals.ts'
import type { ThreadReadRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { participantsOf, starterOf, threadUnder, versionOf, type Thread } from './thread.ts'
import { readParts, threadState } from './threadState.ts'

const LIMIT = { usual: 10, most: 30 } as const

/** What is not read yet comes first, then what was said last. */
const USUAL_ORDER: readonly Sort[] = [
  { field: 'has_unread', direction: -1 },
  { field: 'last_message_at', direction: -1 },
]

const threadFields: FieldKinds = new Map([
  ['channel_cid', 'text'],
  ['parent_message_id', 'text'],
  ['created_by_user_id', 'text'],
  ['title', 'text'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
  ['last_message_at', 'time'],
  ['reply_count', 'number'],
  ['participant_count', 'number'],
  ['active_participant_count', 'number'],
  ['unread_count', 'number'],
  ['has_unread', 'flag'],
])

/** The threads the caller takes part in, as far as a filter matches them. */
export const queryThreads: Handler<'queryThreads'> = async (call) => {
  const userId = me(call.actor)
  const filter = readFilter(call.body.json['filter'], threadFields, 'filter')
  const paging = readPaging(call.body, readSort(call.body, USUAL_ORDER), LIMIT)
  const parts = readParts(call.body)
  const found: Sortable<Thread>[] = []
  for (const read of await call.tx.range(tables.threadReads, 'user', userId)) {
    const thread = await threadOf(call, read)
    if (!thread) continue
    const facts = threadFacts(thread, await unreadReplies(call, read))
    if (filter.matches(facts)) found.push({ thing: thread, facts, tie: read.parent_id })
  }
  const { things, next, previous } = pageOf(found, paging)
  return {
    threads: await Promise.all(things.map((thread) => threadState(call, thread, userId, parts))),
    ...(next === undefined ? {} : { next }),
    ...(previous === undefined ? {} : { prev: previous }),
  }
}

/** The thread somebody has a mark in. It stays when its message was deleted, as its replies do. */
async function threadOf(call: AnyCall, read: ThreadReadRecord): Promise<Thread | undefined> {
  const parent = await call.tx.get(tables.messages, read.parent_id)
  const channel = await call.tx.get(tables.channels, read.cid)
  if (!parent || !channel) return undefined
  const access = await accessOf(call, call.actor, channel)
  return access.standing === 'stranger' ? undefined : threadUnder(call, access, parent)
}

const threadFacts = (thread: Thread, unread: number): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ...Object.entries(thread.details?.custom ?? {}),
    ...Object.entries({
      channel_cid: thread.parent.cid,
      parent_message_id: thread.parent.id,
      created_by_user_id: starterOf(thread),
      title: thread.details?.title ?? '',
      created_at: thread.first.created_at,
      updated_at: versionOf(thread),
      last_message_at: thread.newest.created_at,
      reply_count: thread.parent.reply_count,
      participant_count: participantsOf(thread).length,
      active_participant_count: thread.reads.length,
      unread_count: unread,
      has_unread: unread > 0,
    }),
  ])
