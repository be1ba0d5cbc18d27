'use client'
import { useCallback } from 'react'
import type { ChannelId, UserId } from '../model/id.ts'
import { selectTyping } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface UseTyping {
  /** Who else is writing, in the order in which they began. */
  readonly typing: readonly UserId[]
  /** Tells the others that I write, or have stopped; call it as often as keys are pressed. */
  readonly setTyping: (typing: boolean) => void
}

/** Who is writing in a channel. */
export function useTyping(channelId: ChannelId): UseTyping {
  const chat = useChat()
  const typing = useChatState((state) => selectTyping(state, channelId))
  const setTyping = useCallback((isTyping: boolean) => chat.setTyping(channelId, isTyping), [chat, channelId])
  return { typing, setTyping }
}
