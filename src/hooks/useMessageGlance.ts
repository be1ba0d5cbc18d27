'use client'
import { useCallback } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { selectMessage, selectUser } from '../state/selectors.ts'
import { useChat } from './useChat.ts'

/** Who wrote a message, and when. */
export interface MessageGlance {
  /** Foreign text; '' where there is none. */
  readonly author: string
  /** ms since the epoch. */
  readonly createdAt: number
}

/** Looks at a message once, when something happens, without watching it; `null` where it is not loaded. */
export function useMessageGlance(channelId: ChannelId): (key: MessageKey) => MessageGlance | null {
  const { store } = useChat()
  return useCallback(
    (key) => {
      const state = store.getState()
      const message = selectMessage(state, channelId, key)
      if (!message) return null
      return { author: selectUser(state, message.authorId)?.name ?? '', createdAt: message.createdAt }
    },
    [store, channelId],
  )
}
