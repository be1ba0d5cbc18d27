import type { Allowance } from '../scheduler.ts'

/** Nobody waits longer than this at the word of one answer: a clock that is a day wrong must not cost a day. */
const LONGEST_WAIT_MS = 5 * 60_000
const DEFAULT_WAIT_MS = 1000
/** Calls are counted by the minute, so a window that seems to end later, or in the past, is seen by a wrong clock. */
const WINDOW_MS = 60_000

const numberOf = (headers: Headers, name: string): number => Number(headers.get(name) ?? Number.NaN)

/** How long an answer that came too soon asks us to wait, ms. @param now the server's clock, ms since the epoch */
export function waitMs(headers: Headers, now: number): number {
  const after = headers.get('retry-after')
  const seconds = numberOf(headers, 'retry-after')
  const until = after !== null && Number.isNaN(seconds) ? Date.parse(after) - now : seconds * 1000
  const reset = numberOf(headers, 'x-ratelimit-reset') * 1000 - now
  const known = [until, reset].filter((ms) => Number.isFinite(ms) && ms > 0)
  return Math.min(LONGEST_WAIT_MS, known.length > 0 ? Math.max(...known) : DEFAULT_WAIT_MS)
}

/** What any answer says is left of its endpoint; `null` when it says nothing. @param now as above */
export function allowanceOf(headers: Headers, now: number): Allowance | null {
  const [limit, remaining, window] = ['limit', 'remaining', 'reset'].map((name) =>
    numberOf(headers, `x-ratelimit-${name}`),
  ) as [number, number, number]
  if (!Number.isFinite(remaining) || !Number.isFinite(window)) return null
  const ms = window * 1000 - now
  return {
    limit: Number.isFinite(limit) ? limit : Number.POSITIVE_INFINITY,
    remaining,
    resetInMs: ms > 0 && ms <= WINDOW_MS ? ms : WINDOW_MS,
    window,
  }
}
