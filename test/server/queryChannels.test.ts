// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire, type World } from './support/world.ts'

refuseFaults()

const cidsOf = (answer: Wire): string[] => answer.channels.map((state: Wire) => state.channel.id)

/** Five channels: a (ann), b (ann, ben), c (ann, ben, cat; two unread), d (ben only), e (livestream). */
async function town(): Promise<{ world: World; ann: Person; ben: Person; cat: Person }> {
  const world = createWorld()
  const [ann, ben, cat] = await Promise.all([
    world.person('ann').connect({ name: 'Ann Lee' }),
    world.person('ben').connect({ name: 'Ben Óscar' }),
    world.person('cat').connect(),
  ])
  const make = async (who: Person, path: string, data: object) => {
    world.env.pass(1000)
    await who.ok('POST', `/channels/${path}/query`, { data })
  }
  await make(ann, 'messaging/a', { members: ['ann'], name: 'Alpha one', size: 1, tags: ['x', 'y'] })
  await make(ann, 'messaging/b', { members: ['ann', 'ben'], name: 'Beta two', size: 2, tags: ['y'] })
  await make(ann, 'messaging/c', {
    members: ['ann', 'ben', 'cat'],
    name: 'Gamma',
    size: 3,
    frozen: false,
    open: true,
  })
  await make(ben, 'messaging/d', { members: ['ben'], name: 'Delta' })
  await make(ben, 'livestream/e', { name: 'Epsilon' })
  world.env.pass(1000)
  await ben.send('c', 'one')
  await ben.send('c', 'two')
  return { world, ann, ben, cat }
}

