import type { Env, TabChannel } from '../env/env.ts'
import { createVirtualClock, type VirtualClock } from './virtualClock.ts'

/** What the tabs of one browser have in common: a disk, locks and lines to each other. A test owns all of it. */
export interface VirtualBrowser {
  /** The time of all its tabs. */
  readonly clock: VirtualClock
  /** Opens the browser's half of one more tab. */
  open(): VirtualTab
  /** From now on the disk refuses whatever is asked of it; `false` ends that. */
  refuse(isRefusing: boolean): void
  /** From now on whatever is asked of the disk takes so long, ms. */
  delay(ms: number): void
  /** What is on the disk under a name now. */
  stored(name: string): ReadonlyMap<string, unknown>
}

/** One tab's share of its browser. */
export interface VirtualTab {
  readonly records: Env['records']
  readonly lock: NonNullable<Env['lock']>
  readonly channel: NonNullable<Env['channel']>
  /** The tab is gone: its locks are free, its lines are closed, and what it had not yet written is never written. */
  kill(): void
}

interface Holder {
  readonly take: () => void
}

export interface VirtualBrowserOptions {
  /** @default one of its own */
  readonly clock?: VirtualClock
}

/** Makes a browser without a tab. */
export function createVirtualBrowser(options: VirtualBrowserOptions = {}): VirtualBrowser {
  const clock = options.clock ?? createVirtualClock()
  const places = new Map<string, Map<string, unknown>>()
  /** The first of a list holds the lock, the others wait in this order. */
  const locks = new Map<string, Holder[]>()
  const lines = new Map<string, Set<(message: unknown) => void>>()
  let isRefusing = false
  let delayMs = 0
  /** The disk does one thing after the other, whichever tab asked. */
  let disk: Promise<unknown> = Promise.resolve()

  const placeOf = (name: string): Map<string, unknown> => {
    const place = places.get(name) ?? new Map<string, unknown>()
    places.set(name, place)
    return place
  }

  const work = <Answer>(isDead: () => boolean, act: () => Answer): Promise<Answer> => {
    const wait =
      delayMs > 0 ? new Promise<void>((resolve) => clock.after(delayMs, resolve)) : Promise.resolve()
    const done = disk.then(() => wait).then(() => (isDead() ? never<Answer>() : perform(act)))
    disk = Promise.race([disk.then(() => wait), done]).catch(() => {})
    return done
  }
  const perform = <Answer>(act: () => Answer): Answer => {
    if (isRefusing) throw new DOMException('The disk is full.', 'QuotaExceededError')
    return act()
  }

  const release = (name: string, holder: Holder): void => {
    const held = locks.get(name) ?? []
    const wasFirst = held[0] === holder
    const rest = held.filter((other) => other !== holder)
    locks.set(name, rest)
    if (wasFirst) rest[0]?.take()
  }

  const open = (): VirtualTab => {
    let isDead = false
    const endings = new Set<() => void>()

    return {
      records: (name) => ({
        all: () =>
          work(
            () => isDead,
            () => [...placeOf(name)].map(([key, value]) => [key, structuredClone(value)] as const),
          ),
        async put(key, value) {
          const copy = structuredClone(value)
          await work(
            () => isDead,
            () => void placeOf(name).set(key, copy),
          )
        },
        delete: (key) =>
          work(
            () => isDead,
            () => void placeOf(name).delete(key),
          ),
      }),

      lock: (name, signal) =>
        new Promise((resolve, reject) => {
          if (isDead) return
          if (signal.aborted) return reject(aborted())
          const letGo = (): void => {
            endings.delete(letGo)
            release(name, holder)
          }
          const giveUp = (): void => {
            letGo()
            reject(aborted())
          }
          const holder: Holder = {
            take() {
              signal.removeEventListener('abort', giveUp)
              resolve(letGo)
            },
          }
          endings.add(letGo)
          signal.addEventListener('abort', giveUp)
          const waiting = [...(locks.get(name) ?? []), holder]
          locks.set(name, waiting)
          if (waiting[0] === holder) holder.take()
        }),

      channel: (name, onMessage): TabChannel => {
        const listeners = lines.get(name) ?? new Set()
        lines.set(name, listeners)
        let isOpen = !isDead
        // A function of its own, so that one listener may listen twice.
        const hear = (message: unknown): void => {
          if (isOpen) onMessage(message)
        }
        const close = (): void => {
          isOpen = false
          listeners.delete(hear)
          endings.delete(close)
        }
        if (isOpen) listeners.add(hear)
        endings.add(close)
        return {
          post(message) {
            if (!isOpen) return
            for (const listener of listeners) {
              if (listener === hear) continue
              const copy = structuredClone(message)
              clock.after(0, () => listener(copy))
            }
          },
          close,
        }
      },

      kill() {
        isDead = true
        for (const end of endings) end()
      },
    }
  }

  return {
    clock,
    open,
    refuse(next) {
      isRefusing = next
    },
    delay(ms) {
      delayMs = ms
    },
    stored: (name) => placeOf(name),
  }
}

const never = <Answer>(): Promise<Answer> => new Promise(() => {})
const aborted = (): DOMException => new DOMException('Nobody waits for the lock any more.', 'AbortError')
