import { type ConversationId, conversationId, type MessageKey, type OperationId } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import type { RejectReason } from '../model/outcome.ts'
import { type EntrySignal, entryMachine, type EntryState } from './entryMachine.ts'
import { ruleOf } from './operations/index.ts'

export type { EntryState }

export interface Failure {
  /** `upload`: not the message itself, but a file it waits for. */
  readonly reason: RejectReason | 'upload'
  /** The server's words, clipped; shown as text. */
  readonly text: string
}

export interface Entry {
  readonly operation: Operation
  readonly state: EntryState
  /** How often it was handed to the back end. */
  readonly attempts: number
  readonly failure: Failure | null
  /** A failed one that no longer holds up what was pressed after it. */
  readonly parked: boolean
  /** Grows with every change, so that of two copies the newer one is known. */
  readonly revision: number
  /** Where it stands in press order; grows with time, over all tabs and lives of one person on one machine. */
  readonly place: number
  /** False where the disk has not got it, because it refuses or is slow: it would end with the page (RELIABILITY I6). */
  readonly isKept: boolean
}

/** What people did and the server has not confirmed, in press order. */
export interface Outbox {
  readonly entries: ReadonlyMap<OperationId, Entry>
  /** Target (a message key, a channel id) → what is pending for it, in press order. */
  readonly byTarget: ReadonlyMap<string, readonly Entry[]>
  /** Channel or thread → keys of messages that are on their way there, in press order. */
  readonly sends: ReadonlyMap<ConversationId, readonly MessageKey[]>
  /** The last place that was given away. */
  readonly last: number
  /** Messages that were taken back after a try: should one arrive all the same, nobody wants it any more. */
  readonly unwanted: readonly MessageKey[]
}

const NONE: readonly Entry[] = []

export const emptyOutbox: Outbox = {
  entries: new Map(),
  byTarget: new Map(),
  sends: new Map(),
  last: 0,
  unwanted: [],
}

const sameList = <Item>(held: readonly Item[] | undefined, next: readonly Item[]): readonly Item[] =>
  held && held.length === next.length && held.every((item, index) => item === next[index]) ? held : next

/** Indexes entries; lists that did not change keep their reference, so only what they touch draws again. */
function indexed(entries: ReadonlyMap<OperationId, Entry>, held: Outbox): Outbox {
  const byTarget = new Map<string, readonly Entry[]>()
  const sends = new Map<ConversationId, readonly MessageKey[]>()
  for (const entry of entries.values()) {
    const { operation } = entry
    const target = ruleOf(operation.kind).target(operation.input as never)
    byTarget.set(target, [...(byTarget.get(target) ?? NONE), entry])
    if (operation.kind !== 'message.send') continue
    const { channelId, key, thread, alsoInChannel } = operation.input
    const where = conversationId(channelId, thread)
    for (const id of thread && alsoInChannel ? [where, channelId] : [where])
      sends.set(id, [...(sends.get(id) ?? []), key])
  }
  for (const [target, list] of byTarget) byTarget.set(target, sameList(held.byTarget.get(target), list))
  for (const [id, list] of sends) sends.set(id, sameList(held.sends.get(id), list))
  return {
    entries,
    byTarget,
    sends,
    last: Math.max(held.last, ...[...entries.values()].map(placeOf)),
    // Whatever is pending again about one is newer than that nobody wants it.
    unwanted: held.unwanted.some((key) => byTarget.has(key))
      ? held.unwanted.filter((key) => !byTarget.has(key))
      : held.unwanted,
  }
}

const placeOf = ({ place }: Entry): number => place

/** Whether one was pressed before another. Two tabs that knew nothing of each other may have given the same place. */
const byPlace = (one: Entry, other: Entry): number =>
  one.place - other.place || one.operation.pressedAt - other.operation.pressedAt

export const entriesFor = (outbox: Outbox, target: string): readonly Entry[] =>
  outbox.byTarget.get(target) ?? NONE

/** Adds or replaces one entry; a new one goes to the end. */
export const putEntry = (outbox: Outbox, entry: Entry): Outbox =>
  indexed(new Map(outbox.entries).set(entry.operation.id, entry), outbox)

/** An outbox of these entries, in press order. */
export const withEntries = (outbox: Outbox, entries: Iterable<Entry>): Outbox =>
  indexed(new Map([...entries].toSorted(byPlace).map((entry) => [entry.operation.id, entry])), outbox)

export function dropEntries(outbox: Outbox, ids: readonly OperationId[]): Outbox {
  const known = ids.filter((id) => outbox.entries.has(id))
  if (known.length === 0) return outbox
  const entries = new Map(outbox.entries)
  for (const id of known) entries.delete(id)
  return indexed(entries, outbox)
}

/** Changes the entry of one operation; nothing when it is no longer there. */
export function changeEntry(outbox: Outbox, id: OperationId, change: Partial<Entry>): Outbox {
  const entry = outbox.entries.get(id)
  return entry ? putEntry(outbox, { ...entry, ...change }) : outbox
}

/** An entry after something happened to it; see the table for what becomes of it. */
export const moved = (entry: Entry, signal: EntrySignal): Entry => {
  const state = entryMachine[entry.state][signal]
  return state === entry.state ? entry : { ...entry, state, revision: entry.revision + 1 }
}

/** Tells the entry of one operation what happened to it; nothing when it is no longer there. */
export function moveEntry(
  outbox: Outbox,
  id: OperationId,
  signal: EntrySignal,
  change: Partial<Omit<Entry, 'state'>> = {},
): Outbox {
  const entry = outbox.entries.get(id)
  return entry ? putEntry(outbox, { ...moved(entry, signal), ...change }) : outbox
}
