// @vitest-environment node
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import type { Backend, BackendSink, BackendStatus } from '../../../src/backends/backend.ts'
import { streamBackend } from '../../../src/backends/stream/backend.ts'
import type { StreamBackendOptions } from '../../../src/backends/stream/options.ts'
import type { ChatEvent } from '../../../src/model/event.ts'
import { channelId } from '../../../src/model/id.ts'
import { replaceTimers } from '../../../src/testing/replaceTimers.ts'
import { createVirtualEnv, type VirtualEnv } from '../../../src/testing/virtualEnv.ts'
import { outcomeFrom, wireError } from './makeClient.ts'
import { at, CID, frame, wireMessage, wireState, wireUser } from './wire.ts'

let putBack = (): void => {}
afterEach(() => putBack())

interface Arranged {
  readonly env: VirtualEnv
  readonly backend: Backend
  readonly sink: BackendSink
  readonly events: readonly ChatEvent[]
  readonly statuses: readonly BackendStatus['type'][]
  readonly life: AbortController
  readonly connect: () => Promise<unknown>
  readonly greet: (me?: object) => Promise<void>
}

function arrange(options: Partial<StreamBackendOptions> = {}): Arranged {
  const env = createVirtualEnv()
  putBack = replaceTimers(env.clock)
  const backend = streamBackend({
    apiKey: 'key',
    user: { id: 'ann' },
    token: 'token',
    baseUrl: 'https://chat.test',
    ...options,
  })(env)
  const events: ChatEvent[] = []
  const statuses: BackendStatus['type'][] = []
  const sink: BackendSink = {
    events: (batch) => void events.push(...batch),
    status: ({ type }) => void statuses.push(type),
  }
  const life = new AbortController()
  let sockets = 0
  return {
    env,
    backend,
    sink,
    events,
    statuses,
    life,
    connect: () => backend.connect(sink, life.signal),
    async greet(me = wireUser('ann')) {
      await env.clock.advance(10)
      const { latest } = env.sockets
      latest.accept()
      latest.send({ type: 'health.check', created_at: at(0), connection_id: `socket-${(sockets += 1)}`, me })
      await env.clock.settle()
    },
  }
}

describe('connecting', () => {
  it('names user, application and token in the socket’s address, as the protocol demands', async () => {
    const { env, connect } = arrange({ user: { id: 'ann', name: 'Ann' } })
    void connect()
    await env.clock.advance(10)
    const { url } = env.sockets.latest
    expect(`${url.protocol}//${url.host}${url.pathname}`).toBe('wss://chat.test/connect')
    const { json, ...rest } = Object.fromEntries(url.searchParams)
    expect(JSON.parse(json ?? '')).toEqual({ user_details: { id: 'ann', name: 'Ann' }, user_token: 'token' })
    expect(rest).toEqual({ api_key: 'key', authorization: 'token', 'stream-auth-type': 'jwt' })
  })

  it('resolves with who I am once the first frame came, and tells about me', async () => {
    const { connect, greet, events, statuses } = arrange()
    const connected = connect()
    // The server has the last word on the name.
    await greet(wireUser('guest-ann', { name: 'Ann' }))
    expect(await connected).toEqual({ userId: 'guest-ann' })
    expect(statuses).toEqual(['connecting', 'online'])
    expect(events).toMatchObject([
      { type: 'user.put', user: { id: 'guest-ann', name: 'Ann' } },
      { type: 'marks.put', kind: 'blocked', all: { value: [] } },
    ])
  })

  it('I22: reports every further connection as one after which something may be missing', async () => {
    const { env, connect, greet, statuses } = arrange()
    void connect()
    await greet()
    env.sockets.latest.fail()
    expect(statuses.at(-1)).toBe('connecting')
    await greet()
    expect(statuses).toEqual(['connecting', 'online', 'connecting', 'resync'])
  })

  it('reports pauses with their length, and a missing network', async () => {
    const { env, backend, life } = arrange()
    const told: BackendStatus[] = []
    void backend.connect({ events: () => {}, status: (status) => void told.push(status) }, life.signal)
    env.sockets.serve((peer) => queueMicrotask(() => peer.fail()))
    await env.clock.advance(2000)
    expect(told.find(({ type }) => type === 'waiting')).toMatchObject({ retryInMs: expect.any(Number) })
    env.setOnline(false)
    await env.clock.advance(100)
    expect(told.at(-1)).toEqual({ type: 'offline' })
  })

  it('I33: rejects as `auth` and reports it when the server refuses', async () => {
    const { env, connect, statuses } = arrange()
    const refused = outcomeFrom(connect())
    await env.clock.advance(10)
    env.sockets.latest.accept()
    env.sockets.latest.send(wireError(43, 'bad signature'))
    expect(await refused).toEqual({ type: 'auth' })
    expect(statuses).toEqual(['connecting', 'refused'])
  })

  it('I37: ends with its signal and holds nothing afterwards', async () => {
    const { env, connect, greet, life, statuses } = arrange()
    void connect()
    await greet()
    life.abort()
    await env.clock.advance(3_600_000)
    expect(env.held()).toEqual({ timers: 0, listeners: 0, requests: 0, sockets: 0 })
    expect(statuses).toEqual(['connecting', 'online'])
  })

  it('can be opened again after it was ended, as a gap', async () => {
    const { backend, sink, greet, life, connect, statuses } = arrange()
    void connect()
    await greet()
    life.abort()
    void backend.connect(sink, new AbortController().signal)
    await greet()
    expect(statuses).toEqual(['connecting', 'online', 'connecting', 'resync'])
  })
})

