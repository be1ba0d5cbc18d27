import {
  channelOf,
  type ConversationId,
  type MessageKey,
  type Order,
  order,
  type Version,
  version,
} from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { ChatState } from './chatState.ts'
import { isGap, type RowKey, selectRows } from './rows.ts'
import { selectRecord } from './selectors.ts'
import { MOST_UNREAD } from './unread.ts'

/** What is unread if everything from one message on is. */
export interface UnreadFrom {
  readonly first: MessageKey
  /** Where reading ended: everything up to this place. */
  readonly mark: Version
  /** Where the newest message stands. */
  readonly upTo: Order
  /** Messages of others from there on. */
  readonly count: number
}

const isCounted = (state: ChatState, { content }: MessageRecord): boolean =>
  content.value.kind === 'text' && !content.value.silent && content.value.authorId !== state.base.selfId

const recordAt = (state: ChatState, id: ConversationId, row: RowKey): MessageRecord | undefined =>
  isGap(row) ? undefined : selectRecord(state, channelOf(id), row)

const newestOf = new WeakMap<readonly RowKey[], MessageRecord | null>()

/** The newest message that somebody else wrote to be noticed; looked for once for each list of rows. */
export function selectNewestOfOthers(state: ChatState, id: ConversationId): MessageRecord | null {
  const rows = selectRows(state, id)
  const known = newestOf.get(rows)
  if (known !== undefined) return known
  let found: MessageRecord | null = null
  for (let at = rows.length - 1; at >= 0 && found === null; at -= 1) {
    const record = recordAt(state, id, rows[at] as RowKey)
    if (record && isCounted(state, record)) found = record
  }
  newestOf.set(rows, found)
  return found
}

/** Whether anything would be unread if everything from a message of a channel on was: somebody else wrote then. */
export function selectCanBeUnread(state: ChatState, id: ConversationId, key: MessageKey): boolean {
  const record = selectRecord(state, channelOf(id), key)
  const newest = record?.inTimeline ? selectNewestOfOthers(state, id) : null
  return record !== undefined && newest !== null && newest.order >= record.order
}

/** What would be unread from a loaded message on; `null` where nothing would. */
export function selectUnreadFrom(state: ChatState, id: ConversationId, first: MessageKey): UnreadFrom | null {
  const rows = selectRows(state, id)
  let count = 0
  let upTo = order('')
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] as RowKey
    const record = recordAt(state, id, row)
    if (!record) continue
    if (upTo === '') upTo = record.order
    if (isCounted(state, record)) count += 1
    if (row !== first) continue
    const before = rows.slice(0, at).findLast((key) => recordAt(state, id, key) !== undefined)
    const mark = version(before === undefined ? '' : (recordAt(state, id, before)?.order ?? ''))
    return count === 0 ? null : { first, mark, upTo, count: Math.min(MOST_UNREAD, count) }
  }
  return null
}

/** How many loaded messages of a conversation are others'. */
export const selectCountOfOthers = (state: ChatState, id: ConversationId): number =>
  selectRows(state, id).filter((row) => {
    const record = recordAt(state, id, row)
    return record !== undefined && isCounted(state, record)
  }).length

/** Whether my mark went back from one place to another over a loaded message of somebody else. */
export function selectMovedBack(
  state: ChatState,
  id: ConversationId,
  from: Version | null,
  to: Version | null,
): boolean {
  if (from === null || to === null || to >= from) return false
  const rows = selectRows(state, id)
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const record = recordAt(state, id, rows[at] as RowKey)
    if (!record || (record.order as string) > from) continue
    if ((record.order as string) <= to) return false
    if (isCounted(state, record)) return true
  }
  return false
}
