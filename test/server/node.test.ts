// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { nodeEnv, startServer, type RunningServer, type StartServerOptions } from '../../src/server/node.ts'
import type { Wire } from './support/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'parlour-node-'))
afterAll(() => rmSync(folder, { recursive: true }))

const running: RunningServer[] = []
const start = async (options: StartServerOptions = {}): Promise<RunningServer> => {
  const server = await startServer(options)
  running.push(server)
  return server
}
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})

/** A client on the real network. */
async function client({ url, server }: RunningServer, id: string, prefix = '') {
  const token = await server.token(id)
  const json = encodeURIComponent(JSON.stringify({ user_details: { id }, user_token: token }))
  const socket = new WebSocket(
    `${url.replace('http', 'ws')}${prefix}/connect?json=${json}&api_key=k&authorization=${token}&stream-auth-type=jwt`,
  )
  const frames: Wire[] = []
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await vi.waitFor(() => expect(frames.length).toBeGreaterThan(0))
  const call = async (method: string, path: string, body?: unknown): Promise<Wire> => {
    const separator = path.includes('?') ? '&' : '?'
    const response = await fetch(`${url}${path}${separator}api_key=k`, {
      method,
      headers: { Authorization: token, 'stream-auth-type': 'jwt', 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, ...((await response.json()) as object) }
  }
  return { socket, frames, closed, call, connectionId: frames[0].connection_id as string }
}

describe('the server on a port', () => {
  it.each(['memory', 'a file'])('carries a conversation over HTTP and sockets, kept in %s', async (kind) => {
    const server = await start({
      secret: 's',
      ...(kind === 'memory' ? {} : { data: join(folder, 'talk.db') }),
    })
    const [ann, ben] = [await client(server, 'ann'), await client(server, 'ben', '/api/v2')]
    const watch = (who: typeof ann) => `/channels/messaging/x/query?connection_id=${who.connectionId}`
    expect(
      (await ann.call('POST', watch(ann), { state: true, watch: true, data: { members: ['ann', 'ben'] } }))
        .status,
    ).toBe(201)
    expect((await ben.call('POST', watch(ben), { watch: true })).status).toBe(201)
    const { message } = await ann.call('POST', '/channels/messaging/x/message', {
      message: { id: 'm', text: 'سلام 😀' },
    })
    expect(message.text).toBe('سلام 😀')
    await vi.waitFor(() =>
      expect(ben.frames.at(-1)).toMatchObject({ type: 'message.new', message: { text: 'سلام 😀' } }),
    )
    expect(ben.frames.at(-1).message.created_at).toBeTypeOf('number')
    ben.socket.send(JSON.stringify({ type: 'health.check' }))
    await vi.waitFor(() => expect(ben.frames.at(-1).type).toBe('health.check'))
    const heard = ann.frames.length
    ben.socket.terminate()
    await vi.waitFor(() => expect(ann.frames.slice(heard)).toMatchObject([{ type: 'user.watching.stop' }]))
  })

  it('answers preflights, refusals and big bodies', async () => {
    const server = await start()
    const preflight = await fetch(`${server.url}/channels`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://a.example' },
    })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    const ann = await client(server, 'ann')
    expect(await ann.call('POST', '/channels/unknown/x/query', {})).toMatchObject({ status: 404, code: 16 })
    expect(await ann.call('POST', '/channels', { a: 'x'.repeat(2_000_000) })).toMatchObject({
      status: 413,
      code: 22,
    })
    // Without a length, in pieces.
    const status = await new Promise((resolve, reject) => {
      const call = httpRequest(`${server.url}/channels?api_key=k`, { method: 'POST' }, (answer) =>
        resolve(answer.statusCode),
      )
      call.on('error', reject)
      void server.server.token('ann').then((token) => {
        call.setHeader('Authorization', token)
        for (let index = 0; index < 20; index += 1) call.write('x'.repeat(50_000))
        call.end()
      })
    })
    expect(status).toBe(413)
  })

  it('tells a refused socket why', async () => {
    const { url } = await start({ secret: 's' })
    const socket = new WebSocket(`${url.replace('http', 'ws')}/connect?api_key=k&json={}`)
    const frames: Wire[] = []
    socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())))
    expect(await new Promise((resolve) => socket.on('close', (code) => resolve(code)))).toBe(1008)
    expect(frames).toMatchObject([{ code: 5, StatusCode: 401 }])
  })

  it('survives upgrades that are none of its own, broken ones and huge frames', async () => {
    const server = await start()
    const { port, url } = server
    const other = new WebSocket(`${url.replace('http', 'ws')}/elsewhere`)
    expect(await new Promise((resolve) => other.on('error', (error) => resolve(error.message)))).toContain(
      '404',
    )
    for (const text of [
      'GET /connect HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      'GET /connect HTTP/1.1\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
      '\u0000\u0000garbage\r\n\r\n',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(text))
        socket.on('data', () => socket.destroy())
        socket.on('close', () => resolve())
        socket.on('error', () => resolve())
      })
    }
    const ann = await client(server, 'ann')
    ann.socket.on('error', () => undefined)
    ann.socket.send('x'.repeat(100_000))
    await ann.closed
    const binary = await client(server, 'ann')
    binary.socket.send(Buffer.from('{"type":"health.check"}'))
    binary.socket.send('{"type":"health.check"}')
    await vi.waitFor(() => expect(binary.frames).toHaveLength(2))
  })

  it('leaves everything else to the host', async () => {
    const { url } = await start({ fallback: (request, response) => response.end(`page ${request.url}`) })
    expect(await (await fetch(`${url}/index.html?a=1`)).text()).toBe('page /index.html?a=1')
    expect((await fetch(`${url}/channels`, { method: 'POST' })).status).toBe(401)
    const bare = await start()
    expect((await fetch(`${bare.url}/index.html`)).status).toBe(404)
  })

  it('says when the port is taken', async () => {
    const taken = createHttpServer()
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    )
    await expect(startServer({ port })).rejects.toThrow('EADDRINUSE')
    await new Promise((resolve) => taken.close(resolve))
  })

  it('closes with open sockets and calls, and remembers what it kept', async () => {
    const data = join(folder, 'kept.db')
    const scene = {
      name: 's',
      users: [],
      channels: [
        {
          type: 'messaging',
          id: 'x',
          members: ['ann'],
          messages: [{ by: 'ann', text: 'hi', minutesAgo: 1 }],
        },
      ],
    }
    const first = await startServer({ data, scene })
    const ann = await client(first, 'ann')
    await ann.call('POST', '/channels/messaging/x/message', { message: { text: 'two' } })
    const closing = first.close()
    expect(await ann.closed).toBe(1001)
    await closing
    await expect(fetch(first.url)).rejects.toThrow('fetch failed')
    const second = await start({ data, scene })
    const again = await client(second, 'ann')
    const { messages } = await again.call('POST', '/channels/messaging/x/query', { state: true })
    expect(messages.map((message: Wire) => message.text)).toEqual(['hi', 'two'])
  })

  it('keeps its stamps in order when the clock was set back while it was down', async () => {
    const data = join(folder, 'clock.db')
    const first = await startServer({ data })
    const path = { type: 'messaging', id: 'x' }
    await first.server.as('ann').call('getOrCreateChannel', { path, body: {} })
    const { message: before } = await first.server
      .as('ann')
      .call('sendMessage', { path, body: { message: { text: '1' } } })
    await first.close()
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
    const second = await start({ data })
    const { message: after } = await second.server
      .as('ann')
      .call('sendMessage', { path, body: { message: { text: '2' } } })
    clock.mockRestore()
    expect(after.created_at > before.created_at).toBe(true)
  })
})

