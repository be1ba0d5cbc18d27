'use client'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { ChatState } from '../../state/chatState.ts'
import { useChat } from '../useChat.ts'

/** Reads several things of the chat's state and draws again only when one of them is another. */
export function useChatStates<Selected>(
  selector: (state: ChatState) => readonly Selected[],
): readonly Selected[] {
  return useStore(useChat().store, useShallow(selector))
}
