import { describe, expect, it } from 'vitest'
import { createServer, tabTransport, type TabTransportOptions } from '../../src/server/index.ts'
import { testEnv } from './support/testEnv.ts'

function setUp(options: TabTransportOptions = {}) {
  const env = testEnv()
  const faults: unknown[] = []
  const server = createServer({ env, onFault: (error) => faults.push(error) })
  const tab = tabTransport(server, options)
  const address = async (id = 'ann'): Promise<string> => {
    const json = encodeURIComponent(JSON.stringify({ user_details: { id } }))
    return `wss://chat.example/connect?api_key=k&json=${json}&authorization=${await server.token(id)}`
  }
  const call = async (method: string, path: string, body?: object, init: RequestInit = {}) =>
    tab.fetch(`https://chat.example${path}${path.includes('?') ? '&' : '?'}api_key=k`, {
      method,
      headers: {
        Authorization: await server.token('ann'),
        'stream-auth-type': 'jwt',
        'Content-Type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...init,
    })
  /** A socket and everything it did. */
  const open = async (id = 'ann', url?: string) => {
    const socket = new tab.WebSocket(url ?? (await address(id)))
    const log: string[] = []
    const frames: Record<string, unknown>[] = []
    socket.addEventListener('open', () => log.push('open'))
    socket.addEventListener('error', () => log.push('error'))
    socket.addEventListener('close', ({ code, wasClean }) => log.push(`close ${code} ${wasClean}`))
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(data as string) as Record<string, unknown>
      frames.push(frame)
      log.push(typeof frame['type'] === 'string' ? `message ${frame['type']}` : 'message refusal')
    })
    return { socket, log, frames }
  }
  return { env, server, tab, call, open, faults }
}

