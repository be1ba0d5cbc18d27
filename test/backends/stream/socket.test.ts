// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import { wireError } from './makeClient.ts'
import { greet, type Opened, openSocket } from './openSocket.ts'

let opened: Opened
const open = (...options: Parameters<typeof openSocket>): Opened => (opened = openSocket(...options))
afterEach(() => {
  opened.socket.close()
  opened.end()
})

/** Refuses one connection as the protocol says: a frame with the error, then close 1008. */
const refuse = (code: number, isWrapped = false): void => {
  const { latest } = opened.env.sockets
  const body = wireError(code, `code ${code}`)
  latest.accept()
  latest.send(isWrapped ? { error: body } : body)
  latest.close(1008)
}

describe('opening', () => {
  it('is done with the first frame, not before', async () => {
    const { env, told } = open()
    await env.clock.advance(10)
    env.sockets.latest.accept()
    await env.clock.advance(10)
    expect(told).toEqual([])
    env.sockets.latest.send({ type: 'health.check', connection_id: 'abc', me: {} })
    expect(told).toEqual(['open abc'])
    env.sockets.latest.send({ type: 'message.new' })
    expect(told).toEqual(['open abc', 'frame message.new'])
  })

  it('S6: is not impressed by frames that are no JSON, no object, or without a name', async () => {
    const { env, told } = open()
    await env.clock.advance(10)
    const { latest } = env.sockets
    latest.accept()
    for (const frame of ['', '{', 'null', '[]', '7', '{}', { connection_id: 7 }, { type: 'message.new' }])
      latest.send(frame)
    expect(told).toEqual([])
    latest.send({ connection_id: 'abc' })
    expect(told.filter((word) => word.startsWith('open'))).toEqual(['open abc'])
    await env.clock.advance(1000)
    expect(env.sockets.peers).toHaveLength(1)
  })

  it.each(['', '{', 'null', '[]', '7'])(
    'I22: opens a new line when a frame arrives torn: %j',
    async (torn) => {
      const { env, told } = open()
      await env.clock.advance(10)
      greet(env.sockets.latest, 'a')
      env.sockets.latest.send(torn)
      expect(told.slice(0, 2)).toEqual(['open a', 'lost'])
      await env.clock.advance(1100)
      expect(env.sockets.peers).toHaveLength(2)
      greet(env.sockets.latest, 'b')
      expect(told.filter((word) => word.startsWith('open'))).toEqual(['open a', 'open b'])
    },
  )

  it('does not wait for ever for a server that accepts and then says nothing', async () => {
    const { env } = open()
    env.sockets.serve((peer) => queueMicrotask(() => peer.accept()))
    await env.clock.advance(120_000)
    expect(env.sockets.peers.length).toBeGreaterThan(2)
    expect(env.sockets.live.length).toBeLessThanOrEqual(1)
  })

  it('does not wait for ever for a server that does not accept', async () => {
    const { env } = open()
    await env.clock.advance(120_000)
    expect(env.sockets.peers.length).toBeGreaterThan(2)
    expect(env.sockets.live.length).toBeLessThanOrEqual(1)
  })
})

describe('I33: a refused first frame', () => {
  it.each([false, true])(
    '40: fetches a new token and tries again at once, once (error wrapped: %s)',
    async (isWrapped) => {
      let last = 0
      const provider = vi.fn<() => string>(() => `token-${(last += 1)}`)
      const { env, told, tries } = open(provider)
      await env.clock.advance(10)
      refuse(40, isWrapped)
      await env.clock.advance(100)
      expect(tries).toHaveLength(2)
      expect(env.sockets.peers.map(({ url }) => url.searchParams.get('authorization'))).toEqual([
        'token-1',
        'token-2',
      ])
      refuse(40, isWrapped)
      await env.clock.advance(600_000)
      expect(told).toEqual(['refused code 40'])
      expect([tries.length, provider.mock.calls.length]).toEqual([2, 2])
    },
  )

  it('40: does not wait for the server to close', async () => {
    let last = 0
    const { env, tries } = open(() => `token-${(last += 1)}`)
    await env.clock.advance(10)
    env.sockets.latest.accept()
    env.sockets.latest.send(wireError(40))
    await env.clock.advance(100)
    expect(tries).toHaveLength(2)
    expect(env.sockets.live).toHaveLength(1)
  })

  it('40: may happen again after a connection that worked', async () => {
    let last = 0
    const { env, told } = open(() => `token-${(last += 1)}`)
    await env.clock.advance(10)
    refuse(40)
    await env.clock.advance(100)
    greet(env.sockets.latest, 'a')
    await env.clock.advance(3_600_000 - 100)
    refuse(40)
    await env.clock.advance(5000)
    refuse(40)
    await env.clock.advance(1000)
    greet(env.sockets.latest, 'b')
    expect(told.filter((word) => /open|refused/.test(word))).toEqual(['open a', 'open b'])
  })

  it('40 with a fixed token: refused, for nobody can get another', async () => {
    const { env, told, tries } = open('fixed')
    await env.clock.advance(10)
    refuse(40)
    await env.clock.advance(600_000)
    expect(told).toEqual([expect.stringContaining('refused The token is no longer accepted')])
    expect(tries).toHaveLength(1)
  })

  it.each([41, 42, 43, 2, 5, 99])('%i: reported, and never tried again (trap c)', async (code) => {
    const { env, told, tries } = open()
    await env.clock.advance(10)
    refuse(code)
    env.setOnline(false)
    env.setOnline(true)
    env.setVisible(false)
    env.setVisible(true)
    opened.socket.reconnectNow()
    await env.clock.advance(3_600_000)
    expect(told).toEqual([`refused code ${code}`])
    expect(tries).toHaveLength(1)
    expect(env.held()).toEqual({ timers: 0, listeners: 0, requests: 0, sockets: 0 })
  })

  it.each([9, 4, 17, 23, -1])('%i: tried again later', async (code) => {
    const { env, told, tries } = open()
    await env.clock.advance(10)
    refuse(code)
    await env.clock.advance(5000)
    expect(tries.length).toBeGreaterThan(1)
    expect(told).not.toContainEqual(expect.stringContaining('refused'))
  })
})

