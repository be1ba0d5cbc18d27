import { browserEnv, type Env, type WakeReason } from '../src/core.ts'

/** `silent`: everything looks open and nothing comes through, as behind a router that was restarted. */
export type NetworkState = 'online' | 'offline' | 'silent'

/** What a chat asks of its server, in the words of a person. */
export type CallName = 'send' | 'edit' | 'delete' | 'react' | 'read' | 'typing' | 'history' | 'channels'

export interface Failure {
  /** What the server says. @default 'A failure was asked for' */
  readonly reason?: string
  /** Nothing was done, and it may be tried again in a second. @default false: it is refused for good */
  readonly retryable?: boolean
  /** The server does it, and its answer is lost. @default false */
  readonly silent?: boolean
}

/** One call as it left this page. */
export interface RecordedCall {
  readonly name: CallName | null
  /** ms since the page was loaded. */
  readonly at: number
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** Where one page's view of the world can be pulled at. It changes nothing for anybody else. */
export interface EnvControl {
  /** How much longer older messages take, ms. */
  prependDelay(ms: number): void
  failNext(name: CallName, failure?: Failure): void
  network(state: NetworkState): void
  /** The time it is, from now on; `null` for the real one. */
  setNow(iso: string | null): void
  calls(): readonly RecordedCall[]
}

const patterns: readonly (readonly [CallName, RegExp])[] = [
  ['send', /^POST .*\/channels\/[^/]+\/[^/]+\/message$/],
  ['edit', /^(PUT|POST) .*\/messages\/[^/]+$/],
  ['delete', /^DELETE .*\/messages\/[^/]+$/],
  ['react', /\/messages\/[^/]+\/reaction(\/|$)/],
  ['read', /^POST .*\/channels\/[^/]+\/[^/]+\/read$/],
  ['typing', /^POST .*\/channels\/[^/]+\/[^/]+\/event$/],
  ['history', /^POST .*\/channels\/[^/]+\/[^/]+\/query$/],
  ['channels', /^POST .*\/channels$/],
]
const nameOf = (method: string, path: string): CallName | null =>
  patterns.find(([, pattern]) => pattern.test(`${method} ${path}`))?.[0] ?? null

/** What browsers throw when the network fails, whatever the reason. */
const lost = (): TypeError => new TypeError('Failed to fetch')
const MOST_CALLS = 1000

function refusal({ reason = 'A failure was asked for', retryable = false }: Failure): Response {
  const status = retryable ? 429 : 403
  const body = { code: retryable ? 9 : 17, message: reason, StatusCode: status, duration: '0.00ms' }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...(retryable ? { 'Retry-After': '1' } : {}) },
  })
}

const bodyOf = (body: unknown): unknown => {
  try {
    return typeof body === 'string' ? (JSON.parse(body) as unknown) : null
  } catch {
    return null
  }
}

/** The browser's environment with somebody in between who can hold things back, lose them, and change the time. */
export function createControlledEnv(): { readonly env: Env; readonly control: EnvControl } {
  const real = browserEnv()
  const calls: RecordedCall[] = []
  const planned: { readonly name: CallName; readonly failure: Failure }[] = []
  const sockets = new Set<WebSocket>()
  const listeners = new Set<(reason: WakeReason) => void>()
  const revived = new Set<() => void>()
  let state: NetworkState = 'online'
  let offsetMs = 0
  let delayMs = 0

  const wake = (reason: WakeReason): void => {
    for (const listener of listeners) listener(reason)
  }
  /** Never answers while the network is silent; once it is not, the call turns out to be lost. */
  const hang = (signal: AbortSignal | null | undefined): Promise<never> =>
    new Promise((_, reject) => {
      const give = (): void => {
        revived.delete(give)
        reject(signal?.aborted ? (signal.reason as Error) : lost())
      }
      revived.add(give)
      signal?.addEventListener('abort', give, { once: true })
    })

  const fetch: Env['fetch'] = async (url, init = {}) => {
    const { pathname } = new URL(url, location.href)
    const method = init.method ?? 'GET'
    const name = nameOf(method, pathname)
    calls.push({ name, at: performance.now(), method, path: pathname, body: bodyOf(init.body) })
    if (calls.length > MOST_CALLS) calls.shift()
    const place = planned.findIndex((plan) => plan.name === name)
    const failure = place < 0 ? undefined : planned.splice(place, 1)[0]?.failure
    if (state === 'offline') throw lost()
    if (state === 'silent') return hang(init.signal)
    if (failure && !failure.silent) return refusal(failure)
    const response = await real.fetch(url, init)
    if (name === 'history' && delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    if (failure?.silent) throw lost()
    return response
  }

  class ControlledSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      sockets.add(this)
      // The first to listen, and so able to keep it from all others.
      const hold = (event: Event): void => {
        if (state === 'silent') event.stopImmediatePropagation()
      }
      this.addEventListener('open', hold)
      this.addEventListener('message', hold)
      this.addEventListener('close', () => sockets.delete(this))
      if (state === 'offline') this.close()
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (state === 'online') super.send(data)
    }
  }
  const breakSockets = (): void => {
    for (const socket of sockets) socket.close()
  }

  return {
    env: {
      ...real,
      fetch,
      WebSocket: ControlledSocket,
      now: () => real.now() + offsetMs,
      isOnline: () => state !== 'offline' && real.isOnline(),
      onWake(listener) {
        const cancel = real.onWake(listener)
        listeners.add(listener)
        return () => {
          cancel()
          listeners.delete(listener)
        }
      },
    },
    control: {
      prependDelay(ms) {
        delayMs = ms
      },
      failNext: (name, failure = {}) => void planned.push({ name, failure }),
      network(next) {
        if (next === state) return
        const before = state
        state = next
        // What was sent into the silence is lost, and the sockets with it.
        if (before === 'silent' || next === 'offline') breakSockets()
        for (const give of revived) give()
        if (next === 'offline') wake('offline')
        if (before === 'offline') wake('online')
      },
      setNow(iso) {
        const at = iso === null ? real.now() : Date.parse(iso)
        if (Number.isNaN(at)) throw new RangeError(`${iso} is no time; write it like 2025-03-21T09:30:00Z.`)
        offsetMs = iso === null ? 0 : at - real.now()
        // Whatever shows the time looks again when a page is seen again.
        wake('visible')
      },
      calls: () => [...calls],
    },
  }
}