describe('listening', () => {
  it('turns frames into facts, with me in mind', async () => {
    const { env, connect, greet, events } = arrange()
    void connect()
    await greet()
    const before = events.length
    env.sockets.latest.send(frame('message.new', { message: wireMessage('m1', { user: wireUser('ann') }) }))
    env.sockets.latest.send({ type: 'health.check', created_at: at(20) })
    const types = events.slice(before).map(({ type }) => type)
    expect(types).toEqual(['user.put', 'message.arrived', 'read.put', 'unread.put', 'typing.put'])
  })

  it('names the socket in calls that subscribe, the newest one, and none while there is none', async () => {
    const { env, backend, connect, greet, life } = arrange()
    env.http.serve((request) => request.answer(201, { channels: [wireState()] }))
    const ask = async (): Promise<string | null | undefined> => {
      await backend.fetchChannels({ offset: 0, limit: 30, messages: 30 }, new AbortController().signal)
      return env.http.requests.at(-1)?.url.searchParams.get('connection_id')
    }
    const named = [await ask()]
    void connect()
    await greet()
    named.push(await ask())
    env.sockets.latest.fail()
    named.push(await ask())
    await greet()
    named.push(await ask())
    life.abort()
    named.push(await ask())
    expect(named).toEqual([null, 'socket-1', null, 'socket-2', null])
  })
})

it('asks for my channels by my own name before any connection, too', async () => {
  const { env, backend, life } = arrange()
  env.http.serve((request) => request.answer(201, { channels: [] }))
  await backend.fetchChannels({ offset: 0, limit: 30, messages: 30 }, life.signal)
  expect(env.http.requests[0]?.body).toMatchObject({ filter_conditions: { members: { $in: ['ann'] } } })
})

describe('typing', () => {
  it('is told once, without a second try and without a word when it fails', async () => {
    const { env, backend } = arrange()
    env.http.serve((request) => request.answer(503))
    backend.signal({ type: 'typing', channelId: channelId(CID), typing: true })
    backend.signal({ type: 'typing', channelId: channelId(CID), typing: false })
    await env.clock.advance(60_000)
    expect(env.http.requests.map(({ url, body }) => [url.pathname, body])).toEqual([
      ['/channels/messaging/general/event', { event: { type: 'typing.start' } }],
      ['/channels/messaging/general/event', { event: { type: 'typing.stop' } }],
    ])
  })

  it('I37: does not outlive the connection', async () => {
    const { env, backend, connect, greet, life } = arrange()
    void connect()
    await greet()
    backend.signal({ type: 'typing', channelId: channelId(CID), typing: true })
    await env.clock.settle()
    expect(env.held().requests).toBe(1)
    life.abort()
    await env.clock.advance(1)
    expect(env.held()).toEqual({ timers: 0, listeners: 0, requests: 0, sockets: 0 })
  })
})

it('I2: makes names for messages of the user’s name and a UUID, never twice', () => {
  const { backend } = arrange()
  const names = Array.from({ length: 100 }, () => backend.newMessageKey())
  expect(new Set(names).size).toBe(100)
  for (const name of names)
    expect(name).toMatch(/^ann-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('I34: holds the token in no field that could be logged or stored', () => {
  const { backend } = arrange({ token: 'c2VjcmV0' })
  expect(inspect(backend, { depth: 20, showHidden: true, getters: true })).not.toContain('c2VjcmV0')
})
