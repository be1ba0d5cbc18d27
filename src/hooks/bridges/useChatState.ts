'use client'
import { useStore } from 'zustand'
import type { ChatState } from '../../state/chatState.ts'
import { useChat } from '../useChat.ts'

/**
 * Reads the chat's state through a selector and draws again only when its answer is another one. A selector answers
 * a stored reference or a primitive; one that makes a new object every time would draw for ever.
 */
export function useChatState<Selected>(selector: (state: ChatState) => Selected): Selected {
  return useStore(useChat().store, selector)
}
