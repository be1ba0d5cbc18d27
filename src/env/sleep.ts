import type { Env } from './env.ts'

/** Resolves after `ms`, or at once when the signal aborts; it never rejects, so nobody has to catch a nap. */
export function sleep(env: Pick<Env, 'after'>, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = (): void => {
      cancel()
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const cancel = env.after(ms, done)
    signal?.addEventListener('abort', done)
  })
}
