import { describe, expect, it } from 'vitest'
import { testEnv } from './support/testEnv.ts'
import { createWorld, refuseFaults } from './support/world.ts'

refuseFaults()

const UNREAD = ['GET', '/unread'] as const
const base64url = (text: string): string =>
  btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const unsigned = (claims: object): string =>
  `${base64url('{"alg":"none"}')}.${base64url(JSON.stringify(claims))}.`

describe('calls without a secret', () => {
  it.each([
    ['no key', { apiKey: null }, 401, 2],
    ['no token', {}, 401, 5],
    ['a token that is none', { token: 'abc' }, 401, 5],
    ['a token of JSON that is no object', { token: `${base64url('[]')}.${base64url('7')}.` }, 401, 5],
    ['a token that names nobody', { token: unsigned({ user: 'ann' }) }, 401, 5],
    ['a token that names an impossible id', { token: unsigned({ user_id: 'Ann\nBen' }) }, 401, 5],
    ['an expired token', { token: unsigned({ user_id: 'ann', exp: 1 }) }, 401, 40],
    ['a token that is not valid yet', { token: unsigned({ user_id: 'ann', nbf: 9e9 }) }, 401, 41],
    ['a token from the future', { token: unsigned({ user_id: 'ann', iat: 9e9 }) }, 401, 42],
    ['an unknown way', { token: unsigned({ user_id: 'ann' }), headers: { 'stream-auth-type': 'x' } }, 401, 5],
  ])('with %s are refused', async (_, options, status, code) => {
    const answer = await createWorld().call(...UNREAD, options)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ code, StatusCode: status, details: [], more_info: '' })
  })

  it('believe every token that names somebody', async () => {
    const token = unsigned({ user_id: 'ann' })
    expect((await createWorld().call(...UNREAD, { token })).status).toBe(200)
  })
})

describe('calls with a secret', () => {
  const world = (now?: number) => createWorld({ secret: 's3cret', apiKey: 'key' }, testEnv(now))

  it('take only tokens that were signed with it', async () => {
    const { server, call } = world()
    const token = await server.token('ann')
    const other = await createWorld({ secret: 'other' }).server.token('ann')
    expect((await call(...UNREAD, { token })).status).toBe(200)
    for (const bad of [
      other,
      unsigned({ user_id: 'ann' }),
      `${token}x`,
      token.slice(0, -4),
      `${token.split('.')[0]}.${base64url('{"user_id":"ben"}')}.${token.split('.')[2]}`,
    ]) {
      expect((await call(...UNREAD, { token: bad })).body.code).toBe(43)
    }
  })

  it('take no other algorithm, even where the signature fits', async () => {
    const { call } = world()
    const { createHmac } = await import('node:crypto')
    const content = `${base64url('{"alg":"HS512"}')}.${base64url('{"user_id":"ann"}')}`
    const signature = createHmac('sha256', 's3cret').update(content).digest('base64url')
    expect((await call(...UNREAD, { token: `${content}.${signature}` })).body.code).toBe(43)
  })

  it('check the same token again as time passes', async () => {
    const { server, call, env } = world()
    const seconds = Math.floor(env.now() / 1000)
    const token = await server.token('ann', { exp: seconds + 60 })
    expect((await call(...UNREAD, { token })).status).toBe(200)
    env.setClock((seconds + 61) * 1000)
    expect((await call(...UNREAD, { token })).body.code).toBe(40)
  })

  it('refuse the key of another application', async () => {
    const { server, call } = world()
    const answer = await call(...UNREAD, { token: await server.token('ann'), apiKey: 'nope' })
    expect(answer.body).toMatchObject({ code: 2, StatusCode: 401 })
  })

  it('make a token that others can check', async () => {
    const { server } = world()
    const token = await server.token('ann', { role: 'user' })
    const [header = '', payload = '', signature = ''] = token.split('.')
    const { createHmac } = await import('node:crypto')
    expect(createHmac('sha256', 's3cret').update(`${header}.${payload}`).digest('base64url')).toBe(signature)
    expect(JSON.parse(atob(payload))).toMatchObject({ user_id: 'ann', role: 'user', iat: expect.any(Number) })
  })
})

describe('server tokens', () => {
  it('act for whom they name', async () => {
    const world = createWorld()
    await world.person('ann').connect()
    const token = unsigned({ server: true })
    const made = await world.call('POST', '/channels/messaging/x/query', {
      token,
      body: { data: { created_by_id: 'ann', members: ['ann'] } },
    })
    expect(made.body.channel.created_by.id).toBe('ann')
    const sent = await world.call('POST', '/channels/messaging/x/message', {
      token,
      body: { message: { text: 'hi', user_id: 'ann' } },
    })
    expect(sent.body.message.user.id).toBe('ann')
    const reacted = await world.call('POST', `/messages/${sent.body.message.id}/reaction`, {
      token,
      body: { reaction: { type: 'like', user: { id: 'ann' } } },
    })
    expect(reacted.body.reaction.user_id).toBe('ann')
  })

  it('are told when they name nobody, or somebody who does not exist', async () => {
    const world = createWorld()
    const token = unsigned({ server: true })
    expect((await world.call(...UNREAD, { token })).body).toMatchObject({
      code: 4,
      exception_fields: { user_id: expect.any(String) },
    })
    expect((await world.call(...UNREAD, { token, query: { user_id: 'nobody' } })).body.code).toBe(4)
    expect((await world.call(...UNREAD, { token, query: { user_id: 'No Body' } })).body.code).toBe(4)
  })

  it('may set roles and teams', async () => {
    const world = createWorld()
    const answer = await world.call('POST', '/users', {
      token: unsigned({ server: true }),
      body: { users: { ann: { id: 'ann', role: 'admin', teams: ['red'] } } },
    })
    expect(answer.body.users.ann).toMatchObject({ role: 'admin', teams: ['red'] })
  })
})

describe('guests', () => {
  it('get in without a token, under an id of their own', async () => {
    const world = createWorld({ secret: 's3cret' })
    const { status, body } = await world.call('POST', '/guest', {
      body: { user: { id: 'ann', name: 'Ann' } },
    })
    expect(status).toBe(201)
    expect(body.user).toMatchObject({ name: 'Ann', role: 'guest' })
    expect(body.user.id).not.toBe('ann')
    const own = await world.call(...UNREAD, { token: body.access_token })
    expect(own.status).toBe(200)
  })

  it.each([
    [{}, 4],
    [{ user: {} }, 4],
    [{ user: { id: 'A B' } }, 4],
    [{ user: { id: 'ann', role: 'admin' } }, 17],
  ])('are refused with %j', async (body, code) => {
    expect((await createWorld().call('POST', '/guest', { body })).body.code).toBe(code)
  })
})