describe('the environment of Node', () => {
  it('has what the kit takes from the world', async () => {
    const env = nodeEnv()
    expect(Math.abs(env.now() - Date.now())).toBeLessThan(50)
    expect(env.monotonic()).toBeLessThanOrEqual(env.monotonic())
    expect(env.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(env.random()).toBeLessThan(1)
    const fired: string[] = []
    env.after(5, () => fired.push('one'))
    env.after(5, () => fired.push('never'))()
    await vi.waitFor(() => expect(fired).toEqual(['one']))
    expect([env.isOnline(), env.isVisible(), env.onWake(() => undefined)()]).toEqual([true, false, undefined])
    await env.storage.set('a', '1')
    expect(await env.storage.get('a')).toBe('1')
  })

  it('fetches, opens sockets and uploads', async () => {
    const env = nodeEnv()
    const received: string[] = []
    const server = await start({
      fallback: (request, response) => {
        let size = 0
        request.on('data', (part: Buffer) => (size += part.length))
        request.on('end', () => {
          received.push(`${request.method} ${String(request.headers['x-a'])} ${size > 1000}`)
          response.end('done')
        })
      },
    })
    expect((await env.fetch(`${server.url}/unread?api_key=k`, {})).status).toBe(401)
    const socket = new env.WebSocket(`${server.url.replace('http', 'ws')}/connect`)
    await new Promise((resolve) => socket.addEventListener('message', resolve))
    socket.close()
    const body = new FormData()
    body.append('file', new Blob(['x'.repeat(2000)]))
    const ratios: number[] = []
    const init = { method: 'POST', headers: { 'x-a': 'b' }, body }
    const response = await env.upload(
      `${server.url}/files`,
      init,
      (ratio) => ratios.push(ratio),
      new AbortController().signal,
    )
    expect([await response.text(), ratios, received]).toEqual(['done', [1], ['POST b true']])
    await expect(
      env.upload(`${server.url}/files`, init, () => undefined, AbortSignal.abort()),
    ).rejects.toMatchObject({ name: 'AbortError' })
  })
})
