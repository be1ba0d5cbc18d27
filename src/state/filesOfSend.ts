import type { OperationId } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import type { UploadId } from '../model/upload.ts'
import { changeEntry, type Entry, type Outbox } from './outbox.ts'
import { forgetMessage } from './press.ts'

type Send = Entry & { readonly operation: Operation<'message.send'> }

/** The message that waits for files under this operation; `undefined`: there is none, or it waits no more. */
export function waitingSend(outbox: Outbox, id: OperationId): Send | undefined {
  const entry = outbox.entries.get(id)
  return entry?.operation.kind === 'message.send' && entry.operation.input.uploads
    ? (entry as Send)
    : undefined
}

/** Sends a message without one of its files. With nothing left to say, it is no message. */
export function sendWithout(outbox: Outbox, id: OperationId, upload: UploadId): Outbox {
  const entry = waitingSend(outbox, id)
  if (!entry) return outbox
  const { input } = entry.operation
  const uploads = (input.uploads ?? []).filter((other) => other !== upload)
  if (uploads.length === input.uploads?.length) return outbox
  const isNothing = uploads.length + input.attachments.length === 0 && input.text.trim() === '' && !input.poll
  if (isNothing) return forgetMessage(outbox, input.key)
  return changeEntry(outbox, id, {
    operation: { ...entry.operation, input: { ...input, uploads } },
    revision: entry.revision + 1,
  })
}
