// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const HERE = { filter_conditions: { cid: 'messaging:x' } }

const search = (who: Person, payload: unknown, prefix = ''): ReturnType<Person['call']> =>
  who.call('GET', `${prefix}/search`, undefined, { payload: JSON.stringify(payload) })

async function find(who: Person, payload: object): Promise<string[]> {
  const { status, body } = await search(who, { ...HERE, ...payload })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.results.map(({ message }: Wire) => message.id)
}

const refusal = async (who: Person, payload: unknown): Promise<string> => {
  const { status, body } = await search(who, payload)
  return `${status}/${body.code}`
}

async function room(texts: Readonly<Record<string, string>> = {}) {
  const world = createWorld()
  const [ann, ben, cat] = ['ann', 'ben', 'cat'].map((id) => world.person(id)) as [Person, Person, Person]
  await ben.open('his', ['ben'])
  await ann.open('x', ['ann', 'ben'])
  await cat.open('other', ['cat'])
  for (const [id, text] of Object.entries(texts)) await ann.send('x', text, { id })
  return { world, ann, ben, cat }
}

describe('a search', () => {
  it('answers messages with their channel, as the asker may see both', async () => {
    const { ann, ben } = await room({ m: 'lunch at noon' })
    await ben.ok('POST', '/messages/m/reaction', { reaction: { type: 'like' } })
    const { body } = await search(ben, { ...HERE, query: 'noon' })
    expect(body).toEqual({ results: [expect.anything()], duration: expect.any(String) })
    expect(body.results[0].message).toMatchObject({
      id: 'm',
      text: 'lunch at noon',
      user: { id: 'ann' },
      own_reactions: [{ type: 'like', user_id: 'ben' }],
      channel: { cid: 'messaging:x', own_capabilities: expect.arrayContaining(['search-messages']) },
    })
    expect((await search(ann, { ...HERE, query: 'noon' })).body.results[0].message.own_reactions).toEqual([])
  })

  it('answers in the form that was asked', async () => {
    const { ann } = await room()
    await ann.send('x', 'hello', { id: 'm', mood: 'glad' })
    const [one] = (await search(ann, { ...HERE, query: 'hello' })).body.results
    expect(one.message).toMatchObject({ mood: 'glad', created_at: expect.any(String) })
    const [two] = (await search(ann, { ...HERE, query: 'hello' }, '/api/v2/chat')).body.results
    expect(two.message).toMatchObject({
      custom: { mood: 'glad' },
      created_at: expect.any(Number),
      channel: { created_at: expect.any(Number), custom: {} },
    })
  })

  it('wants every word to begin a word', async () => {
    const { ann } = await room({
      a: 'The quick brown fox',
      b: 'quickly, a brownie',
      c: 'quick',
      d: 'unquick',
    })
    expect(await find(ann, { query: 'quick brown' })).toEqual(['a', 'b'])
    expect((await find(ann, { query: 'quick' })).sort()).toEqual(['a', 'b', 'c'])
    expect(await find(ann, { query: 'fox hound' })).toEqual([])
    expect(await find(ann, { query: 'brown, FOX!' })).toEqual(['a'])
  })

  it('puts whole words and phrases first, then goes by id', async () => {
    const { ann } = await room({
      a: 'ships sailing home',
      b: 'home sailing ship',
      c: 'ship sailing home',
      d: 'ship sailing home',
    })
    expect(await find(ann, { query: 'ship sailing' })).toEqual(['c', 'd', 'b', 'a'])
  })

  it.each([
    ['كتاب علي', 'کتاب علی'],
    ['کتاب علی', 'كتاب علي'],
    ['موسى', 'موسی'],
    ['ساعت ۱۲:۳۰', '12:30'],
    ['ساعت ١٢', '۱۲'],
    ['code 42', '۴۲'],
    ['می‌خواهم', 'میخواهم'],
    ['میخواهم', 'می‌خواهم'],
    ['مُحَمَّد', 'محمد'],
    ['سلـــام', 'سلام'],
    ['CAFÉ', 'cafe'],
    ['ＦＵＬＬ width', 'full'],
    ['well done 👍', '👍'],
  ])('finds %s by %s', async (text, query) => {
    const { ann } = await room({ m: text, other: 'nothing of the kind' })
    expect(await find(ann, { query })).toEqual(['m'])
  })

  it('never finds what is deleted, said by the system, or hidden by the asker', async () => {
    const { ann, ben } = await room({ kept: 'apple', soft: 'apple', hard: 'apple', hidden: 'apple' })
    await ann.send('x', 'apple', { id: 'system', type: 'system' })
    await ann.ok('DELETE', '/messages/soft')
    await ann.ok('DELETE', '/messages/hard?hard=true')
    await ben.ok('DELETE', '/messages/hidden?delete_for_me=true')
    expect(await find(ben, { query: 'apple' })).toEqual(['kept'])
    expect(await find(ann, { query: 'apple' })).toEqual(['hidden', 'kept'])
    expect(await find(ben, { message_filter_conditions: {} })).toEqual(['kept'])
  })

  it('finds by what a message says now', async () => {
    const { ann } = await room({ m: 'before' })
    await ann.ok('POST', '/messages/m', { message: { text: 'after' } })
    expect(await find(ann, { query: 'before' })).toEqual([])
    expect(await find(ann, { query: 'after' })).toEqual(['m'])
  })

  it('finds replies, whether they are shown in the channel or not', async () => {
    const { ann } = await room({ m: 'parent' })
    await ann.send('x', 'apple', { id: 'r', parent_id: 'm' })
    await ann.send('x', 'apple', { id: 's', parent_id: 'm', show_in_channel: true })
    expect(await find(ann, { query: 'apple' })).toEqual(['r', 's'])
    expect(await find(ann, { message_filter_conditions: { parent_id: { $exists: false } } })).toEqual(['m'])
  })

  it('looks only where the asker may read', async () => {
    const { world, ann, ben, cat } = await room({ m: 'secret' })
    const everywhere = { filter_conditions: {}, query: 'secret' }
    expect(await find(cat, everywhere)).toEqual([])
    expect(await find(cat, { query: 'secret' })).toEqual([])
    expect(await find(ben, everywhere)).toEqual(['m'])
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    expect(await find(ben, everywhere)).toEqual([])
    const server = await world.server.asServer().call('search', { query: { payload: everywhere } })
    expect(server.results.map(({ message }) => message.id)).toEqual(['m'])
  })

  it('looks only in channels that let it', async () => {
    const world = createWorld({ channelTypes: { quiet: { config: { search: false } } } })
    const ann = world.person('ann')
    for (const type of ['quiet', 'messaging']) {
      await ann.ok('POST', `/channels/${type}/x/query`, { data: { members: ['ann'] } })
      await ann.ok('POST', `/channels/${type}/x/message`, { message: { id: type, text: 'apple' } })
    }
    expect(await find(ann, { filter_conditions: {}, query: 'apple' })).toEqual(['messaging'])
    expect(await refusal(ann, { filter_conditions: { type: 'quiet' }, query: 'apple' })).toBe('400/19')
    const { channel } = await ann.ok('GET', '/channels/quiet/x')
    expect(channel.own_capabilities).not.toContain('search-messages')
  })

  it('looks in the newest 500 channels, and says when that was not all', { timeout: 60_000 }, async () => {
    const world = createWorld()
    await world.server.load({
      name: 'many',
      users: [{ id: 'ann' }],
      channels: Array.from({ length: 501 }, (_, place) => ({
        type: 'messaging',
        id: `c${place}`,
        members: ['ann'],
        messages: [{ id: `m${place}`, by: 'ann', text: 'apple', minutesAgo: place + 1 }],
      })),
    })
    const ann = world.person('ann')
    const all = await search(ann, { filter_conditions: {}, query: 'apple', limit: 300 })
    expect(all.body.results_warning).toEqual({
      warning_code: 1,
      warning_description: expect.any(String),
      channel_search_count: 500,
    })
    const rest = await search(ann, {
      filter_conditions: {},
      query: 'apple',
      limit: 300,
      next: all.body.next,
    })
    const ids: string[] = [...all.body.results, ...rest.body.results].map(({ message }: Wire) => message.id)
    expect(new Set(ids).size).toBe(500)
    expect(ids).not.toContain('m500')
    const some = { filter_conditions: { id: { $in: ['c1', 'c500'] } }, query: 'apple' }
    expect(await find(ann, some)).toEqual(['m1', 'm500'])
    expect((await search(ann, some)).body).not.toHaveProperty('results_warning')
  })
})

