import type { Env } from '../../env/env.ts'
import { OutcomeError } from '../../model/outcome.ts'

/** A token, or a function of the host application that returns a fresh one each time it is called. */
export type TokenProvider = string | (() => string | Promise<string>)

/** The provider is asked at most three times a minute, whether it fails or its tokens are refused. */
const MOST_CALLS = 3
const MINUTE_MS = 60_000
/** After a failure the next call comes no sooner than this, whoever wants it: or a moment would use up the minute. */
const FAILURE_PAUSE_MS = 20_000

export interface Tokens {
  /** The token in use, or the next one while that is being asked for; asks by itself only when there is none yet. */
  current(): Promise<string>
  /** The token in use; `null` while another is being asked for. */
  held(): string | null
  /** A newer token than `stale`. However many callers ask at once, the provider is called once. */
  refresh(stale: string): Promise<string>
}

/**
 * Keeps one token in a closure, out of every object that could be logged or stored (RELIABILITY I33, I34, S11).
 * Rejects with an `auth` outcome when a fixed token has expired, with `throttled` when the provider fails or was
 * asked too often.
 */
export function createTokens(provider: TokenProvider, env: Pick<Env, 'monotonic'>): Tokens {
  let token: string | null = typeof provider === 'string' ? provider : null
  let asking: Promise<string> | null = null
  /** When the provider was called within the last minute, ms on the monotonic clock. */
  let calls: readonly number[] = []
  /** What the last call ended with, if it failed, and when. */
  let failure: { readonly cause: unknown; readonly at: number } | null = null

  const untilNextCall = (): number => {
    const now = env.monotonic()
    calls = calls.filter((at) => now - at < MINUTE_MS)
    const oldest = calls[calls.length - MOST_CALLS]
    return Math.max(
      oldest === undefined ? 0 : oldest + MINUTE_MS - now,
      failure ? failure.at + FAILURE_PAUSE_MS - now : 0,
    )
  }
  const later = (waitMs: number, why: string, options?: ErrorOptions): OutcomeError =>
    new OutcomeError({ type: 'throttled', waitMs }, `${why}; it is asked again later.`, options)
  const failed = (cause: unknown): OutcomeError =>
    later(untilNextCall(), 'The token provider of the application failed', { cause })

  const ask = async (): Promise<string> => {
    if (typeof provider === 'string')
      throw new OutcomeError(
        { type: 'auth' },
        'The token is no longer accepted: pass a function as `token` to renew it.',
      )
    const pause = untilNextCall()
    if (pause > 0 && failure) throw failed(failure.cause)
    if (pause > 0) throw later(pause, 'The token provider was called three times within a minute')
    calls = [...calls, env.monotonic()]
    try {
      const fresh: unknown = await provider()
      if (typeof fresh !== 'string' || fresh === '') throw new TypeError('It answered no text.')
      token = fresh
      failure = null
      return fresh
    } catch (cause) {
      failure = { cause, at: env.monotonic() }
      throw failed(cause)
    }
  }

  const fresh = (): Promise<string> => {
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }

  return {
    held: () => (asking ? null : token),
    current: () => asking ?? (token === null ? fresh() : Promise.resolve(token)),
    refresh: (stale) => (token !== null && token !== stale ? Promise.resolve(token) : fresh()),
  }
}
