// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createZulipClient } from '../../../src/backends/zulip/client.ts'
import { createEventQueue, type EventQueueStatus } from '../../../src/backends/zulip/eventQueue.ts'
import type { Env, WakeReason } from '../../../src/env/env.ts'
import { nodeEnv } from '../../../src/env/nodeEnv.ts'
import type { ZulipEvent } from '../../../src/wire/zulip/event.ts'
import type { RegisterRequest } from '../../../src/wire/zulip/queue.ts'
import { ZulipQueues } from '../../support/zulipQueues.ts'

let server: ZulipQueues
let url = ''
const running: { stop: () => void }[] = []
beforeEach(async () => {
  server = new ZulipQueues()
  url = await server.open()
})
afterEach(async () => {
  for (const queue of running.splice(0)) queue.stop()
  await server.close()
})

/** One person's queue. @param dice what every throw gives */
function listen(request: RegisterRequest = {}, onEvent: (event: ZulipEvent) => void = () => {}, dice = 0.5) {
  const wakers = new Set<(reason: WakeReason) => void>()
  const real = nodeEnv()
  const env: Env = {
    ...real,
    random: () => dice,
    onWake: (listener) => {
      wakers.add(listener)
      return () => wakers.delete(listener)
    },
  }
  const heard: ZulipEvent[] = []
  const begun: boolean[] = []
  const states: EventQueueStatus[] = []
  const client = createZulipClient(env, { url, account: { email: 'ann@chat.example', apiKey: 'sésame' } })
  const queue = createEventQueue(env, client, request, {
    onRegistered: (_answer, isFirst) => begun.push(isFirst),
    onEvent: (event) => {
      heard.push(event)
      onEvent(event)
    },
    onStatus: (status) => states.push(status),
  })
  queue.start()
  running.push(queue)
  const live = () => vi.waitFor(() => expect(queue.status().state).toBe('live'))
  const names = () => heard.map((event) => (event as unknown as { readonly name: string }).name)
  return {
    queue,
    heard,
    begun,
    states,
    live,
    names,
    wake: (reason: WakeReason) => wakers.forEach((f) => f(reason)),
  }
}
const parked = (): Promise<void> =>
  vi.waitFor(() => expect([...server.queues.values()].some((queue) => queue.parked)).toBe(true))
const hear = (names: () => readonly string[], ...expected: readonly string[]): Promise<void> =>
  vi.waitFor(() => expect(names()).toEqual(expected), { timeout: 3000 })

