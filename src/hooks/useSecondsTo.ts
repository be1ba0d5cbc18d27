'use client'
import { useEffect, useReducer } from 'react'
import { useChat } from './useChat.ts'

const SECOND_MS = 1000

/** Whole seconds until a time on the monotonic clock, counting down; 0 when there is none or it has come. */
export function useSecondsTo(at: number | null): number {
  const { env } = useChat()
  const [, again] = useReducer((count: number) => count + 1, 0)
  const left = at === null ? 0 : Math.max(0, at - env.monotonic())
  useEffect(() => {
    if (left === 0) return undefined
    // The next time a whole second is full.
    return env.after(left % SECOND_MS || SECOND_MS, again)
  }, [env, left])
  return Math.ceil(left / SECOND_MS)
}
