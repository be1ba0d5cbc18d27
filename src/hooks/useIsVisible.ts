'use client'
import { useSyncExternalStore } from 'react'
import { useChat } from './useChat.ts'

/** True while a person can see the page; for what must not pass unseen. */
export function useIsVisible(): boolean {
  const { env } = useChat()
  return useSyncExternalStore(env.onWake, env.isVisible, env.isVisible)
}
