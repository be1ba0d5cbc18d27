import type { Cancel, Env } from '../../env/env.ts'

const TICK_MS = 5000
/** A tick that comes so late, ms, came after a sleep. */
const SLEPT_MS = 20_000

/** Calls back when the machine has slept: requests from before that are dead, and nobody says so. The answer ends it. */
export function watchForSleep(env: Pick<Env, 'after' | 'now'>, onWake: () => void): Cancel {
  let before = env.now()
  let cancel: Cancel = () => {}
  const tick = (): void => {
    const now = env.now()
    if (now - before > SLEPT_MS) onWake()
    before = now
    cancel = env.after(TICK_MS, tick)
  }
  cancel = env.after(TICK_MS, tick)
  return () => cancel()
}
