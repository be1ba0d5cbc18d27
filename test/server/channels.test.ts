// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person } from './support/world.ts'

refuseFaults()

async function people(...ids: string[]): Promise<Person[]> {
  const world = createWorld()
  return Promise.all(ids.map((id) => world.person(id).connect({ name: id.toUpperCase() })))
}

describe('opening a channel by name', () => {
  it('makes it with its data, and opens the same one again', async () => {
    const [ann, ben] = (await people('ann', 'ben')) as [Person, Person]
    const data = {
      members: ['ann', { user_id: 'ben', channel_role: 'channel_moderator' }],
      name: 'General',
      colour: 'red',
    }
    const made = await ann.ok('POST', '/channels/messaging/general/query', { state: true, data })
    expect(made.channel).toMatchObject({
      cid: 'messaging:general',
      id: 'general',
      type: 'messaging',
      name: 'General',
      colour: 'red',
      member_count: 2,
      message_count: 0,
      frozen: false,
      disabled: false,
      created_by: { id: 'ann' },
    })
    expect(
      made.members.map((member: { user_id: string; channel_role: string }) => [
        member.user_id,
        member.channel_role,
      ]),
    ).toEqual([
      ['ann', 'channel_member'],
      ['ben', 'channel_moderator'],
    ])
    expect(made.membership.user_id).toBe('ann')
    const again = await ben.ok('POST', '/channels/messaging/general/query', {
      state: true,
      data: { name: 'Other' },
    })
    expect(again.channel.name).toBe('General')
    expect(again.membership.user_id).toBe('ben')
  })

  it('answers the parts that are asked for', async () => {
    const [ann] = (await people('ann')) as [Person]
    await ann.open('x', ['ann'])
    await ann.send('x', 'one')
    const bare = await ann.ok('POST', '/channels/messaging/x/query', {})
    expect(bare).toMatchObject({
      messages: [],
      members: [],
      read: [],
      watchers: [],
      pinned_messages: [],
      threads: [],
    })
    expect(bare.channel.cid).toBe('messaging:x')
    const some = await ann.ok('POST', '/channels/messaging/x/query', { messages: { limit: 1 } })
    expect([some.messages.length, some.members.length]).toEqual([1, 0])
    const all = await ann.ok('GET', '/channels/messaging/x', undefined, { state: true })
    expect([all.messages.length, all.members.length, all.read.length]).toEqual([1, 1, 1])
  })

  it('pages members and watchers', async () => {
    const [ann, ben, cat] = (await people('ann', 'ben', 'cat')) as [Person, Person, Person]
    await ann.open('x', ['ann', 'ben', 'cat'])
    await ben.open('x')
    await cat.open('x')
    const page = await ann.ok('POST', '/channels/messaging/x/query', {
      members: { limit: 1, offset: 1 },
      watchers: { limit: 2, offset: 1 },
    })
    expect(page.members.map((member: { user_id: string }) => member.user_id)).toEqual(['ben'])
    expect(page.watchers.map((user: { id: string }) => user.id)).toEqual(['ben', 'cat'])
    expect(page.watcher_count).toBe(3)
  })

  it.each([
    ['/channels/unknown/x/query', {}, '404/16'],
    ['/channels/messaging/a%3Ab/query', {}, '400/4'],
    ['/channels/messaging/query/query', {}, '400/4'],
    ['/channels/messaging/x/query', { data: { members: ['nobody'] } }, '400/4'],
    ['/channels/messaging/x/query', { data: { members: [7] } }, '400/4'],
    [
      '/channels/messaging/x/query',
      { data: { members: [{ user_id: 'ann', channel_role: 'boss' }] } },
      '400/4',
    ],
    ['/channels/messaging/x/query', { data: { members: Array(101).fill('ann') } }, '400/4'],
    ['/channels/messaging/x/query', { data: { frozen: 'yes' } }, '400/4'],
    ['/channels/messaging/x/query', { data: { team: 'red' } }, '400/4'],
    ['/channels/messaging/x/query', { data: { custom: 'x' } }, '400/4'],
    ['/channels/messaging/x/query', { data: { blob: 'x'.repeat(6000) } }, '413/22'],
    ['/channels/messaging/x/query', { data: { config_overrides: { replies: false } } }, '403/17'],
    ['/channels/messaging/x/query', { watch: true }, '400/4'],
    ['/channels/messaging/x/query', { presence: true }, '400/4'],
    ['/channels/messaging/x/query', { state: 'yes' }, '400/4'],
    ['/channels/messaging/x/query', { messages: { limit: 301 } }, '400/4'],
    ['/channels/messaging/x/query', { members: { limit: 301 } }, '400/4'],
    ['/channels/messaging/x/query', { watchers: { offset: 10_001 } }, '400/4'],
  ])('refuses %s %j', async (path, body, refusal) => {
    const [ann] = (await people('ann')) as [Person]
    expect(await ann.refused('POST', path, body)).toBe(refusal)
    // Nothing of a refused call is kept.
    expect((await ann.ok('POST', '/channels', { filter_conditions: {} })).channels).toEqual([])
  })

  it('does not watch through the connection of somebody else', async () => {
    const [ann, ben] = (await people('ann', 'ben')) as [Person, Person]
    const query = { connection_id: ben.connectionId() }
    expect(await ann.refused('POST', '/channels/messaging/x/query', { watch: true }, query)).toBe('400/4')
  })

  it('tells strangers that they may not read', async () => {
    const [ann, ben] = (await people('ann', 'ben')) as [Person, Person]
    await ann.open('x', ['ann'])
    const { id } = await ann.send('x', 'secret')
    for (const [method, path, body] of [
      ['POST', '/channels/messaging/x/query', { state: true }],
      ['GET', '/channels/messaging/x', undefined],
      ['POST', '/channels/messaging/x', {}],
      ['PATCH', '/channels/messaging/x', {}],
      ['POST', '/channels/messaging/x/message', { message: { text: 'hi' } }],
      ['POST', '/channels/messaging/x/event', { event: { type: 'typing.start' } }],
      ['POST', '/channels/messaging/x/read', {}],
      ['POST', '/channels/messaging/x/unread', { message_id: id }],
      ['POST', '/channels/read', { read_by_channel: { 'messaging:x': id } }],
      ['GET', `/channels/messaging/x/messages?ids=${id}`, undefined],
      ['GET', `/messages/${id}`, undefined],
      ['POST', `/messages/${id}`, { message: { text: 'x' } }],
      ['PUT', `/messages/${id}`, { set: { text: 'x' } }],
      ['DELETE', `/messages/${id}`, undefined],
      ['GET', `/messages/${id}/replies`, undefined],
      ['POST', `/messages/${id}/reaction`, { reaction: { type: 'like' } }],
      ['DELETE', `/messages/${id}/reaction/like`, undefined],
      ['GET', `/messages/${id}/reactions`, undefined],
      [
        'GET',
        `/members?payload=${encodeURIComponent('{"type":"messaging","id":"x","filter_conditions":{}}')}`,
        undefined,
      ],
    ] as const) {
      expect([path, await ben.refused(method, path, body)]).toEqual([path, '403/17'])
    }
    expect((await ben.ok('POST', '/channels', { state: true })).channels).toEqual([])
    expect((await ann.ok('GET', `/messages/${id}`)).message.text).toBe('secret')
  })

  it('lets everybody into channels that are open', async () => {
    const [ann, ben] = (await people('ann', 'ben')) as [Person, Person]
    await ann.ok('POST', '/channels/livestream/show/query', { data: {} })
    const { message } = await ben.ok('POST', '/channels/livestream/show/message', { message: { text: 'hi' } })
    expect(message.user.id).toBe('ben')
    const { channels } = await ben.ok('POST', '/channels', { filter_conditions: { type: 'livestream' } })
    expect(channels[0].channel.own_capabilities).toContain('join-channel')
    await ben.ok('POST', '/channels/livestream/show', { add_members: ['ben'] })
    expect(
      (await ben.ok('POST', '/channels', { filter_conditions: { joined: true } })).channels,
    ).toHaveLength(1)
    await ben.ok('POST', '/channels/livestream/show', { remove_members: ['ben'] })
    expect(
      (await ben.ok('POST', '/channels', { filter_conditions: { joined: true } })).channels,
    ).toHaveLength(0)
  })
})

