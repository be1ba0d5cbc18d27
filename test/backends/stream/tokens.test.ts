// @vitest-environment node
import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { createTokens } from '../../../src/backends/stream/tokens.ts'
import type { OutcomeError } from '../../../src/model/outcome.ts'
import { createVirtualEnv } from '../../../src/testing/virtualEnv.ts'
import { streamOperations } from '../../../src/wire/stream/operations.ts'
import { makeClient, outcomeFrom, refusalOf, wireError } from './makeClient.ts'
import type { VirtualRequest } from '../../../src/testing/virtualHttp.ts'

const path = { type: 'messaging', id: 'general' }
const hello = { message: { id: 'ann-1', text: 'hello' } }
const expired = wireError(40, 'JWT expired')

/** A server for which only these tokens are good. */
const accept =
  (...good: string[]) =>
  (request: VirtualRequest): void =>
    good.includes(request.headers.get('authorization') ?? '')
      ? request.answer(201, { message: { id: 'ann-1' } })
      : request.answer(401, expired)

/** A provider that hands out `token-1`, `token-2` and so on. */
const counting = () => {
  let last = 0
  return vi.fn<() => string>(() => `token-${(last += 1)}`)
}

describe('I33: an expired token', () => {
  it('is renewed once and the call made again once', async () => {
    const provider = counting()
    const { env, client } = makeClient(provider)
    env.http.serve(accept('token-2'))
    expect(await client.call(streamOperations.sendMessage, { path, body: hello })).toEqual({
      message: { id: 'ann-1' },
    })
    expect(provider).toHaveBeenCalledTimes(2)
    expect(env.http.requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'token-1',
      'token-2',
    ])
    expect(env.http.requests.map(({ body }) => body)).toEqual([hello, hello])
    await client.call(streamOperations.sendMessage, { path, body: hello })
    expect(provider).toHaveBeenCalledTimes(2)
  })

  it('costs one call of the provider, however many calls found out at once', async () => {
    const provider = counting()
    const { env, client } = makeClient(provider)
    const first = Array.from({ length: 20 }, () =>
      client.call(streamOperations.sendMessage, { path, body: hello }),
    )
    await env.clock.settle()
    expect(provider).toHaveBeenCalledTimes(1)
    // Some are told at once, some when the new token is already there; those that wait for their turn go with it.
    const [early, late] = [env.http.open.slice(0, 3), env.http.open.slice(3)]
    for (const request of early) request.answer(401, expired)
    await env.clock.settle()
    env.http.serve(accept('token-2'))
    for (const request of late) request.answer(401, expired)
    await env.clock.settle()
    while (env.http.open.length > 0) {
      for (const request of env.http.open) accept('token-2')(request)
      await env.clock.settle()
    }
    expect(await Promise.all(first)).toHaveLength(20)
    expect(provider).toHaveBeenCalledTimes(2)
    const tokens = env.http.requests.map(({ headers }) => headers.get('authorization'))
    expect(tokens.filter((token) => token === 'token-1')).toHaveLength(early.length + late.length)
    expect(tokens.filter((token) => token === 'token-2')).toHaveLength(20)
  })

  it('that is followed by another is a matter for the person: the call ends as `auth`', async () => {
    const provider = counting()
    const { env, client } = makeClient(provider)
    env.http.serve(accept())
    expect(await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))).toEqual({
      type: 'auth',
    })
    expect([provider.mock.calls.length, env.http.requests.length]).toEqual([2, 2])
  })

  it('that nobody can renew ends as `auth` without another call', async () => {
    const { env, client } = makeClient('fixed')
    env.http.serve(accept())
    const error = await refusalOf(client.call(streamOperations.sendMessage, { path, body: hello }))
    expect([error.outcome, env.http.requests.length]).toEqual([{ type: 'auth' }, 1])
    expect(error.message).toContain('pass a function as `token`')
  })

  it('makes at most three calls of the provider a minute, though every one of its tokens is refused', async () => {
    const provider = counting()
    const { env, client } = makeClient(provider)
    env.http.serve(accept())
    const at: number[] = []
    provider.mockImplementation(() => `token-${at.push(env.monotonic())}`)
    for (let second = 0; second < 180; second += 1) {
      const outcome = await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
      expect(['auth', 'throttled']).toContain(outcome.type)
      await env.clock.advance(1000)
    }
    for (const time of at)
      expect(at.filter((other) => other >= time && other < time + 60_000).length).toBeLessThan(4)
    expect(at.length).toBeGreaterThan(5)
  })
})

