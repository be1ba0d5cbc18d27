import { firstLink } from '../model/firstLink.ts'
import type { MessageKey, OperationId } from '../model/id.ts'
import type { Quote } from '../model/message.ts'
import type { Operation, Operations } from '../model/operation.ts'
import { ruleOf } from './operations/index.ts'
import {
  dropEntries,
  entriesFor,
  type Entry,
  type Failure,
  moved,
  moveEntry,
  type Outbox,
  putEntry,
  withEntries,
} from './outbox.ts'
import { isReadEntry } from './readWish.ts'

/**
 * What was just pressed, at the end of the outbox. The clock says where the end is for a tab that does not know yet what
 * others pressed before; it decides nothing between entries that are known.
 */
export const fresh = (outbox: Outbox, operation: Operation): Entry => ({
  operation,
  state: 'queued',
  attempts: 0,
  revision: 0,
  failure: null,
  parked: false,
  place: Math.max(outbox.last + 1, operation.pressedAt),
  isKept: true,
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

/** The same for its words: one that was refused after an earlier try, of which nobody knows, may be there as it was. */
const isStillOurs = (entry: Entry): boolean =>
  isUntried(entry) && !(entry.state === 'failed' && entry.attempts > 1)

/**
 * Adds what a person did to the outbox (RELIABILITY I5, I24, I28). An edit of a message that has not left merges
 * into it and a deletion cancels it; a later wish about the same thing replaces an earlier one that still waits.
 */
export function press(outbox: Outbox, operation: Operation): Outbox {
  switch (operation.kind) {
    case 'message.send':
    case 'message.custom':
    case 'message.replace':
      return putEntry(outbox, fresh(outbox, operation))
    case 'message.edit': {
      const send = pendingSend(outbox, operation.input.key)
      if (send && isStillOurs(send)) {
        // An edit that waits for an earlier try would undo this one.
        const overtaken = entriesFor(outbox, operation.input.key).filter(isKind('message.edit'))
        const input = reworded(send.operation.input, operation.input.text)
        const merged = {
          ...moved(send, 'retry'),
          ...UNREFUSED,
          operation: { ...send.operation, input },
          revision: send.revision + 1,
        }
        return putEntry(dropEntries(outbox, overtaken.map(idOf)), merged)
      }
      const edited = replaceWaiting(outbox, operation, operation.input.key, () => true)
      return send?.state === 'failed' ? moveEntry(edited, idOf(send), 'retry', UNREFUSED) : edited
    }
    case 'message.delete': {
      const { key } = operation.input
      const send = pendingSend(outbox, key)
      if (send && isUntried(send)) return forgetMessage(outbox, key)
      const others = entriesFor(outbox, key).filter((entry) => isUntried(entry))
      return putEntry(dropEntries(outbox, others.map(idOf)), fresh(outbox, operation))
    }
    case 'reaction.set': {
      const { key, reaction } = operation.input
      return replaceWaiting(outbox, operation, key, (waiting) => {
        if (waiting.kind !== 'reaction.set') return false
        // The only one takes the place of all others. What comes after it takes its place, but not that of what it ends.
        return isOnly(operation.input) || (waiting.input.reaction === reaction && !isOnly(waiting.input))
      })
    }
    case 'preview.remove': {
      const { key, url } = operation.input
      return replaceWaiting(
        outbox,
        operation,
        key,
        (waiting) => waiting.kind === 'preview.remove' && waiting.input.url === url,
      )
    }
    case 'poll.vote': {
      const { poll, option } = operation.input
      return replaceWaiting(outbox, operation, poll, (waiting) => {
        if (waiting.kind !== 'poll.vote') return false
        return isOnlyVote(operation.input) || (waiting.input.option === option && !isOnlyVote(waiting.input))
      })
    }
    case 'poll.answer':
      return replaceWaiting(outbox, operation, operation.input.poll, () => true)
    case 'message.pin':
    case 'reminder.set':
      return replaceWaiting(outbox, operation, operation.input.key, () => true)
    case 'message.flag':
    case 'user.flag':
    case 'user.mute':
    case 'user.block': {
      const target = ruleOf(operation.kind).target(operation.input as never)
      return replaceWaiting(outbox, operation, target, () => true)
    }
    case 'channel.read':
    case 'channel.unread':
    case 'thread.read':
    case 'thread.unread':
    case 'channels.read':
      return replaceReading(outbox, operation)
    default:
      return operation satisfies never
  }
}

/** A message that has not left in other words. Another link shows what is behind it again (MS-12). */
function reworded(
  { withoutPreview = false, ...input }: Operations['message.send'],
  text: string,
): Operations['message.send'] {
  const isSameLink = firstLink(input.text) === firstLink(text)
  return { ...input, text, ...(withoutPreview && isSameLink ? { withoutPreview } : {}) }
}

/** More messages than these that were taken back are not remembered. */
const MOST_UNWANTED = 100

const isOnly = ({ on, unique }: { readonly on: boolean; readonly unique: boolean }): boolean => on && unique

const isOnlyVote = ({ on, isSingle }: { readonly on: boolean; readonly isSingle: boolean }): boolean =>
  on && isSingle

const UNREFUSED = { failure: null, parked: false } as const
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
  return putEntry(dropEntries(outbox, waiting.map(idOf)), fresh(outbox, operation))
}

/** How far I have read is one wish, whichever way it moves; having read everything is that of all conversations. */
function replaceReading(outbox: Outbox, operation: Operation): Outbox {
  const target = ruleOf(operation.kind).target(operation.input as never)
  const about = operation.kind === 'channels.read' ? [...outbox.entries.values()] : entriesFor(outbox, target)
  const overtaken = about.filter((entry) => isReadEntry(entry) && isUntried(entry))
  return putEntry(dropEntries(outbox, overtaken.map(idOf)), fresh(outbox, operation))
}

/** Sends a failed operation again under the same id. */
export const retry = (outbox: Outbox, id: OperationId): Outbox =>
  outbox.entries.get(id)?.state === 'failed' ? moveEntry(outbox, id, 'retry', UNREFUSED) : outbox

/** Forgets a failed operation and everything that waited for it. */
export function discard(outbox: Outbox, id: OperationId): Outbox {
  const entry = outbox.entries.get(id)
  if (entry?.state !== 'failed') return outbox
  return entry.operation.kind === 'message.send'
    ? forgetMessage(outbox, entry.operation.input.key)
    : dropEntries(outbox, [id])
}

/** What a discard took out, and which entries answered that. */
export interface Discarded {
  readonly entries: readonly Entry[]
  readonly answers: readonly { readonly id: OperationId; readonly quote: Quote }[]
}

/** What has to be remembered of a discard for taking it back. */
export function discarded(before: Outbox, after: Outbox): Discarded {
  const all = [...before.entries.values()]
  return {
    entries: all.filter((entry) => !after.entries.has(idOf(entry))),
    answers: all.flatMap((entry) => {
      const quote = quoteIn(entry)
      const held = after.entries.get(idOf(entry))
      return quote && held && !quoteIn(held) ? [{ id: idOf(entry), quote }] : []
    }),
  }
}

const quoteIn = ({ operation }: Entry): Quote | null =>
  operation.kind === 'message.send' ? operation.input.quote : null

/**
 * Takes back a discard: what it took out stands where it stood, failed as it was, and what answered it and has not left
 * answers it again.
 */
export function restore(outbox: Outbox, { entries, answers }: Discarded): Outbox {
  const lost = entries.filter((entry) => !outbox.entries.has(idOf(entry)))
  if (lost.length === 0) return outbox
  const next = withEntries(outbox, [...outbox.entries.values(), ...lost])
  return answers.reduce((held, { id, quote }) => {
    const entry = held.entries.get(id)
    if (entry?.operation.kind !== 'message.send' || !isUntried(entry) || quoteIn(entry)) return held
    const input = { ...entry.operation.input, quote }
    return putEntry(held, {
      ...entry,
      operation: { ...entry.operation, input },
      revision: entry.revision + 1,
    })
  }, next)
}

/** A message will never be: nothing can be done to it, and what answers it answers nothing. */
export function forgetMessage(outbox: Outbox, key: MessageKey): Outbox {
  const dropped = dropEntries(outbox, entriesFor(outbox, key).map(idOf))
  const mayArrive = (pendingSend(outbox, key)?.attempts ?? 0) > 0
  const unwanted = mayArrive ? [...dropped.unwanted, key].slice(-MOST_UNWANTED) : dropped.unwanted
  const rest = { ...dropped, unwanted }
  return [...rest.entries.values()].reduce((next, entry) => {
    const { operation } = entry
    if (operation.kind !== 'message.send' || operation.input.quote?.key !== key) return next
    return putEntry(next, {
      ...entry,
      operation: { ...operation, input: { ...operation.input, quote: null } },
      revision: entry.revision + 1,
    })
  }, rest)
}

/**
 * Takes in that the server said no. What is to be kept stays as failed, with retry and discard; the rest is taken
 * back, and so is what a later wish has overtaken: nobody would know what to do with its failure.
 */
export function refuse(outbox: Outbox, id: OperationId, failure: Failure): Outbox {
  const entry = outbox.entries.get(id)
  if (!entry) return outbox
  const { operation } = entry
  const about = entriesFor(outbox, ruleOf(operation.kind).target(operation.input as never))
  const later = about.slice(about.indexOf(entry) + 1)
  const isDeleted = later.some(isKind('message.delete'))
  if (operation.kind === 'message.send' && isDeleted) return forgetMessage(outbox, operation.input.key)
  const isOvertaken = operation.kind === 'message.edit' && (isDeleted || later.some(isKind('message.edit')))
  const isKept = ruleOf(operation.kind).onFailure === 'keep' && !isOvertaken
  return isKept ? moveEntry(outbox, id, 'refuse', { failure }) : dropEntries(outbox, [id])
}
