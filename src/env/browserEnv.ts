import type { Cancel, Env, KeyValueStorage, UploadTransport, WakeReason } from './env.ts'
import { memoryStorage } from './memoryStorage.ts'

/** Local storage behind the asynchronous port; where the browser refuses it, memory stands in. */
function localStorageOr(fallback: KeyValueStorage): KeyValueStorage {
  try {
    const probe = 'parlour:probe'
    localStorage.setItem(probe, probe)
    localStorage.removeItem(probe)
  } catch {
    return fallback
  }
  const attempt = <Value>(work: () => Value): Promise<Value> =>
    new Promise((resolve) => {
      resolve(work())
    })
  return {
    get: (key) => attempt(() => localStorage.getItem(key)),
    set: (key, value) => attempt(() => localStorage.setItem(key, value)),
    remove: (key) => attempt(() => localStorage.removeItem(key)),
    keys: (prefix) => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))),
  }
}

/** XMLHttpRequest, because `fetch` does not tell how much of a body has left. */
const upload: UploadTransport = (url, init, onProgress, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(init.method, url)
    for (const [name, value] of Object.entries(init.headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      onProgress(1)
      resolve(new Response(request.responseText, { status: request.status }))
    }
    request.onerror = () => reject(new TypeError('The upload failed.'))
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(init.body)
  })

function onWake(listener: (reason: WakeReason) => void): Cancel {
  const online = (): void => listener('online')
  const offline = (): void => listener('offline')
  const visibility = (): void => listener(document.visibilityState === 'visible' ? 'visible' : 'hidden')
  const shown = (event: PageTransitionEvent): void => {
    if (event.persisted) listener('restored')
  }
  window.addEventListener('online', online)
  window.addEventListener('offline', offline)
  window.addEventListener('pageshow', shown)
  window.addEventListener('focus', visibility)
  window.addEventListener('blur', visibility)
  document.addEventListener('visibilitychange', visibility)
  return () => {
    window.removeEventListener('online', online)
    window.removeEventListener('offline', offline)
    window.removeEventListener('pageshow', shown)
    window.removeEventListener('focus', visibility)
    window.removeEventListener('blur', visibility)
    document.removeEventListener('visibilitychange', visibility)
  }
}

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
    storage: hasPage ? localStorageOr(memoryStorage()) : memoryStorage(),
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
