// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const DELIVERED = '/channels/delivered'

async function room(privacy: object = {}) {
  const world = createWorld({ channelTypes: { messaging: { config: { delivery_events: true } } } })
  const [ann, cat] = (await Promise.all(['ann', 'cat'].map((id) => world.person(id).connect()))) as [
    Person,
    Person,
  ]
  const ben = await world.person('ben').connect({ privacy_settings: privacy })
  await ann.open('x', ['ann', 'ben'])
  await ben.open('x')
  const sent: Wire[] = []
  for (const id of ['1', '2', '3']) sent.push(await ann.send('x', id, { id }))
  await world.server.settle()
  for (const who of [ann, ben, cat]) who.heard()
  const deliver = (id: string, who = ben, cid = 'messaging:x') =>
    who.ok('POST', DELIVERED, { latest_delivered_messages: [{ cid, id }] })
  const read = async (viewer: Person): Promise<Wire> =>
    (await viewer.open('x', undefined, false)).read.find((entry: Wire) => entry.user.id === 'ben')
  return { world, ann, ben, cat, sent, deliver, read }
}

describe('delivered messages', () => {
  it('are told to those who watch, and kept with how far one has read', async () => {
    const { world, ann, ben, cat, sent, deliver, read } = await room()
    expect(await read(ann)).not.toHaveProperty('last_delivered_at')
    expect(await deliver('2')).toEqual({ duration: expect.any(String) })
    await world.server.settle()
    expect([ann, ben, cat].map((who) => who.heard())).toEqual([
      ['message.delivered'],
      ['message.delivered'],
      [],
    ])
    expect(ann.of('message.delivered')).toMatchObject([
      {
        cid: 'messaging:x',
        channel_type: 'messaging',
        channel_id: 'x',
        user: { id: 'ben' },
        last_delivered_message_id: '2',
        last_delivered_at: sent[1].created_at,
      },
    ])
    for (const viewer of [ann, ben])
      expect(await read(viewer)).toMatchObject({
        last_delivered_message_id: '2',
        last_delivered_at: sent[1].created_at,
        unread_messages: 3,
      })
    expect((await ben.ok('GET', '/unread')).total_unread_count).toBe(3)
  })

  it('never become fewer, and what is known is not told again', async () => {
    const { world, ann, deliver, read } = await room()
    for (const id of ['2', '1', '2']) await deliver(id)
    await world.server.settle()
    expect(ann.of('message.delivered')).toHaveLength(1)
    expect((await read(ann)).last_delivered_message_id).toBe('2')
    await deliver('3')
    expect((await read(ann)).last_delivered_message_id).toBe('3')
  })

  it('come of several channels at once, all or none', async () => {
    const { ann, ben, read } = await room()
    await ann.open('y', ['ann', 'ben'])
    await ann.send('y', 'a', { id: 'y1' })
    const of = (...marks: [string, string][]) => ({
      latest_delivered_messages: marks.map(([channel, id]) => ({ cid: `messaging:${channel}`, id })),
    })
    expect(await ben.refused('POST', DELIVERED, of(['x', '1'], ['y', 'none']))).toBe('404/16')
    expect(await read(ann)).not.toHaveProperty('last_delivered_at')
    await ben.ok('POST', DELIVERED, of(['x', '1'], ['y', 'y1']))
    expect((await read(ann)).last_delivered_message_id).toBe('1')
    const [, y] = (await ann.open('y', undefined, false)).read
    expect(y.last_delivered_message_id).toBe('y1')
    await ben.ok('POST', DELIVERED, of())
  })

  it('are told by sync, and in the form that was asked', async () => {
    const { ann, sent, deliver } = await room()
    await deliver('2')
    const body = { channel_cids: ['messaging:x'], last_sync_at: sent[2].created_at }
    const { events } = await ann.ok('POST', '/sync', body)
    expect(events.at(-1)).toMatchObject({
      type: 'message.delivered',
      last_delivered_at: sent[1].created_at,
    })
    const { read } = await ann.ok('POST', '/api/v2/chat/channels/messaging/x/query', { state: true })
    expect(read[1]).toMatchObject({ last_delivered_at: expect.any(Number), last_read: expect.any(Number) })
    const other = await ann.call('POST', `/api/v2/chat${DELIVERED}`, {
      latest_delivered_messages: [{ cid: 'messaging:x', id: '3' }],
    })
    expect(other.status).toBe(201)
  })

  it('of who keeps them to themselves are told to nobody else', async () => {
    const { world, ann, ben, deliver, read } = await room({ delivery_receipts: { enabled: false } })
    await deliver('2')
    await world.server.settle()
    expect(ann.of('message.delivered')).toEqual([])
    expect(await read(ann)).toMatchObject({ user: { id: 'ben' }, unread_messages: 3 })
    expect(await read(ann)).not.toHaveProperty('last_delivered_at')
    expect(await read(ben)).toMatchObject({ last_delivered_message_id: '2' })
  })

  it('say nothing of reading to who was not to know', async () => {
    const { world, ann, deliver, read } = await room({ read_receipts: { enabled: false } })
    await deliver('2')
    await world.server.settle()
    expect(ann.of('message.delivered')).toHaveLength(1)
    expect(await read(ann)).toBeUndefined()
  })

  it.each<[unknown, string]>([
    [undefined, '400/4'],
    ['x', '400/4'],
    [['x'], '400/4'],
    [[{ cid: 'messaging:x' }], '400/4'],
    [[{ id: '1' }], '400/4'],
    [[{ cid: 'messaging:x', id: 7 }], '400/4'],
    [Array.from({ length: 101 }, () => ({ cid: 'messaging:x', id: '1' })), '400/4'],
    [[{ cid: 'messaging:none', id: '1' }], '404/16'],
    [[{ cid: 'messaging:x', id: 'none' }], '404/16'],
    [[{ cid: 'messaging:x', id: 'reply' }], '404/16'],
    [[{ cid: 'messaging:his', id: 'hers' }], '403/17'],
  ])('are refused: case %#', async (marks, refusal) => {
    const { ann, ben, cat } = await room()
    await ann.send('x', 'reply', { id: 'reply', parent_id: '1' })
    await cat.open('his', ['cat'])
    await cat.send('his', 'a', { id: 'hers' })
    expect(await ben.refused('POST', DELIVERED, { latest_delivered_messages: marks })).toBe(refusal)
  })

  it('are of members, where the channel asks for it', async () => {
    const open = { access: 'everybody', config: { delivery_events: true } } as const
    const world = createWorld({ channelTypes: { open } })
    const [ann, ben] = [world.person('ann'), world.person('ben')]
    for (const type of ['open', 'messaging']) {
      await ann.ok('POST', `/channels/${type}/x/query`, { data: { members: ['ann'] } })
      await ann.ok('POST', `/channels/${type}/x/message`, { message: { id: type, text: 'a' } })
    }
    const mark = (type: string) => ({ latest_delivered_messages: [{ cid: `${type}:x`, id: type }] })
    expect(await ben.refused('POST', DELIVERED, mark('open'))).toBe('403/17')
    expect(await ann.refused('POST', DELIVERED, mark('messaging'))).toBe('400/19')
    await ann.ok('POST', DELIVERED, mark('open'))
    const able = async (type: string): Promise<string[]> =>
      (await ann.ok('GET', `/channels/${type}/x`)).channel.own_capabilities
    expect(await able('open')).toContain('delivery-events')
    expect(await able('messaging')).not.toContain('delivery-events')
  })
})
