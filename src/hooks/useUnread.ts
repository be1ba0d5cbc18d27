'use client'
import { useCallback } from 'react'
import { channelOf, type ConversationId, type MessageKey, rootOf, type Version } from '../model/id.ts'
import { selectCan, selectOwnMark, selectShard, selectUnread } from '../state/selectors.ts'
import { selectNewestOfOthers } from '../state/unreadFrom.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseUnread {
  /** At most 255, which then means "at least". */
  readonly count: number
  /** Everything up to this time (sortable text) has been read by me; `null` when unknown. */
  readonly readUpTo: Version | null
  /** Everything in it has been seen. */
  readonly markRead: () => void
  /** Nothing is unread, and something can be made so. */
  readonly canMarkUnread: boolean
  /** Makes everything from a message on unread; a thread as a whole. @param from @default the newest of somebody else */
  readonly markUnread: (from?: MessageKey) => void
}

/** How much of a channel, or of a thread I take part in (`threadId`), I have not read. */
export function useUnread(id: ConversationId): UseUnread {
  const chat = useChat()
  const count = useChatState((state) => selectUnread(state, id))
  const readUpTo = useChatState((state) => selectOwnMark(state, id))
  const canMarkUnread = useChatState((state) => {
    const isAble = chat.capabilities.has('unread-marks') && selectCan(state, channelOf(id), 'read-events')
    const root = rootOf(id)
    if (!isAble || count > 0) return false
    if (root === null) return selectNewestOfOthers(state, id) !== null
    return selectShard(state, channelOf(id))?.threadStates.get(root)?.isMine === true
  })
  const markRead = useCallback(() => chat.markRead(id), [chat, id])
  const markUnread = useCallback((from?: MessageKey) => chat.markUnread(id, from), [chat, id])
  return { count, readUpTo, canMarkUnread, markRead, markUnread }
}
