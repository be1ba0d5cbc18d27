import { WebSocket as NodeWebSocket } from 'ws'
import type { Env, KeyValueStorage, UploadTransport, WebSocketConstructor } from './env.ts'
import { memoryRecords } from './memoryRecords.ts'
import { memoryStorage } from './memoryStorage.ts'

export interface NodeEnvOptions {
  /** @default memoryStorage(), which ends with the process */
  readonly storage?: KeyValueStorage
}

/** The world as Node has it: no page to see, always a network, and storage that ends with the process. */
export function nodeEnv({ storage = memoryStorage() }: NodeEnvOptions = {}): Env {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, callback) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
    uuid: () => crypto.randomUUID(),
    fetch: (url, init) => fetch(url, init),
    // Node has one of its own from version 22 on. That of `ws` differs from the browser's class in types alone.
    WebSocket: globalThis.WebSocket ?? (NodeWebSocket as unknown as WebSocketConstructor),
    storage,
    records: memoryRecords(),
    lock: alone,
    channel: null,
    upload,
    isOnline: () => true,
    isVisible: () => false,
    onWake: () => () => undefined,
  }
}

/** A process has no other tabs. */
const alone = (): Promise<() => void> => Promise.resolve(() => {})

/** `fetch` tells nothing of progress, so it is told once, when everything has left. */
const upload: UploadTransport = async (url, { headers, ...init }, onProgress, signal) => {
  // Node's fetch leaves a rejection behind that nobody can catch when it gets a form and an aborted signal.
  signal.throwIfAborted()
  const response = await fetch(url, { ...init, headers: { ...headers }, signal })
  onProgress(1)
  return response
}