describe('I32: a connection that fails', () => {
  /** A world in which chance always gives the longest pause. */
  const unlucky = () => ({ ...createVirtualEnv(), random: () => 0.999_999 })

  it('is tried again after pauses that grow to 30 s and no further', async () => {
    const { env, pauses } = open('t', { env: unlucky() })
    env.sockets.serve((peer) => queueMicrotask(() => peer.fail()))
    await env.clock.advance(240_000)
    expect(pauses.slice(0, 7)).toEqual([999, 1999, 3999, 7999, 15_999, 29_999, 29_999])
  })

  it('is tried again after pauses spread over the whole range (full jitter)', async () => {
    const { env, pauses } = open()
    env.sockets.serve((peer) => queueMicrotask(() => peer.fail()))
    await env.clock.advance(3_600_000)
    const settled = pauses.slice(6)
    expect(settled.length).toBeGreaterThan(100)
    expect(Math.max(...settled)).toBeLessThan(30_000)
    expect(Math.min(...settled)).toBeLessThan(3000)
    const mean = settled.reduce((sum, ms) => sum + ms, 0) / settled.length
    expect(mean).toBeGreaterThan(12_000)
    expect(mean).toBeLessThan(18_000)
  })

  it('says how long the pause is, and keeps to it', async () => {
    const { env, pauses } = open()
    const at: number[] = []
    env.sockets.serve((peer) => {
      at.push(env.monotonic())
      queueMicrotask(() => peer.fail())
    })
    await env.clock.advance(60_000)
    for (const [index, ms] of pauses.slice(0, at.length - 1).entries())
      expect((at[index + 1] ?? 0) - (at[index] ?? 0)).toBe(ms)
  })

  it('starts over with short pauses once a first frame came', async () => {
    const { env, pauses } = open('t', { env: unlucky() })
    env.sockets.serve((peer) => queueMicrotask(() => peer.fail()))
    await env.clock.advance(100_000)
    env.sockets.serve((peer) => queueMicrotask(() => greet(peer)))
    await env.clock.advance(31_000)
    env.sockets.serve((peer) => queueMicrotask(() => peer.fail()))
    const before = pauses.length
    env.sockets.latest.fail()
    await env.clock.advance(4000)
    expect(pauses.slice(before, before + 2)).toEqual([999, 1999])
  })

  it('does not start over when a server accepts and closes without a first frame', async () => {
    const { env, pauses } = open('t', { env: unlucky() })
    env.sockets.serve((peer) =>
      queueMicrotask(() => {
        peer.accept()
        peer.close(1011)
      }),
    )
    await env.clock.advance(20_000)
    expect(pauses.slice(0, 4)).toEqual([999, 1999, 3999, 7999])
  })

  it('is tried again after a lost one at once', async () => {
    const { env, told, tries } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'a')
    env.sockets.latest.fail()
    await env.clock.advance(10)
    expect(told).toEqual(['open a', 'lost'])
    expect(tries).toHaveLength(2)
  })

  it('never keeps two sockets', async () => {
    const { env } = open()
    let most = 0
    env.sockets.serve((peer) => {
      most = Math.max(most, env.sockets.live.length)
      const ending = env.random()
      if (ending < 0.3) queueMicrotask(() => peer.fail())
      else if (ending < 0.6) queueMicrotask(() => greet(peer))
      else if (ending < 0.8) queueMicrotask(() => peer.accept())
    })
    for (let turn = 0; turn < 300; turn += 1) {
      await env.clock.advance(env.random() * 20_000)
      if (env.random() < 0.2) env.setOnline(!env.isOnline())
      if (env.random() < 0.2) opened.socket.reconnectNow()
      if (env.random() < 0.1) env.sockets.latest.fail()
    }
    expect(most).toBeLessThanOrEqual(1)
  })
})

describe('trap b: a token provider that fails', () => {
  const rejections: unknown[] = []
  const onRejection = (reason: unknown): void => void rejections.push(reason)
  beforeEach(() => {
    rejections.length = 0
    process.on('unhandledRejection', onRejection)
  })
  afterEach(() => void process.off('unhandledRejection', onRejection))

  it('is asked again until it answers, and nothing is rejected unheard', async () => {
    let calls = 0
    const { env, told } = open(() => {
      calls += 1
      return calls < 3 ? Promise.reject(new Error('down')) : 'token'
    })
    env.sockets.serve((peer) => queueMicrotask(() => greet(peer, 'a')))
    await env.clock.advance(120_000)
    expect(told.at(-1)).toBe('open a')
    expect([calls, rejections]).toEqual([3, []])
  })

  it('is asked at most three times a minute', async () => {
    const at: number[] = []
    const { env } = open(
      () => {
        at.push(opened?.env.monotonic() ?? 0)
        throw new Error('down')
      },
      { env: { ...createVirtualEnv(), random: () => 0 } },
    )
    opened = { ...opened, env }
    await env.clock.advance(300_000)
    for (const time of at)
      expect(at.filter((other) => other >= time && other < time + 60_000).length).toBeLessThan(4)
    expect(at.length).toBeGreaterThan(8)
  })

  it('tells of the pause that it takes', async () => {
    const { env, pauses } = open(() => Promise.reject(new Error('down')))
    await env.clock.advance(1000)
    expect(pauses[0]).toBeGreaterThanOrEqual(20_000)
  })
})
