// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest'
import { startHeartbeat } from '../../../src/backends/stream/heartbeat.ts'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import { answerPings, greet, type Opened, openSocket } from './openSocket.ts'

let opened: Opened | undefined
afterEach(() => {
  opened?.socket.close()
  opened?.end()
  opened = undefined
})
const open = (...options: Parameters<typeof openSocket>): Opened => (opened = openSocket(...options))

describe('a server that answers no pings', () => {
  it('is dead after 40 s without any frame, and not before', async () => {
    const { env, told } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'a')
    env.sockets.latest.silence()
    await env.clock.advance(39_900)
    expect(told).toEqual(['open a'])
    await env.clock.advance(200)
    expect(told.slice(0, 2)).toEqual(['open a', 'lost'])
    expect(env.sockets.peers).toHaveLength(2)
  })

  it('is alive while frames of any kind come', async () => {
    const { env, told } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'a')
    for (let turn = 0; turn < 20; turn += 1) {
      await env.clock.advance(35_000)
      env.sockets.latest.send({ type: 'message.new' })
    }
    expect(told.filter((word) => word === 'lost')).toEqual([])
    expect(env.sockets.peers).toHaveLength(1)
  })

  it('is pinged every 25 s', async () => {
    const { env } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'a')
    const stop = setInterval(() => env.sockets.latest.send({ type: 'typing.start' }), 7000)
    await env.clock.advance(100_500)
    clearInterval(stop)
    const { received } = env.sockets.latest
    expect(received.length).toBeGreaterThanOrEqual(4)
    expect(received.length).toBeLessThanOrEqual(5)
    expect(received.every((text) => JSON.parse(text).type === 'health.check')).toBe(true)
  })

  it.each([29_900, 29_999, 30_000, 30_100])(
    'is not taken for one that does because its own beat, every %i ms, comes soon after a ping',
    async (every) => {
      const { env, told } = open()
      await env.clock.advance(10)
      greet(env.sockets.latest, 'a')
      const { latest } = env.sockets
      for (let beat = 0; beat < 40; beat += 1) {
        await env.clock.advance(every)
        latest.send({ type: 'health.check', created_at: '2024-05-01T10:00:00Z' })
      }
      expect(told.filter((word) => word === 'lost')).toEqual([])
    },
  )
})

describe('a server that was seen to answer', () => {
  const answering = async (): Promise<Opened & { hush: () => void }> => {
    const made = open()
    await made.env.clock.advance(10)
    greet(made.env.sockets.latest, 'a')
    const hush = answerPings(made.env, made.env.sockets.latest)
    await made.env.clock.advance(1000)
    return { ...made, hush }
  }

  it('is pinged every 10 s', async () => {
    const { env, told, hush } = await answering()
    const { latest } = env.sockets
    const before = latest.received.length
    await env.clock.advance(100_000)
    hush()
    expect(latest.received.length - before).toBeGreaterThanOrEqual(9)
    expect(latest.received.length - before).toBeLessThanOrEqual(10)
    expect(told.filter((word) => word === 'lost')).toEqual([])
  })

  it('is dead 5 s after a ping without an answer, so within 15 s', async () => {
    const { env, told, hush } = await answering()
    hush()
    env.sockets.latest.silence()
    await env.clock.advance(9000)
    expect(told.includes('lost')).toBe(false)
    await env.clock.advance(6100)
    expect(told.includes('lost')).toBe(true)
    expect(env.sockets.peers).toHaveLength(2)
  })

  it('is asked at once when the page is seen again or the network comes back, and dead 5 s later', async () => {
    const { env, told, hush } = await answering()
    hush()
    env.sockets.latest.silence()
    env.setVisible(false)
    env.setVisible(true)
    await env.clock.advance(4900)
    expect(told.includes('lost')).toBe(false)
    await env.clock.advance(200)
    expect(told.includes('lost')).toBe(true)
  })

  it('has to be seen to answer again on the next connection', async () => {
    const { env, told, hush } = await answering()
    hush()
    env.sockets.latest.fail()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'b')
    env.sockets.latest.silence()
    await env.clock.advance(39_000)
    expect(told.filter((word) => word === 'lost')).toHaveLength(1)
    await env.clock.advance(1500)
    expect(told.filter((word) => word === 'lost')).toHaveLength(2)
  })
})

describe('I22: after sleep', () => {
  it('the line is taken for dead, though no timer of this machine noticed', async () => {
    const { env, told } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'a')
    await env.clock.advance(5000)
    env.clock.jump(3_600_000)
    await env.clock.advance(26_000)
    expect(told.slice(0, 2)).toEqual(['open a', 'lost'])
  })

  it('the first frame that comes is not trusted: what came before it may be missing', async () => {
    const { env, told } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'a')
    await env.clock.advance(5000)
    env.clock.jump(3_600_000)
    env.sockets.latest.send({ type: 'message.new' })
    expect(told).toEqual(['open a', 'lost'])
  })

  it('a clock that is set back or a little forward changes nothing', async () => {
    const { env, told } = open()
    await env.clock.advance(10)
    greet(env.sockets.latest, 'a')
    for (const jump of [-86_400_000, 50_000, -3000]) {
      env.clock.jump(jump)
      await env.clock.advance(30_000)
      env.sockets.latest.send({ type: 'message.new' })
    }
    expect(told.includes('lost')).toBe(false)
  })
})

it('I37: leaves no timer once stopped', async () => {
  const env = createVirtualEnv()
  const heartbeat = startHeartbeat(
    env,
    () => {},
    () => {},
  )
  heartbeat.heard(true)
  heartbeat.heard(false)
  heartbeat.probe()
  heartbeat.stop()
  expect(env.held().timers).toBe(0)
})
