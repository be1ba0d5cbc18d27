'use client'
import { useState } from 'react'
import type { ConversationId, Version } from '../model/id.ts'
import { selectMovedBack } from '../state/unreadFrom.ts'
import { useChat } from './useChat.ts'

interface Seen {
  readonly id: ConversationId
  readonly readUpTo: Version | null
  readonly isBack: boolean
}

/**
 * Whether I have made messages unread again while they are on screen, here or elsewhere: then they stay so until I leave, send,
 * or say that I have read them (CL-6). Nobody has to be told of it: my mark moves back over a message and nothing else does that.
 */
export function useMovedBack(id: ConversationId, readUpTo: Version | null, count: number): boolean {
  const { store } = useChat()
  const [held, setHeld] = useState<Seen>({ id, readUpTo, isBack: false })
  const isSame = held.id === id && held.readUpTo === readUpTo
  if (isSame && !(held.isBack && count === 0)) return held.isBack
  const isBack =
    count > 0 &&
    held.id === id &&
    (held.isBack || selectMovedBack(store.getState(), id, held.readUpTo, readUpTo))
  const next = { id, readUpTo, isBack }
  setHeld(next)
  return isBack
}
