import type { MessageKey, OperationId } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import { changeEntry, dropEntries, entriesFor, type Entry, type Outbox, putEntry } from './outbox.ts'

const fresh = (operation: Operation): Entry => ({
  operation,
  state: 'queued',
  attempts: 0,
  failure: null,
  parked: false,
})

type Pressed<Kind extends Operation['kind']> = Entry & { readonly operation: Operation<Kind> }

const isKind =
  <Kind extends Operation['kind']>(kind: Kind) =>
  (entry: Entry): entry is Pressed<Kind> =>
    entry.operation.kind === kind

/** The send of a message that the server is not known to have. */
export const pendingSend = (outbox: Outbox, key: MessageKey): Pressed<'message.send'> | undefined =>
  entriesFor(outbox, key).find(isKind('message.send'))

/** True while no copy can have reached the server, so the message is still ours to change. */
const isUntried = (entry: Entry): boolean =>
  entry.state === 'failed' || (entry.state === 'queued' && entry.attempts === 0)

/**
 * Adds what a person did to the outbox (RELIABILITY I5, I24, I28). An edit of a message that has not left merges
 * into it and a deletion cancels it; a later wish about the same thing replaces an earlier one that still waits.
 */
export function press(outbox: Outbox, operation: Operation): Outbox {
  switch (operation.kind) {
    case 'message.send':
      return putEntry(outbox, fresh(operation))
    case 'message.edit': {
      const send = pendingSend(outbox, operation.input.key)
      if (send && isUntried(send)) {
        const input = { ...send.operation.input, text: operation.input.text }
        return putEntry(outbox, { ...send, ...RETRIED, operation: { ...send.operation, input } })
      }
      return replaceWaiting(outbox, operation, operation.input.key, () => true)
    }
    case 'message.delete': {
      const { key } = operation.input
      const send = pendingSend(outbox, key)
      const others = entriesFor(outbox, key).filter((entry) => isUntried(entry))
      const cleared = dropEntries(outbox, others.map(idOf))
      return send && isUntried(send) ? cleared : putEntry(cleared, fresh(operation))
    }
    case 'reaction.set':
      return replaceWaiting(
        outbox,
        operation,
        operation.input.key,
        (waiting) =>
          waiting.kind === 'reaction.set' &&
          (waiting.input.reaction === operation.input.reaction || operation.input.unique),
      )
    case 'channel.read':
      return replaceWaiting(outbox, operation, operation.input.channelId, () => true)
    default:
      return operation satisfies never
  }
}

const RETRIED = { state: 'queued', failure: null, parked: false } as const
const idOf = (entry: Entry): OperationId => entry.operation.id

function replaceWaiting(
  outbox: Outbox,
  operation: Operation,
  target: string,
  isSame: (waiting: Operation) => boolean,
): Outbox {
  const waiting = entriesFor(outbox, target).filter(
    (entry) => isUntried(entry) && entry.operation.kind === operation.kind && isSame(entry.operation),
  )
  return putEntry(dropEntries(outbox, waiting.map(idOf)), fresh(operation))
}

/** Sends a failed operation again under the same id. */
export const retry = (outbox: Outbox, id: OperationId): Outbox =>
  outbox.entries.get(id)?.state === 'failed' ? changeEntry(outbox, id, RETRIED) : outbox

/** Forgets a failed operation and everything that waited for it. */
export function discard(outbox: Outbox, id: OperationId): Outbox {
  const entry = outbox.entries.get(id)
  if (entry?.state !== 'failed') return outbox
  const dependents =
    entry.operation.kind === 'message.send' ? entriesFor(outbox, entry.operation.input.key).map(idOf) : []
  return dropEntries(outbox, [id, ...dependents])
}
