import { afterEach } from 'vitest'
import {
  createServer,
  type EmbeddedServer,
  type EmbeddedServerOptions,
  type SocketSession,
} from '../../../src/server/index.ts'
import { testEnv, type TestEnv } from './testEnv.ts'

/** JSON as a client that knows nothing of our types sees it. */
// oxlint-disable-next-line typescript/no-explicit-any -- the wire is what is under test
export type Wire = any

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Wire
}

export interface CallOptions {
  readonly query?: Record<string, string | number | boolean>
  readonly body?: unknown
  readonly token?: string | null
  readonly headers?: Record<string, string>
  readonly apiKey?: string | null
}

export interface World {
  readonly server: EmbeddedServer
  readonly env: TestEnv
  /** One HTTP call, written out as a client would. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>
  /** Somebody with a token and, once connected, a socket. */
  person(id: string, prefix?: string): Person
  /** Lets time pass and waits for what it started. */
  pass(ms: number): Promise<void>
}

export interface Person {
  readonly id: string
  readonly frames: Wire[]
  readonly closes: { code: number; reason: string }[]
  /** The types of the frames since the last look, without pings. */
  heard(): string[]
  /** The frames of a type. */
  of(type: string): Wire[]
  connectionId(): string
  connect(details?: object, query?: Record<string, string>): Promise<Person>
  disconnect(): Promise<void>
  session(): SocketSession
  call(
    method: string,
    path: string,
    body?: unknown,
    query?: Record<string, string | number | boolean>,
  ): Promise<Answer>
  /** A call that must succeed. @returns its body */
  ok(
    method: string,
    path: string,
    body?: unknown,
    query?: Record<string, string | number | boolean>,
  ): Promise<Wire>
  /** A call that must be refused. @returns "status/code" */
  refused(
    method: string,
    path: string,
    body?: unknown,
    query?: Record<string, string | number | boolean>,
  ): Promise<string>
  /** Opens, and makes, a channel: with members when it is new, watching unless told otherwise. */
  open(id: string, members?: readonly string[], watch?: boolean): Promise<Wire>
  send(channel: string, text: string, more?: object): Promise<Wire>
}

const faults: unknown[] = []
/** Errors the servers of a test file met that are no refusals. */
export const takeFaults = (): unknown[] => faults.splice(0)

/** Fails every test of a file after which a server has met an error that is no refusal. */
export const refuseFaults = (): void =>
  afterEach(() => {
    const found = takeFaults()
    if (found.length > 0) throw new AggregateError(found, 'the server met errors that are no refusals')
  })

export function createWorld(options: Partial<EmbeddedServerOptions> = {}, env: TestEnv = testEnv()): World {
  const server = createServer({ onFault: (error) => faults.push(error), ...options, env })
  const call: World['call'] = async (
    method,
    path,
    { query = {}, body, token, headers = {}, apiKey = 'key' } = {},
  ) => {
    const url = new URL(`http://test${path}`)
    if (apiKey !== null) url.searchParams.set('api_key', apiKey)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
    const response = await server.fetch(
      new Request(url, {
        method,
        headers: { ...(token ? { Authorization: token, 'stream-auth-type': 'jwt' } : {}), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  const world: World = {
    server,
    env,
    call,
    person: (id, prefix = '') => person(world, id, prefix),
    async pass(ms) {
      env.pass(ms)
      await server.settle()
    },
  }
  return world
}

function person(world: World, id: string, prefix: string): Person {
  const frames: Wire[] = []
  const closes: { code: number; reason: string }[] = []
  let looked = 0
  let session: SocketSession | undefined
  const chat = prefix === '' ? '' : `${prefix}/chat`
  const self: Person = {
    id,
    frames,
    closes,
    heard() {
      const types = frames.slice(looked).map((frame) => frame.type as string)
      looked = frames.length
      return types.filter((type) => type !== 'health.check')
    },
    of: (type) => frames.filter((frame) => frame.type === type),
    connectionId: () => frames.findLast((frame) => frame.connection_id && frame.me)?.connection_id,
    async connect(details = {}, query = {}) {
      const token = await world.server.token(id)
      const url = new URL(`ws://test${prefix}/connect`)
      const json = JSON.stringify({ user_details: { id, ...details }, user_token: token })
      const all = { json, api_key: 'key', authorization: token, 'stream-auth-type': 'jwt', ...query }
      for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value)
      session = world.server.connect(url.href, {
        send: (text) => frames.push(JSON.parse(text)),
        close: (code, reason) => closes.push({ code, reason }),
      })
      await world.server.settle()
      return self
    },
    async disconnect() {
      session?.closed()
      await world.server.settle()
    },
    session() {
      if (!session) throw new Error('connect first')
      return session
    },
    async call(method, path, body, query = {}) {
      const options = body === undefined ? { query } : { query, body }
      return world.call(method, path, { ...options, token: await world.server.token(id) })
    },
    async ok(...input) {
      const { status, body } = await self.call(...input)
      if (status >= 300)
        throw new Error(`${input[0]} ${input[1]} was refused: ${status} ${JSON.stringify(body)}`)
      return body
    },
    async refused(...input) {
      const { status, body } = await self.call(...input)
      if (status < 300) throw new Error(`${input[0]} ${input[1]} was not refused: ${JSON.stringify(body)}`)
      return `${status}/${body.code}`
    },
    open(channel, members, watch = frames.length > 0) {
      const query = watch ? { connection_id: self.connectionId() } : {}
      const data = members ? { members } : {}
      return self.ok(
        'POST',
        `${chat}/channels/messaging/${channel}/query`,
        { state: true, watch, data },
        query,
      )
    },
    async send(channel, text, more = {}) {
      const { message } = await self.ok('POST', `${chat}/channels/messaging/${channel}/message`, {
        message: { text, ...more },
      })
      return message
    },
  }
  return self
}