describe('querying channels', () => {
  it.each<[string, object, string[]]>([
    ['nothing', {}, ['c', 'e', 'b', 'a']],
    ['a bare value', { type: 'messaging' }, ['c', 'b', 'a']],
    ['$eq', { cid: { $eq: 'messaging:a' } }, ['a']],
    ['$ne', { id: { $ne: 'a' } }, ['c', 'e', 'b']],
    ['$gt', { member_count: { $gt: 1 } }, ['c', 'b']],
    ['$gte and $lt together', { member_count: { $gte: 1, $lt: 3 } }, ['b', 'a']],
    ['$lte', { size: { $lte: 2 } }, ['b', 'a']],
    ['$in', { id: { $in: ['a', 'b', 'd'] } }, ['b', 'a']],
    ['$nin', { id: { $nin: ['a', 'b'] } }, ['c', 'e']],
    ['$ne of a field that some lack', { open: { $ne: true } }, ['e', 'b', 'a']],
    ['$nin of a field that some lack', { size: { $nin: [1, 3] } }, ['e', 'b']],
    ['$exists of a custom field', { open: { $exists: true } }, ['c']],
    ['$exists of a time', { last_message_at: { $exists: false } }, ['e', 'b', 'a']],
    ['$contains', { tags: { $contains: 'x' } }, ['a']],
    ['$in of a custom list', { tags: { $in: ['x', 'z'] } }, ['a']],
    ['$autocomplete', { name: { $autocomplete: 'bet tw' } }, ['b']],
    ['$q', { name: { $q: 'ALPHA' } }, ['a']],
    ['$q takes whole words', { name: { $q: 'alph' } }, []],
    ['$and', { $and: [{ size: { $gt: 1 } }, { size: { $lt: 3 } }] }, ['b']],
    ['$or', { $or: [{ id: 'a' }, { id: 'c' }] }, ['c', 'a']],
    ['$nor', { $nor: [{ id: 'a' }, { type: 'livestream' }] }, ['c', 'b']],
    ['some of the members', { members: { $in: ['cat', 'zoe'] } }, ['c']],
    ['exactly the members', { members: { $eq: ['ben', 'ann'] } }, ['b']],
    ['a member', { members: { $contains: 'ben' } }, ['c', 'b']],
    ['none of the members', { members: { $nin: ['ben'] } }, ['e', 'a']],
    ['the name of a member', { 'member.user.name': { $autocomplete: 'ósc' } }, ['c', 'b']],
    ['a time', { last_message_at: { $gt: '2024-05-01T10:00:05Z' } }, ['c']],
    ['a time with another zone', { created_at: { $lte: '2024-05-01T12:00:02.5+02:00' } }, ['b', 'a']],
    ['being joined', { joined: true }, ['c', 'b', 'a']],
    ['being hidden', { hidden: true }, []],
    ['frozen', { frozen: false }, ['c', 'e', 'b', 'a']],
    ['has_unread', { has_unread: true }, ['c']],
    ['who made it', { created_by_id: 'ben' }, ['e']],
    ['null', { open: null }, ['e', 'b', 'a']],
    ['several keys', { type: 'messaging', members: { $in: ['ben'] }, size: 2 }, ['b']],
    ['a custom field of another type', { size: { $gt: 'a' } }, []],
    ['a custom key like a prototype', { constructor: { $exists: true } }, []],
  ])('by %s', async (_, filter, found) => {
    const { ann } = await town()
    expect(cidsOf(await ann.ok('POST', '/channels', { filter_conditions: filter }))).toEqual(found)
  })

  it.each<[object]>([
    [{ id: { $like: 'a' } }],
    [{ $not: [{ id: 'a' }] }],
    [{ $and: [] }],
    [{ $or: { id: 'a' } }],
    [{ $and: [7] }],
    [{ id: 7 }],
    [{ id: {} }],
    [{ id: { $gt: null } }],
    [{ id: { $in: 'a' } }],
    [{ id: { $in: [7] } }],
    [{ id: { $exists: 'yes' } }],
    [{ member_count: 'two' }],
    [{ member_count: { $autocomplete: 'x' } }],
    [{ frozen: { $gt: true } }],
    [{ frozen: 'no' }],
    [{ created_at: 'yesterday' }],
    [{ created_at: { $gt: 7e300 } }],
    [{ created_at: '2024-99-99T99:99:99+99:99' }],
    [{ members: { $autocomplete: 'a' } }],
    [{ name: { $q: 7 } }],
    [{ size: { a: { $gt: 1 } } }],
  ])('refuses the filter %j', async (filter) => {
    const { ann } = await town()
    expect(await ann.refused('POST', '/channels', { filter_conditions: filter })).toBe('400/4')
  })

  it.each<[string, unknown, string[]]>([
    ['nothing, the newest first', undefined, ['c', 'e', 'b', 'a']],
    ['an empty list', [], ['c', 'e', 'b', 'a']],
    ['created_at', [{ field: 'created_at', direction: 1 }], ['a', 'b', 'c', 'e']],
    ['member_count', [{ field: 'member_count', direction: -1 }], ['c', 'b', 'a', 'e']],
    [
      'unread_count',
      [
        { field: 'unread_count', direction: -1 },
        { field: 'created_at', direction: 1 },
      ],
      ['c', 'a', 'b', 'e'],
    ],
    [
      'has_unread',
      [
        { field: 'has_unread', direction: -1 },
        { field: 'created_at', direction: -1 },
      ],
      ['c', 'e', 'b', 'a'],
    ],
    [
      'last_message_at, those without at the end',
      [{ field: 'last_message_at', direction: 1 }],
      ['c', 'e', 'a', 'b'],
    ],
    ['a custom field', [{ field: 'size', direction: 1 }], ['a', 'b', 'c', 'e']],
  ])('sorts by %s', async (_, sort, order) => {
    const { ann } = await town()
    expect(cidsOf(await ann.ok('POST', '/channels', { sort }))).toEqual(order)
  })

  it.each([
    [{ sort: { created_at: 1 } }],
    [{ sort: [7] }],
    [{ sort: [{ field: 'created_at', direction: 2 }] }],
    [{ sort: [{ direction: 1 }] }],
    [{ limit: 31 }],
    [{ limit: -1 }],
    [{ limit: 1.5 }],
    [{ limit: '3' }],
    [{ offset: 10_001 }],
    [{ message_limit: 301, state: true }],
    [{ member_limit: 101, state: true }],
    [{ filter_conditions: 'x' }],
    [{ watch: true }],
    [{ presence: true }],
  ])('refuses %j', async (body) => {
    const { ann } = await town()
    expect(await ann.refused('POST', '/channels', body)).toBe('400/4')
  })

  it('pages, 10 at a time unless told otherwise', async () => {
    const { ann, ben } = await town()
    for (let index = 0; index < 12; index += 1) await ann.open(`n${index}`, ['ann'], false)
    expect(cidsOf(await ann.ok('POST', '/channels', {}))).toHaveLength(10)
    const all = cidsOf(await ann.ok('POST', '/channels', { limit: 30 }))
    const pages = [0, 6, 12].map(async (offset) =>
      cidsOf(await ann.ok('POST', '/channels', { limit: 6, offset })),
    )
    expect((await Promise.all(pages)).flat()).toEqual(all)
    expect(cidsOf(await ben.ok('POST', '/channels', { limit: 0 }))).toEqual([])
  })

  it('answers as much of each channel as was asked for', async () => {
    const { ann } = await town()
    const bare = await ann.ok('POST', '/channels', { filter_conditions: { id: 'c' } })
    expect(bare.channels[0]).toMatchObject({ messages: [], members: [], read: [] })
    const full = await ann.ok('POST', '/channels', { filter_conditions: { id: 'c' }, state: true })
    expect(full.channels[0].messages.map((message: Wire) => message.text)).toEqual(['one', 'two'])
    expect(full.channels[0].read.find((read: Wire) => read.user.id === 'ann').unread_messages).toBe(2)
    const some = await ann.ok('POST', '/channels', {
      filter_conditions: { id: 'c' },
      state: true,
      message_limit: 1,
      member_limit: 2,
    })
    expect(some.channels[0].messages.map((message: Wire) => message.text)).toEqual(['two'])
    expect(some.channels[0].members).toHaveLength(2)
    expect(some.channels[0].read[0].user.id).toBe('ann')
  })

  it('shows everything to an admin, and to a server', async () => {
    const { world, ann } = await town()
    await world.server
      .asServer()
      .call('updateUsers', { body: { users: { cat: { id: 'cat', role: 'admin' } as never } } })
    const cat = world.person('cat')
    expect(cidsOf(await cat.ok('POST', '/channels', {})).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect((await world.server.asServer().call('queryChannels', { body: {} })).channels).toHaveLength(5)
    expect(cidsOf(await ann.ok('POST', '/channels', {}))).not.toContain('d')
  })
})
