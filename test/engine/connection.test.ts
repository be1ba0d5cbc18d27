// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { selectPresence, selectShard, selectTyping } from '../../src/state/selectors.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { channelFacts, general, mina, presence } from './facts.ts'
import { goOnline, makeChat, openChat } from './openChat.ts'

describe('I37: connect()', () => {
  it('is counted: one connection for however many, closed with the last', async () => {
    const { env, backend, chat, state } = makeChat()
    const [first, second] = [chat.connect(), chat.connect()]
    await goOnline({ env, backend })
    first()
    first()
    await env.clock.advance(1000)
    expect([backend.connections.length, backend.connection.signal.aborted, state()]).toEqual([
      1,
      false,
      'online',
    ])
    second()
    await env.clock.advance(1)
    expect([backend.connection.signal.aborted, state()]).toEqual([true, 'idle'])
  })

  it('survives mounting, unmounting and mounting again within one tick (StrictMode)', async () => {
    const { env, backend, chat, state } = makeChat()
    chat.connect()()
    const disconnect = chat.connect()
    await env.clock.advance(10)
    await goOnline({ env, backend })
    expect([backend.connections.length, state()]).toEqual([1, 'online'])
    disconnect()
    await env.clock.advance(1)
    expect(state()).toBe('idle')
  })

  it('1,000 times in and out leaves one connection, and none in the end', async () => {
    const { env, backend, chat } = makeChat()
    const stay = chat.connect()
    for (let turn = 0; turn < 1000; turn += 1) {
      const leave = chat.connect()
      if (turn % 100 === 0) await env.clock.advance(1)
      leave()
    }
    await env.clock.advance(10)
    expect(backend.connections).toHaveLength(1)
    stay()
    await env.clock.advance(10)
    expect(backend.connection.signal.aborted).toBe(true)
    expect(env.held().timers).toBe(0)
  })

  it('opens again after it was closed, and hears nothing of the old connection', async () => {
    const { env, backend, chat, state } = makeChat()
    chat.connect()()
    await env.clock.advance(1)
    chat.connect()
    const [old] = backend.connections
    expect(backend.connections).toHaveLength(2)
    await goOnline({ env, backend })
    old?.sink.status({ type: 'refused' })
    old?.sink.events(channelFacts(general))
    await env.clock.advance(100)
    expect(state()).toBe('online')
    expect(selectShard(chat.store.getState(), general)).toBeUndefined()
  })
})

describe('what a person is told', () => {
  it('follows the diagram', async () => {
    const { env, backend, chat, state } = makeChat()
    const seen: string[] = [state()]
    chat.store.subscribe(() => {
      if (seen.at(-1) !== state()) seen.push(state())
    })
    chat.connect()
    const { sink } = backend.connection
    sink.status({ type: 'offline' })
    sink.status({ type: 'connecting' })
    await goOnline({ env, backend })
    sink.status({ type: 'connecting' })
    sink.status({ type: 'waiting', retryInMs: 500 })
    sink.status({ type: 'resync' })
    await env.clock.settle()
    sink.status({ type: 'refused' })
    expect(seen.join(' ')).toBe('idle connecting offline connecting online reconnecting online refused')
  })

  it('says when the next try comes, on the clock that never jumps', async () => {
    const { env, backend, chat } = makeChat()
    await env.clock.advance(700)
    chat.connect()
    backend.connection.sink.status({ type: 'waiting', retryInMs: 500 })
    expect(chat.store.getState().connection.retryAt).toBe(1200)
    backend.connection.sink.status({ type: 'offline' })
    expect(chat.store.getState().connection.retryAt).toBeNull()
  })

  it('knows who I am once accepted', async () => {
    const { env, backend, chat } = makeChat()
    chat.connect()
    expect(chat.store.getState().base.selfId).toBeNull()
    backend.connection.accept(mina)
    await env.clock.settle()
    expect(chat.store.getState().base.selfId).toBe('mina')
  })

  it('hands a wish to reconnect on', () => {
    const { backend, chat } = makeChat()
    chat.reconnect()
    expect(backend.reconnects).toBe(1)
  })
})

