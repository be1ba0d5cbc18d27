// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { streamOperations } from '../../../src/wire/stream/operations.ts'
import { makeClient, outcomeFrom, refusalOf, wireError } from './makeClient.ts'

const path = { type: 'messaging', id: 'general' }
const hello = { message: { id: 'ann-1', text: 'hello' } }

describe('D7: a call whose end is not known', () => {
  it.each([
    ['500', (status = 500) => status],
    ['502 with a page of HTML', () => 502],
    ['503', () => 503],
    ['408', () => 408],
  ])('%s', async (_name, status) => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(status(), '<html>Bad gateway</html>'))
    expect(await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))).toEqual({
      type: 'unknown',
    })
  })

  it.each([
    ['an HTML page', '<!doctype html><p>Welcome to this hotel'],
    ['truncated JSON', '{"message":{"id":"ann-1"'],
    ['nothing', ''],
    ['JSON that is no object: null', 'null'],
    ['JSON that is no object: a list', '[]'],
    ['JSON that is no object: text', '"ok"'],
  ])('I31: success with %s for a body', async (_name, text) => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(201, text))
    expect(await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))).toEqual({
      type: 'unknown',
    })
  })

  it('I31: a code that says the server ran out of time', async () => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(400, wireError(23)))
    expect(await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))).toEqual({
      type: 'unknown',
    })
  })

  it('I31: a line that breaks before or within the answer', async () => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.fail())
    expect(await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))).toEqual({
      type: 'unknown',
    })
    env.http.serve((request) => request.breakOff(201, '{"message":{"id":"ann-1"}}'))
    expect(await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))).toEqual({
      type: 'unknown',
    })
  })

  it('gives up after 30 s, not sooner', async () => {
    const { env, client } = makeClient()
    let ended = 0
    const asked = outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello })).finally(
      () => (ended = env.monotonic()),
    )
    await env.clock.advance(29_999)
    expect(env.held().requests).toBe(1)
    await env.clock.advance(1)
    expect(await asked).toEqual({ type: 'unknown' })
    expect(ended).toBe(30_000)
    expect(env.held()).toMatchObject({ timers: 0, requests: 0 })
  })

  it('is given up when its signal aborts, at once and for good', async () => {
    const { env, client } = makeClient()
    const giveUp = new AbortController()
    const asked = outcomeFrom(client.call(streamOperations.getMessage, { path: { id: 'm1' } }, giveUp.signal))
    await env.clock.settle()
    giveUp.abort()
    expect(await asked).toEqual({ type: 'unknown' })
    expect(env.held()).toMatchObject({ timers: 0, requests: 0 })
    expect(
      await outcomeFrom(client.call(streamOperations.getMessage, { path: { id: 'm1' } }, giveUp.signal)),
    ).toEqual({
      type: 'unknown',
    })
    expect(env.http.requests).toHaveLength(1)
  })
})

describe('I31: a refusal', () => {
  it.each([
    [400, 4, { type: 'rejected', reason: 'input' }],
    [400, 6, { type: 'rejected', reason: 'input' }],
    [404, 16, { type: 'rejected', reason: 'not-found' }],
    [403, 17, { type: 'rejected', reason: 'not-allowed' }],
    [400, 18, { type: 'rejected', reason: 'input' }],
    [400, 19, { type: 'rejected', reason: 'feature-off' }],
    [400, 20, { type: 'rejected', reason: 'too-long' }],
    [400, 21, { type: 'rejected', reason: 'input' }],
    [413, 22, { type: 'rejected', reason: 'too-big' }],
    [403, 60, { type: 'rejected', reason: 'slow-mode' }],
    [400, 44, { type: 'rejected', reason: 'input' }],
    [418, 999, { type: 'rejected', reason: 'other' }],
    [401, 2, { type: 'auth' }],
    [401, 5, { type: 'auth' }],
    [401, 41, { type: 'auth' }],
    [401, 42, { type: 'auth' }],
    [401, 43, { type: 'auth' }],
    [403, 99, { type: 'auth' }],
  ])('%i with code %i', async (status, code, outcome) => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(status, wireError(code, 'because')))
    const error = await refusalOf(client.call(streamOperations.sendMessage, { path, body: hello }))
    expect([error.outcome, error.message]).toEqual([outcome, 'because'])
    expect(env.http.requests).toHaveLength(1)
  })

  it.each([
    [400, 'input'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [413, 'too-big'],
    [431, 'other'],
  ])('%i without a body of the protocol', async (status, reason) => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(status, '<html>'))
    const error = await refusalOf(client.call(streamOperations.sendMessage, { path, body: hello }))
    expect(error.outcome).toEqual({ type: 'rejected', reason })
    expect(error.message).toContain(String(status))
  })

  it('S11: shows at most 200 characters of the server’s words', async () => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(400, wireError(4, 'x'.repeat(1_000_000))))
    const error = await refusalOf(client.call(streamOperations.sendMessage, { path, body: hello }))
    expect(error.message).toHaveLength(200)
  })

  it.each([
    [500, -1],
    [503, 4],
    [408, 23],
    [429, 9],
  ])('is final when it says unrecoverable, even with %i and code %i', async (status, code) => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(status, wireError(code, 'no', { unrecoverable: true })))
    expect(await outcomeFrom(client.call(streamOperations.getMessage, { path: { id: 'm1' } }))).toMatchObject(
      {
        type: 'rejected',
      },
    )
    expect(env.http.requests).toHaveLength(1)
  })
})

describe('I32: a call that came too soon', () => {
  const START = Date.UTC(2024, 4, 1, 10)
  const inSeconds = (seconds: number): string => String(START / 1000 + seconds)
  const date = (ms: number): string => new Date(START + ms).toUTCString()

  it.each([
    ['seconds', { 'Retry-After': '7' }, 7000],
    ['a date', { 'retry-after': date(9000) }, 9000],
    ['the end of the window', { 'X-RateLimit-Reset': inSeconds(12) }, 12_000],
    ['both: the later', { 'Retry-After': '7', 'X-RateLimit-Reset': inSeconds(12) }, 12_000],
    ['both: the later', { 'Retry-After': '20', 'x-ratelimit-reset': inSeconds(12) }, 20_000],
    ['hours', { 'Retry-After': '7200' }, 300_000],
    ['a far date', { 'Retry-After': date(86_400_000) }, 300_000],
    ['a window that ends in a day', { 'X-RateLimit-Reset': inSeconds(86_400) }, 300_000],
    ['nothing', {}, 1000],
    ['the past', { 'Retry-After': date(-5000), 'X-RateLimit-Reset': inSeconds(-5) }, 1000],
    ['garbage', { 'Retry-After': 'soon', 'X-RateLimit-Reset': 'later' }, 1000],
  ])('waits as long as the server says: %s', async (_name, headers, waitMs) => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(429, wireError(9), headers))
    const outcome = await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
    expect(outcome).toEqual({ type: 'throttled', waitMs })
  })

  it('knows it by the status alone, and by the code alone', async () => {
    const { env, client } = makeClient()
    env.http.serve((request) => request.answer(429, 'Too many requests', { 'Retry-After': '3' }))
    const byStatus = await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
    env.http.serve((request) => request.answer(400, wireError(9), { 'Retry-After': '3' }))
    const byCode = await outcomeFrom(client.call(streamOperations.sendMessage, { path, body: hello }))
    expect([byStatus, byCode]).toEqual([
      { type: 'throttled', waitMs: 3000 },
      { type: 'throttled', waitMs: 3000 },
    ])
  })
})
