import { operationId } from '../model/id.ts'
import type { Operation, OperationKind } from '../model/operation.ts'
import { uploadId } from '../model/upload.ts'
import type { Entry, EntryState, Failure } from '../state/outbox.ts'
import type { Discarded } from '../state/press.ts'
import type { OutboxCommand } from './command.ts'
import { amount, flag, list, object, oneOf, orNull, text, word } from './fieldShape.ts'
import { inputs, quote } from './inputShape.ts'

const kinds = Object.keys(inputs) as OperationKind[]

const operation = (value: unknown): Operation => {
  const { id, kind, input, pressedAt } = object(value)
  const known = oneOf(kind, kinds)
  return {
    id: operationId(word(id)),
    kind: known,
    input: inputs[known](object(input)),
    pressedAt: amount(pressedAt),
  } as Operation
}

const states: readonly EntryState[] = ['queued', 'sending', 'unknown', 'failed']
const reasons: Readonly<Record<Failure['reason'], true>> = {
  upload: true,
  input: true,
  'not-found': true,
  'not-allowed': true,
  'too-long': true,
  'too-big': true,
  'slow-mode': true,
  'feature-off': true,
  blocked: true,
  bounced: true,
  other: true,
}

const failure = (value: unknown): Failure => {
  const { reason, text: words } = object(value)
  return { reason: oneOf(reason, Object.keys(reasons) as Failure['reason'][]), text: text(words) }
}

const entry = (value: unknown): Entry => {
  const held = object(value)
  const pressed = operation(held['operation'])
  return {
    operation: pressed,
    state: oneOf(held['state'], states),
    attempts: amount(held['attempts']),
    // Those of an earlier version of the page have none.
    revision: amount(held['revision'] ?? 0),
    failure: orNull(held['failure'], failure),
    parked: flag(held['parked']),
    // Before entries had places, the time of the press was the order.
    place: held['place'] === undefined ? pressed.pressedAt : amount(held['place']),
    isKept: held['isKept'] !== false,
  }
}

const discarded = (value: unknown): Discarded => {
  const { entries, answers } = object(value)
  return {
    entries: list(entries, entry),
    answers: list(answers, (item) => {
      const { id, quote: words } = object(item)
      return { id: operationId(word(id)), quote: quote(words) }
    }),
  }
}

const command = (value: unknown): OutboxCommand => {
  const held = object(value)
  const type = oneOf(held['type'], ['press', 'retry', 'discard', 'sendRest', 'sendWithout', 'restore'])
  switch (type) {
    case 'press':
      return { type, operation: operation(held['operation']) }
    case 'restore':
      return { type, discarded: discarded(held['discarded']) }
    case 'sendWithout':
      return { type, id: operationId(word(held['id'])), upload: uploadId(word(held['upload'])) }
    case 'retry':
    case 'discard':
    case 'sendRest':
      return { type, id: operationId(word(held['id'])) }
    default:
      return type satisfies never
  }
}

const orNone =
  <Value>(read: (value: unknown) => Value) =>
  (value: unknown): Value | null => {
    try {
      return read(value)
    } catch {
      return null
    }
  }

/** A kind of operation by its name; `null` when nobody knows it. */
export const readKind = orNone((value: unknown): OperationKind => oneOf(value, kinds))
/** An entry as it was kept or told; `null` when it is none. */
export const readEntry = orNone(entry)
/** A command as another tab told it; `null` when it is none. */
export const readCommand = orNone(command)
