// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const query = (payload: object): string => `/users?payload=${encodeURIComponent(JSON.stringify(payload))}`
const idsOf = (answer: Wire): string[] => answer.users.map((user: Wire) => user.id)

async function town() {
  const world = createWorld()
  const [ann, ben, cat] = (await Promise.all([
    world.person('ann').connect({ name: 'Ann Lee', shoe: 38 }),
    world.person('ben').connect({ name: 'رضا کریمی', language: 'fa' }),
    world.person('cat').connect({ name: 'Anne-Sophie', invisible: true }),
  ])) as [Person, Person, Person]
  return { world, ann, ben, cat }
}

describe('querying people', () => {
  it.each<[object, string[]]>([
    [{ filter_conditions: {} }, ['ann', 'ben', 'cat']],
    [{ filter_conditions: { id: { $in: ['cat', 'ann'] } } }, ['ann', 'cat']],
    [{ filter_conditions: { name: { $autocomplete: 'ann' } } }, ['ann', 'cat']],
    [{ filter_conditions: { name: { $autocomplete: 'کر' } } }, ['ben']],
    [{ filter_conditions: { online: true } }, ['ann', 'ben']],
    [{ filter_conditions: { shoe: { $gt: 30 } } }, ['ann']],
    [{ filter_conditions: { role: 'user', language: 'fa' } }, ['ben']],
    [{ filter_conditions: {}, sort: [{ field: 'name', direction: -1 }] }, ['ben', 'cat', 'ann']],
    [{ filter_conditions: {}, limit: 1, offset: 1 }, ['ben']],
    [{ filter_conditions: {}, limit: 0 }, []],
  ])('%j', async (payload, ids) => {
    const { ann } = await town()
    expect(idsOf(await ann.ok('GET', query(payload)))).toEqual(ids)
  })

  it('tells nothing that is theirs alone', async () => {
    const { ann } = await town()
    const [user] = (await ann.ok('GET', query({ filter_conditions: { id: 'ben' } }))).users
    for (const name of ['total_unread_count', 'mutes', 'devices', 'privacy_settings'])
      expect(user).not.toHaveProperty(name)
  })

  it.each([
    '/users?payload={',
    '/users?payload=[]',
    query({ filter_conditions: { id: { $x: 1 } } }),
    query({ filter_conditions: {}, limit: 101 }),
    query({ filter_conditions: {}, presence: true }),
    query({ filter_conditions: {}, presence: 1 }),
    query({ filter_conditions: [] }),
  ])('refuses %s', async (path) => {
    const { ann } = await town()
    expect(await ann.refused('GET', path)).toBe('400/4')
  })
})

describe('changing people', () => {
  it('replaces what is known, and tells who can see them', async () => {
    const { world, ann, ben, cat } = await town()
    const dan = await world.person('dan').connect()
    await ann.open('x', ['ann', 'ben'])
    await ben.open('x')
    await cat.ok('GET', query({ filter_conditions: { id: 'ann' }, presence: true }), undefined, {
      connection_id: cat.connectionId(),
    })
    const { users } = await ann.ok('POST', '/users', {
      users: { ann: { id: 'ann', name: 'Ann L.', hat: 7 } },
    })
    expect(users.ann).toMatchObject({ id: 'ann', name: 'Ann L.', hat: 7, role: 'user' })
    expect(users.ann).not.toHaveProperty('shoe')
    await world.server.settle()
    for (const who of [ann, ben, cat])
      expect(who.of('user.updated')).toMatchObject([{ user: { name: 'Ann L.', hat: 7 } }])
    expect(dan.of('user.updated')).toEqual([])
    // The same again is no news.
    await ann.ok('POST', '/users', { users: { ann: { id: 'ann', name: 'Ann L.', hat: 7 } } })
    await world.server.settle()
    expect(ben.of('user.updated')).toHaveLength(1)
  })

  it('is told when somebody connects with another name', async () => {
    const { world, ann, ben } = await town()
    await ann.open('x', ['ann', 'ben'])
    await world.person('ben').connect({ name: 'Ben' })
    expect(ann.of('user.updated')).toMatchObject([{ user: { id: 'ben', name: 'Ben', language: 'fa' } }])
    expect(ben.of('user.updated')).toHaveLength(1)
  })

  it.each([
    [{}, '400/4'],
    [{ users: {} }, '400/4'],
    [{ users: [] }, '400/4'],
    [{ users: { ann: 7 } }, '400/4'],
    [{ users: { ann: { id: 'ben' } } }, '400/4'],
    [{ users: { ann: { id: 'ann', name: 7 } } }, '400/4'],
    [{ users: { ann: { id: 'ann', teams: 'red' } } }, '400/4'],
    [{ users: { ann: { id: 'ann', data: 'x'.repeat(6000) } } }, '413/22'],
    [{ users: { ben: { id: 'ben' } } }, '403/17'],
    [{ users: { ann: { id: 'ann', role: 'admin' } } }, '403/17'],
    [{ users: { ann: { id: 'ann', teams: ['red'] } } }, '403/17'],
    [{ users: { ann: { id: 'ann', name: 'New' }, ben: { id: 'ben' } } }, '403/17'],
  ])('refuses %j', async (body, refusal) => {
    const { ann } = await town()
    expect(await ann.refused('POST', '/users', body)).toBe(refusal)
    expect((await ann.ok('GET', query({ filter_conditions: { id: 'ann' } }))).users[0]).toMatchObject({
      name: 'Ann Lee',
      role: 'user',
    })
  })

  it('takes __proto__ for a name like any other', async () => {
    const world = createWorld()
    const odd = await world.person('__proto__').connect({ name: 'Odd' })
    expect(odd.frames[0].me).toMatchObject({ id: '__proto__', name: 'Odd' })
    const body = JSON.parse('{"users":{"__proto__":{"id":"__proto__","name":"Odder"}}}')
    const { users } = await odd.ok('POST', '/users', body)
    expect(Object.entries(users)).toMatchObject([['__proto__', { name: 'Odder' }]])
  })
})

