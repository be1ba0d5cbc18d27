'use client'
import { useMemo } from 'react'
import { newestReceipt } from '../engine/queries.ts'
import type { ConversationId } from '../model/id.ts'
import { selectIsLoaded } from '../state/rows.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useReceipt } from './bridges/useReceipt.ts'
import { useChat } from './useChat.ts'

export interface UseChannelLoad {
  /** True until the newest messages are there. */
  readonly isLoading: boolean
  readonly error: Error | null
  /** Tries again after an error. */
  readonly retry: () => Promise<boolean>
}

/** Loads a channel or a thread when it is not loaded; for whoever needs it there and nothing of what it is. */
export function useChannelLoad(id: ConversationId): UseChannelLoad {
  const chat = useChat()
  const isLoaded = useChatState((state) => selectIsLoaded(state, id))
  const receipt = useReceipt(
    useMemo(() => newestReceipt(chat, id), [chat, id]),
    !isLoaded,
  )
  return {
    isLoading: !isLoaded && !receipt.error,
    error: isLoaded ? null : receipt.error,
    retry: receipt.load,
  }
}
