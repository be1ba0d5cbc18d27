import type { ServerEnv } from '../../../src/server/index.ts'

/** A world whose time moves only when told, and whose ids are counted. */
export interface TestEnv extends ServerEnv {
  /** Lets time pass and runs what was due, in order. What a timer starts is not waited for. */
  pass(ms: number): void
  /** Moves the wall clock without running timers: a machine whose clock was set. */
  setClock(ms: number): void
  timers(): number
}

export function testEnv(start = Date.parse('2024-05-01T10:00:00Z')): TestEnv {
  let wall = start
  let elapsed = 0
  let ids = 0
  let order = 0
  const timers = new Map<number, { at: number; callback: () => void }>()
  return {
    now: () => wall,
    random: () => 0.5,
    uuid() {
      ids += 1
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`
    },
    after(ms, callback) {
      order += 1
      const key = order
      timers.set(key, { at: elapsed + ms, callback })
      return () => timers.delete(key)
    },
    pass(ms) {
      const end = elapsed + ms
      for (;;) {
        const due = [...timers]
          .filter(([, timer]) => timer.at <= end)
          .sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0]
        if (!due) break
        const [key, { at, callback }] = due
        timers.delete(key)
        wall += at - elapsed
        elapsed = at
        callback()
      }
      wall += end - elapsed
      elapsed = end
    },
    setClock(ms) {
      wall = ms
    },
    timers: () => timers.size,
  }
}
