// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

async function room(members = ['ann', 'ben']) {
  const world = createWorld()
  const [ann, ben] = (await Promise.all(['ann', 'ben', 'cat'].map((id) => world.person(id).connect()))) as [
    Person,
    Person,
  ]
  await ann.open('x', members)
  const unread = async (who: Person): Promise<number> =>
    (await who.open('x', undefined, false)).read.find((read: Wire) => read.user.id === who.id).unread_messages
  const read = async (who: Person): Promise<Wire> =>
    (await who.open('x', undefined, false)).read.find((entry: Wire) => entry.user.id === who.id)
  return { world, ann, ben, unread, read }
}

const READ = '/channels/messaging/x/read'
const UNREAD = '/channels/messaging/x/unread'

describe('unread messages', () => {
  it('are those of others since the mark', async () => {
    const { ann, ben, unread } = await room()
    await ann.send('x', 'one')
    await ann.send('x', 'two')
    expect([await unread(ann), await unread(ben)]).toEqual([0, 2])
    await ben.ok('POST', READ, {})
    expect(await unread(ben)).toBe(0)
  })

  it('are none by sending', async () => {
    const { ann, ben, unread, read } = await room()
    await ann.send('x', 'one')
    const { id, created_at } = await ben.send('x', 'two')
    expect(await unread(ben)).toBe(0)
    expect(await read(ben)).toMatchObject({ last_read: created_at, last_read_message_id: id })
  })

  it('leave out system, silent, deleted ones and replies kept to a thread', async () => {
    const { ann, ben, unread } = await room()
    const one = await ann.send('x', 'one')
    await ann.send('x', 'system', { type: 'system' })
    await ann.send('x', 'silent', { silent: true })
    await ann.send('x', 'reply', { parent_id: one.id })
    expect(await unread(ben)).toBe(1)
    await ann.send('x', 'shown reply', { parent_id: one.id, show_in_channel: true })
    expect(await unread(ben)).toBe(2)
    await ann.ok('DELETE', `/messages/${one.id}`)
    expect(await unread(ben)).toBe(1)
  })

  it('are counted up to 255', { timeout: 30_000 }, async () => {
    const { ann, ben, unread, world } = await room()
    for (let index = 0; index < 300; index += 1) await ann.send('x', String(index))
    expect(await unread(ben)).toBe(255)
    await world.server.settle()
    const again = await world.person('ben').connect()
    expect(again.frames[0].me).toMatchObject({ total_unread_count: 255, unread_channels: 1 })
  })

  it('do not come from before one joined', async () => {
    const { ann, world } = await room(['ann'])
    await ann.send('x', 'before')
    await ann.ok('POST', '/channels/messaging/x', { add_members: ['cat'] })
    const cat = world.person('cat')
    const state = await cat.open('x', undefined, false)
    expect(state.read.find((entry: Wire) => entry.user.id === 'cat').unread_messages).toBe(0)
    expect(state.messages).toHaveLength(1)
  })

  it('of members are told to members', async () => {
    const { ann } = await room()
    const { read } = await ann.open('x')
    expect(read.map((entry: Wire) => [entry.user.id, entry.unread_messages])).toEqual([
      ['ann', 0],
      ['ben', 0],
    ])
  })
})

describe('the mark', () => {
  it('goes up to a message, and never back', async () => {
    const { ann, ben, unread, read } = await room()
    const sent = [await ann.send('x', '1'), await ann.send('x', '2'), await ann.send('x', '3')]
    const { event } = await ben.ok('POST', READ, { message_id: sent[1].id })
    expect(event).toMatchObject({
      type: 'message.read',
      cid: 'messaging:x',
      channel_id: 'x',
      user: { id: 'ben' },
      last_read_message_id: sent[1].id,
      total_unread_count: 1,
    })
    expect(await unread(ben)).toBe(1)
    await ben.ok('POST', READ, { message_id: sent[0].id })
    expect(await read(ben)).toMatchObject({ last_read_message_id: sent[1].id, unread_messages: 1 })
    await ben.ok('POST', READ, {})
    expect(await read(ben)).toMatchObject({ last_read_message_id: sent[2].id, last_read: sent[2].created_at })
  })

  it('goes back when a message, or what is from a time on, is marked unread', async () => {
    const { ann, ben, unread, read } = await room()
    const sent = [await ann.send('x', '1'), await ben.send('x', '2'), await ann.send('x', '3')]
    await ben.ok('POST', READ, {})
    await ben.ok('POST', UNREAD, { message_id: sent[2].id })
    expect(await read(ben)).toMatchObject({ last_read_message_id: sent[1].id, unread_messages: 1 })
    await ben.ok('POST', UNREAD, { message_timestamp: sent[1].created_at })
    expect(await read(ben)).toMatchObject({ last_read_message_id: sent[0].id })
    // The own one in between does not count.
    expect(await unread(ben)).toBe(1)
    await ben.ok('POST', UNREAD, { message_id: sent[0].id })
    expect(await unread(ben)).toBe(2)
    expect(await read(ben)).not.toHaveProperty('last_read_message_id')
    expect((await read(ben)).last_read < sent[0].created_at).toBe(true)
    await ben.send('x', 'again')
    expect(await unread(ben)).toBe(0)
  })

  it.each([
    [READ, { message_id: 'none' }, '404/16'],
    [READ, { message_id: 7 }, '400/4'],
    [READ, { thread_id: 'none' }, '404/16'],
    [UNREAD, {}, '400/4'],
    [UNREAD, { message_id: 'none' }, '404/16'],
    [UNREAD, { message_timestamp: 'x' }, '400/4'],
    [UNREAD, { message_timestamp: '2030-01-01T00:00:00Z' }, '404/16'],
    [UNREAD, { thread_id: 'none' }, '404/16'],
    ['/channels/messaging/none/read', {}, '404/16'],
    ['/channels/read', { read_by_channel: { 'messaging:none': '' } }, '404/16'],
    ['/channels/read', { read_by_channel: { 'messaging:x': 7 } }, '400/4'],
    ['/channels/read', { read_by_channel: [] }, '400/4'],
  ])('refuses %s %j', async (path, body, refusal) => {
    const { ann } = await room()
    await ann.send('x', 'hi')
    expect(await ann.refused('POST', path, body)).toBe(refusal)
  })

  it('is for members', async () => {
    const world = createWorld({ channelTypes: { open: { access: 'everybody' } } })
    const [ann, ben] = [world.person('ann'), world.person('ben')]
    await ann.ok('POST', '/channels/open/x/query', { data: { members: ['ann'] } })
    const { message } = await ann.ok('POST', '/channels/open/x/message', { message: { text: 'hi' } })
    expect(await ben.refused('POST', '/channels/open/x/read', {})).toBe('403/17')
    expect(await ben.refused('POST', '/channels/open/x/unread', { message_id: message.id })).toBe('403/17')
  })
})

