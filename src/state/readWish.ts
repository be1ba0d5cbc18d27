import type { ConversationId } from '../model/id.ts'
import type { Operation, OperationKind } from '../model/operation.ts'
import { EVERYWHERE } from './operations/readChannels.ts'
import { entriesFor, type Entry, type Outbox } from './outbox.ts'

/** What says how far I have read. */
export type ReadKind = Extract<
  OperationKind,
  'channel.read' | 'thread.read' | 'channel.unread' | 'thread.unread' | 'channels.read'
>

export type ReadEntry = Entry & { readonly operation: Operation<ReadKind> }

/** Whether an entry says how far I have read. */
export function isReadEntry(entry: Entry): entry is ReadEntry {
  switch (entry.operation.kind) {
    case 'channel.read':
    case 'thread.read':
    case 'channel.unread':
    case 'thread.unread':
    case 'channels.read':
      return true
    default:
      return false
  }
}

/** What I wished last about what is unread in a conversation and the server has not confirmed. */
export function readWish(outbox: Outbox, id: ConversationId): Operation<ReadKind>['input'] | undefined {
  const own = entriesFor(outbox, id).findLast(isReadEntry)
  const all = entriesFor(outbox, EVERYWHERE).findLast(isReadEntry)
  const last = own && all ? (own.place > all.place ? own : all) : (own ?? all)
  return last?.operation.input
}
