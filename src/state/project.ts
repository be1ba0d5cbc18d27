import type { MessageRecord } from '../model/message.ts'
import { type MessageStatus, type MessageView, viewOfRecord } from './messageView.ts'
import { ruleOf } from './operations/index.ts'
import type { Entry } from './outbox.ts'

const NO_ENTRIES: readonly Entry[] = []

interface Projected {
  readonly entries: readonly Entry[]
  readonly view: MessageView | undefined
}

// The same record under the same pending list always shows the same view, so it is remembered by reference. Weak
// maps hold no truth: they only spare a row from drawing again.
const ofRecords = new WeakMap<MessageRecord, Projected>()
const ofPending = new WeakMap<readonly Entry[], MessageView>()

const statusOf = (entry: Entry): MessageStatus =>
  entry.state === 'failed' ? 'failed' : entry.state === 'unknown' ? 'unconfirmed' : 'sending'

/** Reactions and reads change nothing about how far the message itself has come. */
const isAboutText = ({ operation }: Entry): boolean =>
  operation.kind === 'message.send' ||
  operation.kind === 'message.edit' ||
  operation.kind === 'message.delete'

function fold(shown: MessageView | undefined, entries: readonly Entry[]): MessageView | undefined {
  let view = shown
  for (const entry of entries) {
    const { operation } = entry
    const { apply } = ruleOf(operation.kind)
    // No message shows what is done for me alone.
    if (apply) view = apply(view, operation.input as never, operation.pressedAt)
    if (!view || !isAboutText(entry)) continue
    if (!entry.isKept) view = { ...view, isKept: false }
    // What waits for a failed send does not hide that it failed.
    if (view.status === 'failed') continue
    const failedOperation = entry.state === 'failed' || entry.state === 'unknown' ? operation.id : null
    view = { ...view, status: statusOf(entry), failure: entry.failure, failedOperation }
  }
  return view
}

/**
 * A message as it is shown: View = project(Base, Outbox). Pure, and the same arguments give the same reference.
 */
export function projectMessage(
  record: MessageRecord | undefined,
  entries: readonly Entry[] = NO_ENTRIES,
): MessageView | undefined {
  if (!record) {
    if (entries.length === 0) return undefined
    const known = ofPending.get(entries)
    if (known) return known
    const view = fold(undefined, entries)
    if (view) ofPending.set(entries, view)
    return view
  }
  const known = ofRecords.get(record)
  if (known?.entries === entries) return known.view
  const view = fold(viewOfRecord(record), entries)
  ofRecords.set(record, { entries, view })
  return view
}