describe('a socket in the tab', () => {
  it('opens later, hears its first frame and sends', async () => {
    const { server, open } = setUp()
    const { socket, log, frames } = await open()
    expect(socket.readyState).toBe(0)
    expect(() => socket.send('early')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }))
    expect(log).toEqual([])
    await server.settle()
    expect(log).toEqual(['open', 'message health.check'])
    expect(socket.readyState).toBe(socket.OPEN)
    expect(frames[0]).toMatchObject({ me: { id: 'ann' } })
    socket.send(JSON.stringify({ type: 'health.check' }))
    await server.settle()
    expect(log).toEqual(['open', 'message health.check', 'message health.check'])
    expect([
      socket.url.startsWith('wss://chat.example/connect'),
      socket.protocol,
      socket.bufferedAmount,
    ]).toEqual([true, '', 0])
  })

  it('has the constants of the browser, on the class and on the socket', async () => {
    const { tab, open } = setUp()
    const { socket } = await open()
    const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }
    for (const [name, value] of Object.entries(states)) {
      expect([Reflect.get(tab.WebSocket, name), Reflect.get(socket, name)]).toEqual([value, value])
    }
  })

  it('calls handlers that are properties, and removes them again', async () => {
    const { server, open } = setUp()
    const { socket } = await open()
    const called: string[] = []
    socket.onopen = () => called.push('old')
    socket.onopen = () => called.push('open')
    socket.onmessage = ({ data }) => called.push(typeof data)
    socket.onclose = ({ code, reason }) => called.push(`${code} ${reason}`)
    socket.onerror = () => called.push('error')
    expect(socket.onopen).toBeTypeOf('function')
    await server.settle()
    socket.onmessage = null
    expect(socket.onmessage).toBeNull()
    socket.send('{"type":"health.check"}')
    await server.settle()
    socket.close(4001, 'bye')
    expect(socket.readyState).toBe(socket.CLOSING)
    await server.settle()
    expect(socket.readyState).toBe(socket.CLOSED)
    expect(called).toEqual(['open', 'string', '4001 bye'])
  })

  it('closes with the codes of the browser', async () => {
    const { server, open } = setUp()
    const { socket, log } = await open()
    expect(() => socket.close(1006)).toThrow(expect.objectContaining({ name: 'InvalidAccessError' }))
    await server.settle()
    socket.close()
    socket.close()
    socket.send('into the void')
    await server.settle()
    expect(log.slice(2)).toEqual(['close 1005 true'])
    const early = await open()
    early.socket.close()
    await server.settle()
    expect(early.log).toEqual(['error', 'close 1006 false'])
  })

  it('is told why it is refused, and then closed by the server', async () => {
    const { server, open } = setUp()
    const { log, frames, socket } = await open('ann', 'wss://chat.example/connect')
    await server.settle()
    expect(log).toEqual(['open', 'message refusal', 'close 1008 true'])
    expect(frames[0]).toMatchObject({ code: 2 })
    expect(socket.readyState).toBe(socket.CLOSED)
  })

  it('goes on when a listener throws', async () => {
    const { server, open } = setUp()
    const { socket, log } = await open()
    const stop = (event: Event): void => event.preventDefault()
    globalThis.addEventListener?.('error', stop)
    socket.addEventListener('message', () => {
      throw new Error('a listener broke')
    })
    await server.settle()
    socket.send('{"type":"health.check"}')
    await server.settle()
    globalThis.removeEventListener?.('error', stop)
    expect(log).toEqual(['open', 'message health.check', 'message health.check'])
  })

  it('keeps the order of frames whatever the latency does', async () => {
    const { env, server, tab, call, open } = setUp()
    const { frames } = await open()
    await server.settle()
    const query = `/channels/messaging/x/query?connection_id=${String(frames[0]?.['connection_id'])}`
    await call('POST', query, { watch: true, data: { members: ['ann'] } })
    await server.settle()
    const texts: unknown[] = []
    for (const latency of [1000, 0, 400, 10, 0]) {
      tab.control.setLatency(latency)
      const actor = server.as('ann').call('sendMessage', {
        path: { type: 'messaging', id: 'x' },
        body: { message: { text: String(latency) } },
      })
      texts.push(String(latency))
      await actor
    }
    env.pass(2000)
    await server.settle()
    const heard = frames
      .filter((frame) => frame['type'] === 'message.new')
      .map((frame) => (frame['message'] as { text: string }).text)
    expect(heard).toEqual(texts)
  })

  it('breaks when it is dropped or the network goes, and the next one works', async () => {
    const { server, tab, open } = setUp()
    const first = await open()
    await server.settle()
    tab.control.dropSockets()
    await server.settle()
    expect(first.log.slice(2)).toEqual(['error', 'close 1006 false'])
    const second = await open()
    await server.settle()
    expect(second.log).toHaveLength(2)
    tab.control.setOnline(false)
    await server.settle()
    expect(second.log.slice(2)).toEqual(['error', 'close 1006 false'])
    const offline = await open()
    await server.settle()
    expect(offline.log).toEqual(['error', 'close 1006 false'])
    tab.control.setOnline(true)
    const third = await open()
    await server.settle()
    expect(third.log).toEqual(['open', 'message health.check'])
  })

  it('falls silent without closing, and breaks when that ends', async () => {
    const { server, tab, open } = setUp()
    const { socket, log } = await open()
    await server.settle()
    tab.control.setSilent(true)
    socket.send('{"type":"health.check"}')
    const other = await open()
    await server.settle()
    expect([log.length, other.log.length, socket.readyState]).toEqual([2, 0, socket.OPEN])
    tab.control.setSilent(false)
    await server.settle()
    expect(log.slice(2)).toEqual(['error', 'close 1006 false'])
  })
})

