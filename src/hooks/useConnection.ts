'use client'
import type { ConnectionState } from '../model/connection.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseConnection {
  /** `online` only after everything missed was caught up with. */
  readonly state: ConnectionState
  /** When the next try comes, ms on the monotonic clock (`performance.now()`); `null` when none is planned. */
  readonly retryAt: number | null
  /** Tries now instead. */
  readonly reconnect: () => void
}

/** Whether the server is heard. */
export function useConnection(): UseConnection {
  const chat = useChat()
  const { state, retryAt } = useChatState((held) => held.connection)
  return { state, retryAt, reconnect: chat.reconnect }
}
