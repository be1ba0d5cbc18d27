import type { StoreApi } from 'zustand/vanilla'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { keepNewest } from '../state/stale.ts'
import { tableGet, tableSet } from '../state/table.ts'

/** Of a channel that nobody looks at so many messages are kept, once there are more than `MOST`. */
const KEPT = 200
const MOST = 500

export interface Memory {
  /** Nothing that is loaded of a channel is let go before the answer is called. Calls are counted. */
  hold(channelId: ChannelId): () => void
  /** Something was heard: where it made a channel long that nobody looks at, the oldest of it is let go. */
  see(events: readonly ChatEvent[]): void
}

/** Keeps a page that is open for days from growing with everything it hears (RELIABILITY I40). */
export function createMemory(store: StoreApi<ChatState>): Memory {
  const held = new Map<ChannelId, number>()
  return {
    hold(channelId) {
      held.set(channelId, (held.get(channelId) ?? 0) + 1)
      let isDone = false
      return () => {
        if (isDone) return
        isDone = true
        const left = (held.get(channelId) ?? 1) - 1
        if (left > 0) held.set(channelId, left)
        else held.delete(channelId)
      }
    },
    see(events) {
      for (const event of events) {
        // A page was asked for by somebody.
        if (event.type !== 'message.arrived' && event.type !== 'message.put') continue
        const { channelId } = event.message
        const shard = tableGet(store.getState().base.channels, channelId)
        if (!shard || shard.messages.size <= MOST || held.has(channelId)) continue
        store.setState(({ base }) => ({
          base: { ...base, channels: tableSet(base.channels, channelId, keepNewest(shard, KEPT)) },
        }))
      }
    },
  }
}
