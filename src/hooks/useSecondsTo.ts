'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { Chat } from '../engine/chat.ts'
import { useChat } from './useChat.ts'

const SECOND_MS = 1000

type Env = Chat['env']

/** Whole seconds until a time on the monotonic clock, counting down; 0 when there is none or it has come. */
export function useSecondsTo(at: number | null): number {
  const { env } = useChat()
  const countdown = useMemo(() => createCountdown(env, at ?? 0), [env, at])
  // What a server drew counts nothing: its clock is another.
  return useSyncExternalStore(countdown.subscribe, countdown.seconds, () => 0)
}

interface Countdown {
  readonly seconds: () => number
  readonly subscribe: (onTick: () => void) => () => void
}

function createCountdown(env: Env, at: number): Countdown {
  const left = (): number => Math.max(0, at - env.monotonic())
  return {
    seconds: () => Math.ceil(left() / SECOND_MS),
    subscribe(onTick) {
      let cancel = (): void => {}
      const plan = (): void => {
        if (left() === 0) return
        // The next time a whole second is full.
        cancel = env.after(left() % SECOND_MS || SECOND_MS, () => {
          onTick()
          plan()
        })
      }
      plan()
      return () => cancel()
    },
  }
}