describe('conditions on messages', () => {
  it.each<[object, string[]]>([
    [{ 'user.id': 'ben' }, ['file', 'said']],
    [{ user_id: { $in: ['ben'] }, attachments: { $exists: true } }, ['file']],
    [{ attachments: { $exists: true } }, ['file', 'image']],
    [{ 'attachments.type': 'image' }, ['image']],
    [{ 'attachments.type': { $in: ['image', 'file'] } }, ['file', 'image']],
    [{ 'mentioned_users.id': { $contains: 'ben' } }, ['named']],
    [{ text: { $q: 'hello' } }, ['named', 'said']],
    [{ text: { $autocomplete: 'hel' } }, ['named', 'said']],
    [{ text: { $autocomplete: 'hel' }, 'user.id': 'ann' }, ['named']],
    [{ text: { $q: 'hel' } }, []],
    [{ pinned: true }, ['image']],
    [{ mood: 'glad' }, ['said']],
    [{ $or: [{ mood: 'glad' }, { pinned: true }] }, ['image', 'said']],
    [{ type: 'reply' }, []],
    [{ reply_count: { $gt: 0 } }, []],
  ])('%j', async (message_filter_conditions, ids) => {
    const { ann, ben } = await room({})
    await ann.send('x', 'Hello you', { id: 'named', mentioned_users: ['ben'] })
    await ben.send('x', 'hello back', { id: 'said', mood: 'glad' })
    await ann.send('x', 'look', { id: 'image', pinned: true, attachments: [{ type: 'image' }] })
    await ben.send('x', 'read', { id: 'file', attachments: [{ type: 'file' }] })
    expect(await find(ann, { message_filter_conditions })).toEqual(ids)
  })

  it('know before and after', async () => {
    const { world, ann } = await room({ a: '1' })
    await world.pass(1000)
    const { created_at } = await ann.send('x', '2', { id: 'b' })
    await world.pass(1000)
    await ann.send('x', '3', { id: 'c' })
    const by = (condition: object) => find(ann, { message_filter_conditions: { created_at: condition } })
    expect(await by({ $lt: created_at })).toEqual(['a'])
    expect(await by({ $gte: created_at })).toEqual(['b', 'c'])
  })
})

