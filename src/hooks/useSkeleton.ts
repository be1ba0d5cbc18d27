'use client'
import { useEffect, useRef, useState } from 'react'
import { useChat } from './useChat.ts'

/** What is there sooner, ms, needs no stand-in. */
const GRACE_MS = 200
/** A stand-in that has appeared stays so long, ms: one that flashes is worse than none. */
const SHORTEST_MS = 400

/** Whether a stand-in is drawn in place of what is loading (LO-1). */
export function useSkeleton(isLoading: boolean): boolean {
  const { env } = useChat()
  const [isShown, setShown] = useState(false)
  const since = useRef(0)
  useEffect(() => {
    if (isLoading === isShown) return undefined
    const wait = isLoading ? GRACE_MS : Math.max(0, since.current + SHORTEST_MS - env.monotonic())
    return env.after(wait, () => {
      since.current = env.monotonic()
      setShown(isLoading)
    })
  }, [env, isLoading, isShown])
  return isShown
}
