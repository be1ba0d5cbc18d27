'use client'
import { useCallback } from 'react'
import type { ConversationId, UserId } from '../model/id.ts'
import { selectTyping } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseTyping {
  /** Who else is writing, in the order in which they began. */
  readonly typing: readonly UserId[]
  /** Tells the others that I write, or have stopped; call it as often as keys are pressed. */
  readonly setTyping: (typing: boolean) => void
}

/** Who is writing in a channel, or in a thread. */
export function useTyping(id: ConversationId): UseTyping {
  const chat = useChat()
  const typing = useChatState((state) => selectTyping(state, id))
  const setTyping = useCallback((isTyping: boolean) => chat.setTyping(id, isTyping), [chat, id])
  return { typing, setTyping }
}
