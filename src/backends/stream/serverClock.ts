import type { Env } from '../../env/env.ts'

/** What time it is at the server. The machine's own clock may be a day wrong, and then says nothing about limits. */
export interface ServerClock {
  /** The server said that it is so late now, ms since the epoch; anything else is no time. */
  see(time: number): void
  /** Ms since the epoch; by the machine's clock until the server has said a time. */
  now(): number
}

export function createServerClock(env: Pick<Env, 'now' | 'monotonic'>): ServerClock {
  let ahead: number | null = null
  return {
    see(time) {
      if (time > 0) ahead = time - env.monotonic()
    },
    now: () => (ahead === null ? env.now() : env.monotonic() + ahead),
  }
}
