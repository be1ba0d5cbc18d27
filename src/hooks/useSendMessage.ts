'use client'
import { useCallback } from 'react'
import type { SendOptions } from '../engine/chat.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { useChat } from './useChat.ts'

/** Sends a message: it shows at once. Answers its key, or `null` when it is empty or I may not write here. */
export function useSendMessage(
  channelId: ChannelId,
): (text: string, options?: SendOptions) => MessageKey | null {
  const chat = useChat()
  return useCallback((text, options) => chat.send(channelId, text, options), [chat, channelId])
}