describe('a queue', () => {
  it('is registered with every parameter, each as this protocol takes it', async () => {
    const { live } = listen({
      event_types: ['message', 'reaction'],
      fetch_event_types: [],
      apply_markdown: true,
      narrow: [['channel', 'général']],
      client_capabilities: { notification_settings_null: true, empty_topic_name: true },
      idle_queue_timeout: 'mobile',
    })
    await live()
    expect(server.calls[0]).toEqual({
      method: 'POST',
      path: '/register',
      authorization: `Basic ${Buffer.from('ann@chat.example:sésame').toString('base64')}`,
      params: {
        event_types: '["message","reaction"]',
        fetch_event_types: '[]',
        apply_markdown: 'true',
        narrow: '[["channel","général"]]',
        client_capabilities: '{"notification_settings_null":true,"empty_topic_name":true}',
        idle_queue_timeout: 'mobile',
      },
    })
  })

  it('hands on each event once and in order, and acknowledges it with the next request', async () => {
    const { names, queue } = listen()
    await parked()
    server.push({ type: 'message', name: 'one' })
    server.push({ type: 'reaction', name: 'two' })
    await hear(names, 'one', 'two')
    await parked()
    server.push({ type: 'message', name: 'three' })
    await hear(names, 'one', 'two', 'three')
    await parked()
    expect(queue.status().lastEventId).toBe(2)
    expect(server.calls.at(-1)?.params).toMatchObject({ last_event_id: '2' })
  })

  it('acknowledges a heartbeat and hands none on', async () => {
    const { names, queue } = listen()
    await parked()
    server.push({ type: 'heartbeat' })
    await vi.waitFor(() => expect(queue.status().lastEventId).toBe(0))
    await parked()
    expect(server.calls.at(-1)?.params).toMatchObject({ last_event_id: '0' })
    expect(names()).toEqual([])
  })

  it('passes over what is told twice, and what is no event', async () => {
    const { names } = listen()
    await parked()
    server.refuseNext('/events', {
      status: 200,
      body: {
        result: 'success',
        events: [
          { id: 1, type: 'message', name: 'second' },
          { id: 0, type: 'message', name: 'first' },
          { id: 1, type: 'message', name: 'second' },
          null,
          { type: 'message' },
          'x',
        ],
      },
    })
    server.lose()
    await hear(names, 'first', 'second')
    expect(names()).toHaveLength(2)
  })

  it('is made anew when the server has it no longer, and says that something may be missing', async () => {
    const { names, begun, live } = listen()
    await parked()
    server.push({ type: 'message', name: 'before' })
    await hear(names, 'before')
    await parked()
    server.lose()
    await vi.waitFor(() => expect(begun).toEqual([true, false]))
    await live()
    await parked()
    server.push({ type: 'message', name: 'after' })
    await hear(names, 'before', 'after')
    expect(server.count('DELETE', '/events')).toBe(0)
  })

  it('is deleted when it ends', async () => {
    const { queue } = listen()
    await parked()
    queue.stop()
    await vi.waitFor(() => expect(server.queues.size).toBe(0))
    expect(server.count('DELETE', '/events')).toBe(1)
    expect(queue.status()).toMatchObject({ state: 'idle', queueId: null })
  })

  it('is let go and made anew when what hears an event throws', async () => {
    const { begun, names } = listen({}, (event) => {
      if ((event as unknown as { name: string }).name === 'bad') throw new Error('careless')
    })
    await parked()
    server.push({ type: 'message', name: 'bad' })
    await vi.waitFor(() => expect(begun).toEqual([true, false]), { timeout: 4000 })
    await parked()
    server.push({ type: 'message', name: 'good' })
    await hear(names, 'bad', 'good')
    expect(server.queues.size).toBe(1)
  })

  it('is made anew when the two sides disagree about what was handed on', async () => {
    const { begun } = listen()
    await parked()
    server.refuseNext('/events', {
      status: 400,
      body: { result: 'error', code: 'BAD_REQUEST', msg: 'An event newer than 3 has already been pruned!' },
    })
    server.push({ type: 'message', name: 'one' })
    await vi.waitFor(() => expect(begun).toEqual([true, false]), { timeout: 4000 })
  })
})

