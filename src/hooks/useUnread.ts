'use client'
import { useCallback } from 'react'
import { channelOf, type ConversationId, rootOf, type Version } from '../model/id.ts'
import { selectReadMark, selectThreadMark, selectUnread } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseUnread {
  /** At most 255, which then means "at least". */
  readonly count: number
  /** Everything up to this time (sortable text) has been read by me; `null` when unknown. */
  readonly readUpTo: Version | null
  /** Everything in it has been seen. */
  readonly markRead: () => void
}

/** How much of a channel, or of a thread I take part in (`threadId`), I have not read. */
export function useUnread(id: ConversationId): UseUnread {
  const chat = useChat()
  const count = useChatState((state) => selectUnread(state, id))
  const readUpTo = useChatState((state) => {
    if (rootOf(id) !== null) return selectThreadMark(state, id)
    const { selfId } = state.base
    return (selfId && selectReadMark(state, channelOf(id), selfId)?.upTo) ?? null
  })
  const markRead = useCallback(() => chat.markRead(id), [chat, id])
  return { count, readUpTo, markRead }
}
