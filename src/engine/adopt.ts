import type { OperationId } from '../model/id.ts'
import { type Entry, moved, type Outbox, putEntry, withEntries } from '../state/outbox.ts'
import { pendingSend, press } from '../state/press.ts'
import { applyCommand, type OutboxCommand } from './command.ts'

/** What a tab did that the leader has not confirmed. */
export interface OwnCommand {
  readonly id: string
  readonly command: OutboxCommand
  readonly isSaved: boolean
  /** It was on the disk when a leader was told. */
  readonly isTold: boolean
}

export interface Inheritance {
  /** What the disk holds; `null` when it does not say. */
  readonly disk: readonly Entry[] | null
  /** What the former leader told last; empty when there was none. */
  readonly mirror: ReadonlyMap<OperationId, Entry>
  readonly mine: readonly OwnCommand[]
}

const isTried = ({ state, attempts }: Entry): boolean => state !== 'failed' && attempts > 0

/** Whatever left this machine once may have arrived (RELIABILITY I7). */
export const doubted = (entry: Entry): Entry =>
  isTried(entry) || entry.state === 'sending' ? moved(entry, 'inherit') : entry

/** Only a leader removes from the disk, and mostly because it is done: it may have been tried, whatever we last heard. */
const missing = (entry: Entry): Entry =>
  entry.state === 'failed' || !entry.isKept ? entry : { ...entry, attempts: Math.max(1, entry.attempts) }

/**
 * The outbox as a new leader begins it: what is on the disk, what the former leader told, and what was done here since,
 * in press order.
 */
export function adopt(held: Outbox, { disk, mirror, mine }: Inheritance): Outbox {
  const entries = new Map<OperationId, Entry>()
  const isOnDisk = new Set(disk?.map(({ operation }) => operation.id))
  for (const [id, entry] of mirror) entries.set(id, disk && !isOnDisk.has(id) ? missing(entry) : entry)
  for (const entry of disk ?? []) {
    const told = mirror.get(entry.operation.id)
    const isBehind = told !== undefined && told.revision > entry.revision
    entries.set(entry.operation.id, isBehind ? told : { ...entry, isKept: true })
  }
  const ordered = withEntries({ ...held, last: 0 }, entries.values())
  const inherited = [...ordered.entries.values()].reduce(
    (outbox, entry) => inherit(outbox, doubted(entry)),
    withEntries({ ...held, last: ordered.last }, []),
  )
  return mine.reduce((outbox, { command, isTold }) => {
    const pressed = command.type === 'press' ? command.operation.id : null
    if (pressed !== null && (isOnDisk.has(pressed) || outbox.entries.has(pressed))) return outbox
    const next = applyCommand(outbox, command)
    const added = pressed === null ? undefined : next.entries.get(pressed)
    return added && isTold && disk ? putEntry(next, doubted(missing(added))) : next
  }, inherited)
}

/** An edit or a deletion whose message has not left is done to the message, as it would have been when it was pressed. */
function inherit(outbox: Outbox, entry: Entry): Outbox {
  const { operation } = entry
  const isChange = operation.kind === 'message.edit' || operation.kind === 'message.delete'
  const send = isChange ? pendingSend(outbox, operation.input.key) : undefined
  const isUntried = entry.state === 'queued' && send?.state === 'queued' && send.attempts === 0
  return isUntried ? press(outbox, operation) : putEntry(outbox, entry)
}