describe('presence', () => {
  it('is told to those who asked, and only to them', async () => {
    const { world, ann, ben } = await town()
    await ann.ok('GET', query({ filter_conditions: { id: 'dan' }, presence: true }), undefined, {
      connection_id: ann.connectionId(),
    })
    const dan = world.person('dan')
    await dan.connect()
    expect(ann.of('user.presence.changed')).toEqual([])
    await ann.ok('GET', query({ filter_conditions: { id: 'dan' }, presence: true }), undefined, {
      connection_id: ann.connectionId(),
    })
    await dan.disconnect()
    await world.pass(4999)
    expect(ann.of('user.presence.changed')).toEqual([])
    const isOnline = async () =>
      (await ben.ok('GET', query({ filter_conditions: { id: 'dan' } }))).users[0].online
    expect(await isOnline()).toBe(true)
    await world.pass(1)
    expect(ann.of('user.presence.changed')).toMatchObject([
      { user: { id: 'dan', online: false, last_active: expect.any(String) } },
    ])
    expect(await isOnline()).toBe(false)
    await dan.connect()
    expect(ann.of('user.presence.changed')[1]).toMatchObject({ user: { id: 'dan', online: true } })
    expect(ben.of('user.presence.changed')).toEqual([])
  })

  it('does not notice a reload, nor one socket of two', async () => {
    const { world, ann, ben } = await town()
    await ann.open('x', ['ann', 'ben'])
    await ann.ok(
      'POST',
      '/channels/messaging/x/query',
      { presence: true },
      { connection_id: ann.connectionId() },
    )
    const second = await world.person('ben').connect()
    await second.disconnect()
    await world.pass(6000)
    await ben.disconnect()
    await world.pass(3000)
    await world.person('ben').connect()
    await world.pass(10_000)
    expect(ann.of('user.presence.changed')).toEqual([])
  })

  it('follows ten members of a channel', async () => {
    const { world, ann } = await town()
    const others = Array.from({ length: 12 }, (_, index) => `p${index}`)
    for (const id of others) await world.person(id).connect()
    await ann.ok('POST', '/channels/messaging/x/query', { data: { members: ['ann', ...others] } })
    await ann.ok('POST', '/channels', { presence: true }, { connection_id: ann.connectionId() })
    for (const id of others) {
      const again = await world.person(id).connect()
      await again.ok('POST', '/users', { users: { [id]: { id, name: 'New' } } })
    }
    await world.server.settle()
    expect(ann.of('user.updated').map((event) => event.user.id)).toEqual(others.slice(0, 9))
  })

  it('of who is invisible stays offline', async () => {
    const { world, ann, cat } = await town()
    await ann.ok('GET', query({ filter_conditions: { id: 'cat' }, presence: true }), undefined, {
      connection_id: ann.connectionId(),
    })
    await cat.disconnect()
    await world.pass(6000)
    const back = await world.person('cat').connect()
    expect(back.frames[0].me).toMatchObject({ invisible: true, online: false })
    expect(ann.of('user.presence.changed')).toEqual([])
    await back.ok('POST', '/users', { users: { cat: { id: 'cat', invisible: false } } })
    await world.server.settle()
    expect(ann.of('user.presence.changed')).toMatchObject([{ user: { online: true } }])
  })
})
