// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import { greet, type Opened, openSocket } from './openSocket.ts'

let opened: Opened
const open = (...options: Parameters<typeof openSocket>): Opened => (opened = openSocket(...options))
afterEach(() => {
  opened.socket.close()
  opened.end()
})
const NOTHING = { timers: 0, listeners: 0, requests: 0, sockets: 0 }

describe('without a network', () => {
  it('tries nothing, says so, and goes on at once when it comes back', async () => {
    const { env, told, tries } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'a')
    env.setOnline(false)
    await env.clock.advance(3_600_000)
    expect(tries).toHaveLength(1)
    expect([...new Set(told)]).toEqual(['open a', 'lost', 'offline'])
    env.setOnline(true)
    await env.clock.advance(5)
    expect(tries).toHaveLength(2)
  })

  it('tries nothing either when it goes while a pause is under way, and goes on at once', async () => {
    const { env, told } = open('t', { env: { ...createVirtualEnv(), random: () => 0.999 } })
    let made = 0
    env.sockets.serve((peer) => {
      made += 1
      queueMicrotask(() => peer.fail())
    })
    await env.clock.advance(10_000)
    env.setOnline(false)
    const before = made
    await env.clock.advance(600_000)
    expect(made).toBe(before)
    expect(told.at(-1)).toBe('offline')
    env.setOnline(true)
    await env.clock.advance(5)
    expect(made).toBe(before + 1)
  })

  it('does not try when it starts without one', async () => {
    const env = createVirtualEnv()
    env.setOnline(false)
    const { told, tries } = open('t', { env })
    await env.clock.advance(100_000)
    expect([tries.length, new Set(told)]).toEqual([0, new Set(['offline'])])
    env.setOnline(true)
    await env.clock.advance(5)
    expect(tries).toHaveLength(1)
  })
})

describe('a pause', () => {
  const failing = async (): Promise<{ env: Opened['env']; made: () => number }> => {
    const { env } = open('t', { env: { ...createVirtualEnv(), random: () => 0.999 } })
    let made = 0
    env.sockets.serve((peer) => {
      made += 1
      queueMicrotask(() => peer.fail())
    })
    await env.clock.advance(40_000)
    return { env, made: () => made }
  }

  it('ends at once when the page is seen again', async () => {
    const { env, made } = await failing()
    env.setVisible(false)
    const before = made()
    await env.clock.advance(5)
    expect(made()).toBe(before)
    env.setVisible(true)
    await env.clock.advance(5)
    expect(made()).toBe(before + 1)
  })

  it('ends at once when the page comes back from the cache, or a person asks', async () => {
    const { env, made } = await failing()
    const before = made()
    env.restore()
    await env.clock.advance(5)
    expect(made()).toBe(before + 1)
    opened.socket.reconnectNow()
    await env.clock.advance(5)
    expect(made()).toBe(before + 2)
  })

  it('is left alone by a person who asks while the line is fine', async () => {
    const { env } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest)
    opened.socket.reconnectNow()
    await env.clock.advance(100)
    expect(env.sockets.peers).toHaveLength(1)
  })
})

describe('I37: close() leaves no timer, no listener and no further socket', () => {
  /** Brings a fresh socket into one of the states it can be closed in. */
  const situations: readonly [string, (opened: Opened) => Promise<void> | void][] = [
    ['at once', () => {}],
    ['while it is being opened', ({ env }) => env.clock.advance(10)],
    [
      'before its first frame',
      async ({ env }) => {
        await env.clock.advance(10)
        env.sockets.latest.accept()
      },
    ],
    [
      'while it is open',
      async ({ env }) => {
        await env.clock.advance(10)
        greet(env.sockets.latest)
        await env.clock.advance(30_000)
      },
    ],
    [
      'while it is half-open',
      async ({ env }) => {
        await env.clock.advance(10)
        greet(env.sockets.latest)
        env.sockets.latest.silence()
        await env.clock.advance(5000)
      },
    ],
    [
      'during a pause',
      async ({ env }) => {
        await env.clock.advance(10)
        for (let turn = 0; turn < 4; turn += 1) {
          env.sockets.latest.fail()
          await env.clock.advance(turn === 3 ? 1 : 20_000)
        }
      },
    ],
    [
      'without a network',
      async ({ env }) => {
        await env.clock.advance(10)
        greet(env.sockets.latest)
        env.setOnline(false)
        await env.clock.advance(1000)
      },
    ],
    [
      'without a network after a failure',
      async ({ env }) => {
        await env.clock.advance(10)
        env.sockets.latest.fail()
        await env.clock.advance(2000)
        env.sockets.latest.fail()
        env.setOnline(false)
        await env.clock.advance(5000)
      },
    ],
    [
      'just after it was lost',
      async ({ env }) => {
        await env.clock.advance(10)
        greet(env.sockets.latest)
        env.sockets.latest.fail()
      },
    ],
  ]

  it.each(situations)('%s', async (_name, arrange) => {
    const provider = vi.fn<() => string>(() => 'token')
    const made = open(provider)
    await arrange(made)
    const { env, socket, told } = made
    const [sockets, words, calls] = [env.sockets.peers.length, told.length, provider.mock.calls.length]
    socket.close()
    socket.close()
    // What the library has begun with its own timer of 0 ms ends by itself.
    await env.clock.advance(1)
    expect(env.held()).toEqual(NOTHING)
    env.setOnline(!env.isOnline())
    env.setOnline(true)
    env.setVisible(false)
    env.setVisible(true)
    socket.reconnectNow()
    await env.clock.advance(3_600_000)
    expect(env.held()).toEqual(NOTHING)
    expect(env.sockets.peers).toHaveLength(sockets)
    expect(told).toHaveLength(words)
    expect(provider).toHaveBeenCalledTimes(calls)
  })

  it('while the application is being asked for a token', async () => {
    let answer = (_token: string): void => {}
    const made = open(() => new Promise((resolve) => (answer = resolve)))
    await made.env.clock.advance(10)
    made.socket.close()
    answer('late')
    await made.env.clock.advance(3_600_000)
    expect(made.env.held()).toEqual(NOTHING)
    expect(made.env.sockets.peers).toEqual([])
  })

  it('while the application cannot give a token', async () => {
    const provider = vi.fn<() => Promise<string>>(() => Promise.reject(new Error('down')))
    const made = open(provider)
    await made.env.clock.advance(5000)
    made.socket.close()
    await made.env.clock.advance(1)
    expect(made.env.held()).toEqual(NOTHING)
    const calls = provider.mock.calls.length
    await made.env.clock.advance(3_600_000)
    expect(provider).toHaveBeenCalledTimes(calls)
  })
})
