import { OutcomeError } from '../../model/outcome.ts'

/** A token, or a function of the host application that returns a fresh one each time it is called. */
export type TokenProvider = string | (() => string | Promise<string>)

/** A provider that fails is asked at most three times a minute. */
const PROVIDER_PAUSE_MS = 20_000

export interface Tokens {
  /** The token in use; asks the provider only when there is none yet. */
  current(): Promise<string>
  /** A newer token than `stale`. However many callers ask at once, the provider is called once. */
  refresh(stale: string): Promise<string>
}

/**
 * Keeps one token in a closure, out of every object that could be logged or stored (RELIABILITY I33, I34, S11).
 * Rejects with an `auth` outcome when a fixed token has expired, with `throttled` when the provider fails.
 */
export function createTokens(provider: TokenProvider): Tokens {
  let token: string | null = typeof provider === 'string' ? provider : null
  let asking: Promise<string> | null = null

  const ask = async (): Promise<string> => {
    if (typeof provider === 'string')
      throw new OutcomeError(
        { type: 'auth' },
        'The token is no longer accepted and there is no way to get another: pass a function as `token`.',
      )
    try {
      token = await provider()
    } catch (cause) {
      const outcome = { type: 'throttled', waitMs: PROVIDER_PAUSE_MS } as const
      throw new OutcomeError(
        outcome,
        'The token provider of the application failed; it is asked again later.',
        { cause },
      )
    }
    return token
  }

  const fresh = (): Promise<string> => {
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }

  return {
    current: () => (token === null ? fresh() : Promise.resolve(token)),
    refresh: (stale) => (token !== null && token !== stale ? Promise.resolve(token) : fresh()),
  }
}
