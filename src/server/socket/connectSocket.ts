import { asObject, parseJson } from '../../wire/decode.ts'
import { SERVER_HEARTBEAT_MS, wireErrorCode } from '../../wire/stream/index.ts'
import { Failure } from '../failure.ts'
import { toDialect } from '../http/dialect.ts'
import type { Tokens } from '../http/token.ts'
import type { Scope, ServerEnv } from '../scope.ts'
import { ServerClosed, type Transactions } from '../transactions.ts'
import { putUser, saveUser } from '../users/saveUser.ts'
import { findUser, ownUserView } from '../users/userView.ts'
import { afterGreeting } from './afterGreeting.ts'
import type { Connection, Hub, SocketPeer } from './hub.ts'
import { leave } from './leave.ts'
import { readAddress, type SocketAddress } from './readAddress.ts'

/** The host's end of a socket that a client opened: it passes on what comes in and says when the socket is gone. */
export interface SocketSession {
  receive(text: string): void
  closed(): void
}

export interface SocketOptions {
  readonly env: ServerEnv
  readonly hub: Hub
  readonly transactions: Transactions
  readonly tokens: Tokens
  readonly apiKey: string | undefined
  readonly onFault: (error: unknown) => void
  /** Told of the work of letting somebody in, so that it can be waited for. */
  readonly track: (work: Promise<void>) => Promise<void>
}

/** How many connections one person may have at once. */
const MOST_CONNECTIONS = 50
/** The close code for a connection that was refused: what it asked for goes against the rules. */
const REFUSED = 1008

/**
 * Lets a socket in. Its first frame names the connection and shows the person to themselves; who may not come in is
 * told why in one frame and then closed.
 */
export function connectSocket(options: SocketOptions, url: string, peer: SocketPeer): SocketSession {
  const { transactions, tokens, apiKey, hub, onFault } = options
  // Sockets outlive a server that closes by a moment.
  const fault = (error: unknown): void => (error instanceof ServerClosed ? undefined : onFault(error))
  let connection: Connection | undefined
  let isClosed = false

  const open = async (): Promise<void> => {
    const address = await readAddress(url, tokens, apiKey)
    await transactions.run(async (scope) => {
      if (isClosed) return
      connection = await enter(options, scope, address, peer)
    })
  }
  const refuse = (error: unknown): void => {
    if (connection) hub.remove(connection)
    connection?.stop()
    connection = undefined
    if (error instanceof Failure) peer.send(JSON.stringify(error.error))
    else fault(error)
    peer.close(
      error instanceof Failure ? REFUSED : 1011,
      error instanceof Failure ? error.message.slice(0, 120) : '',
    )
  }
  void options.track(open().catch(refuse))

  return {
    receive(text) {
      if (asObject(parseJson(text))['type'] !== 'health.check') return
      transactions.run(async (scope) => connection && sendHealth(scope, connection)).catch(fault)
    },
    closed() {
      if (isClosed) return
      isClosed = true
      transactions.run(async (scope) => connection && leave(options, scope, connection)).catch(fault)
    },
  }
}

async function enter(
  { env, hub, transactions, onFault }: SocketOptions,
  scope: Scope,
  { userId, details, dialect }: SocketAddress,
  peer: SocketPeer,
): Promise<Connection> {
  if (hub.of(userId).length >= MOST_CONNECTIONS) {
    throw new Failure(wireErrorCode.rateLimit, `You have ${MOST_CONNECTIONS} connections open already`)
  }
  const wasOnline = hub.isOnline(userId)
  const before = await findUser(scope, userId)
  const user = await saveUser(scope, details, 'merge', false)
  if (before && user !== before) {
    scope.happened({ type: 'user.updated', to: 'acquaintances', user_id: userId, actor_id: userId })
  }
  const active = { ...user, last_active: scope.clock.next() }
  await putUser(scope, active)

  const { greet, ...waiting } = afterGreeting(peer, onFault)
  const beat = (): (() => void) =>
    env.after(SERVER_HEARTBEAT_MS, () => {
      stop = beat()
      transactions.run(async (later) => sendHealth(later, connection)).catch(onFault)
    })
  let stop = beat()
  const connection: Connection = { id: env.uuid(), userId, dialect, peer: waiting, stop: () => stop() }
  hub.endLinger(userId)
  hub.add(connection)
  if (!wasOnline && !active.invisible) {
    scope.happened({ type: 'user.presence.changed', to: 'followers', user_id: userId, actor_id: userId })
  }
  const first = {
    type: 'health.check',
    created_at: scope.clock.now(),
    connection_id: connection.id,
    me: await ownUserView(scope, active),
  }
  scope.afterwards(() => greet(JSON.stringify(toDialect(first, dialect))))
  return connection
}

/** Shows that the connection lives. What this transaction tells comes first: a client counts on seeing times in order. */
function sendHealth(scope: Scope, connection: Connection): void {
  const frame = { type: 'health.check', created_at: scope.clock.now(), connection_id: connection.id }
  scope.afterwards(() => connection.peer.send(JSON.stringify(toDialect(frame, connection.dialect))))
}
