import type { Operation } from '../model/operation.ts'
import { ruleOf } from './operations/index.ts'
import type { Entry, Outbox } from './outbox.ts'
import { pendingSend } from './press.ts'

/** What shares a lane leaves one after the other, in press order. */
export const laneOf = (operation: Operation): string => ruleOf(operation.kind).lane(operation.input as never)

/** A failed send holds back what was said after it, until the person decides; other failures hold nothing back. */
const isBlocking = (entry: Entry): boolean =>
  entry.state !== 'failed' || (entry.operation.kind === 'message.send' && !entry.parked)

const waitsForSend = (outbox: Outbox, { operation }: Entry): boolean =>
  operation.kind !== 'message.send' &&
  'key' in operation.input &&
  pendingSend(outbox, operation.input.key) !== undefined

/**
 * The entries that may leave now: the first of each lane, when it is queued and the message it is about is on the
 * server (RELIABILITY I4, I5).
 */
export function deliverable(outbox: Outbox): readonly Entry[] {
  const busy = new Set<string>()
  const ready: Entry[] = []
  for (const entry of outbox.entries.values()) {
    const lane = laneOf(entry.operation)
    if (busy.has(lane)) continue
    if (isBlocking(entry)) busy.add(lane)
    if (entry.state === 'queued' && !waitsForSend(outbox, entry)) ready.push(entry)
  }
  return ready
}
