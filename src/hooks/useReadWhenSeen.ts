'use client'
import { useEffect } from 'react'
import type { ChannelId } from '../model/id.ts'
import { useChat } from './useChat.ts'
import { useUnread } from './useUnread.ts'

/** A message counts as seen after this long, ms. */
const LOOK_MS = 1000

/**
 * Marks a channel as read once a person has really looked at it: its end is in view, the page is visible and its
 * window has the focus, for a second (CL-6).
 * @param isAtEnd whether the newest message is in view
 */
export function useReadWhenSeen(channelId: ChannelId, isAtEnd: boolean): void {
  const { env } = useChat()
  const { count, markRead } = useUnread(channelId)
  useEffect(() => {
    if (!isAtEnd || count === 0) return undefined
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
  }, [env, isAtEnd, count, markRead])
}