describe('several channels', () => {
  it('add up, in the first frame, in events and when asked', async () => {
    const { world, ann, ben } = await room()
    await ann.open('y', ['ann', 'ben'])
    await ann.ok('POST', '/channels/team/z/query', { data: { members: ['ann', 'ben'] } })
    for (const channel of ['x', 'x', 'y']) await ann.send(channel, 'hi')
    await world.server.settle()
    expect(
      ben.of('notification.message_new').map((event) => [event.total_unread_count, event.unread_channels]),
    ).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ])
    expect((await world.person('ben').connect()).frames[0].me).toMatchObject({
      total_unread_count: 3,
      unread_channels: 2,
    })
    const counts = await ben.ok('GET', '/unread')
    expect(counts).toMatchObject({
      total_unread_count: 3,
      total_unread_threads_count: 0,
      channels: [
        { channel_id: 'messaging:x', unread_count: 2, last_read: expect.any(String) },
        { channel_id: 'messaging:y', unread_count: 1 },
      ],
      channel_type: [{ channel_type: 'messaging', channel_count: 2, unread_count: 3 }],
      threads: [],
    })
  })

  it('are marked read all at once, or those that are named', async () => {
    const { world, ann, ben } = await room()
    await ann.open('y', ['ann', 'ben'])
    const sent = [await ann.send('x', '1'), await ann.send('x', '2'), await ann.send('y', '3')]
    await ben.ok('POST', '/channels/read', { read_by_channel: { 'messaging:x': sent[0].id } })
    expect((await ben.ok('GET', '/unread')).total_unread_count).toBe(2)
    ben.heard()
    await ben.ok('POST', '/channels/read', {})
    await world.server.settle()
    expect((await ben.ok('GET', '/unread')).total_unread_count).toBe(0)
    expect(ben.heard()).toEqual(['notification.mark_read'])
    const [event] = ben.of('notification.mark_read').slice(-1)
    expect(event).toMatchObject({ total_unread_count: 0, user: { id: 'ben' } })
    expect(event).not.toHaveProperty('cid')
    expect(ann.of('message.read')).toHaveLength(3)
  })
})

describe('unread threads', () => {
  it('are those one takes part in', async () => {
    const { world, ann, ben } = await room(['ann', 'ben', 'cat'])
    const parent = await ann.send('x', 'parent')
    const reply = await ben.send('x', 'reply', { parent_id: parent.id })
    expect(await ann.ok('GET', '/unread')).toMatchObject({
      total_unread_threads_count: 1,
      threads: [{ parent_message_id: parent.id, unread_count: 1, last_read: parent.created_at }],
    })
    expect((await ben.ok('GET', '/unread')).total_unread_threads_count).toBe(0)
    expect((await world.person('cat').ok('GET', '/unread')).total_unread_threads_count).toBe(0)
    await ann.ok('POST', READ, { thread_id: parent.id })
    expect((await ann.ok('GET', '/unread')).total_unread_threads_count).toBe(0)
    await ann.ok('POST', READ, { thread_id: parent.id })
    await world.server.settle()
    // Told once: the second time nothing was new.
    expect(ann.of('notification.mark_read')).toMatchObject([{ thread_id: parent.id, unread_threads: 0 }])
    await ann.ok('POST', UNREAD, { thread_id: parent.id })
    await world.server.settle()
    expect(ann.of('notification.mark_unread')[0]).toMatchObject({
      thread_id: parent.id,
      first_unread_message_id: reply.id,
      unread_thread_messages: 1,
      unread_threads: 1,
    })
    expect(await world.person('cat').refused('POST', UNREAD, { thread_id: parent.id })).toBe('404/16')
    await ann.ok('POST', '/channels/read', {})
    expect((await ann.ok('GET', '/unread')).total_unread_threads_count).toBe(0)
    expect((await world.person('ann').connect()).frames[0].me.unread_threads).toBe(0)
  })
})
