// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { VirtualRequest } from '../../../src/testing/virtualHttp.ts'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import { streamOperations } from '../../../src/wire/stream/operations.ts'
import { makeClient, outcomeFrom, wireError } from './makeClient.ts'

const path = { type: 'messaging', id: 'general' }
const hello = { message: { id: 'ann-1', text: 'hello' } }
const DAY = 86_400_000
/** When it is at the server as every test begins. */
const START = Date.UTC(2024, 4, 1, 10)

/** A server that counts by the minute of its own clock, which starts at {@link START} whatever the machine believes. */
function counting(clock: { monotonic(): number }, perMinute: number) {
  const counts = new Map<string, number>()
  let refused = 0
  return {
    refused: () => refused,
    handle(request: VirtualRequest): void {
      const now = START + clock.monotonic()
      const window = Math.floor(now / 60_000)
      const key = `${window} ${request.method} ${request.url.pathname}`
      const used = (counts.get(key) ?? 0) + 1
      counts.set(key, used)
      const headers = {
        'X-RateLimit-Limit': String(perMinute),
        'X-RateLimit-Remaining': String(Math.max(0, perMinute - used)),
        'X-RateLimit-Reset': String((window + 1) * 60),
      }
      if (used <= perMinute) return request.answer(201, { message: { id: 'ann-1' }, channels: [] }, headers)
      refused += 1
      const seconds = Math.ceil((window + 1) * 60 - now / 1000)
      request.answer(429, wireError(9), { ...headers, 'Retry-After': String(seconds) })
    },
  }
}

describe('I32: a server that counts', () => {
  it('refuses nothing: whoever waits as long as told hears no 429 in ten minutes of hurry', async () => {
    const { env, client, clock } = makeClient()
    clock.see(START)
    const server = counting(env, 20)
    env.http.serve(server.handle)
    let sent = 0
    const sendAll = async (): Promise<void> => {
      while (env.monotonic() < 600_000) {
        const outcome = await client
          .call(streamOperations.sendMessage, { path, body: hello }, undefined, 'send')
          .then(
            () => null,
            (error: { outcome: { waitMs: number } }) => error.outcome,
          )
        if (outcome) await new Promise<void>((resolve) => env.after(outcome.waitMs, resolve))
        else sent += 1
        await new Promise<void>((resolve) => env.after(100, resolve))
      }
    }
    const all = Promise.all(Array.from({ length: 8 }, sendAll))
    await env.clock.advance(700_000)
    await all
    expect([server.refused(), sent]).toEqual([0, 200])
  })

  it.each([
    ['right', 0],
    ['a day ahead', DAY],
    ['a day behind', -DAY],
  ])('makes nobody wait past its window on a machine whose clock is %s', async (_name, skew) => {
    for (const knowsServer of [true, false]) {
      const env = createVirtualEnv({ startAt: START + skew })
      const { client, clock } = makeClient('secret-token', { env })
      if (knowsServer) clock.see(START)
      await env.clock.advance(50_000)
      const server = counting(env, 1)
      env.http.serve(server.handle)
      await client.call(streamOperations.sendMessage, { path, body: hello })
      const outcome = await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
      const exact = knowsServer || skew === 0
      expect(outcome).toEqual({ type: 'throttled', waitMs: exact ? 10_000 : 60_000 })
      expect(server.refused()).toBe(0)
    }
  })

  it('tells what time it is by the header `Date`, too', async () => {
    const env = createVirtualEnv({ startAt: START - DAY })
    const { client } = makeClient('secret-token', { env })
    env.http.serve((request) =>
      request.answer(
        201,
        { message: {} },
        {
          Date: new Date(START).toUTCString(),
          'X-RateLimit-Remaining': '0',
          'X-RateLimit-Reset': String(START / 1000 + 25),
        },
      ),
    )
    await client.call(streamOperations.sendMessage, { path, body: hello })
    const outcome = await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
    expect(outcome).toEqual({ type: 'throttled', waitMs: 25_000 })
  })

  it('lets a page that came too soon load when its time has come', async () => {
    const { env, client } = makeClient()
    let asked = 0
    env.http.serve((request) => {
      asked += 1
      if (asked === 1) return request.answer(429, wireError(9), { 'Retry-After': '7' })
      request.answer(201, { channels: [] })
    })
    const loading = client.call(streamOperations.queryChannels, { body: {} }, undefined, 'page')
    await env.clock.advance(6999)
    expect(asked).toBe(1)
    await env.clock.advance(1)
    expect(await loading).toEqual({ channels: [] })
    expect(env.held().timers).toBe(0)
  })

  it('that refuses a page again and again makes it fail in the end', async () => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(429, wireError(9), { 'Retry-After': '7' }))
    const outcome = outcomeFrom(client.call(streamOperations.queryChannels, { body: {} }, undefined, 'page'))
    await env.clock.advance(60_000)
    expect(await outcome).toEqual({ type: 'throttled', waitMs: 7000 })
    expect(env.http.requests).toHaveLength(3)
  })

  it('counts each endpoint by itself', async () => {
    const { env, client } = makeClient()
    env.http.serve((request) =>
      request.method === 'POST'
        ? request.answer(429, wireError(9), { 'Retry-After': '30' })
        : request.answer(200, { message: {} }),
    )
    await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
    await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
    await client.call(streamOperations.getMessage, { path: { id: 'm1' } })
    expect(env.http.requests.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })
})
