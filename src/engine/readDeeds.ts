import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import { channelOf, type ConversationId, type MessageKey, order, rootOf, version } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectRecord, selectShard, selectUnread } from '../state/selectors.ts'
import { tableGet, tableValues } from '../state/table.ts'
import { lastReplyOf } from '../state/threadState.ts'
import { selectCountOfOthers, selectNewestOfOthers, selectUnreadFrom } from '../state/unreadFrom.ts'
import type { Chat } from './chat.ts'
import type { Presser } from './presser.ts'

/** What a person says about how far they have read. */
export interface ReadDeeds {
  /** Everything in a channel, or in a thread (`threadId`), has been seen. */
  markRead(id: ConversationId): void
  /**
   * Makes everything from a message of a channel on unread for me; a thread as a whole. It stays so until I send, leave, or
   * mark it as read.
   * @param from @default the newest message of somebody else
   */
  markUnread(id: ConversationId, from?: MessageKey): void
  /** Everything in all channels and threads has been seen. */
  markAllRead(): void
}

interface ReadDeedsParts {
  readonly store: Pick<StoreApi<ChatState>, 'getState'>
  readonly backend: Pick<Backend, 'capabilities'>
  readonly press: Presser['press']
  readonly can: Chat['can']
}

/** Turns it into operations, where there is something to say. */
export const createReadDeeds = ({ store, backend, press, can }: ReadDeedsParts): ReadDeeds => ({
  markRead(id) {
    const state = store.getState()
    const channelId = channelOf(id)
    const thread = rootOf(id)
    if (thread !== null) {
      const shard = selectShard(state, channelId)
      const held = shard?.threadStates.get(thread)
      const isThreadDue = selectUnread(state, id) > 0 && can(channelId, 'read-events', 'thread-reads')
      if (shard && held && isThreadDue)
        press('thread.read', { channelId, thread, upTo: lastReplyOf(shard, held) })
      return
    }
    const latest = selectShard(state, channelId)?.latest
    const newest = latest && selectRecord(state, channelId, latest)
    const isDue = newest && selectUnread(state, channelId) > 0 && can(channelId, 'read-events', 'read-marks')
    if (isDue) press('channel.read', { channelId, newest: newest.key, upTo: newest.order })
  },
  markUnread(id, from) {
    const state = store.getState()
    const [channelId, thread] = [channelOf(id), rootOf(id)]
    if (!can(channelId, 'read-events', 'unread-marks')) return
    if (thread !== null) {
      const mark = selectRecord(state, channelId, thread)?.order
      const shard = selectShard(state, channelId)
      const held = shard?.threadStates.get(thread)
      if (!shard || !held?.isMine) return
      const upTo = lastReplyOf(shard, held)
      // What is not loaded, the server counts.
      const count = Math.max(1, selectCountOfOthers(state, id))
      return press('thread.unread', { channelId, thread, mark: version(mark ?? ''), upTo, count })
    }
    const first = from ?? selectNewestOfOthers(state, id)?.key
    const unread = first && selectUnreadFrom(state, id, first)
    if (unread) press('channel.unread', { channelId, ...unread })
  },
  markAllRead() {
    if (!backend.capabilities.has('read-all')) return
    let upTo = order('')
    for (const shard of tableValues(store.getState().base.channels)) {
      const { latest } = shard
      const places = [...shard.threadStates.values()].map((thread) => lastReplyOf(shard, thread))
      const newest = latest && tableGet(shard.messages, latest)?.order
      for (const place of newest ? [...places, newest] : places) if (place > upTo) upTo = place
    }
    press('channels.read', { upTo })
  },
})