describe('I33: a provider that fails', () => {
  it('holds the call, without a request', async () => {
    const { env, client } = makeClient(() => Promise.reject(new Error('sign in first')))
    const outcome = await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
    expect(outcome).toMatchObject({ type: 'throttled' })
    expect(env.http.requests).toEqual([])
  })

  it('is asked again later, at most three times a minute', async () => {
    const at: number[] = []
    const { env, client } = makeClient(() => {
      at.push(env.monotonic())
      throw new Error('down')
    })
    for (let second = 0; second < 120; second += 1) {
      await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
      await env.clock.advance(1000)
    }
    for (const time of at)
      expect(at.filter((other) => other >= time && other < time + 60_000).length).toBeLessThan(4)
    expect(at.length).toBeGreaterThan(3)
  })

  it('says how long to wait until it would be asked again', async () => {
    const provider = vi.fn<() => string>(() => {
      throw new Error('down')
    })
    const { env, client } = makeClient(provider)
    let waits = 0
    for (let turn = 0; turn < 10; turn += 1) {
      const before = provider.mock.calls.length
      const outcome = await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
      expect(provider.mock.calls.length).toBe(before + 1)
      const waitMs = outcome.type === 'throttled' ? outcome.waitMs : Number.NaN
      waits += waitMs
      await env.clock.advance(waitMs)
    }
    expect(waits).toBeLessThanOrEqual(10 * 60_000)
  })

  it('is not asked by somebody else before it is time', async () => {
    const env = createVirtualEnv()
    let calls = 0
    const { current } = createTokens(() => {
      calls += 1
      throw new Error(`no network ${calls}`)
    }, env)
    const ask = async (): Promise<string> => {
      const error = (await current().catch((caught: unknown) => caught)) as OutcomeError
      const { outcome, cause } = error
      return `${outcome.type === 'throttled' ? outcome.waitMs : outcome.type}: ${(cause as Error).message}`
    }
    expect([await ask(), await ask()]).toEqual(['20000: no network 1', '20000: no network 1'])
    await env.clock.advance(15_000)
    expect(await ask()).toBe('5000: no network 1')
    await env.clock.advance(5000)
    expect(await ask()).toBe('20000: no network 2')
  })

  it('counts one that answers no text as failing', async () => {
    for (const nothing of [undefined, null, '', 7, {}]) {
      const { env, client } = makeClient(() => nothing as string)
      expect(
        await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello })),
      ).toMatchObject({
        type: 'throttled',
      })
      expect(env.http.requests).toEqual([])
    }
  })
})

describe('I34: the token', () => {
  const token = 'eyJhbGciOi.c2VjcmV0LXRva2Vu.c2lnbmF0dXJl'
  const forms = [token, encodeURIComponent(token), btoa(token), token.slice(11, 20)]
  const everywhere = (error: unknown): string =>
    inspect(error, { depth: 20, showHidden: true, getters: true })

  it('is in no address of a call', async () => {
    const { env, client } = makeClient(token)
    env.http.serve((request) => request.answer(200, { message: {}, channels: [] }))
    await client.call(streamOperations.getMessage, { path: { id: 'm1' } })
    await client.call(streamOperations.queryChannels, { body: {} })
    for (const { url } of env.http.requests) for (const form of forms) expect(url.href).not.toContain(form)
  })

  it('is in no error, whatever went wrong, not even what the platform says of it', async () => {
    const { env, client } = makeClient(token)
    const endings: ((request: VirtualRequest) => void)[] = [
      (request) => request.answer(500),
      (request) => request.answer(401, expired),
      (request) => request.answer(403, wireError(17)),
      (request) => request.answer(201, 'not json'),
      (request) => request.fail(new TypeError(`Headers.append: "${token}" is an invalid header value.`)),
    ]
    for (const ending of endings) {
      env.http.serve(ending)
      const error = await refusalOf(client.call(streamOperations.sendMessage, { path, body: hello }))
      for (const form of forms) expect(everywhere(error)).not.toContain(form)
    }
  })
})
