import { accessOf, type Access } from '../channels/channelAccess.ts'
import { ownChannelView } from '../channels/channelView.ts'
import { pageOf, readPaging } from '../filters/cursor.ts'
import { readFilter, type FieldKinds } from '../filters/filter.ts'
import { readSort, type Sort, type Sortable } from '../filters/sort.ts'
import { me, type Handler } from '../http/call.ts'
import type { DraftRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { draftView } from './draftView.ts'

const LIMIT = { usual: 25, most: 100 } as const
const NEWEST_FIRST: readonly Sort[] = [{ field: 'created_at', direction: -1 }]

const draftFields: FieldKinds = new Map([
  ['channel_cid', 'text'],
  ['parent_id', 'text'],
  ['created_at', 'time'],
])

/** The drafts of the caller, in channels they may still read. */
export const queryDrafts: Handler<'queryDrafts'> = async (call) => {
  const filter = readFilter(call.body.json['filter'], draftFields, 'filter')
  const paging = readPaging(call.body, readSort(call.body, NEWEST_FIRST), LIMIT)
  const found: Sortable<{ draft: DraftRecord; access: Access }>[] = []
  for (const draft of await call.tx.range(tables.drafts, 'user', me(call.actor))) {
    const facts = new Map(
      Object.entries({
        channel_cid: draft.cid,
        parent_id: draft.message.parent_id,
        created_at: draft.created_at,
      }),
    )
    const channel = filter.matches(facts) ? await call.tx.get(tables.channels, draft.cid) : undefined
    const access = channel && (await accessOf(call, call.actor, channel))
    if (!access || access.standing === 'stranger') continue
    found.push({ thing: { draft, access }, facts, tie: tables.drafts.key(draft) })
  }
  const { things, next, previous } = pageOf(found, paging)
  return {
    drafts: await Promise.all(
      things.map(async ({ draft, access }) => ({
        ...(await draftView(call, draft)),
        channel: await ownChannelView(call, access),
      })),
    ),
    ...(next === undefined ? {} : { next }),
    ...(previous === undefined ? {} : { prev: previous }),
  }
}
