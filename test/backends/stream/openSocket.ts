import { openStreamSocket, type StreamSocket } from '../../../src/backends/stream/socket.ts'
import { createTokens, type TokenProvider } from '../../../src/backends/stream/tokens.ts'
import { socketUrl } from '../../../src/backends/stream/url.ts'
import type { Cancel } from '../../../src/env/env.ts'
import { replaceTimers } from '../../../src/testing/replaceTimers.ts'
import { createVirtualEnv, type VirtualEnv } from '../../../src/testing/virtualEnv.ts'
import type { VirtualPeer } from '../../../src/testing/virtualSockets.ts'

export interface Opened {
  readonly env: VirtualEnv
  readonly socket: StreamSocket
  /** What the socket reported, in order. */
  readonly told: readonly string[]
  /** When each address was asked for, ms on the monotonic clock. */
  readonly tries: readonly number[]
  /** How long each announced pause was, ms. */
  readonly pauses: readonly number[]
  /** Puts the real timers back. */
  readonly end: Cancel
}

/** A socket on a virtual world, with the library's timers on the virtual clock. */
export function openSocket(
  token: TokenProvider = 'secret-token',
  { env = createVirtualEnv(), isServed = false }: { env?: VirtualEnv; isServed?: boolean } = {},
): Opened {
  const end = replaceTimers(env.clock)
  const told: string[] = []
  const tries: number[] = []
  const pauses: number[] = []
  env.sockets.serve((peer) => {
    tries.push(env.monotonic())
    if (isServed) queueMicrotask(() => greet(peer))
  })
  const socket = openStreamSocket(env, {
    tokens: createTokens(token, env),
    url: (text) => socketUrl('https://chat.test', { authorization: text }),
    onOpen: (id) => void told.push(`open ${id}`),
    onFrame: (frame) => void told.push(`frame ${String(frame['type'])}`),
    onLost: () => void told.push('lost'),
    onWaiting: (ms) => {
      told.push('waiting')
      pauses.push(ms)
    },
    onOffline: () => void told.push('offline'),
    onRefused: (error) => void told.push(`refused ${error.message}`),
  })
  return { env, socket, told, tries, pauses, end }
}

let last = 0

/** Opens a connection from the server's side and sends the first frame. */
export function greet(peer: VirtualPeer, id: string = `socket-${(last += 1)}`): void {
  peer.accept()
  peer.send({
    type: 'health.check',
    connection_id: id,
    me: { id: 'ann' },
    created_at: '2024-05-01T10:00:00Z',
  })
}

/** Answers every ping from now on at once, as the embedded server does. */
export function answerPings(env: VirtualEnv, peer: VirtualPeer): Cancel {
  let seen = 0
  const look = (): void => {
    for (; seen < peer.received.length; seen += 1) peer.send({ type: 'health.check' })
    cancel = env.after(50, look)
  }
  let cancel = env.after(0, look)
  return () => cancel()
}
