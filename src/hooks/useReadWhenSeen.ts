'use client'
import { useEffect } from 'react'
import type { ConversationId } from '../model/id.ts'
import { useChat } from './useChat.ts'
import { useMovedBack } from './useMovedBack.ts'
import { useUnread } from './useUnread.ts'

/** A message counts as seen after this long, ms. */
const LOOK_MS = 1000

/** When a channel or thread is marked as read: once it was looked at, when the application says so, or never. */
export type ReadPolicy = 'auto' | 'manual' | 'never'

/**
 * Marks a channel or thread as read once a person has really looked at it: its newest message is in view, the page is visible
 * and its window has the focus, for a second (CL-6). What I make unread meanwhile stays so.
 * @param isEndSeen whether the newest message is in view
 */
export function useReadWhenSeen(id: ConversationId, isEndSeen: boolean, policy: ReadPolicy = 'auto'): void {
  const { env } = useChat()
  const { count, readUpTo, markRead } = useUnread(id)
  const isMovedBack = useMovedBack(id, readUpTo, count)
  useEffect(() => {
    if (!isEndSeen || count === 0 || isMovedBack || policy !== 'auto') return undefined
    let cancel = (): void => {}
    const look = (): void => {
      cancel()
      if (env.isVisible()) cancel = env.after(LOOK_MS, markRead)
    }
    look()
    const unwake = env.onWake(look)
    return () => {
      cancel()
      unwake()
    }
  }, [env, isEndSeen, count, isMovedBack, markRead, policy])
}
