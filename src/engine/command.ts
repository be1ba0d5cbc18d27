import type { OperationId } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import type { UploadId } from '../model/upload.ts'
import { sendWithout } from '../state/filesOfSend.ts'
import { changeEntry, type Outbox } from '../state/outbox.ts'
import { discard, type Discarded, press, restore, retry } from '../state/press.ts'

/** One thing a person did to the outbox, as plain data: it can be told to another tab, and done twice does no harm. */
export type OutboxCommand =
  | { readonly type: 'press'; readonly operation: Operation }
  | { readonly type: 'retry' | 'discard' | 'sendRest'; readonly id: OperationId }
  | { readonly type: 'sendWithout'; readonly id: OperationId; readonly upload: UploadId }
  | { readonly type: 'restore'; readonly discarded: Discarded }

/** The outbox after a command; the same outbox when that has been done already, or can no longer be. */
export function applyCommand(outbox: Outbox, command: OutboxCommand): Outbox {
  switch (command.type) {
    case 'press': {
      const { operation } = command
      return outbox.entries.has(operation.id) ? outbox : press(outbox, operation)
    }
    case 'retry':
      return retry(outbox, command.id)
    case 'discard':
      return discard(outbox, command.id)
    case 'sendRest': {
      const revision = (outbox.entries.get(command.id)?.revision ?? 0) + 1
      return changeEntry(outbox, command.id, { parked: true, revision })
    }
    case 'sendWithout':
      return sendWithout(outbox, command.id, command.upload)
    case 'restore':
      return restore(outbox, command.discarded)
    default:
      return command satisfies never
  }
}
