'use client'
import { useSyncExternalStore } from 'react'
import type { Chat } from '../engine/chat.ts'
import { useChat } from './useChat.ts'

const MINUTE_MS = 60_000
/** A clock nobody watches may be so much behind, ms, and still answer the same twice within one drawing. */
const SLACK_MS = 1000

interface Minutes {
  read(): number
  subscribe(listener: () => void): () => void
}

/** One for everything that is drawn with the same environment, so that a thousand rows share a timer. */
const clocks = new WeakMap<Chat['env'], Minutes>()

/**
 * What depends on the time, e.g. "5 minutes ago" or whether a day is today: read again each minute while a person can
 * see the page, and drawn again only when the answer is another one (TM-2).
 * @param read answers a primitive, as cheaply as it can
 */
export function useNow<Answer extends string | number | boolean>(read: (nowMs: number) => Answer): Answer {
  const { env, store } = useChat()
  const minutes = clocks.get(env) ?? createMinutes(env)
  const answer = (): Answer => read(minutes.read())
  // What a server drew is compared with a drawing for the same moment; the present one follows at once.
  const drawn = (): Answer => read(store.getInitialState().drawnAt ?? minutes.read())
  return useSyncExternalStore(minutes.subscribe, answer, drawn)
}

function createMinutes(env: Chat['env']): Minutes {
  const listeners = new Set<() => void>()
  let now = env.now()
  let unplan = (): void => {}
  let unwake = (): void => {}

  const plan = (): void => {
    unplan()
    if (env.isVisible()) unplan = env.after(MINUTE_MS, tick)
  }
  const tick = (): void => {
    now = env.now()
    for (const listener of listeners) listener()
    plan()
  }
  const minutes: Minutes = {
    read() {
      if (listeners.size === 0 && Math.abs(env.now() - now) > SLACK_MS) now = env.now()
      return now
    },
    subscribe(listener) {
      if (listeners.size === 0) {
        unwake = env.onWake((reason) => (reason === 'hidden' ? unplan() : tick()))
        plan()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        unplan()
        unwake()
      }
    },
  }
  clocks.set(env, minutes)
  return minutes
}
