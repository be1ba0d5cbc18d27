// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults } from './support/world.ts'

refuseFaults()

describe('pages of any origin', () => {
  it('may ask first', async () => {
    const answer = await createWorld().call('OPTIONS', '/channels/messaging/x/message', {
      apiKey: null,
      headers: {
        Origin: 'https://shop.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type,stream-auth-type,x-stream-client',
      },
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-headers')).toContain('stream-auth-type')
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(answer.headers.get('access-control-allow-methods')).toContain(method)
    }
  })

  it.each([
    ['answers', '/unread', true],
    ['refusals', '/unread', false],
    ['unknown paths', '/nowhere', true],
  ])('may read %s', async (_, path, withToken) => {
    const world = createWorld()
    const token = withToken ? await world.server.token('ann') : null
    const { headers } = await world.call('GET', path, { token })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toMatch(/Retry-After.*X-RateLimit-Reset/)
  })
})

describe('answers', () => {
  it('tell how long they took, with 201 for what was made and 200 for what was read', async () => {
    const ann = await createWorld().person('ann').connect()
    const made = await ann.call('POST', '/channels/messaging/x/query', {})
    expect([made.status, made.body.duration]).toEqual([201, expect.stringMatching(/^\d+\.\d\dms$/)])
    expect((await ann.call('GET', '/channels/messaging/x')).status).toBe(200)
    expect((await ann.call('PATCH', '/channels/messaging/x', { set: { a: 1 } })).status).toBe(200)
    const { id } = await ann.send('x', 'hi')
    expect((await ann.call('PUT', `/messages/${id}`, { set: { text: 'ho' } })).status).toBe(201)
    expect((await ann.call('DELETE', `/messages/${id}`)).status).toBe(200)
  })

  it.each([
    ['GET', '/nowhere'],
    ['GET', '/'],
    ['DELETE', '/unread'],
    ['GET', '/api/v2/nowhere'],
    ['GET', '/api/v2/chat/users'],
    ['GET', '/api/v2/unread'],
    ['GET', '/%E0%A4%A'],
  ])('to %s %s say that it does not exist', async (method, path) => {
    const world = createWorld()
    const { status, body } = await world.call(method, path, { token: await world.server.token('ann') })
    expect([status, body.code]).toEqual([404, 16])
  })
})

describe('bodies', () => {
  it.each([
    ['no JSON', '{"message":', 400, 4],
    ['a list', '[]', 400, 4],
    ['text', '"x"', 400, 4],
    ['a number', '7', 400, 4],
    ['65 levels', '{"a":'.repeat(70) + '1' + '}'.repeat(70), 400, 4],
    ['a quarter of a million levels', '['.repeat(240_000) + ']'.repeat(240_000), 400, 4],
    ['a megabyte', JSON.stringify({ message: { text: 'x'.repeat(1_000_000) } }), 413, 22],
  ])('with %s are refused', async (_, body, status, code) => {
    const world = createWorld()
    const ann = await world.person('ann').connect()
    await ann.open('x')
    const token = await world.server.token('ann')
    const answer = await world.call('POST', '/channels/messaging/x/message', { token, body })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('may be empty where nothing is required', async () => {
    const world = createWorld()
    const token = await world.server.token('ann')
    expect((await world.call('POST', '/channels/read', { token, body: '' })).status).toBe(201)
  })
})

describe('rate limits', () => {
  it('are off unless they are set', async () => {
    const ann = await createWorld().person('ann').connect()
    for (let index = 0; index < 100; index += 1) expect((await ann.call('GET', '/unread')).status).toBe(200)
  })

  it('count per person and operation, tell what is left, and begin anew each minute', async () => {
    const world = createWorld({ rateLimits: { perMinute: 2 } })
    const [ann, ben] = [world.person('ann'), world.person('ben')]
    const first = await ann.call('GET', '/unread')
    expect(first.headers.get('x-ratelimit-limit')).toBe('2')
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1')
    expect(first.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2024-05-01T10:01:00Z') / 1000))
    await ann.call('GET', '/unread')
    const refused = await ann.call('GET', '/unread')
    expect([refused.status, refused.body.code]).toEqual([429, 9])
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
    expect((await ben.call('GET', '/unread')).status).toBe(200)
    expect((await ann.call('GET', '/users')).status).toBe(200)
    world.env.pass(45_000)
    expect((await ann.call('GET', '/unread')).headers.get('retry-after')).toBe('15')
    world.env.pass(15_000)
    expect((await ann.call('GET', '/unread')).status).toBe(200)
  })

  it('can be set for one operation and switched off again', async () => {
    const world = createWorld()
    const ann = world.person('ann')
    world.server.limit({ operations: { unreadCounts: 0 } })
    expect(await ann.refused('GET', '/unread')).toBe('429/9')
    expect((await ann.call('GET', '/users')).status).toBe(200)
    world.server.limit()
    expect((await ann.call('GET', '/unread')).status).toBe(200)
  })
})
