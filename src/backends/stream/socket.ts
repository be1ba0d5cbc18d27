import ReconnectingWebSocket from 'reconnecting-websocket'
import type { Env } from '../../env/env.ts'
import { OutcomeError, outcomeOf } from '../../model/outcome.ts'
import { asObject, asOptionalText, isObject, type Json, parseJson } from '../../wire/decode.ts'
import { backoffMs } from '../../env/backoff.ts'
import { sleep } from '../../env/sleep.ts'
import { isExpired, isRefusal, wireErrorOf } from './errors.ts'
import { type Heartbeat, startHeartbeat } from './heartbeat.ts'
import type { Tokens } from './tokens.ts'

const NO_ADDRESS = 'ws://closed.invalid'
/** For the line, and again for the first frame. */
const OPEN_TIMEOUT_MS = 15_000
/** How often a machine without a network is asked again, should no event say that it came back. */
const OFFLINE_LOOK_MS = 30_000

export interface StreamSocketOptions {
  readonly tokens: Tokens
  /** The socket's address with this token in it. */
  readonly url: (token: string) => string
  /** The first frame of a connection: from here on it is alive under this name. */
  readonly onOpen: (connectionId: string, frame: Json) => void
  readonly onFrame: (frame: Json) => void
  /** The line is gone; another try follows by itself. */
  readonly onLost: () => void
  /** The next try comes after this many ms. */
  readonly onWaiting: (ms: number) => void
  readonly onOffline: () => void
  /** The server will not have us; nothing more is tried. */
  readonly onRefused: (error: OutcomeError) => void
}

export interface StreamSocket {
  reconnectNow(): void
  close(): void
}

/**
 * Keeps one socket open. `reconnecting-websocket` owns opening and reopening; its own delays are off (they have no
 * jitter), so the pause before a try is taken inside the address provider, which therefore never rejects.
 */
export function openStreamSocket(env: Env, options: StreamSocketOptions): StreamSocket {
  let attempt = 0
  let isClosed = false
  let isOpen = false
  let renewFrom: string | null = null
  let usedToken: string | null = null
  let heartbeat: Heartbeat | null = null
  let stopWaiting = (): void => {}
  let nap = new AbortController()

  const shut = (): void => {
    isClosed = true
    heartbeat?.stop()
    stopWaiting()
    nap.abort()
    unwake()
    socket.close()
  }
  const refuse = (message: string): void => {
    shut()
    options.onRefused(new OutcomeError({ type: 'auth' }, message))
  }

  const pause = (ms: number): Promise<void> => {
    nap = new AbortController()
    return sleep(env, ms, nap.signal)
  }

  /** Waits its turn, then answers an address; tries until it has a token, and never rejects. */
  const nextUrl = async (): Promise<string> => {
    let leastMs = 0
    while (!isClosed) {
      if (!env.isOnline()) {
        options.onOffline()
        await pause(OFFLINE_LOOK_MS)
        continue
      }
      if (attempt > 0) {
        const ms = Math.max(leastMs, backoffMs(attempt - 1, env.random))
        options.onWaiting(ms)
        await pause(ms)
        if (isClosed || !env.isOnline()) continue
      }
      attempt += 1
      try {
        usedToken = await (renewFrom === null ? options.tokens.current() : options.tokens.refresh(renewFrom))
        return options.url(usedToken)
      } catch (error) {
        const outcome = outcomeOf(error)
        if (outcome.type === 'auth' && !isClosed) refuse(error instanceof Error ? error.message : 'No token.')
        leastMs = outcome.type === 'throttled' ? outcome.waitMs : 0
      }
    }
    // Once closed the library opens nothing, whatever the address.
    return NO_ADDRESS
  }

  const socket = new ReconnectingWebSocket(nextUrl, [], {
    WebSocket: env.WebSocket,
    minReconnectionDelay: 0,
    maxReconnectionDelay: 0,
    minUptime: 0,
    connectionTimeout: OPEN_TIMEOUT_MS,
    maxEnqueuedMessages: 0,
  })

  const end = (): void => {
    stopWaiting()
    heartbeat?.stop()
    heartbeat = null
    if (isOpen) options.onLost()
    isOpen = false
  }

  const restart = (): void => {
    end()
    socket.reconnect()
  }
  /** What was in a frame that arrived torn nobody knows: everything is asked for again, though not without a pause. */
  const restartTorn = (): void => {
    attempt = 1
    restart()
  }

  const begin = (frame: Json, connectionId: string): void => {
    stopWaiting()
    isOpen = true
    attempt = 0
    renewFrom = null
    heartbeat = startHeartbeat(env, () => socket.send(JSON.stringify({ type: 'health.check' })), restart)
    options.onOpen(connectionId, frame)
  }

  const beforeOpen = (frame: Json): void => {
    const error = wireErrorOf(frame)
    const connectionId = asOptionalText(frame['connection_id'])
    if (!error && connectionId) return begin(frame, connectionId)
    if (isExpired(error) && renewFrom === null) {
      renewFrom = usedToken
      attempt = 0
      socket.reconnect()
    } else if (isExpired(error) || isRefusal(error)) {
      refuse(error?.message ?? 'The chat server refused the connection.')
    }
  }

  // The library waits for the line; a server that takes the call and says nothing is waited for here.
  socket.addEventListener('open', () => {
    stopWaiting()
    stopWaiting = env.after(OPEN_TIMEOUT_MS, () => socket.reconnect())
  })
  socket.addEventListener('message', ({ data }: MessageEvent) => {
    if (isClosed || typeof data !== 'string') return
    const json = parseJson(data)
    if (isOpen && !isObject(json)) return restartTorn()
    const frame = asObject(json)
    if (!isOpen) return beforeOpen(frame)
    heartbeat?.heard(frame['type'] === 'health.check')
    if (isOpen) options.onFrame(frame)
  })
  socket.addEventListener('close', () => {
    // The library goes on after any close, even a refusal: closing it here, too, is what stops it.
    if (isClosed) socket.close()
    else end()
  })

  const reconnectNow = (): void => {
    if (isClosed || isOpen) return
    attempt = 0
    nap.abort()
  }
  const unwake = env.onWake((reason) => {
    if (reason === 'offline') {
      end()
      nap.abort()
      socket.reconnect()
    } else if (reason !== 'hidden') {
      if (isOpen) heartbeat?.probe()
      else reconnectNow()
    }
  })
  return { reconnectNow, close: shut }
}
