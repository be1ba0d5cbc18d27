// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

/**
 * `x` with ann, ben and cat. ann watches, and so does ben with one of two connections; cat is a member who does not
 * watch; dan is a stranger with a socket.
 */
async function room() {
  const world = createWorld()
  const [ann, ben, benElsewhere, cat, dan] = (await Promise.all(
    ['ann', 'ben', 'ben', 'cat', 'dan'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person, Person, Person]
  const all = { ann, ben, benElsewhere, cat, dan }
  await ann.open('x', ['ann', 'ben', 'cat'])
  await ben.open('x')
  const hear = async (): Promise<Record<string, string[]>> => {
    await world.server.settle()
    const heard = Object.entries(all).map(([name, who]) => [name, who.heard()] as const)
    return Object.fromEntries(heard.filter(([, types]) => types.length > 0))
  }
  await hear()
  return { world, ...all, hear }
}

describe('who hears what', () => {
  it('a new message: watchers the message, other members a notification', async () => {
    const { ann, ben, benElsewhere, cat, hear } = await room()
    const message = await ann.send('x', 'hi')
    expect(await hear()).toEqual({
      ann: ['message.new'],
      ben: ['message.new'],
      benElsewhere: ['notification.message_new'],
      cat: ['notification.message_new'],
    })
    expect(ben.of('message.new')[0]).toMatchObject({
      cid: 'messaging:x',
      channel_type: 'messaging',
      channel_id: 'x',
      message,
      message_id: message.id,
      user: { id: 'ann' },
      watcher_count: 2,
      channel_message_count: 1,
      total_unread_count: 1,
      unread_channels: 1,
      unread_count: 1,
    })
    expect(ann.of('message.new')[0]).toMatchObject({ total_unread_count: 0, unread_channels: 0 })
    expect(cat.of('notification.message_new')[0]).toMatchObject({
      cid: 'messaging:x',
      channel: { cid: 'messaging:x', member_count: 3 },
      message: { id: message.id },
      total_unread_count: 1,
    })
    expect(benElsewhere.of('notification.message_new')[0].channel).not.toHaveProperty('own_capabilities')
  })

  it('a system message or a silent one: the same, but nothing is unread', async () => {
    const { ann, ben, hear } = await room()
    await ann.send('x', 'hi', { silent: true })
    await ann.send('x', 'hi', { type: 'system' })
    await hear()
    expect(ben.of('message.new').map((event) => event.total_unread_count)).toEqual([0, 0])
  })

  it('a reply: watchers, with the new count of the first message; and who takes part in the thread', async () => {
    const { ann, ben, cat, hear } = await room()
    const parent = await cat.send('x', 'parent')
    await hear()
    const reply = await ann.send('x', 'reply', { parent_id: parent.id })
    expect(await hear()).toEqual({
      ann: ['message.new', 'message.updated'],
      ben: ['message.new', 'message.updated'],
      cat: ['notification.thread_message_new'],
    })
    expect(ben.of('message.updated')[0].message).toMatchObject({ id: parent.id, reply_count: 1 })
    expect(ben.of('message.updated')[0].message.updated_at > parent.updated_at).toBe(true)
    expect(cat.of('notification.thread_message_new')[0]).toMatchObject({
      thread_id: parent.id,
      message: { id: reply.id, parent_id: parent.id },
      unread_threads: 1,
      total_unread_count: 0,
    })
    // Ben was not part of it; and who may not read any more is not told.
    await ben.send('x', 'me too', { parent_id: parent.id })
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['cat'] })
    await hear()
    await ben.send('x', 'again', { parent_id: parent.id })
    expect(await hear()).toEqual({
      ann: ['message.new', 'message.updated', 'notification.thread_message_new'],
      ben: ['message.new', 'message.updated'],
    })
  })

  it.each(['', '?hard=true'])(
    'a reply deleted%s: watchers, with the new count of the first message',
    async (query) => {
      const { ann, ben, hear } = await room()
      const parent = await ann.send('x', 'parent')
      const reply = await ann.send('x', 'reply', { parent_id: parent.id })
      await hear()
      const before = ben.of('message.updated').at(-1).message
      await ann.ok('DELETE', `/messages/${reply.id}${query}`)
      expect(await hear()).toEqual({
        ann: ['message.deleted', 'message.updated'],
        ben: ['message.deleted', 'message.updated'],
      })
      const after = ben.of('message.updated').at(-1).message
      expect(after).toMatchObject({ id: parent.id, reply_count: 0 })
      expect(after.updated_at > before.updated_at).toBe(true)
    },
  )

  it('a reply that is shown in the channel: like a message too', async () => {
    const { ann, hear } = await room()
    const parent = await ann.send('x', 'parent')
    await hear()
    await ann.send('x', 'reply', { parent_id: parent.id, show_in_channel: true })
    expect((await hear())['cat']).toEqual(['notification.message_new'])
  })

  it.each<[string, (who: Person, id: string) => Promise<unknown>, string]>([
    ['an edit', (ann, id) => ann.ok('PUT', `/messages/${id}`, { set: { text: 'ho' } }), 'message.updated'],
    [
      'a replacement',
      (ann, id) => ann.ok('POST', `/messages/${id}`, { message: { text: 'ho' } }),
      'message.updated',
    ],
    ['a pin', (ann, id) => ann.ok('PUT', `/messages/${id}`, { set: { pinned: true } }), 'message.updated'],
    ['a deletion', (ann, id) => ann.ok('DELETE', `/messages/${id}`), 'message.deleted'],
    ['a deletion for good', (ann, id) => ann.ok('DELETE', `/messages/${id}?hard=true`), 'message.deleted'],
    [
      'a reaction',
      (ann, id) => ann.ok('POST', `/messages/${id}/reaction`, { reaction: { type: 'a' } }),
      'reaction.new',
    ],
    [
      'typing',
      (ann) => ann.ok('POST', '/channels/messaging/x/event', { event: { type: 'typing.start' } }),
      'typing.start',
    ],
    [
      'a custom event',
      (ann) => ann.ok('POST', '/channels/messaging/x/event', { event: { type: 'wave' } }),
      'wave',
    ],
    [
      'new data',
      (ann) => ann.ok('PATCH', '/channels/messaging/x', { set: { name: 'B' } }),
      'channel.updated',
    ],
  ])('%s: those who watch, and nobody else', async (_, act, type) => {
    const { ann, hear } = await room()
    const { id } = await ann.send('x', 'hi')
    await hear()
    await act(ann, id)
    expect(await hear()).toEqual({ ann: [type], ben: [type] })
  })

  it('a deletion tells whether it was for good, and never what was said', async () => {
    const { ann, ben, hear } = await room()
    for (const query of ['', '?hard=true']) {
      const { id } = await ann.send('x', 'secret')
      await ann.ok('DELETE', `/messages/${id}${query}`)
    }
    await hear()
    const [soft, hard] = ben.of('message.deleted')
    expect(soft).toMatchObject({
      hard_delete: false,
      channel_message_count: 0,
      message: { type: 'deleted', text: '' },
    })
    expect(hard).toMatchObject({ hard_delete: true, message: { type: 'deleted', text: '' } })
  })

  it('a deletion for oneself: the own connections, which are not shown the message again', async () => {
    const { ann, ben, hear } = await room()
    const { id } = await ann.send('x', 'secret')
    await hear()
    await ben.ok('DELETE', `/messages/${id}?delete_for_me=true`)
    expect(await hear()).toEqual({ ben: ['message.deleted'], benElsewhere: ['message.deleted'] })
    expect(ben.of('message.deleted')[0]).toMatchObject({
      deleted_for_me: true,
      hard_delete: false,
      message: { text: '' },
    })
    await ann.ok('PUT', `/messages/${id}`, { set: { text: 'secret 2' } })
    await hear()
    expect(ann.of('message.updated').at(-1).message.text).toBe('secret 2')
    expect(ben.of('message.updated').at(-1).message).toMatchObject({ text: '', deleted_for_me: true })
  })

  it('reactions: three kinds, the whole message, and own reactions of nobody', async () => {
    const { ann, ben, hear } = await room()
    const { id } = await ann.send('x', 'hi')
    const react = (who: Person, type: string, more: object = {}) =>
      who.ok('POST', `/messages/${id}/reaction`, { reaction: { type }, ...more })
    await react(ben, 'a')
    await react(ben, 'a')
    await react(ben, 'b', { enforce_unique: true })
    await ben.ok('DELETE', `/messages/${id}/reaction/b`)
    expect((await hear())['ann']).toEqual([
      'message.new',
      'reaction.new',
      'reaction.updated',
      'reaction.updated',
      'reaction.deleted',
    ])
    const told = [...ann.of('reaction.new'), ...ann.of('reaction.updated'), ...ann.of('reaction.deleted')]
    expect(told.map((event) => event.message.own_reactions)).toEqual([[], [], [], []])
    expect(told[2]).toMatchObject({
      message: { reaction_counts: { b: 1 } },
      reaction: { type: 'b', user_id: 'ben' },
      user: { id: 'ben' },
      channel: { cid: 'messaging:x' },
    })
    expect(told.every((event) => event.message.updated_at <= event.created_at)).toBe(true)
  })

  it('reading: watchers the mark, the own connections their totals', async () => {
    const { ann, ben, benElsewhere, hear } = await room()
    const { id } = await ann.send('x', 'hi')
    await hear()
    await ben.ok('POST', '/channels/messaging/x/read', {})
    expect(await hear()).toEqual({
      ann: ['message.read'],
      ben: ['message.read', 'notification.mark_read'],
      benElsewhere: ['notification.mark_read'],
    })
    expect(ann.of('message.read')[0]).toMatchObject({
      user: { id: 'ben' },
      last_read_message_id: id,
      last_read_at: expect.any(String),
    })
    expect(ann.of('message.read')[0]).not.toHaveProperty('total_unread_count')
    expect(benElsewhere.of('notification.mark_read')[0]).toMatchObject({
      total_unread_count: 0,
      unread_messages: 0,
      channel: { own_capabilities: expect.any(Array) },
    })
    // Nothing new was read: nothing is told.
    await ben.ok('POST', '/channels/messaging/x/read', {})
    expect(await hear()).toEqual({})
    await ben.ok('POST', '/channels/messaging/x/unread', { message_id: id })
    expect(await hear()).toEqual({
      ben: ['notification.mark_unread'],
      benElsewhere: ['notification.mark_unread'],
    })
    expect(ben.of('notification.mark_unread')[0]).toMatchObject({
      first_unread_message_id: id,
      unread_messages: 1,
      total_unread_count: 1,
    })
  })

  it('reading is kept from others by who wants so', async () => {
    const { ann, ben, hear } = await room()
    const quiet = { read_receipts: { enabled: false }, typing_indicators: { enabled: false } }
    await ben.ok('POST', '/users', { users: { ben: { id: 'ben', privacy_settings: quiet } } })
    await ann.send('x', 'hi')
    await hear()
    await ben.ok('POST', '/channels/messaging/x/read', {})
    await ben.ok('POST', '/channels/messaging/x/event', { event: { type: 'typing.start' } })
    expect(await hear()).toEqual({
      ben: ['notification.mark_read'],
      benElsewhere: ['notification.mark_read'],
    })
    const readers = async (who: Person) => (await who.open('x')).read.map((read: Wire) => read.user.id)
    expect(await readers(ann)).toEqual(['ann', 'cat'])
    expect(await readers(ben)).toEqual(['ben', 'ann', 'cat'])
  })

  it('joining: watchers, and the one who was added', async () => {
    const { ann, dan, hear } = await room()
    await ann.ok('POST', '/channels/messaging/x', { add_members: ['dan'] })
    expect(await hear()).toEqual({
      ann: ['member.added', 'channel.updated'],
      ben: ['member.added', 'channel.updated'],
      dan: ['notification.added_to_channel'],
    })
    expect(ann.of('member.added').at(-1)).toMatchObject({
      member: { user_id: 'dan', user: { id: 'dan' } },
      channel: { member_count: 4 },
    })
    expect(dan.of('notification.added_to_channel')[0]).toMatchObject({
      cid: 'messaging:x',
      channel: { cid: 'messaging:x', own_capabilities: expect.arrayContaining(['send-message']) },
      member: { user_id: 'dan' },
      unread_channels: 0,
    })
  })

  it('leaving: watchers, the one who left, and then silence for them', async () => {
    const { ann, ben, hear } = await room()
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    const told = await hear()
    expect(told['ann']).toEqual(['member.removed', 'user.watching.stop', 'channel.updated'])
    expect(told['ben']).toEqual(['member.removed', 'notification.removed_from_channel'])
    expect(told['benElsewhere']).toEqual(['notification.removed_from_channel'])
    expect(told['cat']).toBeUndefined()
    expect(ben.of('notification.removed_from_channel')[0]).toMatchObject({
      member: { user_id: 'ben' },
      user: { id: 'ann' },
    })
    expect(ann.of('user.watching.stop')[0]).toMatchObject({ user: { id: 'ben' }, watcher_count: 1 })
    await ann.send('x', 'hi')
    const { channel, watcher_count } = await ann.open('x')
    expect([channel.member_count, watcher_count]).toEqual([2, 1])
    expect(await hear()).toEqual({ ann: ['message.new'], cat: ['notification.message_new'] })
  })

  it('a changed role: watchers', async () => {
    const { ann, hear } = await room()
    await ann.ok('POST', '/channels/messaging/x', { add_moderators: ['cat'] })
    expect(await hear()).toEqual({ ann: ['member.updated'], ben: ['member.updated'] })
    expect(ann.of('member.updated')[0].member).toMatchObject({
      user_id: 'cat',
      channel_role: 'channel_moderator',
    })
  })

  it('a new channel: its members', async () => {
    const { ann, hear } = await room()
    await ann.open('y', ['ann', 'cat'])
    const told = await hear()
    expect(told['ann']).toEqual(expect.arrayContaining(['channel.created', 'notification.added_to_channel']))
    expect(told['cat']).toEqual(['notification.added_to_channel'])
    expect(told['ben']).toBeUndefined()
  })

  it('watching: those who watch', async () => {
    const { ann, ben, cat, hear } = await room()
    const state = await cat.open('x')
    expect(state.watcher_count).toBe(3)
    expect(await hear()).toEqual({
      ann: ['user.watching.start'],
      ben: ['user.watching.start'],
      cat: ['user.watching.start'],
    })
    expect(ann.of('user.watching.start').at(-1)).toMatchObject({
      user: { id: 'cat' },
      watcher_count: 3,
      cid: 'messaging:x',
    })
    await cat.open('x')
    expect(await hear()).toEqual({})
    await cat.disconnect()
    expect(await hear()).toEqual({ ann: ['user.watching.stop'], ben: ['user.watching.stop'] })
    expect(ann.of('user.watching.stop')[0].watcher_count).toBe(2)
    // A second connection of the same person takes nothing away and adds nothing.
    const again = await ben.ok('GET', '/channels/messaging/x', undefined, { state: true })
    expect(again.watcher_count).toBe(2)
  })

  it('asks to watch again after a new connection', async () => {
    const { world, ben, ann, hear } = await room()
    await ben.disconnect()
    const back = await world.person('ben').connect()
    await hear()
    await ann.send('x', 'hi')
    await world.server.settle()
    expect(back.heard()).toEqual(['notification.message_new'])
  })
})

