'use client'
import { useCallback } from 'react'
import type { ChannelId, Version } from '../model/id.ts'
import { selectReadMark, selectUnread } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseUnread {
  /** At most 255, which then means "at least". */
  readonly count: number
  /** Everything up to this time (sortable text) has been read by me; `null` when unknown. */
  readonly readUpTo: Version | null
  /** Everything in the channel has been seen. */
  readonly markRead: () => void
}

/** How much of a channel I have not read. */
export function useUnread(channelId: ChannelId): UseUnread {
  const chat = useChat()
  const count = useChatState((state) => selectUnread(state, channelId))
  const mark = useChatState((state) =>
    state.base.selfId ? selectReadMark(state, channelId, state.base.selfId) : null,
  )
  const markRead = useCallback(() => chat.markRead(channelId), [chat, channelId])
  return { count, readUpTo: mark?.upTo ?? null, markRead }
}
