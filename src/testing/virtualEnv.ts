import type { Env, Fetch, KeyValueStorage, WakeReason, WebSocketConstructor } from '../env/env.ts'
import { memoryStorage } from '../env/memoryStorage.ts'
import { seededRandom } from './scenes/random.ts'
import { createVirtualBrowser, type VirtualBrowser } from './virtualBrowser.ts'
import { createVirtualClock, type VirtualClock } from './virtualClock.ts'
import { createVirtualHttp, type VirtualHttp } from './virtualHttp.ts'
import { createVirtualSockets, type VirtualSockets } from './virtualSockets.ts'

export interface VirtualEnvOptions {
  /** Any whole number but 0; the same seed gives the same run. @default 1 */
  readonly seed?: number
  /** Wall clock at the beginning, ms since the epoch. @default 2024-05-01T10:00:00Z */
  readonly startAt?: number
  /** A clock that several environments share. @default that of the browser */
  readonly clock?: VirtualClock
  /** The browser of which this is a tab: several have one disk, locks and lines to each other. @default one of its own */
  readonly browser?: VirtualBrowser
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
  readonly browser: VirtualBrowser
  /**
   * Ends the tab without a word, as a crash does: its timers never fire, its requests are never answered, its sockets
   * break, its locks are free, and what it had not yet written is never written.
   */
  kill(): void
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
  const clock = options.clock ?? options.browser?.clock ?? createVirtualClock(options.startAt)
  const browser = options.browser ?? createVirtualBrowser({ clock })
  const { kill: killTab, ...tab } = browser.open()
  const random = seededRandom(options.seed ?? 1)
  // The first numbers of small seeds are all close to 0.
  for (let skipped = 0; skipped < 16; skipped += 1) random.next()
  const listeners = new Set<(reason: WakeReason) => void>()
  let isOnline = true
  let isVisible = true
  let isDead = false
  const http = createVirtualHttp(() => isOnline)
  const sockets = createVirtualSockets(() => isOnline)
  const network = options.fetch ?? http.fetch
  /** Nobody in a dead tab hears how a request ended. */
  const fetch: Fetch = (url, init) =>
    new Promise((resolve, reject) => {
      if (isDead) return
      network(url, init).then(
        (answer) => isDead || resolve(answer),
        (error: unknown) => isDead || reject(error instanceof Error ? error : new Error(String(error))),
      )
    })
  const opened = new Set<WebSocket>()
  const Base = options.WebSocket ?? sockets.WebSocket
  class TabSocket extends Base {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols)
      opened.add(this)
      this.addEventListener('close', () => opened.delete(this))
    }
  }

  const say = (reason: WakeReason): void => {
    for (const listener of listeners) listener(reason)
  }
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(random.next() * 16).toString(16)).join('')

  return {
    clock,
    http,
    sockets,
    browser,
    ...tab,
    now: clock.now,
    monotonic: clock.monotonic,
    after(ms, callback) {
      if (isDead) return () => {}
      return clock.after(ms, () => {
        if (!isDead) callback()
      })
    },
    random: random.next,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[Math.floor(random.next() * 4)]}${hex(3)}-${hex(12)}`,
    fetch,
    WebSocket: TabSocket,
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
    kill() {
      isDead = true
      killTab()
      listeners.clear()
      for (const peer of sockets.live) peer.silence()
      for (const socket of opened) socket.close()
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
