// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

async function room() {
  const world = createWorld()
  const [ann, ben, cat] = (await Promise.all(
    ['ann', 'ben', 'cat'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person]
  await ann.open('x', ['ann', 'ben'])
  await ben.open('x')
  /** A thread under a message of Ann: each letter says who replies. */
  const thread = async (id: string, replies: string): Promise<string[]> => {
    await ann.send('x', `about ${id}`, { id })
    const ids: string[] = []
    for (const [place, letter] of Array.from(replies).entries()) {
      const who = letter === 'a' ? ann : ben
      await world.pass(1000)
      ids.push((await who.send('x', `reply ${place}`, { id: `${id}${place}`, parent_id: id })).id)
    }
    return ids
  }
  return { world, ann, ben, cat, thread }
}

const list = async (who: Person, body: object = {}): Promise<string[]> =>
  (await who.ok('POST', '/threads', body)).threads.map((thread: Wire) => thread.parent_message_id)

const ids = (messages: readonly Wire[]): string[] => messages.map((message) => message.id)

describe('a thread', () => {
  it('shows what it consists of, as the asker sees it', async () => {
    const { ann, ben, thread } = await room()
    const [first, second, third] = await thread('m', 'bab')
    const state = (await ben.ok('GET', '/threads/m')).thread
    const { message: last } = await ben.ok('GET', `/messages/${third}`)
    const { message: start } = await ben.ok('GET', `/messages/${first}`)
    const { message: parent } = await ben.ok('GET', '/messages/m')
    expect(state).toMatchObject({
      channel_cid: 'messaging:x',
      parent_message_id: 'm',
      title: '',
      reply_count: 3,
      participant_count: 2,
      active_participant_count: 2,
      created_by_user_id: 'ben',
      created_by: { id: 'ben' },
      created_at: start.created_at,
      last_message_at: last.created_at,
      updated_at: parent.updated_at,
      channel: { cid: 'messaging:x', own_capabilities: expect.any(Array) },
      parent_message: { id: 'm', reply_count: 3 },
    })
    expect(ids(state.latest_replies)).toEqual([second, third])
    expect(state.read.map((read: Wire) => [read.user.id, read.unread_messages])).toEqual([
      ['ann', 1],
      ['ben', 0],
    ])
    expect(state.thread_participants).toMatchObject([
      { user_id: 'ann', user: { id: 'ann' }, thread_id: 'm', channel_cid: 'messaging:x' },
      { user_id: 'ben', created_at: start.created_at, last_thread_message_at: last.created_at },
    ])
    expect(state).not.toHaveProperty('deleted_at')
    expect(state).not.toHaveProperty('draft')
    expect((await ann.ok('GET', '/threads/m')).duration).toEqual(expect.any(String))
  })

  it('holds as much as was asked for', async () => {
    const { ann, thread } = await room()
    const replies = await thread('m', 'bbab')
    const parts = { reply_limit: 3, participant_limit: 1, member_limit: 1 }
    const one = (await ann.ok('GET', '/threads/m', undefined, parts)).thread
    const [other] = (await ann.ok('POST', '/threads', parts)).threads
    for (const state of [one, other]) {
      expect(ids(state.latest_replies)).toEqual(replies.slice(1))
      expect(state.thread_participants).toHaveLength(1)
      expect(state.channel.members).toHaveLength(1)
      expect(state.participant_count).toBe(2)
    }
    expect((await ann.ok('GET', '/threads/m', undefined, { reply_limit: 0 })).thread.latest_replies).toEqual(
      [],
    )
    expect((await ann.ok('GET', '/threads/m')).thread.channel).not.toHaveProperty('members')
  })

  it('has times and custom data in the form that was asked', async () => {
    const { ann, thread } = await room()
    await thread('m', 'b')
    await ann.ok('PATCH', '/threads/m', { set: { colour: 'red' } })
    const one = (await ann.ok('GET', '/threads/m')).thread
    expect(one).toMatchObject({ colour: 'red', created_at: expect.any(String) })
    expect(one.thread_participants[1].last_thread_message_at).toEqual(expect.any(String))
    const two = (await ann.ok('GET', '/api/v2/chat/threads/m')).thread
    expect(two).toMatchObject({
      custom: { colour: 'red' },
      created_at: expect.any(Number),
      last_message_at: expect.any(Number),
      read: [{ last_read: expect.any(Number) }, {}],
    })
    expect(two.thread_participants[1]).toMatchObject({
      last_read_at: expect.any(Number),
      last_thread_message_at: expect.any(Number),
    })
    const { threads } = await ann.ok('POST', '/api/v2/chat/threads', {})
    expect(threads).toMatchObject([{ custom: { colour: 'red' } }])
  })

  it('is there from the first reply to the last one erased', async () => {
    const { ann, ben } = await room()
    await ann.send('x', 'about', { id: 'm' })
    expect(await ann.refused('GET', '/threads/m')).toBe('404/16')
    await ben.send('x', 'reply', { id: 'r', parent_id: 'm' })
    expect(await list(ann)).toEqual(['m'])
    await ben.ok('DELETE', '/messages/r')
    expect((await ann.ok('GET', '/threads/m')).thread).toMatchObject({
      reply_count: 0,
      latest_replies: [{ id: 'r', type: 'deleted', text: '' }],
    })
    await ben.ok('DELETE', '/messages/r?hard=true')
    expect(await list(ann)).toEqual([])
    expect(await ann.refused('GET', '/threads/m')).toBe('404/16')
  })

  it('outlives its message, but not when that is erased', async () => {
    const { ann, ben, thread } = await room()
    await thread('m', 'b')
    await ann.ok('PATCH', '/threads/m', { set: { title: 'Old' } })
    await ann.ok('DELETE', '/messages/m')
    expect((await ben.ok('GET', '/threads/m')).thread).toMatchObject({
      deleted_at: expect.any(String),
      parent_message: { type: 'deleted', text: '' },
    })
    expect(await list(ben)).toEqual(['m'])
    await ben.ok('DELETE', '/messages/m?delete_for_me=true')
    expect((await ben.ok('POST', '/threads', {})).threads).toMatchObject([
      { parent_message: { type: 'deleted', deleted_for_me: true } },
    ])
    await ann.ok('DELETE', '/messages/m?hard=true')
    expect([await list(ann), await list(ben)]).toEqual([[], []])
    expect(await ann.refused('GET', '/threads/m')).toBe('404/16')
  })

  it('does not tell who keeps it to themselves how far they have read', async () => {
    const { world, ann, thread } = await room()
    await thread('m', 'ab')
    const ben = await world.person('ben').connect({ privacy_settings: { read_receipts: { enabled: false } } })
    await ann.send('x', 'more', { parent_id: 'm' })
    const before = (await ann.ok('GET', '/threads/m')).thread.thread_participants[1]
    ann.heard()
    await ben.ok('POST', '/channels/messaging/x/read', { thread_id: 'm' })
    await world.server.settle()
    expect(ann.heard()).toEqual([])
    const seen = (await ann.ok('GET', '/threads/m')).thread
    expect(seen.read.map((read: Wire) => read.user.id)).toEqual(['ann'])
    expect(seen.thread_participants[1].last_read_at).toBe(before.created_at)
    const own = (await ben.ok('GET', '/threads/m')).thread
    expect(own.read.map((read: Wire) => read.user.id)).toEqual(['ann', 'ben'])
    expect(own.thread_participants[1].last_read_at > before.created_at).toBe(true)
  })

  it('lets go of who leaves the channel', async () => {
    const { ann, ben, thread } = await room()
    await thread('m', 'b')
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    expect((await ann.ok('GET', '/threads/m')).thread).toMatchObject({
      participant_count: 2,
      active_participant_count: 1,
      thread_participants: [{ user_id: 'ann' }],
    })
    expect(await list(ben)).toEqual([])
    expect(await ben.refused('GET', '/threads/m')).toBe('403/17')
  })

  it('is refused where there is none, and to strangers', async () => {
    const { cat, ann, thread } = await room()
    await thread('m', 'b')
    expect(await ann.refused('GET', '/threads/none')).toBe('404/16')
    expect(await ann.refused('GET', '/threads/m0')).toBe('400/4')
    expect(await cat.refused('GET', '/threads/m')).toBe('403/17')
    expect(await ann.refused('GET', '/threads/m', undefined, { reply_limit: -1 })).toBe('400/4')
    expect(await ann.refused('GET', '/threads/m', undefined, { reply_limit: 'many' })).toBe('400/4')
    expect(await ann.refused('GET', '/threads/m', undefined, { participant_limit: 101 })).toBe('400/4')
  })
})

describe('the list of threads', () => {
  it('holds those one takes part in: unread first, then the newest', async () => {
    const { world, ann, ben, cat, thread } = await room()
    await thread('a', 'b')
    await thread('b', 'b')
    await thread('c', 'a')
    expect(await list(ann)).toEqual(['b', 'a', 'c'])
    expect(await list(ben)).toEqual(['b', 'a'])
    expect(await list(cat)).toEqual([])
    await ann.ok('POST', '/channels/messaging/x/read', { thread_id: 'b' })
    expect(await list(ann)).toEqual(['a', 'c', 'b'])
    await ann.ok('POST', '/channels/messaging/x/unread', { thread_id: 'b' })
    expect(await list(ann)).toEqual(['b', 'a', 'c'])
    await ann.ok('POST', '/channels/read', {})
    expect(await list(ann)).toEqual(['c', 'b', 'a'])
    expect((await world.person('ann').connect()).frames[0].me.unread_threads).toBe(0)
  })

  it.each<[object, string[]]>([
    [{ channel_cid: 'messaging:x' }, ['c', 'b', 'a']],
    [{ channel_cid: { $in: ['messaging:none'] } }, []],
    [{ parent_message_id: { $in: ['a', 'c'] } }, ['c', 'a']],
    [{ created_by_user_id: 'ben' }, ['c', 'a']],
    [{ created_by_user_id: { $ne: 'ben' } }, ['b']],
    [{ has_unread: true }, ['c', 'a']],
    [{ unread_count: { $gte: 2 } }, ['c']],
    [{ reply_count: { $gt: 1 } }, ['c']],
    [{ title: { $autocomplete: 'pla' } }, ['b']],
    [{ colour: 'red' }, ['b']],
    [{ last_message_at: { $gt: '2024-05-01T10:00:02.5Z' } }, ['c']],
    [{ $or: [{ colour: 'red' }, { has_unread: true }] }, ['c', 'b', 'a']],
  ])('knows the filter %j', async (filter, expected) => {
    const { ann, thread } = await room()
    await thread('a', 'b')
    await thread('b', 'a')
    await thread('c', 'bb')
    await ann.ok('PATCH', '/threads/b', { set: { title: 'The plan', colour: 'red' } })
    const sort = [{ field: 'last_message_at', direction: -1 }]
    expect(await list(ann, { filter, sort })).toEqual(expected)
  })

  it('comes in the order that was asked, page by page both ways', async () => {
    const { ann, thread } = await room()
    for (const [place, id] of Array.from('abcde').entries()) await thread(id, 'b'.repeat(1 + (place % 2)))
    const sort = [
      { field: 'reply_count', direction: -1 },
      { field: 'created_at', direction: 1 },
    ]
    expect(await list(ann, { sort })).toEqual(['b', 'd', 'a', 'c', 'e'])
    const page = (more: object) => ann.ok('POST', '/threads', { sort, limit: 2, ...more })
    const names = ({ threads }: Wire): string =>
      threads.map((thread: Wire) => thread.parent_message_id).join('')
    const first = await page({})
    const second = await page({ next: first.next })
    const third = await page({ next: second.next })
    expect([first, second, third].map(names)).toEqual(['bd', 'ac', 'e'])
    expect(first).not.toHaveProperty('prev')
    expect(third).not.toHaveProperty('next')
    const back = await page({ prev: third.prev })
    expect(names(back)).toBe('ac')
    expect(names(await page({ prev: back.prev }))).toBe('bd')
  })

  it.each([
    { limit: 0 },
    { limit: 31 },
    { filter: 'x' },
    { filter: { reply_count: { $gt: 'x' } } },
    { filter: { title: { $near: 1 } } },
    { sort: [{ field: 'created_at', direction: 0 }] },
    { next: 'x' },
    { next: 7 },
    { next: 'x', prev: 'x' },
    { reply_limit: -1 },
    { member_limit: 101 },
  ])('refuses %j', async (body) => {
    const { ann } = await room()
    expect(await ann.refused('POST', '/threads', body)).toBe('400/4')
  })

  it('is of somebody', async () => {
    const { world, thread } = await room()
    await thread('m', 'b')
    const server = world.server.asServer()
    await expect(server.call('queryThreads', { body: {} })).rejects.toMatchObject({ error: { code: 4 } })
    const body = { user_id: 'ben' } as object
    expect((await server.call('queryThreads', { body })).threads).toHaveLength(1)
  })
})

describe('the title of a thread', () => {
  it('is told to those who watch, and kept', async () => {
    const { world, ann, ben, thread } = await room()
    await thread('m', 'b')
    const before = (await ann.ok('GET', '/threads/m')).thread.updated_at
    ben.heard()
    const answer = await ann.ok('PATCH', '/threads/m', { set: { title: 'Plan', colour: 'red', size: 1 } })
    await world.server.settle()
    expect(answer.thread).toMatchObject({ title: 'Plan', colour: 'red', parent_message_id: 'm' })
    expect(answer.thread.updated_at > before).toBe(true)
    expect(ben.heard()).toEqual(['thread.updated'])
    expect(ben.of('thread.updated')[0]).toMatchObject({
      cid: 'messaging:x',
      channel_type: 'messaging',
      channel_id: 'x',
      user: { id: 'ann' },
      thread: { parent_message_id: 'm', title: 'Plan', colour: 'red', channel_cid: 'messaging:x' },
    })
    expect(ben.of('thread.updated')[0].thread).not.toHaveProperty('read')
    await ann.ok('PATCH', '/threads/m', { set: { colour: 'blue' }, unset: ['size', 'title'] })
    const after = (await ben.ok('GET', '/threads/m')).thread
    expect(after).toMatchObject({ title: '', colour: 'blue' })
    expect(after).not.toHaveProperty('size')
  })

  it('is told by sync as long as there is a thread', async () => {
    const { ann, ben, thread } = await room()
    await thread('m', 'b')
    await ann.ok('PATCH', '/threads/m', { set: { title: 'Plan' } })
    const missed = async (): Promise<Wire[]> => {
      const body = { channel_cids: ['messaging:x'], last_sync_at: '2024-05-01T10:00:00Z' }
      return (await ben.ok('POST', '/sync', body)).events
    }
    const told = (await missed()).find((event) => event.type === 'thread.updated')
    expect(told.thread.title).toBe('Plan')
    await ann.ok('DELETE', '/messages/m?hard=true')
    expect((await missed()).map((event) => event.type)).not.toContain('thread.updated')
  })

  it('is set by who may change threads', async () => {
    const { ann, ben, thread } = await room()
    await thread('m', 'b')
    expect(await ben.refused('PATCH', '/threads/m', { set: { title: 'Mine' } })).toBe('403/17')
    await ann.ok('POST', '/channels/messaging/x', { add_moderators: ['ben'] })
    await ben.ok('PATCH', '/threads/m', { set: { title: 'Mine' } })
  })

  it.each<[object, string]>([
    [{ set: { reply_count: 7 } }, '400/4'],
    [{ set: { updated_at: 'now' } }, '400/4'],
    [{ unset: ['reply_count'] }, '400/4'],
    [{ set: { title: 7 } }, '400/4'],
    [{ set: { title: 'a'.repeat(256) } }, '400/4'],
    [{ set: { long: 'a'.repeat(6000) } }, '413/22'],
    [{ set: 'x' }, '400/4'],
    [{ unset: [7] }, '400/4'],
  ])('is refused: case %#', async (body, refusal) => {
    const { ann, thread } = await room()
    await thread('m', 'b')
    expect(await ann.refused('PATCH', '/threads/m', body)).toBe(refusal)
    expect(await ann.refused('PATCH', '/threads/none', body)).toBe('404/16')
  })
})

describe('what is new in a thread', () => {
  it('is told to those who take part, with how much they have not read', async () => {
    const { world, ann, cat, thread } = await room()
    await thread('m', 'bb')
    await world.server.settle()
    const told = ann.of('notification.thread_message_new')
    expect(told.map((event) => [event.unread_thread_messages, event.unread_threads])).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(told[1]).toMatchObject({ thread_id: 'm', message: { id: 'm1' }, watcher_count: 2 })
    expect(cat.of('notification.thread_message_new')).toEqual([])
  })

  it('is told as read to those who watch, and to the reader with their totals', async () => {
    const { world, ann, ben, thread } = await room()
    const [, last] = await thread('m', 'bb')
    await ann.ok('POST', '/channels/messaging/x/read', { thread_id: 'm' })
    await world.server.settle()
    expect(ben.of('message.read')).toMatchObject([
      {
        user: { id: 'ann' },
        thread_id: 'm',
        last_read_message_id: last,
        last_read_at: expect.any(String),
        thread: { parent_message_id: 'm', thread_participants: [{ user_id: 'ann' }, { user_id: 'ben' }] },
      },
    ])
    expect(ann.of('notification.mark_read')).toMatchObject([
      { thread_id: 'm', unread_thread_messages: 0, unread_threads: 0, last_read_message_id: last },
    ])
    expect(ben.of('notification.mark_read')).toEqual([])
    // Nothing was new the second time.
    await ann.ok('POST', '/channels/messaging/x/read', { thread_id: 'm' })
    await world.server.settle()
    expect(ben.of('message.read')).toHaveLength(1)
  })

  it('is counted per thread, and in total', async () => {
    const { ann, ben, thread } = await room()
    await thread('m', 'bbb')
    await thread('n', 'b')
    expect(await ann.ok('GET', '/unread')).toMatchObject({ total_unread_threads_count: 2 })
    const unread = async (id: string): Promise<number> =>
      (await ann.ok('GET', `/threads/${id}`)).thread.read.find((read: Wire) => read.user.id === 'ann')
        .unread_messages
    expect([await unread('m'), await unread('n')]).toEqual([3, 1])
    await ann.send('x', 'answering', { parent_id: 'm' })
    expect([await unread('m'), await unread('n')]).toEqual([0, 1])
    await ben.ok('DELETE', '/messages/n0')
    expect(await unread('n')).toBe(0)
    expect((await ann.ok('GET', '/unread')).total_unread_threads_count).toBe(0)
  })
})

describe('replies in an order', () => {
  const TIMES = { field: 'created_at' }

  it.each<[object, string]>([
    [{}, 'cdefg'],
    [{ sort: 1 }, 'abcde'],
    [{ sort: -1 }, 'gfedc'],
    [{ sort: -1, limit: 2 }, 'gf'],
    [{ sort: 1, id_lt: 'd' }, 'abc'],
    [{ sort: 1, id_lt: 'g', limit: 2 }, 'ab'],
    [{ sort: -1, id_lt: 'd' }, 'cba'],
    [{ sort: -1, id_lte: 'd', limit: 2 }, 'dc'],
    [{ sort: 1, id_gt: 'd' }, 'efg'],
    [{ sort: -1, id_gt: 'b', limit: 2 }, 'gf'],
    [{ sort: -1, id_gte: 'f' }, 'gf'],
    [{ sort: -1, id_around: 'd', limit: 3 }, 'edc'],
    [{ sort: 1, id_around: 'd', limit: 3 }, 'cde'],
    [{ id_around: 'd', limit: 3 }, 'cde'],
    [{ sort: -1, created_at_before: 'd' }, 'cba'],
    [{ sort: -1, created_at_before_or_equal: 'd' }, 'dcba'],
    [{ sort: -1, created_at_after: 'd' }, 'gfe'],
    [{ sort: 1, created_at_after_or_equal: 'd' }, 'defg'],
    [{ sort: -1, created_at_around: 'd', limit: 3 }, 'edc'],
    [{ sort: -1, id_gt: 'b', created_at_before: 'f' }, 'edc'],
  ])('%j gives %s', async (page, expected) => {
    const { ann } = await room()
    await ann.send('x', 'about', { id: 'm' })
    const times: Record<string, string> = {}
    for (const id of 'abcdefg') times[id] = (await ann.send('x', id, { id, parent_id: 'm' })).created_at
    const query = Object.fromEntries(
      Object.entries({ limit: 5, ...page }).map(([name, value]) => [
        name,
        name === 'sort'
          ? JSON.stringify([{ ...TIMES, direction: value }])
          : name.startsWith('created_at')
            ? (times[String(value)] ?? '')
            : String(value),
      ]),
    )
    for (const prefix of ['', '/api/v2/chat']) {
      const { messages } = await ann.ok('GET', `${prefix}/messages/m/replies`, undefined, query)
      expect(ids(messages).join('')).toBe(expected)
    }
  })

  it.each([
    'x',
    '{}',
    JSON.stringify([{ field: 'text', direction: 1 }]),
    JSON.stringify([{ ...TIMES, direction: 2 }]),
    JSON.stringify([
      { ...TIMES, direction: 1 },
      { field: 'id', direction: 1 },
    ]),
  ])('are refused: %s', async (sort) => {
    const { ann, thread } = await room()
    await thread('m', 'b')
    expect(await ann.refused('GET', '/messages/m/replies', undefined, { sort })).toBe('400/4')
  })
})
