'use client'
import type { OperationId } from '../model/id.ts'
import type { Notice } from '../state/chatState.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export type { Notice }

export interface UseNotices {
  /** What could not be done and was taken back, oldest first. */
  readonly notices: readonly Notice[]
  readonly dismiss: (id: OperationId) => void
}

/** Refusals that left no row to show them: a reaction, a deletion, a read mark. */
export function useNotices(): UseNotices {
  const chat = useChat()
  return { notices: useChatState((state) => state.notices), dismiss: chat.dismiss }
}
