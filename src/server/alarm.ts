import type { ServerEnv } from './scope.ts'
import { microsecondsOf } from './stamp.ts'

/** Wakes the server when something that was set for later is due. */
export interface Alarm {
  /** When to ring next; undefined for never. What was set before no longer counts. */
  set(due: string | undefined): void
}

/** The longest a timer may run: platforms count to 2³¹ ms, and clocks are set meanwhile. */
const LONGEST_MS = 60 * 60 * 1000

/** Makes an alarm that is not set. @param ring must lead to another `set`, as it may ring before its time */
export function createAlarm(env: Pick<ServerEnv, 'now' | 'after'>, ring: () => void): Alarm {
  let current: { readonly due: string; readonly cancel: () => void } | undefined
  return {
    set(due) {
      if (current?.due === due) return
      current?.cancel()
      current = undefined
      if (due === undefined) return
      const ms = Math.ceil(microsecondsOf(due) / 1000 - env.now())
      const cancel = env.after(Math.min(Math.max(ms, 1), LONGEST_MS), () => {
        current = undefined
        ring()
      })
      current = { due, cancel }
    },
  }
}
