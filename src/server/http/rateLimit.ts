import { wireErrorCode, type StreamOperationName } from '../../wire/stream/index.ts'
import { Failure } from '../failure.ts'

/** How often one person may call one operation within a minute. */
export interface RateLimits {
  /** @default without limit */
  readonly perMinute?: number
  readonly operations?: Readonly<Partial<Record<StreamOperationName, number>>>
}

/** What is left of a limit, as the headers of an answer tell it. */
export interface Allowance {
  readonly limit: number
  readonly remaining: number
  /** Unix seconds at which the count starts anew. */
  readonly reset: number
}

export interface RateLimiter {
  /** Changes the limits from now on; undefined switches them off. */
  set(limits: RateLimits | undefined): void
  /** Counts a call. @returns what is left, or undefined when there is no limit. @throws Failure 9 beyond the limit */
  count(operation: StreamOperationName, userId: string): Allowance | undefined
  /** What is left without counting, for the headers of a refusal. */
  allowance(operation: StreamOperationName, userId: string): Allowance | undefined
}

const MINUTE = 60_000

/** Counts calls in windows of one minute. @param now wall clock, ms */
export function createRateLimiter(now: () => number, initial: RateLimits | undefined): RateLimiter {
  let limits = initial
  let window = 0
  let counts = new Map<string, number>()

  const key = (operation: string, userId: string): string => `${operation}\n${userId}`
  const allowance = (operation: StreamOperationName, userId: string): Allowance | undefined => {
    const current = Math.floor(now() / MINUTE)
    if (current !== window) {
      window = current
      counts = new Map()
    }
    const limit = limits?.operations?.[operation] ?? limits?.perMinute
    if (limit === undefined) return undefined
    const used = counts.get(key(operation, userId)) ?? 0
    return { limit, remaining: Math.max(0, limit - used), reset: ((window + 1) * MINUTE) / 1000 }
  }

  return {
    set(next) {
      limits = next
    },
    allowance,
    count(operation, userId) {
      const left = allowance(operation, userId)
      if (!left) return undefined
      if (left.remaining === 0) {
        const wait = Math.max(1, Math.ceil(left.reset - now() / 1000))
        const message = `Too many calls of ${operation}: ${left.limit} a minute are allowed`
        throw new Failure(wireErrorCode.rateLimit, message, undefined, wait)
      }
      counts.set(key(operation, userId), left.limit - left.remaining + 1)
      return { ...left, remaining: left.remaining - 1 }
    },
  }
}

/** The headers that tell of a limit. */
export const rateHeaders = (left: Allowance | undefined): Readonly<Record<string, string>> =>
  left
    ? {
        'X-RateLimit-Limit': String(left.limit),
        'X-RateLimit-Remaining': String(left.remaining),
        'X-RateLimit-Reset': String(left.reset),
      }
    : {}
