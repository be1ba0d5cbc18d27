'use client'
import { useContext } from 'react'
import type { Chat } from '../engine/chat.ts'
import { ChatContext } from './ChatContext.ts'

/**
 * The chat of the nearest provider: its state, and everything that can be done.
 * @throws Error outside of a provider, because no hook below could work there
 */
export function useChat(): Chat {
  const chat = useContext(ChatContext)
  if (!chat) throw new Error('No chat here: put <Chat> or <ChatProvider> above this.')
  return chat
}
