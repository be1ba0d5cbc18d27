import type { UploadTransport } from '../../src/env/env.ts'
import type { VirtualClock } from '../../src/testing/virtualClock.ts'
import type { VirtualEnv } from '../../src/testing/virtualEnv.ts'

/** What a machine does that no network explains: its clock is set, and it sleeps. */
export interface Whims {
  /** Moves the wall clock of this tab alone, ms. */
  skew(ms: number): void
  /** While it sleeps no timer of the tab fires; all that fell due meanwhile fires on waking. */
  sleep(): void
  wake(): void
  /** The names under which the tab keeps things on disk. */
  readonly places: ReadonlySet<string>
}

export function whimsical(
  inner: VirtualEnv,
  clock: VirtualClock,
  upload: UploadTransport,
): { readonly env: VirtualEnv; readonly whims: Whims } {
  let skewed = 0
  let isAsleep = false
  let due: (() => void)[] = []
  const places = new Set<string>()
  const env: VirtualEnv = {
    ...inner,
    upload,
    now: () => clock.now() + skewed,
    after(ms, callback) {
      let isCancelled = false
      const fire = (): void => {
        if (!isCancelled) callback()
      }
      const cancel = inner.after(ms, () => {
        if (isAsleep) due.push(fire)
        else fire()
      })
      return () => {
        isCancelled = true
        cancel()
      }
    },
    records(name) {
      places.add(name)
      return inner.records(name)
    },
  }
  return {
    env,
    whims: {
      places,
      skew(ms) {
        skewed += ms
      },
      sleep() {
        isAsleep = true
      },
      wake() {
        isAsleep = false
        const late = due
        due = []
        // Each on its own, as a machine does: what one throws is no other's business.
        for (const fire of late) clock.after(0, fire)
      },
    },
  }
}
