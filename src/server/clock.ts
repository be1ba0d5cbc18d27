import { microsecondsOf, stampOf } from './stamp.ts'

/**
 * The server's time: never goes back and never says the same twice, whatever the machine's clock does, so that
 * stamps order what happened and a greater stamp is a newer version.
 */
export interface Clock {
  /** A stamp greater than every one before. */
  next(): string
  /** A stamp no smaller than any before and no greater than any after: for what is not ordered by it. */
  now(): string
  /** Moves the clock on, after a restart or when rows with stamps of their own were loaded. */
  moveOnTo(stamp: string): void
}

/** @param now wall clock, ms since the epoch; may jump */
export function createClock(now: () => number): Clock {
  let last = 0
  return {
    next() {
      last = Math.max(Math.floor(now() * 1000), last + 1)
      return stampOf(last)
    },
    now() {
      last = Math.max(Math.floor(now() * 1000), last)
      return stampOf(last)
    },
    moveOnTo(stamp) {
      last = Math.max(last, microsecondsOf(stamp))
    },
  }
}
