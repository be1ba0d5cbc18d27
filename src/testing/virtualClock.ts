import type { Cancel } from '../env/env.ts'
import { turn } from './turn.ts'

/** Time that passes only when a test says so, the same on every run. */
export interface VirtualClock {
  /** Wall clock, ms since the epoch. */
  now(): number
  /** Ms since the clock was made; `jump` does not move it. */
  monotonic(): number
  /** Calls back once after `ms`; the answer cancels it. */
  after(ms: number, callback: () => void): Cancel
  /** How many timers have yet to fire. */
  readonly pending: number
  /** Lets promises settle without letting time pass. */
  settle(): Promise<void>
  /**
   * Lets `ms` pass: what falls due fires in order, and promises settle after each.
   * @throws what a timer's callback threw, once the time has passed
   */
  advance(ms: number): Promise<void>
  /**
   * Lets time pass until `isTrue`.
   * @throws Error when it is not true after `limitMs`
   */
  runUntil(isTrue: () => boolean, limitMs?: number): Promise<void>
  /** Lets time pass until no timer is left, or for `limitMs`. */
  runUntilIdle(limitMs?: number): Promise<void>
  /** Moves the wall clock alone, as when it is set, or when the machine was asleep for so long. */
  jump(ms: number): void
}

interface Timer {
  readonly at: number
  readonly callback: () => void
}

const TEN_MINUTES_MS = 600_000

/** @param startAt wall clock at the beginning, ms since the epoch */
export function createVirtualClock(startAt: number = Date.UTC(2024, 4, 1, 10)): VirtualClock {
  /** Soonest first; of two that are due together the one set first. */
  const timers: Timer[] = []
  let elapsed = 0
  let jumped = 0
  let errors: unknown[] = []

  const add = (timer: Timer): void => {
    let low = 0
    let high = timers.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((timers[middle] as Timer).at <= timer.at) low = middle + 1
      else high = middle
    }
    timers.splice(low, 0, timer)
  }

  /** Fires the next timer that is due by `end`. False: there is none. */
  const step = async (end: number): Promise<boolean> => {
    const next = timers[0]
    if (!next || next.at > end) return false
    timers.shift()
    elapsed = Math.max(elapsed, next.at)
    try {
      next.callback()
    } catch (error) {
      errors.push(error)
    }
    await turn()
    return true
  }

  const finish = (end: number): void => {
    elapsed = Math.max(elapsed, end)
    const [first, ...rest] = errors
    if (errors.length === 0) return
    errors = []
    throw rest.length > 0 ? new AggregateError([first, ...rest], 'Several timers threw.') : first
  }

  return {
    now: () => startAt + jumped + elapsed,
    monotonic: () => elapsed,
    after(ms, callback) {
      const timer = { at: elapsed + Math.max(0, ms), callback }
      add(timer)
      return () => {
        const index = timers.indexOf(timer)
        if (index >= 0) timers.splice(index, 1)
      }
    },
    get pending() {
      return timers.length
    },
    settle: turn,
    async advance(ms) {
      const end = elapsed + ms
      await turn()
      while (await step(end));
      finish(end)
    },
    async runUntil(isTrue, limitMs = TEN_MINUTES_MS) {
      const end = elapsed + limitMs
      await turn()
      while (!isTrue()) {
        if (await step(end)) continue
        finish(end)
        throw new Error(`Not true after ${limitMs} ms of virtual time, with ${timers.length} timers left.`)
      }
      finish(elapsed)
    },
    async runUntilIdle(limitMs = TEN_MINUTES_MS) {
      const end = elapsed + limitMs
      await turn()
      while (await step(end));
      finish(timers.length > 0 ? end : elapsed)
    },
    jump(ms) {
      jumped += ms
    },
  }
}