describe('pages of a search', () => {
  it('go on and back by cursor', async () => {
    const { ann } = await room(Object.fromEntries(Array.from('abcdefg', (id) => [id, 'apple'])))
    const page = async (next?: string) =>
      (await search(ann, { ...HERE, query: 'apple', limit: 3, ...(next ? { next } : {}) })).body
    const ids = (body: Wire): string => body.results.map(({ message }: Wire) => message.id).join('')
    const first = await page()
    expect([ids(first), first.previous]).toEqual(['abc', undefined])
    const second = await page(first.next)
    expect(ids(second)).toBe('def')
    const third = await page(second.next)
    expect([ids(third), third.next]).toEqual(['g', undefined])
    const back = await page(third.previous)
    expect([ids(back), ids(await page(back.previous))]).toEqual(['def', 'abc'])
    expect(ids(await page(back.next))).toBe('g')
  })

  it('miss and repeat nothing when messages come and go in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('keep', 'erase', 'add'), { minLength: 3, maxLength: 25 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(1, -1),
        async (fates, limit, direction) => {
          const { ann } = await room()
          for (const [place, fate] of fates.entries())
            if (fate !== 'add') await ann.send('x', 'apple', { id: `m${place}` })
          const sort = [{ field: 'created_at', direction }]
          const seen: string[] = []
          let next: string | undefined
          for (let turn = 0; turn < 30; turn += 1) {
            const { body } = await search(ann, {
              ...HERE,
              query: 'apple',
              limit,
              sort,
              ...(next ? { next } : {}),
            })
            seen.push(...body.results.map(({ message }: Wire) => message.id))
            next = body.next
            if (!next) break
            const fate = fates[turn]
            if (fate === 'erase') await ann.call('DELETE', `/messages/m${turn}?hard=true`)
            if (fate === 'add') await ann.send('x', 'apple', { id: `new${turn}` })
          }
          expect(new Set(seen).size).toBe(seen.length)
          const kept = fates.flatMap((fate, place) => (fate === 'keep' ? [`m${place}`] : []))
          const found = seen.filter((id) => kept.includes(id))
          expect(found).toEqual(direction === 1 ? kept : kept.toReversed())
        },
      ),
      { numRuns: 30 },
    )
  }, 60_000)

  it('go by number too, in the usual order', async () => {
    const { ann } = await room({ a: 'apple', b: 'apple', c: 'apple' })
    expect(await find(ann, { query: 'apple', offset: 1, limit: 1 })).toEqual(['b'])
    expect(await find(ann, { query: 'apple', offset: 5 })).toEqual([])
    expect(await find(ann, { query: 'apple', offset: 0, sort: [{ field: 'id', direction: -1 }] })).toEqual([
      'c',
      'b',
      'a',
    ])
  })

  it('hold 100 unless told otherwise', async () => {
    const { ann } = await room(Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`m${n}`, 'a'])))
    expect(await find(ann, { query: 'a' })).toHaveLength(100)
  })
})

