import { broadcast } from './broadcast.ts'
import type { Cancel, Env, KeyValueStorage, UploadTransport, WakeReason } from './env.ts'
import { idbRecords } from './idbRecords.ts'
import { webLock } from './webLock.ts'

/** Runs at once, but answers and fails as a promise does: the browser may refuse its storage by throwing. */
const attempt = <Value>(work: () => Value): Promise<Value> =>
  new Promise((resolve) => {
    resolve(work())
  })

/** Local storage behind the asynchronous port. Where there is none, every method rejects. */
const storage: KeyValueStorage = {
  get: (key) => attempt(() => localStorage.getItem(key)),
  set: (key, value) => attempt(() => localStorage.setItem(key, value)),
  remove: (key) => attempt(() => localStorage.removeItem(key)),
  keys: (prefix) => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))),
}

/** Its code comes with the first upload: a chat without files never loads it. */
const upload: UploadTransport = async (...call) => (await import('./xhrUpload.ts')).xhrUpload(...call)

/** Which page events say that the world may have changed. */
function onWake(listener: (reason: WakeReason) => void): Cancel {
  const ending = new AbortController()
  const on = (target: EventTarget, type: string, reason: (event: Event) => WakeReason | null): void =>
    target.addEventListener(
      type,
      (event) => {
        const why = reason(event)
        if (why) listener(why)
      },
      { signal: ending.signal },
    )
  const sight = (): WakeReason => (document.visibilityState === 'visible' ? 'visible' : 'hidden')
  on(window, 'online', () => 'online')
  on(window, 'offline', () => 'offline')
  on(window, 'pageshow', (event) => ('persisted' in event && event.persisted ? 'restored' : null))
  on(window, 'focus', sight)
  on(window, 'blur', () => 'hidden')
  on(document, 'visibilitychange', sight)
  return () => ending.abort()
}

/** Web Locks exist on secure pages only. */
const hasLocks = typeof navigator !== 'undefined' && 'locks' in navigator

const hasPage = typeof window !== 'undefined' && typeof document !== 'undefined'

/** The real world, as a browser has it. Safe to make while rendering on a server, where nothing is listened to. */
export function browserEnv(): Env {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
    uuid: () => randomUuid(),
    fetch: (url, init) => fetch(url, init),
    WebSocket: globalThis.WebSocket,
    storage,
    records: idbRecords,
    lock: hasLocks ? webLock : null,
    channel: typeof BroadcastChannel === 'undefined' ? null : broadcast,
    upload,
    isOnline: () => !hasPage || navigator.onLine,
    isVisible: () => hasPage && document.visibilityState === 'visible' && document.hasFocus(),
    onWake: hasPage ? onWake : () => () => {},
  }
}

/** `crypto.randomUUID` exists on secure pages only; a demo on a local address has to work too. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
