import type { Base } from './base.ts'
import { dropEntries, type Outbox } from './outbox.ts'
import { tableGet } from './table.ts'

/**
 * Takes out of the outbox every send that truth shows: any copy of the message, whichever way it came, is the
 * evidence that it arrived (RELIABILITY I3). Done in the same step as truth changes, so no view ever shows both.
 */
export function settle(outbox: Outbox, base: Base): Outbox {
  if (outbox.sends.size === 0) return outbox
  const arrived = [...outbox.entries.values()].flatMap(({ operation }) => {
    if (operation.kind !== 'message.send') return []
    const { channelId, key } = operation.input
    const shard = tableGet(base.channels, channelId)
    return shard && (tableGet(shard.messages, key) || shard.removed.has(key)) ? [operation.id] : []
  })
  return dropEntries(outbox, arrived)
}