describe('sent events', () => {
  it('come back in the answer and reach the watchers as they are', async () => {
    const { ann, ben, hear } = await room()
    const { event } = await ann.ok('POST', '/channels/messaging/x/event', {
      event: { type: 'wave', hand: 'left', custom: { times: 2 }, message: 'fake', me: {} },
    })
    expect(event).toMatchObject({
      type: 'wave',
      hand: 'left',
      times: 2,
      user: { id: 'ann' },
      cid: 'messaging:x',
    })
    await hear()
    expect(ben.of('wave')).toEqual([event])
    expect(event).not.toHaveProperty('message')
    const typing = await ann.ok('POST', '/channels/messaging/x/event', {
      event: { type: 'typing.stop', parent_id: 'm' },
    })
    expect(typing.event).toMatchObject({ type: 'typing.stop', parent_id: 'm', user: { id: 'ann' } })
  })

  it.each([
    [{}, '400/4'],
    [{ event: {} }, '400/4'],
    [{ event: { type: 7 } }, '400/4'],
    [{ event: { type: 'message.new' } }, '400/18'],
    [{ event: { type: 'health.check' } }, '400/18'],
    [{ event: { type: 'user.presence.changed' } }, '400/18'],
    [{ event: { type: 'notification.mark_read' } }, '400/18'],
    [{ event: { type: 'typing.other' } }, '400/18'],
    [{ event: { type: 'typing.start', parent_id: 7 } }, '400/4'],
    [{ event: { type: 'wave', data: 'x'.repeat(6000) } }, '413/22'],
  ])('%j are refused', async (body, refusal) => {
    const { ann, hear } = await room()
    expect(await ann.refused('POST', '/channels/messaging/x/event', body)).toBe(refusal)
    expect(await hear()).toEqual({})
  })
})

describe('the order of frames', () => {
  it('is that of their times, on every connection', async () => {
    const { world, ann, ben, cat, hear } = await room()
    await Promise.all([
      ...Array.from({ length: 30 }, (_, index) => ann.send('x', `a${index}`)),
      ...Array.from({ length: 30 }, (_, index) => ben.send('x', `b${index}`)),
      cat.open('x'),
      cat.ok('POST', '/channels/messaging/x/read', {}),
    ])
    ann.session().receive('{"type":"health.check"}')
    await hear()
    for (const who of [ann, ben, cat]) {
      const times: string[] = who.frames.map((frame) => frame.created_at)
      expect(times).toEqual([...times].sort())
    }
    const { messages } = await ann.open('x')
    expect(messages.map((message: Wire) => message.id)).toEqual(
      ann
        .of('message.new')
        .slice(-25)
        .map((event) => event.message_id),
    )
    expect(world.server).toBeDefined()
  })
})
