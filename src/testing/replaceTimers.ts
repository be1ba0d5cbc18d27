import type { Cancel } from '../env/env.ts'
import type { VirtualClock } from './virtualClock.ts'

/**
 * Puts a virtual clock behind the global timers and `Date.now`, for libraries that know no other. The answer puts
 * the real ones back.
 */
export function replaceTimers(clock: VirtualClock): Cancel {
  const timers = new Map<number, Cancel>()
  let last = 0

  const set = (callback: () => void, ms: number, repeats: boolean): number => {
    last += 1
    const id = last
    const fire = (): void => {
      if (repeats) plan()
      else timers.delete(id)
      callback()
    }
    const plan = (): void => {
      // A repeated timer without a pause would never let the clock move on.
      timers.set(id, clock.after(repeats ? Math.max(1, ms) : ms, fire))
    }
    plan()
    return id
  }
  const clear = (id: unknown): void => {
    if (typeof id !== 'number') return
    timers.get(id)?.()
    timers.delete(id)
  }
  const bound = (callback: unknown, args: readonly unknown[]): (() => void) => {
    if (typeof callback !== 'function') throw new TypeError('A timer needs a function to call.')
    return () => void callback(...args)
  }

  const replaced = {
    setTimeout: (callback: unknown, ms?: number, ...args: unknown[]) =>
      set(bound(callback, args), ms ?? 0, false),
    setInterval: (callback: unknown, ms?: number, ...args: unknown[]) =>
      set(bound(callback, args), ms ?? 0, true),
    clearTimeout: clear,
    clearInterval: clear,
  }
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis
  const { now } = Date
  Object.assign(globalThis, replaced)
  Date.now = clock.now
  return () => {
    Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval })
    Date.now = now
    for (const cancel of timers.values()) cancel()
    timers.clear()
  }
}
