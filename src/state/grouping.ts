import type { ChannelId, MessageKey } from '../model/id.ts'
import type { ChatState } from './chatState.ts'
import type { MessageView } from './messageView.ts'
import { isGap, type RowKey } from './rows.ts'
import { selectMessage, selectRecord } from './selectors.ts'

/** Where a message stands among neighbours of the same author. */
export type GroupPosition = 'single' | 'first' | 'middle' | 'last'

/** Whether two times, ms since the epoch, fall on the same day of the viewer's zone. */
export type SameDay = (a: number, b: number) => boolean

/** Messages further apart than this, ms, start a new group. */
const LONGEST_PAUSE_MS = 5 * 60_000

const messageAt = (state: ChatState, channelId: ChannelId, row: RowKey | null): MessageView | null =>
  row === null || isGap(row) ? null : selectMessage(state, channelId, row)

const joins = (before: MessageView | null, after: MessageView | null, isSameDay: SameDay): boolean =>
  before !== null &&
  after !== null &&
  before.authorId === after.authorId &&
  before.kind !== 'system' &&
  after.kind !== 'system' &&
  after.quote === null &&
  !after.pinned &&
  after.createdAt - before.createdAt <= LONGEST_PAUSE_MS &&
  isSameDay(before.createdAt, after.createdAt)

/** A row and its neighbours in the list; `null` at its ends. */
export interface Neighbours {
  readonly before: RowKey | null
  readonly key: MessageKey
  readonly after: RowKey | null
  /** The row above which the unread line stands: a line parts a group (ML-4). */
  readonly firstUnread?: RowKey | null
}

/** One of four words, so that a row draws again only when its place in the group changes. */
export function selectGroupPosition(
  state: ChatState,
  channelId: ChannelId,
  { before, key, after, firstUnread }: Neighbours,
  isSameDay: SameDay,
): GroupPosition {
  const message = selectMessage(state, channelId, key)
  const joinsBefore = key !== firstUnread && joins(messageAt(state, channelId, before), message, isSameDay)
  const joinsAfter =
    (after === null || after !== firstUnread) && joins(message, messageAt(state, channelId, after), isSameDay)
  if (joinsBefore) return joinsAfter ? 'middle' : 'last'
  return joinsAfter ? 'first' : 'single'
}

/** True when the message is the first of its day in the list. */
export function selectStartsDay(
  state: ChatState,
  channelId: ChannelId,
  { before, key }: Neighbours,
  isSameDay: SameDay,
): boolean {
  const message = selectMessage(state, channelId, key)
  const earlier = messageAt(state, channelId, before)
  return message !== null && (earlier === null || !isSameDay(earlier.createdAt, message.createdAt))
}

/** The first message of others after a time (sortable text), or `null`: above it stands the unread line. */
export function selectFirstUnread(
  state: ChatState,
  channelId: ChannelId,
  rows: readonly RowKey[],
  readUpTo: string | null,
): MessageKey | null {
  if (readUpTo === null) return null
  let first: MessageKey | null = null
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index] as RowKey
    const record = isGap(row) ? undefined : selectRecord(state, channelId, row)
    if (!record) continue
    if ((record.order as string) <= readUpTo) break
    if (record.content.value.authorId !== state.base.selfId) first = record.key
  }
  return first
}