describe('what goes wrong on the way', () => {
  it.each([
    ['a server that is away', { status: 502, body: '<html>Bad gateway</html>' }],
    ['a cut line', { status: 0, body: null }],
    ['something that is no answer', { status: 200, body: 'Sign in to the hotel network' }],
    ['an answer without events', { status: 200, body: { result: 'success' } }],
  ])('%s is asked again on the same queue, at once with what is there', async (_what, refusal) => {
    const { names, begun, states } = listen()
    await parked()
    server.refuseNext('/events', refusal)
    server.push({ type: 'message', name: 'one' })
    await hear(names, 'one')
    server.push({ type: 'message', name: 'two' })
    await hear(names, 'one', 'two')
    expect(begun).toEqual([true])
    expect(states.some(({ state, error }) => state === 'recovering' && error !== null)).toBe(true)
    expect(server.calls.some(({ params }) => params['dont_block'] === 'true')).toBe(true)
  })

  it('waits as long as the server asks for', async () => {
    const { names } = listen()
    await parked()
    const body = { result: 'error', code: 'RATE_LIMIT_HIT', msg: 'Slow down', 'retry-after': 0.8 }
    server.refuseNext('/events', { status: 429, body })
    const from = performance.now()
    server.push({ type: 'message', name: 'one' })
    server.push({ type: 'message', name: 'two' })
    await hear(names, 'one', 'two')
    const asked = server.calls.filter(({ path }) => path === '/events').length
    expect(asked).toBeLessThan(6)
    expect(performance.now() - from).toBeGreaterThan(700)
  })

  it('ends when the server does not know who asks', async () => {
    const { queue, states } = listen()
    await parked()
    server.refuseNext('/events', {
      status: 401,
      body: { result: 'error', code: 'UNAUTHORIZED', msg: 'Who?' },
    })
    server.push({ type: 'message', name: 'one' })
    await vi.waitFor(() => expect(queue.status().state).toBe('unauthorized'))
    const calls = server.calls.length
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(server.calls).toHaveLength(calls)
    expect(states.at(-1)?.error?.message).toBe('Who?')
  })

  it('ends when what is asked for is refused, with the server’s words', async () => {
    server.refuseNext('/register', {
      status: 400,
      body: { result: 'error', code: 'BAD_REQUEST', msg: 'Operator fish not supported.' },
    })
    const { queue } = listen({ narrow: [['fish', 'x']] })
    await vi.waitFor(() => expect(queue.status().state).toBe('failed'))
    expect(queue.status().error?.message).toBe('Operator fish not supported.')
  })

  it('registers as often as it takes', async () => {
    server.refuseNext('/register', { status: 503, body: '' }, { status: 0, body: null })
    const { live, begun } = listen()
    await live()
    expect(begun).toEqual([true])
    expect(server.count('POST', '/register')).toBe(3)
  })

  it('takes a request that is parked too long for dead', async () => {
    server.state = { ...server.state, event_queue_longpoll_timeout_seconds: 0.2 }
    const { names, begun } = listen()
    await vi.waitFor(() => expect(server.count('GET', '/events')).toBeGreaterThan(3))
    server.push({ type: 'message', name: 'one' })
    await hear(names, 'one')
    expect(begun).toEqual([true])
  })

  it('asks at once when the machine wakes or the network is back', async () => {
    const { wake } = listen()
    await parked()
    const before = server.count('GET', '/events')
    wake('online')
    await vi.waitFor(() => expect(server.count('GET', '/events')).toBeGreaterThan(before))
    expect(server.calls.at(before + 1)?.params).toMatchObject({ dont_block: 'true' })
    await parked()
  })

  it('lets two readers of one queue not send each other away without a pause', async () => {
    listen()
    await parked()
    const [queue] = server.queues.values()
    if (!queue) throw new Error('One queue.')
    const client = createZulipClient(nodeEnv(), { url })
    for (let time = 0; time < 5; time += 1) {
      await client.call('GET', '/events', { queue_id: queue.id, last_event_id: -1, dont_block: true })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(server.count('GET', '/events')).toBeLessThan(16)
  })

  it('makes the queue anew some time after the server has become another version, and lets the old one go', async () => {
    const { begun, names } = listen({}, undefined, 0.001)
    await parked()
    server.push({ type: 'restart', zulip_feature_level: 372, name: 'same' })
    await hear(names, 'same')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(begun).toEqual([true])
    await parked()
    server.push({ type: 'restart', zulip_feature_level: 400, name: 'other' })
    await vi.waitFor(() => expect(begun).toEqual([true, false]), { timeout: 3000 })
    await vi.waitFor(() => expect(server.queues.size).toBe(1))
  })
})

it('begins and ends as often as one likes, and leaves no queue behind', async () => {
  const { queue } = listen()
  for (let time = 0; time < 5; time += 1) {
    queue.stop()
    queue.start()
  }
  await parked()
  queue.stop()
  await vi.waitFor(() => expect(server.queues.size).toBe(0), { timeout: 3000 })
})