describe('a search is refused', () => {
  it.each<[unknown, string]>([
    [undefined, 'no payload'],
    [{ query: 'a' }, 'no channels'],
    [{ ...HERE }, 'nothing to look for'],
    [{ ...HERE, query: 'a', message_filter_conditions: {} }, 'two things to look for'],
    [{ ...HERE, query: ' ' }, 'an empty query'],
    [{ ...HERE, query: 7 }, 'a query that is no text'],
    [{ filter_conditions: 'x', query: 'a' }, 'a filter that is none'],
    [{ filter_conditions: { cid: { $near: 1 } }, query: 'a' }, 'an unknown operator'],
    [{ ...HERE, message_filter_conditions: { text: { $near: 1 } } }, 'an unknown operator on messages'],
    [{ ...HERE, message_filter_conditions: { created_at: { $gt: 'noon' } } }, 'a time that is none'],
    [{ ...HERE, query: 'a', limit: 0 }, 'an empty page'],
    [{ ...HERE, query: 'a', limit: 301 }, 'too long a page'],
    [{ ...HERE, query: 'a', offset: -1 }, 'a place before the first'],
    [{ ...HERE, query: 'a', offset: 1, sort: [{ field: 'id', direction: 1 }] }, 'a number in an own order'],
    [{ ...HERE, query: 'a', offset: 1, next: 'x' }, 'a number and a cursor'],
    [{ ...HERE, query: 'a', next: 'x' }, 'a cursor that is none'],
    [{ ...HERE, query: 'a', next: btoa('{"way":"next"}') }, 'half a cursor'],
    [{ ...HERE, query: 'a', sort: [{ field: 'id', direction: 2 }] }, 'a direction that is none'],
  ])('%#: %j is %s', async (payload) => {
    const { ann } = await room({ m: 'a' })
    expect(await refusal(ann, payload)).toBe('400/4')
  })

  it('with a query as long as a letter', async () => {
    const { ann } = await room()
    expect(await refusal(ann, { ...HERE, query: 'a'.repeat(501) })).toBe('400/4')
    expect(await find(ann, { query: 'a'.repeat(500) })).toEqual([])
  })

  it('with the cursor of a different order', async () => {
    const { ann } = await room({ a: 'apple', b: 'apple' })
    const { next } = (await search(ann, { ...HERE, query: 'apple', limit: 1 })).body
    const sort = [{ field: 'created_at', direction: -1 }]
    expect(await refusal(ann, { ...HERE, query: 'apple', sort, next })).toBe('400/4')
  })

  it('without a token', async () => {
    const world = createWorld()
    const { status } = await world.call('GET', '/search', { query: { payload: '{}' } })
    expect(status).toBe(401)
  })
})
