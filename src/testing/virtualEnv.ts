import type { Env, Fetch, KeyValueStorage, WakeReason, WebSocketConstructor } from '../env/env.ts'
import { memoryStorage } from '../env/memoryStorage.ts'
import { seededRandom } from './scenes/random.ts'
import { createVirtualClock, type VirtualClock } from './virtualClock.ts'
import { createVirtualHttp, type VirtualHttp } from './virtualHttp.ts'
import { createVirtualSockets, type VirtualSockets } from './virtualSockets.ts'

export interface VirtualEnvOptions {
  /** Any whole number but 0; the same seed gives the same run. @default 1 */
  readonly seed?: number
  /** Wall clock at the beginning, ms since the epoch. @default 2024-05-01T10:00:00Z */
  readonly startAt?: number
  /** A clock that several environments share, as the tabs of one browser do. @default one of its own */
  readonly clock?: VirtualClock
  /** Goes in the place of `http`, as to an embedded server. */
  readonly fetch?: Fetch
  /** Goes in the place of `sockets`. */
  readonly WebSocket?: WebSocketConstructor
  readonly storage?: KeyValueStorage
}

/** A world for the kit in which a test owns time, chance, the network and what a person does to the page. */
export interface VirtualEnv extends Env {
  readonly clock: VirtualClock
  readonly http: VirtualHttp
  readonly sockets: VirtualSockets
  /** Takes the network away or brings it back, and says so. Open requests fail; sockets fall silent. */
  setOnline(isOnline: boolean): void
  /** Shows or hides the page, and says so. */
  setVisible(isVisible: boolean): void
  /** The page comes back from the back-forward cache. */
  restore(): void
  /** What the kit still holds; all 0 once it has ended everything. */
  held(): {
    readonly timers: number
    readonly listeners: number
    readonly requests: number
    readonly sockets: number
  }
}

/**
 * Makes such a world.
 *
 * @example
 * const env = createVirtualEnv({ seed: 7 })
 * env.http.serve((request) => request.answer(200, { channels: [] }))
 * const chat = createChat({ backend: streamBackend(options), env })
 * await env.clock.advance(1000)
 */
export function createVirtualEnv(options: VirtualEnvOptions = {}): VirtualEnv {
  const clock = options.clock ?? createVirtualClock(options.startAt)
  const random = seededRandom(options.seed ?? 1)
  // The first numbers of small seeds are all close to 0.
  for (let skipped = 0; skipped < 16; skipped += 1) random.next()
  const listeners = new Set<(reason: WakeReason) => void>()
  let isOnline = true
  let isVisible = true
  const http = createVirtualHttp(() => isOnline)
  const sockets = createVirtualSockets(() => isOnline)
  const fetch = options.fetch ?? http.fetch

  const say = (reason: WakeReason): void => {
    for (const listener of listeners) listener(reason)
  }
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(random.next() * 16).toString(16)).join('')

  return {
    clock,
    http,
    sockets,
    now: clock.now,
    monotonic: clock.monotonic,
    after: clock.after,
    random: random.next,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[Math.floor(random.next() * 4)]}${hex(3)}-${hex(12)}`,
    fetch,
    WebSocket: options.WebSocket ?? sockets.WebSocket,
    storage: options.storage ?? memoryStorage(),
    upload: (url, init, onProgress, signal) => {
      onProgress(1)
      return fetch(url, { ...init, signal })
    },
    isOnline: () => isOnline,
    isVisible: () => isVisible,
    onWake(listener) {
      // A listener of its own each time, so that the same function can subscribe twice.
      const held = (reason: WakeReason): void => listener(reason)
      listeners.add(held)
      return () => {
        listeners.delete(held)
      }
    },
    setOnline(next) {
      if (next === isOnline) return
      isOnline = next
      if (!next) {
        for (const peer of sockets.live) peer.silence()
        for (const request of http.open) request.fail()
      }
      say(next ? 'online' : 'offline')
    },
    setVisible(next) {
      if (next === isVisible) return
      isVisible = next
      say(next ? 'visible' : 'hidden')
    },
    restore: () => say('restored'),
    held: () => ({
      timers: clock.pending,
      listeners: listeners.size,
      requests: http.open.length,
      sockets: sockets.live.length,
    }),
  }
}
