'use client'
import { useEffect, useState } from 'react'
import type { ConversationId } from '../model/id.ts'
import { useChat } from './useChat.ts'

/** Keeps a draft from another device out of a field for as long as that has the focus (CO-5). Answers what to tell it. */
export function useDraftHold(id: ConversationId): (hasFocus: boolean) => void {
  const chat = useChat()
  const [isHeld, setHeld] = useState(false)
  useEffect(() => (isHeld ? chat.holdDraft(id) : undefined), [chat, id, isHeld])
  return setHeld
}
