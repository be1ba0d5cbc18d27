import type { MessageKey } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import { ruleOf } from './operations/index.ts'
import type { Entry, Outbox } from './outbox.ts'
import { pendingSend } from './press.ts'

/** What shares a lane leaves one after the other, in press order. */
export const laneOf = (operation: Operation): string => ruleOf(operation.kind).lane(operation.input as never)

/** What is about reading goes one after the other in each conversation, and after what is about all of them. */
const READING = 'read:'

/** A failed send holds back what was said after it, until the person decides; other failures hold nothing back. */
const isBlocking = (entry: Entry): boolean =>
  entry.state !== 'failed' || (entry.operation.kind === 'message.send' && !entry.parked)

/** The messages that must be on the server before this can go there. */
export function parentsOf({ kind, input }: Operation): readonly (MessageKey | null | undefined)[] {
  if (kind === 'message.send') return [input.quote?.key, input.thread]
  return 'key' in input ? [input.key] : []
}

const waitsForSend = (outbox: Outbox, { operation }: Entry): boolean =>
  parentsOf(operation).some((parent) => parent && pendingSend(outbox, parent) !== undefined)

/** It is in no lane before its files are up, so an upload holds nothing that is said after it (RELIABILITY I4). */
export const waitsForFiles = ({ operation }: Pick<Entry, 'operation'>): boolean =>
  operation.kind === 'message.send' && operation.input.uploads !== undefined

/** Longer rows of answers to answers are not followed; what a disk holds may even go round. */
const MOST_ANSWERS = 50

/**
 * An answer to a message that was left behind, or that failed or waits where it is in nobody's way, is left behind with
 * it: what is said after it goes on.
 */
const isLeftBehind = (outbox: Outbox, { operation }: Entry, left = MOST_ANSWERS): boolean =>
  operation.kind === 'message.send' &&
  left > 0 &&
  parentsOf(operation).some((parent) => {
    const send = parent && pendingSend(outbox, parent)
    return send && (send.state === 'failed' || waitsForFiles(send) || isLeftBehind(outbox, send, left - 1))
  })

/**
 * The entries that may leave now: the first of each lane, when it is queued and the message it is about is on the
 * server (RELIABILITY I4, I5).
 */
export function deliverable(outbox: Outbox): readonly Entry[] {
  const busy = new Set<string>()
  const isReadingHeld = (lane: string): boolean =>
    lane === READING
      ? [...busy].some((other) => other.startsWith(READING))
      : lane.startsWith(READING) && busy.has(READING)
  const ready: Entry[] = []
  for (const entry of outbox.entries.values()) {
    if (waitsForFiles(entry)) continue
    const lane = laneOf(entry.operation)
    if (busy.has(lane)) continue
    if (isReadingHeld(lane)) continue
    const waits = waitsForSend(outbox, entry)
    if (isBlocking(entry) && !isLeftBehind(outbox, entry)) busy.add(lane)
    if (entry.state === 'queued' && !waits) ready.push(entry)
  }
  return ready
}
