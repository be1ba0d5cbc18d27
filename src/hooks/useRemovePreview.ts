'use client'
import { useMemo } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { selectCanRemovePreview } from '../state/selectCanRemovePreview.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

/** Takes the card of a link off my own message (MS-12). `null` where I may not. */
export function useRemovePreview(channelId: ChannelId, key: MessageKey): ((url: string) => void) | null {
  const chat = useChat()
  const canRemove = useChatState((state) => selectCanRemovePreview(state, chat.capabilities, channelId, key))
  return useMemo(
    () => (canRemove ? (url) => chat.removePreview(channelId, key, url) : null),
    [canRemove, channelId, chat, key],
  )
}
