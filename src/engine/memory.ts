import type { StoreApi } from 'zustand/vanilla'
import type { ChatEvent } from '../model/event.ts'
import {
  type ChannelId,
  channelOf,
  type ConversationId,
  rootOf,
  type ThreadId,
  threadId,
} from '../model/id.ts'
import type { ChannelShard } from '../state/base.ts'
import type { ChatState } from '../state/chatState.ts'
import { keepNewest } from '../state/stale.ts'
import { tableGet, tableSet, tableValues } from '../state/table.ts'

/** Of a channel that nobody looks at so many messages are kept, once there are more than `MOST`. */
const KEPT = 200
const MOST = 500
/** So many threads of one channel, beside those on screen. */
const MOST_THREADS = 20

export interface Memory {
  /** Nothing that is loaded of a channel or thread is let go before the answer is called. Calls are counted. */
  hold(id: ConversationId): () => void
  /** The threads that somebody looks at. */
  heldThreads(): readonly ThreadId[]
  /** Lets go of the threads that nobody looks at. */
  dropThreads(): void
  /** Something was heard: where it made a channel long that nobody looks at, the oldest of it is let go. */
  see(events: readonly ChatEvent[]): void
}

/** Keeps a page that is open for days from growing with everything it hears (RELIABILITY I40). */
export function createMemory(store: StoreApi<ChatState>): Memory {
  const held = new Map<ConversationId, number>()
  const isSeen = (id: ChannelId): boolean => [...held.keys()].some((other) => channelOf(other) === id)

  const letGo = (shard: ChannelShard, change: (shard: ChannelShard) => ChannelShard): void =>
    store.setState(({ base }) => ({
      base: { ...base, channels: tableSet(base.channels, shard.channel.id, change(shard)) },
    }))
  const withoutThreads = (shard: ChannelShard): ChannelShard => {
    const kept = [...shard.threads].filter(([root]) => held.has(threadId(shard.channel.id, root)))
    return { ...shard, threads: new Map(kept) }
  }

  return {
    heldThreads: () => [...held.keys()].filter((id): id is ThreadId => rootOf(id) !== null),
    dropThreads() {
      for (const shard of tableValues(store.getState().base.channels))
        if (shard.threads.size > 0) letGo(shard, withoutThreads)
    },
    hold(id) {
      held.set(id, (held.get(id) ?? 0) + 1)
      let isDone = false
      return () => {
        if (isDone) return
        isDone = true
        const left = (held.get(id) ?? 1) - 1
        if (left > 0) held.set(id, left)
        else held.delete(id)
      }
    },
    see(events) {
      for (const event of events) {
        // A page was asked for by somebody.
        if (event.type !== 'message.arrived' && event.type !== 'message.put') continue
        const { channelId } = event.message
        const shard = tableGet(store.getState().base.channels, channelId)
        if (!shard) continue
        if (shard.threads.size > MOST_THREADS) letGo(shard, withoutThreads)
        else if (shard.messages.size > MOST && !isSeen(channelId))
          letGo(shard, (whole) => keepNewest(whole, KEPT))
      }
    },
  }
}
