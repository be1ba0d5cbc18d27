import type { ChannelId, MessageKey } from '../model/id.ts'
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
  if (selectIsErased(state, channelId, key)) return null
  if (order <= (selectShard(state, channelId)?.truncated ?? '')) return null
  const record = selectRecord(state, channelId, key) ?? found
  return projectMessage(record, entriesFor(state.outbox, key)) ?? null
}

/** Whether a message is known to be gone without a trace, whatever else of it is known. */
export const selectIsErased = (state: ChatState, channelId: ChannelId, key: MessageKey): boolean =>
  selectShard(state, channelId)?.removed.has(key) ?? state.base.removedChannels.has(channelId)
