import type { QueryKey } from '@tanstack/query-core'
import type { ConversationId, MessageKey, Version } from '../model/id.ts'
import type { PollId } from '../model/poll.ts'
import { selectOldest } from '../state/rows.ts'
import type { Chat } from './chat.ts'
import { queryKeys } from './keys.ts'

/**
 * A receipt: the load puts its data into the store and answers `null`, so the query holds only whether it is
 * pending, failed or done, and there is one claim on what is loaded.
 */
export interface Receipt {
  readonly queryKey: QueryKey
  /** Takes no signal: what was asked for is stored even when the asking component has gone. */
  readonly queryFn: () => Promise<null>
}

export const channelsReceipt = (chat: Chat, page: 'first' | 'next'): Receipt => ({
  queryKey: queryKeys.channels(page),
  queryFn: async () => {
    await chat.loadChannels(page)
    return null
  },
})

export const threadsReceipt = (chat: Chat, page: 'first' | 'next'): Receipt => ({
  queryKey: queryKeys.threads(page),
  queryFn: async () => {
    await chat.loadThreads(page)
    return null
  },
})

export const remindersReceipt = (chat: Chat): Receipt => ({
  queryKey: queryKeys.reminders(),
  queryFn: async () => {
    await chat.loadReminders()
    return null
  },
})

export const pollReceipt = (chat: Chat, id: PollId): Receipt => ({
  queryKey: queryKeys.poll(id),
  queryFn: async () => {
    await chat.loadPoll(id)
    return null
  },
})

export const newestReceipt = (chat: Chat, id: ConversationId): Receipt => ({
  queryKey: queryKeys.timeline(id, 'newest'),
  queryFn: async () => {
    await chat.loadTimeline(id, { at: 'newest' })
    return null
  },
})

/** The page before the oldest loaded message; which one that is, is read when the load starts. */
export const olderReceipt = (chat: Chat, id: ConversationId): Receipt => ({
  queryKey: queryKeys.timeline(id, 'older'),
  queryFn: async () => {
    const key = selectOldest(chat.store.getState(), id)
    await chat.loadTimeline(id, key ? { at: 'older', key } : { at: 'newest' })
    return null
  },
})

/** The messages after a gap's edge. */
export const gapReceipt = (chat: Chat, id: ConversationId, after: MessageKey): Receipt => ({
  queryKey: queryKeys.timeline(id, `after ${after}`),
  queryFn: async () => {
    await chat.loadTimeline(id, { at: 'newer', key: after })
    return null
  },
})

/** The messages around a time (sortable text). */
export const timeReceipt = (chat: Chat, id: ConversationId, time: Version): Receipt => ({
  queryKey: queryKeys.timeline(id, `time ${time}`),
  queryFn: async () => {
    await chat.loadTimeline(id, { at: 'time', time })
    return null
  },
})

export const aroundReceipt = (chat: Chat, id: ConversationId, key: MessageKey): Receipt => ({
  queryKey: queryKeys.timeline(id, `around ${key}`),
  queryFn: async () => {
    await chat.loadTimeline(id, { at: 'around', key })
    return null
  },
})