describe('opening a channel by its members', () => {
  it('always gives the same one, whoever asks and in whatever order', async () => {
    const [ann, ben, cat] = (await people('ann', 'ben', 'cat')) as [Person, Person, Person]
    const open = async (who: Person, members: unknown[], type = 'messaging') =>
      (await who.ok('POST', `/channels/${type}/query`, { data: { members } })).channel.cid
    const cid = await open(ann, ['ann', 'ben'])
    expect(await open(ben, ['ben', 'ann'])).toBe(cid)
    expect(await open(ben, ['ann'])).toBe(cid)
    expect(await open(ann, [{ user_id: 'ben' }, 'ben'])).toBe(cid)
    expect(await open(cat, ['ann', 'ben'])).not.toBe(cid)
    expect(await open(ann, ['ann', 'ben'], 'team')).not.toBe(cid)
    expect(await ann.refused('POST', '/channels/messaging/query', { data: {} })).toBe('400/4')
    expect(await ann.refused('POST', '/channels/unknown/query', { data: { members: ['ben'] } })).toBe(
      '404/16',
    )
  })

  it('keeps its members', async () => {
    const [ann, ben] = (await people('ann', 'ben', 'cat')) as [Person, Person]
    const { channel } = await ann.ok('POST', '/channels/messaging/query', {
      data: { members: ['ann', 'ben'] },
    })
    expect(channel.own_capabilities).not.toContain('update-channel-members')
    const path = `/channels/messaging/${encodeURIComponent(channel.id)}`
    expect(await ann.refused('POST', path, { add_members: ['cat'] })).toBe('403/17')
    expect(await ben.refused('POST', path, { remove_members: ['ben'] })).toBe('403/17')
  })
})

