'use client'
import { useEffect, useRef } from 'react'
import { useChat } from '../../hooks/useChat.ts'

/** Calls back after so long, ms, without the time in which it was paused. */
export function useLifetime(ms: number, isPaused: boolean, onEnd: () => void): void {
  const { env } = useChat()
  const left = useRef(ms)
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    if (isPaused) return undefined
    const from = env.monotonic()
    const cancel = env.after(left.current, () => end.current())
    return () => {
      cancel()
      left.current -= env.monotonic() - from
    }
  }, [env, isPaused])
}
