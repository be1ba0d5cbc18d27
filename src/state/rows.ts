import { channelOf, type ConversationId, type MessageKey, rootOf } from '../model/id.ts'
import type { ChatState } from './chatState.ts'
import { gapAfter, gapBehind, type GapKey, isGap, type RowKey } from './gap.ts'
import { firstPlace, lastPlace, type Place, type Sequence } from './sequence.ts'
import { tableGet } from './table.ts'
import { lineOf } from './thread.ts'
import type { Timeline } from './timeline.ts'

export { gapAfter, isGap }
export type { GapKey, RowKey }

const NO_ROWS: readonly RowKey[] = []

/** By chunk: an event changes one, and the keys of all the others only have to be copied. */
const keysOfChunk = new WeakMap<readonly Place[], readonly MessageKey[]>()
function chunkKeys(chunk: readonly Place[]): readonly MessageKey[] {
  const known = keysOfChunk.get(chunk)
  if (known) return known
  const keys = chunk.map(({ key }) => key)
  keysOfChunk.set(chunk, keys)
  return keys
}

const keysOf = new WeakMap<Sequence, readonly MessageKey[]>()
function sequenceKeys(sequence: Sequence): readonly MessageKey[] {
  const known = keysOf.get(sequence)
  if (known) return known
  const keys = ([] as MessageKey[]).concat(...sequence.chunks.map(chunkKeys))
  keysOf.set(sequence, keys)
  return keys
}

const rowsOf = new WeakMap<
  Timeline,
  { readonly sends: readonly MessageKey[]; readonly rows: readonly RowKey[] }
>()
const NO_SENDS: readonly MessageKey[] = []

function rowsOfTimeline(timeline: Timeline, sends: readonly MessageKey[]): readonly RowKey[] {
  const { spans, tail } = timeline
  const only = spans.length === 1 && tail.length === 0 && sends.length === 0 ? spans[0] : undefined
  if (only) return sequenceKeys(only.places)
  const parts: (readonly RowKey[])[] = []
  for (const [index, span] of spans.entries()) {
    if (index > 0) parts.push([gapBehind(lastPlace((spans[index - 1] as typeof span).places))])
    parts.push(sequenceKeys(span.places))
  }
  const newest = spans.at(-1)
  if (newest?.hasNewer && newest.places.size > 0 && tail.length > 0)
    parts.push([gapBehind(lastPlace(newest.places))])
  return ([] as RowKey[]).concat(...parts, chunkKeys(tail), sends)
}

/** What is loaded of a conversation's history; nothing where its channel is not known. */
function timelineOf(state: ChatState, id: ConversationId): Timeline | undefined {
  const shard = tableGet(state.base.channels, channelOf(id))
  return shard && lineOf(shard, rootOf(id)).timeline
}

/**
 * The rows of a conversation's list, oldest first: loaded messages, gaps where some are missing, and what is on its way
 * in press order. The same state gives the same array.
 */
export function selectRows(state: ChatState, id: ConversationId): readonly RowKey[] {
  const timeline = timelineOf(state, id)
  if (!timeline) return NO_ROWS
  const sends = state.outbox.sends.get(id) ?? NO_SENDS
  // Many conversations of which nothing is loaded have this one history.
  if (timeline.spans.length + timeline.tail.length === 0) return sends
  const known = rowsOf.get(timeline)
  if (known?.sends === sends) return known.rows
  const rows = rowsOfTimeline(timeline, sends)
  rowsOf.set(timeline, { sends, rows })
  return rows
}

/** Whether there is more history before the first loaded message. */
export function selectHasOlder(state: ChatState, id: ConversationId): boolean {
  const timeline = timelineOf(state, id)
  const first = timeline?.spans[0]
  // Between nothing and what arrived later there may be something; no gap row can stand there.
  const isUnsure = first?.places.size === 0 && first.hasNewer && timeline?.tail.length !== 0
  return first ? first.hasOlder || isUnsure : true
}

/** Whether anything of a conversation's history is loaded, be it that it is empty. */
export const selectIsLoaded = (state: ChatState, id: ConversationId): boolean =>
  (timelineOf(state, id)?.spans.length ?? 0) > 0

/** The oldest loaded message, from which a page of older ones is asked for. */
export function selectOldest(state: ChatState, id: ConversationId): MessageKey | null {
  const first = timelineOf(state, id)?.spans[0]
  return (first && firstPlace(first.places)?.key) ?? null
}

/** The messages that stand after a row, as after the one that was the newest; none when that row is no longer there. */
export function selectArrivals(
  state: ChatState,
  id: ConversationId,
  after: RowKey | undefined,
): readonly MessageKey[] {
  const rows = selectRows(state, id)
  const from = after === undefined ? 0 : rows.lastIndexOf(after) + 1
  if (from === 0 && after !== undefined) return NO_KEYS
  return rows.slice(from).filter((row): row is MessageKey => !isGap(row))
}
const NO_KEYS: readonly MessageKey[] = []
