// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { streamOperations } from '../../../src/wire/stream/operations.ts'
import { makeClient, outcomeFrom, wireError } from './makeClient.ts'

const path = { type: 'messaging', id: 'general' }
const hello = { message: { id: 'ann-1', text: 'hello' } }

describe('a call', () => {
  it('carries key, token and client name, and the body as JSON', async () => {
    const { env, client } = makeClient()
    const asked = client.call(streamOperations.sendMessage, { path, body: hello })
    await env.clock.settle()
    const [request] = env.http.open
    expect(request?.method).toBe('POST')
    expect(request?.url.href).toBe('https://chat.test/channels/messaging/general/message?api_key=key')
    expect(request?.body).toEqual(hello)
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      authorization: 'secret-token',
      'content-type': 'application/json',
      'stream-auth-type': 'jwt',
      'x-stream-client': expect.stringContaining('parlour'),
    })
    request?.answer(201, { message: { id: 'ann-1' }, duration: '3.21ms' })
    expect(await asked).toEqual({ message: { id: 'ann-1' }, duration: '3.21ms' })
    expect(env.held()).toMatchObject({ timers: 0, requests: 0 })
  })

  it('has neither body nor content type where the operation has none', async () => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(200, { message: {} }))
    await client.call(streamOperations.getMessage, { path: { id: 'm1' } })
    const [request] = env.http.requests
    expect([request?.method, request?.body, request?.headers.get('content-type')]).toEqual([
      'GET',
      undefined,
      null,
    ])
  })

  it('takes every 2xx for success', async () => {
    const { env, client } = makeClient()
    for (const status of [200, 201, 202]) {
      env.http.serve((request) => request.answer(status, { message: { status } }))
      expect(await client.call(streamOperations.sendMessage, { path, body: hello })).toEqual({
        message: { status },
      })
    }
  })

  it('names the socket only where it subscribes, and only while there is one', async () => {
    const { env, client, socket } = makeClient()
    env.http.serve((request) => request.answer(201, { channels: [], events: [], users: [] }))
    const callAll = async (): Promise<void> => {
      await client.call(streamOperations.queryChannels, { body: {} })
      await client.call(streamOperations.getOrCreateChannel, { path, body: {} })
      await client.call(streamOperations.sync, { query: {}, body: { channel_cids: [], last_sync_at: '' } })
      await client.call(streamOperations.queryUsers, { query: { payload: { filter_conditions: {} } } })
      await client.call(streamOperations.sendMessage, { path, body: hello })
      await client.call(streamOperations.getMessage, { path: { id: 'm1' } })
    }
    await callAll()
    socket.id = 'socket-1'
    await callAll()
    expect(env.http.requests.map(({ url }) => url.searchParams.get('connection_id'))).toEqual([
      ...new Array<null>(6).fill(null),
      ...new Array<string>(4).fill('socket-1'),
      null,
      null,
    ])
  })
})

describe('trying again', () => {
  it('never asks a refused GET again', async () => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(404, wireError(16)))
    await outcomeFrom(client.call(streamOperations.getMessage, { path: { id: 'm1' } }))
    expect(env.http.requests).toHaveLength(1)
  })

  it.each(['POST', 'PUT', 'DELETE'])(
    'never tries a %s again: only the caller knows whether twice is safe',
    async (method) => {
      const { env, client } = makeClient()
      env.http.serve((request) => request.answer(503))
      const asked =
        method === 'POST'
          ? client.call(streamOperations.sendMessage, { path, body: hello })
          : method === 'PUT'
            ? client.call(streamOperations.updateMessagePartial, { path: { id: 'm1' }, body: {} })
            : client.call(streamOperations.deleteMessage, { path: { id: 'm1' }, query: {} })
      const outcome = outcomeFrom(asked)
      await env.clock.runUntilIdle()
      expect(await outcome).toEqual({ type: 'unknown' })
      expect(env.http.requests.map((request) => request.method)).toEqual([method])
    },
  )
})
