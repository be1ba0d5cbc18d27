import type { Base } from './base.ts'
import { dropEntries, type Outbox } from './outbox.ts'
import { tableGet } from './table.ts'

/**
 * Takes out of the outbox every send that truth shows: any copy of the message, whichever way it came, is the
 * evidence that it arrived (RELIABILITY I3); and whatever was to be done to a message that is gone for good. Done in the
 * same step as truth changes, so no view ever shows both.
 */
export function settle(outbox: Outbox, base: Base): Outbox {
  if (outbox.entries.size === 0) return outbox
  const done = [...outbox.entries.values()].flatMap(({ operation }) => {
    const { input } = operation
    if (!('key' in input)) return []
    const { channelId, key } = input
    const shard = tableGet(base.channels, channelId)
    const isGone = shard?.removed.has(key)
    const isThere = operation.kind === 'message.send' && shard && tableGet(shard.messages, key)
    return isGone || isThere ? [operation.id] : []
  })
  return dropEntries(outbox, done)
}
