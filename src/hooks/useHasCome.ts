'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { useChat } from './useChat.ts'

/** Timers take no more, ms. */
const LONGEST_WAIT = 2 ** 31 - 1

/** Whether a time has come, ms since the epoch; draws again when it does. `null` never comes. */
export function useHasCome(at: number | null): boolean {
  const { env } = useChat()
  const subscribe = useCallback(
    (notify: () => void) => {
      let cancel = (): void => {}
      const wait = (): void => {
        if (at === null || at <= env.now()) return
        cancel = env.after(Math.min(at - env.now(), LONGEST_WAIT), () => {
          notify()
          wait()
        })
      }
      wait()
      return () => cancel()
    },
    [env, at],
  )
  const hasCome = (): boolean => at !== null && at <= env.now()
  return useSyncExternalStore(subscribe, hasCome, hasCome)
}