describe('changing a channel', () => {
  it('replaces its data with POST and single fields with PATCH', async () => {
    const [ann] = (await people('ann')) as [Person]
    const { channel: made } = await ann.ok('POST', '/channels/messaging/x/query', {
      data: { name: 'A', a: 1, b: 2 },
    })
    const posted = await ann.ok('POST', '/channels/messaging/x', { data: { name: 'B', c: 3 } })
    expect(posted.channel).toMatchObject({ name: 'B', c: 3 })
    expect('a' in posted.channel || 'b' in posted.channel).toBe(false)
    expect(posted.channel.updated_at > made.updated_at).toBe(true)
    const patched = await ann.ok('PATCH', '/channels/messaging/x', {
      set: { d: 4, frozen: true },
      unset: ['c'],
    })
    expect(patched.channel).toMatchObject({ name: 'B', d: 4, frozen: true })
    expect('c' in patched.channel).toBe(false)
    const thawed = await ann.ok('PATCH', '/channels/messaging/x', { unset: ['frozen'] })
    expect(thawed.channel.frozen).toBe(false)
    expect((await ann.ok('PATCH', '/channels/messaging/x', {})).channel.name).toBe('B')
  })

  it.each([
    ['PATCH', { set: { member_count: 7 } }, '400/4'],
    ['PATCH', { set: { own_capabilities: [] } }, '400/4'],
    ['PATCH', { unset: ['created_at'] }, '400/4'],
    ['PATCH', { unset: 'name' }, '400/4'],
    ['PATCH', { set: { cooldown: 121 } }, '400/4'],
    ['PATCH', { set: { blob: 'x'.repeat(6000) } }, '413/22'],
    ['POST', { data: 7 }, '400/4'],
    ['POST', { invites: ['ben'] }, '400/4'],
    ['POST', { hide_history: true }, '400/4'],
    ['POST', { add_members: ['nobody'] }, '400/4'],
    ['POST', { add_members: Array(101).fill('ben') }, '400/4'],
  ])('%s %j is refused', async (method, body, refusal) => {
    const [ann] = (await people('ann', 'ben')) as [Person]
    await ann.open('x', ['ann'])
    expect(await ann.refused(method, '/channels/messaging/x', body)).toBe(refusal)
  })

  it('is for those who manage it', async () => {
    const [ann, ben, cat] = (await people('ann', 'ben', 'cat')) as [Person, Person, Person]
    await ann.open('x', ['ann', 'ben'])
    for (const body of [
      { data: { name: 'B' } },
      { add_members: ['cat'] },
      { remove_members: ['ann'] },
      { add_moderators: ['ben'] },
      { demote_moderators: ['ann'] },
      { cooldown: 5 },
      { message: { text: 'x' } },
    ]) {
      expect([body, await ben.refused('POST', '/channels/messaging/x', body)]).toEqual([body, '403/17'])
    }
    expect(await ben.refused('PATCH', '/channels/messaging/x', { set: { name: 'B' } })).toBe('403/17')
    await ann.ok('POST', '/channels/messaging/x', { add_moderators: ['ben'] })
    await ben.ok('POST', '/channels/messaging/x', { add_members: ['cat'] })
    await ann.ok('POST', '/channels/messaging/x', { demote_moderators: ['ben'] })
    expect(await ben.refused('PATCH', '/channels/messaging/x', { set: { name: 'B' } })).toBe('403/17')
    const left = await cat.ok('POST', '/channels/messaging/x', { remove_members: ['cat'] })
    expect(left.members).toEqual([])
    expect(await cat.refused('GET', '/channels/messaging/x')).toBe('403/17')
  })

  it('counts members', async () => {
    const [ann] = (await people('ann', 'ben', 'cat')) as [Person]
    await ann.open('x', ['ann'])
    const body = { add_members: ['ben', 'ann', { user_id: 'cat' }], remove_members: ['nobody-here'] }
    expect((await ann.ok('POST', '/channels/messaging/x', body)).channel.member_count).toBe(3)
    const { channel, members } = await ann.ok('POST', '/channels/messaging/x', {
      remove_members: ['ben', 'cat'],
    })
    expect([channel.member_count, members.length]).toEqual([1, 1])
  })

  it('may be said in a system message', async () => {
    const [ann] = (await people('ann')) as [Person]
    await ann.open('x', ['ann'])
    const answer = await ann.ok('POST', '/channels/messaging/x', {
      data: { name: 'B' },
      message: { text: 'It is B now' },
    })
    expect(answer.message).toMatchObject({ type: 'system', text: 'It is B now', user: { id: 'ann' } })
    expect((await ann.open('x')).messages).toMatchObject([{ type: 'system' }])
  })

  it('shows in what one may do', async () => {
    const [ann, ben] = (await people('ann', 'ben')) as [Person, Person]
    await ann.open('x', ['ann', 'ben'])
    const capabilities = async (who: Person): Promise<string[]> =>
      (await who.ok('GET', '/channels/messaging/x')).channel.own_capabilities
    expect(await capabilities(ann)).toEqual(
      expect.arrayContaining(['send-message', 'update-channel', 'pin-message']),
    )
    expect(await capabilities(ben)).toEqual(
      expect.arrayContaining(['send-message', 'leave-channel', 'read-events']),
    )
    expect(await capabilities(ben)).not.toContain('update-channel')
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: true, cooldown: 9 } })
    for (const gone of ['send-message', 'send-reply', 'send-reaction'])
      expect(await capabilities(ben)).not.toContain(gone)
    expect(await capabilities(ben)).toContain('slow-mode')
  })
})

