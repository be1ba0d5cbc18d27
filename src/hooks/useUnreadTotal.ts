'use client'
import { selectUnreadThreads } from '../state/threadList.ts'
import { selectUnreadTotal } from '../state/unreadTotal.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseUnreadTotal {
  /** In all channels. */
  readonly messages: number
  /** Channels with something that I have not read. */
  readonly channels: number
  /** Threads with something that I have not read. */
  readonly threads: number
  /** Something is unread, and the back end can read it all at once. */
  readonly canMarkAllRead: boolean
  /** Everything everywhere has been seen. */
  readonly markAllRead: () => void
}

/**
 * How much I have not read anywhere, for a badge. Loads nothing: until all channels are loaded it is what the server counts,
 * then what is known of each.
 */
export function useUnreadTotal(): UseUnreadTotal {
  const { capabilities, markAllRead } = useChat()
  const messages = useChatState((state) => selectUnreadTotal(state, 'messages'))
  const channels = useChatState((state) => selectUnreadTotal(state, 'channels'))
  const threads = useChatState(selectUnreadThreads)
  const canMarkAllRead = capabilities.has('read-all') && messages + threads > 0
  return { messages, channels, threads, canMarkAllRead, markAllRead }
}
