import type { AttachmentInput } from '../model/attachmentInput.ts'
import type { MessageKey, OperationId } from '../model/id.ts'
import { parentsOf } from './delivery.ts'
import { waitingSend } from './filesOfSend.ts'
import { type Entry, type Outbox, withEntries } from './outbox.ts'

/**
 * Its last file is up: the message joins its lane behind what was said meanwhile, as if it were pressed now (RELIABILITY
 * I4). What is about it, and what answers it, comes along: neither can leave before it.
 */
export function joinLane(outbox: Outbox, id: OperationId, attachments: readonly AttachmentInput[]): Outbox {
  const send = waitingSend(outbox, id)
  if (!send) return outbox
  const { uploads: _up, ...input } = send.operation.input
  const ready: Entry = {
    ...send,
    operation: {
      ...send.operation,
      input: { ...input, attachments: [...input.attachments, ...attachments] },
    },
  }
  const keys = new Set<MessageKey>([input.key])
  const isWithIt = ({ operation }: Entry): boolean => {
    if (operation.id === id) return true
    if (!parentsOf(operation).some((parent) => parent && keys.has(parent))) return false
    if (operation.kind === 'message.send') keys.add(operation.input.key)
    return true
  }
  let place = outbox.last
  const entries = [...outbox.entries.values()].map((entry) => {
    if (!isWithIt(entry)) return entry
    place += 1
    return { ...(entry.operation.id === id ? ready : entry), place, revision: entry.revision + 1 }
  })
  return withEntries(outbox, entries)
}