describe('switches', () => {
  const options = {
    channelTypes: {
      quiet: {
        config: {
          typing_events: false,
          custom_events: false,
          read_events: false,
          reactions: false,
          replies: false,
          quotes: false,
          polls: false,
          count_messages: false,
          max_message_length: 5,
        },
      },
    },
  }

  it('of a type refuse with 19', async () => {
    const world = createWorld(options)
    const ann = await world.person('ann').connect()
    await ann.ok('POST', '/channels/quiet/x/query', { data: { members: ['ann'] } })
    const { message } = await ann.ok('POST', '/channels/quiet/x/message', { message: { text: 'hi' } })
    const send = (more: object) =>
      ann.refused('POST', '/channels/quiet/x/message', { message: { text: 'x', ...more } })
    expect(await ann.refused('POST', '/channels/quiet/x/event', { event: { type: 'typing.start' } })).toBe(
      '400/19',
    )
    expect(await ann.refused('POST', '/channels/quiet/x/event', { event: { type: 'wave' } })).toBe('400/19')
    expect(await ann.refused('POST', '/channels/quiet/x/read', {})).toBe('400/19')
    expect(await ann.refused('POST', '/channels/quiet/x/unread', { message_id: message.id })).toBe('400/19')
    expect(await ann.refused('POST', `/messages/${message.id}/reaction`, { reaction: { type: 'a' } })).toBe(
      '400/19',
    )
    expect(await send({ parent_id: message.id })).toBe('400/19')
    expect(await send({ quoted_message_id: message.id })).toBe('400/19')
    expect(await send({ poll_id: 'p' })).toBe('400/19')
    expect(await send({ shared_location: { latitude: 1, longitude: 2 } })).toBe('400/19')
    expect(await send({ text: '123456' })).toBe('400/20')
    const state = await ann.ok('GET', '/channels/quiet/x', undefined, { state: true })
    expect('message_count' in state.channel).toBe(false)
    expect(state.read).toEqual([])
    expect(state.channel.config).toMatchObject({ name: 'quiet', replies: false, max_message_length: 5 })
  })

  it("of a single channel are the server's to turn", async () => {
    const world = createWorld()
    const ann = await world.person('ann').connect()
    await ann.open('x', ['ann'])
    const server = world.server.asServer()
    const path = { type: 'messaging', id: 'x' }
    await server.call('updateChannelPartial', {
      path,
      body: { set: { config_overrides: { typing_events: false } } },
    })
    expect(
      await ann.refused('POST', '/channels/messaging/x/event', { event: { type: 'typing.start' } }),
    ).toBe('400/19')
    await expect(
      server.call('updateChannelPartial', { path, body: { set: { config_overrides: { search: false } } } }),
    ).rejects.toMatchObject({ error: { code: 4 } })
  })
})
