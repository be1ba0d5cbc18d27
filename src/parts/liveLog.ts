import type { Clock, Level } from './announcing.ts'

/** One sentence that is being spoken. */
export interface LiveEntry {
  readonly id: number
  readonly text: string
  readonly level: Level
}

/** What stands in the live regions of a root. */
export interface LiveLog {
  readonly add: (text: string, level: Level) => void
  readonly clear: () => void
  /** The same list until it changes. */
  readonly entries: () => readonly LiveEntry[]
  readonly subscribe: (listener: () => void) => () => void
}

/** Long enough for a reader that is busy to come to it, ms. */
const STAY_MS = 7000
const MOST = 20

/**
 * Keeps sentences for as long as a reader needs to find them (AN-2). Each is an entry of its own, so the same words
 * are spoken again.
 */
export function createLiveLog(clock: Pick<Clock, 'after'>): LiveLog {
  const listeners = new Set<() => void>()
  let entries: readonly LiveEntry[] = []
  let count = 0
  const set = (next: readonly LiveEntry[]): void => {
    entries = next
    for (const listener of listeners) listener()
  }
  return {
    add(text, level) {
      count += 1
      const id = count
      set([...entries, { id, text, level }].slice(-MOST))
      clock.after(STAY_MS, () => {
        if (entries.some((entry) => entry.id === id)) set(entries.filter((entry) => entry.id !== id))
      })
    },
    clear() {
      if (entries.length > 0) set([])
    },
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