describe('I22: online is shown only after everything missed was asked for again', () => {
  it('waits for the load', async () => {
    const { env, backend, state } = await openChat()
    backend.onChannels(() => {})
    backend.connection.sink.status({ type: 'connecting' })
    backend.connection.sink.status({ type: 'resync' })
    await env.clock.advance(20_000)
    expect(state()).toBe('reconnecting')
    for (const load of backend.channelLoads.filter(({ isOpen }) => isOpen))
      load.answer({ events: channelFacts(general), channelIds: [general], hasMore: false })
    await env.clock.settle()
    expect(state()).toBe('online')
  })

  it('tries a failing load again, further and further apart, until it succeeds', async () => {
    const { env, backend, state } = await openChat()
    const at: number[] = []
    backend.onChannels(({ answer, fail }) => {
      at.push(env.monotonic())
      if (at.length < 8)
        return fail(at.length % 2 ? { type: 'unknown' } : { type: 'rejected', reason: 'other' })
      answer({ events: channelFacts(general), channelIds: [general], hasMore: false })
    })
    backend.connection.sink.status({ type: 'connecting' })
    backend.connection.sink.status({ type: 'resync' })
    await env.clock.runUntil(() => state() === 'online')
    expect(at).toHaveLength(8)
    for (const [index, time] of at.slice(1).entries())
      expect(time - (at[index] ?? 0)).toBeLessThan(Math.min(30_000, 1000 * 2 ** index))
  })

  it('I32: tries a throttled one no sooner than the server allows', async () => {
    const { env, backend, state } = await openChat()
    const at: number[] = []
    backend.onChannels(({ answer, fail }) => {
      at.push(env.monotonic())
      if (at.length < 3) return fail({ type: 'throttled', waitMs: 40_000 })
      answer({ events: channelFacts(general), channelIds: [general], hasMore: false })
    })
    const before = env.monotonic()
    backend.connection.sink.status({ type: 'resync' })
    await env.clock.runUntil(() => at.length === 3 && state() === 'online')
    expect(at.map((time) => time - before)).toEqual([0, 40_000, 80_000])
  })

  it('gives up a catching up that another loss overtakes, and starts anew', async () => {
    const { env, backend, state } = await openChat()
    backend.onChannels(() => {})
    const { sink } = backend.connection
    sink.status({ type: 'resync' })
    await env.clock.settle()
    sink.status({ type: 'connecting' })
    await env.clock.settle()
    expect(backend.channelLoads.filter(({ isOpen }) => isOpen)).toEqual([])
    await env.clock.advance(60_000)
    expect(state()).toBe('reconnecting')
    expect(backend.open).toBe(0)
    sink.status({ type: 'resync' })
    await env.clock.settle()
    backend.channelLoads
      .at(-1)
      ?.answer({ events: channelFacts(general), channelIds: [general], hasMore: false })
    await env.clock.settle()
    expect(state()).toBe('online')
  })
})

describe('I30: once the connection is lost', () => {
  it.each(['connecting', 'offline', 'refused'] as const)(
    '(%s) nothing is live, and nobody knows who is there or writes',
    async (type) => {
      const { env, backend, chat } = await openChat()
      const { sink } = backend.connection
      sink.events([
        presence(mina, 70),
        { type: 'typing.put', channelId: general, userId: mina, typing: true },
      ])
      const before = chat.store.getState()
      expect(selectPresence(before, mina)?.online).toBe(true)
      expect(selectTyping(before, general)).toEqual([mina])
      sink.status({ type })
      const after = chat.store.getState()
      expect(selectPresence(after, mina)).toBeNull()
      expect(selectTyping(after, general)).toEqual([])
      expect(selectShard(after, general)?.live).toBe(false)
      expect(selectShard(after, general)?.timeline.spans.at(-1)?.hasNewer).toBe(true)
      await env.clock.advance(100)
      expect(selectPresence(chat.store.getState(), mina)).toBeNull()
    },
  )

  it('what was still on its way into the store does not say otherwise', async () => {
    const { env, backend, chat } = await openChat()
    const { sink } = backend.connection
    sink.events([presence(mina, 70, false)])
    sink.events([presence(mina, 71), { type: 'typing.put', channelId: general, userId: mina, typing: true }])
    sink.status({ type: 'connecting' })
    await env.clock.advance(100)
    expect(selectPresence(chat.store.getState(), mina)).toBeNull()
    expect(selectTyping(chat.store.getState(), general)).toEqual([])
  })

  it('so is it after disconnecting', async () => {
    const { env, backend, chat, disconnect } = await openChat()
    backend.connection.sink.events([presence(mina, 70)])
    disconnect()
    await env.clock.advance(1)
    expect(selectPresence(chat.store.getState(), mina)).toBeNull()
    expect(selectShard(chat.store.getState(), general)?.live).toBe(false)
  })
})

describe('a first load', () => {
  it('waits for the connection, so that what it brings is heard', async () => {
    const { env, backend, chat } = makeChat()
    chat.connect()
    const loading = chat.loadChannels('first')
    await env.clock.advance(1000)
    expect(backend.channelLoads).toEqual([])
    await goOnline({ env, backend })
    expect(backend.channelLoads).toHaveLength(1)
    backend.channelLoads[0]?.answer({ events: [], channelIds: [], hasMore: false })
    await loading
    expect(env.held()).toMatchObject({ timers: 0 })
  })

  it('goes without after 5 s', async () => {
    const { env, backend, chat } = makeChat()
    chat.connect()
    void chat.loadTimeline(general, { at: 'newest' }).catch(() => {})
    await env.clock.advance(4999)
    expect(backend.timelineLoads).toEqual([])
    await env.clock.advance(1)
    expect(backend.timelineLoads.map(({ request }) => request)).toEqual([
      { channelId: general, anchor: { at: 'newest' }, limit: 30 },
    ])
  })

  it('does not wait for a server that will not have us', async () => {
    const { env, backend, chat } = makeChat()
    chat.connect()
    backend.connection.sink.status({ type: 'refused' })
    void chat.loadChannels('first').catch(() => {})
    await env.clock.settle()
    expect(backend.channelLoads).toHaveLength(1)
  })

  it('that is given up waits no longer', async () => {
    const { env, chat } = makeChat({ env: createVirtualEnv() })
    chat.connect()
    const giveUp = new AbortController()
    const loading = chat.loadChannels('first', giveUp.signal)
    await env.clock.settle()
    giveUp.abort()
    await expect(loading).rejects.toThrow('given up')
    expect(env.held().timers).toBe(0)
  })
})
