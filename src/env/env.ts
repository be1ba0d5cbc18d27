/**
 * Everything the kit takes from the outside world, so that a test can own time, chance, the network and the disk.
 * Only `browserEnv.ts` and `nodeEnv.ts` touch the real globals; a lint rule bans them elsewhere.
 */
export interface Env {
  /** Wall clock, ms since the epoch. May jump; never used to order messages. */
  now(): number
  /** A clock that never jumps back, ms; for time-outs and heartbeats. */
  monotonic(): number
  /** Calls back once after `ms`; the answer cancels it. */
  after(ms: number, callback: () => void): Cancel
  /** A number in [0, 1). */
  random(): number
  /** A UUID, version 4. */
  uuid(): string
  readonly fetch: Fetch
  /** The constructor sockets are made with. */
  readonly WebSocket: WebSocketConstructor
  /** Durable text by key; see {@link KeyValueStorage}. */
  readonly storage: KeyValueStorage
  /** Durable values by key, one place a name; see {@link RecordStorage}. Nothing is opened before it is used. */
  readonly records: (name: string) => RecordStorage
  /**
   * Resolves once this tab, and no other of the browser, holds the name; the answer lets go. It is let go by itself when
   * the tab dies. `null` where the platform has no such locks: nobody can know then whether other tabs are there.
   *
   * @throws DOMException `AbortError` when `signal` aborts before that
   */
  readonly lock: ((name: string, signal: AbortSignal) => Promise<() => void>) | null
  /** A line to the other tabs of the browser; `null` where the platform has none. See {@link TabChannel}. */
  readonly channel: ((name: string, onMessage: (message: unknown) => void) => TabChannel) | null
  /** Sends one request while telling how much of its body has left; `fetch` cannot. */
  readonly upload: UploadTransport
  /** False only when the machine knows it has no network. */
  isOnline(): boolean
  /** True while a person can see the page. Always false where there is no page. */
  isVisible(): boolean
  /**
   * Calls back when the world may have changed under the kit: the network came or went, the page was shown or
   * hidden, or came back from the back-forward cache. The answer ends the subscription.
   */
  onWake(listener: (reason: WakeReason) => void): Cancel
}

export type Cancel = () => void

export type WakeReason = 'online' | 'offline' | 'visible' | 'hidden' | 'restored'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** The part of the browser's WebSocket class that the kit uses; `ws` and the tab's own hub have it too. */
export type WebSocketConstructor = new (url: string, protocols?: string | string[]) => WebSocket

/** Text by key that outlives the page where it can. Every method may reject when the disk refuses. */
export interface KeyValueStorage {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
  /** The keys that begin with `prefix`, in any order. */
  keys(prefix: string): Promise<readonly string[]>
}

/**
 * Values by key that outlive the page: anything that structured clone takes, files included, and every value is a copy.
 * Writes are applied in the order in which they were asked for, those of other tabs included. Every method may reject
 * when the disk refuses.
 */
export interface RecordStorage {
  /** Everything there is, in any order. */
  all(): Promise<readonly (readonly [key: string, value: unknown])[]>
  /** Resolves once the value is on the disk. */
  put(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
}

/** What one tab says here the others hear later, each a copy, in the order in which it was said; the tab itself does not. */
export interface TabChannel {
  post(message: unknown): void
  close(): void
}

/**
 * @param onProgress share of the body that has left, 0–1; called at least with 1 before the answer
 * @throws DOMException `AbortError` when the signal aborts; TypeError when the network fails
 */
export type UploadTransport = (
  url: string,
  init: {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: FormData
  },
  onProgress: (ratio: number) => void,
  signal: AbortSignal,
) => Promise<Response>
