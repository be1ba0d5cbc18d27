'use client'
import { useCallback } from 'react'
import type { SendOptions } from '../engine/deeds.ts'
import type { ConversationId, MessageKey } from '../model/id.ts'
import { useChat } from './useChat.ts'

/** Sends a message to a channel or a thread: it shows at once. Answers its key, or `null` when it is empty or I may not write here. */
export function useSendMessage(
  id: ConversationId,
): (text: string, options?: SendOptions) => MessageKey | null {
  const chat = useChat()
  return useCallback((text, options) => chat.send(id, text, options), [chat, id])
}
