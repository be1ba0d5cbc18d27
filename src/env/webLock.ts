import type { Env } from './env.ts'

/** The browser's own locks: held for as long as a promise is pending, and let go when the tab dies. */
export const webLock: NonNullable<Env['lock']> = (name, signal) =>
  new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise((letGo) => resolve(() => letGo()))
    navigator.locks.request(name, { signal }, held).catch(reject)
  })
