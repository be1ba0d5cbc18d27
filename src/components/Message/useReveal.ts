'use client'
import { useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useIsBlocked } from '../../hooks/useIsBlocked.ts'
import type { MessageView } from '../../hooks/useMessage.ts'

/** What was asked for stays to be seen, though its row may come and go with the scrolling: chat → channel and message. */
const revealed = new WeakMap<object, Set<string>>()

const nameOf = ({ channelId, key }: Pick<MessageView, 'channelId' | 'key'>): string => `${channelId} ${key}`

/** Whether somebody has asked to see this message of a blocked person. */
export const isRevealed = (chat: object, message: Pick<MessageView, 'channelId' | 'key'>): boolean =>
  revealed.get(chat)?.has(nameOf(message)) ?? false

export interface Reveal {
  /** Its author is somebody I have blocked. */
  readonly isBlocked: boolean
  /** What it says is not drawn. */
  readonly isHidden: boolean
  readonly toggle: () => void
}

/** Whether what a blocked person says is drawn (MO-2): not before it is asked for, message by message. */
export function useReveal(message: Pick<MessageView, 'channelId' | 'key' | 'authorId'> | null): Reveal {
  const chat = useChat()
  const isBlocked = useIsBlocked(message?.authorId ?? null)
  const name = message ? nameOf(message) : ''
  const [isShown, setShown] = useState(() => revealed.get(chat)?.has(name) ?? false)
  return {
    isBlocked,
    isHidden: isBlocked && !isShown,
    toggle() {
      const held = revealed.get(chat) ?? new Set()
      revealed.set(chat, held)
      if (isShown) held.delete(name)
      else held.add(name)
      setShown(!isShown)
    },
  }
}
