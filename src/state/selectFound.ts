import type { MessageRecord } from '../model/message.ts'
import type { ChatState } from './chatState.ts'
import type { MessageView } from './messageView.ts'
import { entriesFor } from './outbox.ts'
import { projectMessage } from './project.ts'
import { selectRecord, selectShard } from './selectors.ts'

/**
 * A message that a search has found, as it is now: what the store knows of it is never older than the answer, which it
 * was told of; else what the answer said. `null` once it is gone without a trace.
 */
export function selectFound(state: ChatState, found: MessageRecord): MessageView | null {
  const { channelId, key, order } = found
  const shard = selectShard(state, channelId)
  const isGone = shard
    ? shard.removed.has(key) || order <= shard.truncated
    : state.base.removedChannels.has(channelId)
  if (isGone) return null
  const record = selectRecord(state, channelId, key) ?? found
  return projectMessage(record, entriesFor(state.outbox, key)) ?? null
}