describe('a call in the tab', () => {
  it('reaches the server, by absolute and by relative address', async () => {
    const { server, tab, call } = setUp()
    expect((await call('GET', '/unread')).status).toBe(200)
    const token = await server.token('ann')
    const relative = await tab.fetch('/unread?api_key=k', { headers: new Headers({ Authorization: token }) })
    expect(await relative.json()).toMatchObject({ total_unread_count: 0 })
  })

  it('takes as long as it is told', async () => {
    const { env, server, call } = setUp({ latencyMs: 300 })
    let done = false
    void call('GET', '/unread').then(() => (done = true))
    const wait = async (ms: number): Promise<boolean> => {
      env.pass(ms)
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
      return done
    }
    expect(await wait(0)).toBe(false)
    expect(await wait(150)).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await wait(149)).toBe(false)
    expect(await wait(1)).toBe(true)
    await server.settle()
  })

  it('fails without a network as in a browser', async () => {
    const { tab, call } = setUp()
    tab.control.setOnline(false)
    await expect(call('GET', '/unread')).rejects.toThrow(TypeError)
    tab.control.setOnline(true)
    expect((await call('GET', '/unread')).status).toBe(200)
  })

  it('can be aborted before and while it travels', async () => {
    const { env, call, server } = setUp({ latencyMs: 100 })
    await expect(call('GET', '/unread', undefined, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
    const controller = new AbortController()
    const travelling = call('GET', '/unread', undefined, { signal: controller.signal })
    await Promise.resolve()
    controller.abort()
    await expect(travelling).rejects.toMatchObject({ name: 'AbortError' })
    env.pass(1000)
    await new Promise((resolve) => setTimeout(resolve, 5))
    env.pass(1000)
    await server.settle()
  })

  const send = { message: { id: 'm', text: 'hi' } }
  const SEND = '/channels/messaging/x/message'

  it.each<[Parameters<ReturnType<typeof setUp>['tab']['control']['failNext']>[1], number, boolean]>([
    ['lost-request', 0, false],
    ['lost-response', 0, true],
    [{ status: 500 }, 500, false],
    [{ status: 502, body: '<html>', reached: true, headers: { 'Content-Type': 'text/html' } }, 502, true],
    [{ status: 429, headers: { 'Retry-After': '3' } }, 429, false],
  ])('fails with %j once', async (failure, status, happened) => {
    const { server, tab, call } = setUp()
    await call('POST', '/channels/messaging/x/query', { data: { members: ['ann'] } })
    tab.control.failNext('sendMessage', failure)
    const other = await call('GET', '/unread')
    expect(other.status).toBe(200)
    const outcome = call('POST', SEND, send).then(
      (answer) => answer.status,
      (error: Error) => error.message,
    )
    expect(await outcome).toBe(status === 0 ? 'Failed to fetch' : status)
    const exists = await server
      .as('ann')
      .call('getMessage', { path: { id: 'm' } })
      .then(
        () => true,
        () => false,
      )
    expect(exists).toBe(happened)
    const again = await call('POST', SEND, send)
    expect(again.status).toBe(happened ? 400 : 201)
  })

  it('is chosen by operation, pattern or function, as often as wanted', async () => {
    const { tab, call } = setUp({ failures: [{ matcher: 'markChannelsRead', failure: { status: 503 } }] })
    const status = async (method: string, path: string): Promise<number> =>
      (await call(method, path, method === 'GET' ? undefined : {})).status
    await status('POST', '/channels/messaging/read/query')
    expect(await status('POST', '/channels/messaging/read')).toBe(201)
    expect(await status('POST', '/api/v2/chat/channels/read')).toBe(503)
    expect(await status('POST', '/channels/read')).toBe(201)
    tab.control.failNext(/^GET .*unread$/, { status: 500 }, 2)
    tab.control.failNext(({ method, pathname }) => method === 'PATCH' && pathname.endsWith('read'), {
      status: 501,
    })
    expect([
      await status('GET', '/unread'),
      await status('GET', '/unread'),
      await status('GET', '/unread'),
    ]).toEqual([500, 500, 200])
    expect(await status('PATCH', '/channels/messaging/read')).toBe(501)
  })
})

describe('waiting for the server', () => {
  it('ends when calls, frames and events have arrived', async () => {
    const { server, open, call, faults } = setUp()
    const { frames } = await open()
    await server.settle()
    void call('POST', `/channels/messaging/x/query?connection_id=${String(frames[0]?.['connection_id'])}`, {
      watch: true,
      data: { members: ['ann'] },
    })
    await Promise.resolve()
    await server.settle()
    void call('POST', '/channels/messaging/x/message', { message: { text: 'hi' } })
    await new Promise((resolve) => setTimeout(resolve, 0))
    await server.settle()
    expect(frames.at(-1)).toMatchObject({ type: 'message.new' })
    await server.close()
    expect(faults).toEqual([])
  })
})
