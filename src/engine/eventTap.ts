import type { Env } from '../env/env.ts'
import type { ChatEvent } from '../model/event.ts'

export interface EventTap {
  readonly onEvents: (listener: (events: readonly ChatEvent[]) => void) => () => void
  readonly tell: (events: readonly ChatEvent[]) => void
}

/** Passes facts on to whoever listens. One listener that throws stops neither the others nor the chat. */
export function createEventTap(env: Env): EventTap {
  const listeners = new Set<(events: readonly ChatEvent[]) => void>()
  return {
    onEvents(listener) {
      // A function of its own, so that one listener may listen twice and stop once.
      const own: typeof listener = (events) => listener(events)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    tell(events) {
      if (events.length === 0) return
      for (const listener of listeners)
        try {
          listener(events)
        } catch (error) {
          // It is theirs to hear of, as of any error in a callback of theirs.
          env.after(0, () => {
            throw error
          })
        }
    },
  }
}
