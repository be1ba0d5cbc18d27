// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Scene, SceneMessage, ScenePoll } from '../../src/server/index.ts'
import { createWorld, refuseFaults, type Wire } from './support/world.ts'

refuseFaults()

const scene: Scene = {
  name: 'street',
  users: [
    { id: 'ann', name: 'Ann Lee', image: '/ann.png', custom: { shoe: 38 } },
    { id: 'ben', name: 'رضا', role: 'admin', language: 'fa' },
  ],
  channels: [
    {
      type: 'messaging',
      id: 'x',
      name: 'Street',
      members: ['ann', 'ben', 'cat'],
      moderators: ['cat'],
      frozen: true,
      custom: { colour: 'red', id: 'fake', member_count: 99 },
      unread: { ben: 2, cat: 99 },
      messages: [
        { by: 'ann', text: 'first', minutesAgo: 60 },
        { by: 'ann', text: 'edited', minutesAgo: 50, edited: true, custom: { mood: 'a' } },
        {
          id: 'p',
          by: 'ann',
          text: 'parent',
          minutesAgo: 40,
          reactions: { like: ['ben', 'dan'], love: ['ben'] },
        },
        { by: 'ben', text: 'reply', minutesAgo: 39, replyTo: 'p' },
        { by: 'ben', text: 'quote', minutesAgo: 30, quotes: 'p' },
        { by: 'ann', text: 'gone', minutesAgo: 20, deleted: true },
        { by: 'ann', text: 'silent', minutesAgo: 10, silent: true },
        { by: 'ann', text: 'joined', minutesAgo: 5, type: 'system' },
        { by: 'ann', text: 'last', minutesAgo: 5 },
      ],
    },
  ],
}

describe('a scene', () => {
  it('is there as it was written', async () => {
    const world = createWorld()
    await world.server.load(scene)
    const ben = world.person('ben')
    const state = await ben.ok('POST', '/channels/messaging/x/query', { state: true })
    expect(state.channel).toMatchObject({
      name: 'Street',
      colour: 'red',
      id: 'x',
      frozen: true,
      member_count: 3,
      message_count: 8,
      created_by: { id: 'ann', name: 'Ann Lee', shoe: 38 },
    })
    expect(state.members.map((member: Wire) => [member.user_id, member.channel_role])).toEqual([
      ['ann', 'channel_member'],
      ['ben', 'channel_member'],
      ['cat', 'channel_moderator'],
    ])
    expect(state.messages.map((message: Wire) => [message.id, message.text, message.type])).toEqual([
      ['messaging-x-1', 'first', 'regular'],
      ['messaging-x-2', 'edited', 'regular'],
      ['p', 'parent', 'regular'],
      ['messaging-x-5', 'quote', 'regular'],
      ['messaging-x-6', '', 'deleted'],
      ['messaging-x-7', 'silent', 'regular'],
      ['messaging-x-8', 'joined', 'system'],
      ['messaging-x-9', 'last', 'regular'],
    ])
    const [first, edited, parent, quote] = state.messages
    expect(first.created_at).toBe('2024-05-01T09:00:00.000000Z')
    expect(edited).toMatchObject({ mood: 'a', message_text_updated_at: expect.any(String) })
    expect(parent).toMatchObject({
      reaction_counts: { like: 2, love: 1 },
      reply_count: 1,
      thread_participants: [{ id: 'ben' }],
      own_reactions: [{ type: 'love' }, { type: 'like' }],
    })
    expect(quote.quoted_message.text).toBe('parent')
    expect((await ben.ok('GET', '/messages/p/replies')).messages).toMatchObject([
      { id: 'messaging-x-4', text: 'reply' },
    ])
    expect(state.read.map((read: Wire) => [read.user.id, read.unread_messages])).toEqual([
      ['ben', 2],
      ['ann', 0],
      ['cat', 5],
    ])
    expect(state.channel.last_message_at).toBe(state.messages.at(-1).created_at)
    expect(
      (await ben.ok('GET', '/users?payload={"filter_conditions":{"role":"admin"}}')).users,
    ).toMatchObject([{ id: 'ben', language: 'fa' }])
  })

  it('holds polls with what was voted and said', async () => {
    const world = createWorld()
    const poll: ScenePoll = {
      name: 'Lunch?',
      description: 'Today',
      options: ['Soup', 'Bread', '__proto__'],
      votes: { Soup: ['ben', 'dan'], ['__proto__']: ['ann'] },
      answers: { ben: 'With salt' },
      single: true,
      takesOptions: true,
      closesInMinutes: 10,
    }
    const load = (id: string, message: ScenePoll) =>
      world.server.load({
        name: 'canteen',
        users: [],
        channels: [
          {
            type: 'messaging',
            id,
            members: ['ann', 'ben'],
            messages: [{ id, by: 'ann', text: '', minutesAgo: 5, poll: message }],
          },
        ],
      })
    await load('a', poll)
    await load('b', { name: 'Whom?', options: ['Me'], votes: { Me: ['ben'] }, anonymous: true, closed: true })
    const [ann, ben] = [world.person('ann'), world.person('ben')]
    const { message } = await ben.ok('GET', '/messages/a')
    expect(message).toMatchObject({
      poll_id: 'a-poll',
      poll: {
        name: 'Lunch?',
        description: 'Today',
        created_by_id: 'ann',
        options: [{ text: 'Soup' }, { text: 'Bread' }, { text: '__proto__' }],
        voting_visibility: 'public',
        enforce_unique_vote: true,
        allow_answers: true,
        allow_user_suggested_options: true,
        is_closed: false,
        closes_at: '2024-05-01T10:10:00.000000Z',
        vote_counts_by_option: { 'a-poll-1': 2, 'a-poll-2': 0, 'a-poll-3': 1 },
        latest_votes_by_option: { 'a-poll-1': [{ user_id: 'dan' }, { user_id: 'ben' }] },
        vote_count: 3,
        answers_count: 1,
        latest_answers: [{ answer_text: 'With salt', user_id: 'ben' }],
        own_votes: [{ option_id: 'a-poll-1' }, { is_answer: true }],
      },
    })
    const path = '/messages/a/polls/a-poll/vote'
    expect((await ben.ok('POST', path, { vote: { option_id: 'a-poll-2' } })).poll).toMatchObject({
      vote_count: 3,
      vote_counts_by_option: { 'a-poll-1': 1, 'a-poll-2': 1 },
    })
    await world.pass(11 * 60_000)
    expect((await ann.ok('GET', '/polls/a-poll')).poll).toMatchObject({ is_closed: true })
    const secret = (await ann.ok('GET', '/polls/b-poll')).poll
    expect(secret).toMatchObject({ is_closed: true, vote_count: 1, allow_answers: false })
    expect(secret.latest_votes_by_option['b-poll-1'][0]).not.toHaveProperty('user_id')
    await expect(load('c', { name: 'Odd', options: ['A'], votes: { B: ['ann'] } })).rejects.toThrow('"B"')
  })

  it('comes before whatever happens then', async () => {
    const world = createWorld()
    await world.server.load({
      ...scene,
      channels: scene.channels.map((channel) => ({
        ...channel,
        frozen: false,
        messages: Array.from({ length: 50 }, (_, index): SceneMessage => ({
          by: 'ann',
          text: String(index),
          minutesAgo: 0,
        })),
      })),
    })
    const ann = world.person('ann')
    await ann.send('x', 'new')
    const { messages } = await ann.open('x')
    expect(messages.at(-1).text).toBe('new')
    expect(new Set(messages.map((message: Wire) => message.created_at)).size).toBe(25)
  })

  it('may be made as it is read, once, and is left alone the second time', { timeout: 30_000 }, async () => {
    const world = createWorld()
    let made = 0
    const endless: Scene = {
      name: 'many',
      users: [],
      channels: [
        {
          type: 'team',
          id: 'big',
          members: ['ann'],
          *messages() {
            made += 1
            for (let index = 0; index < 10_000; index += 1)
              yield { by: 'ann', text: String(index), minutesAgo: 10_000 - index }
          },
        },
      ],
    }
    await world.server.load(endless)
    await world.server.load(endless)
    expect(made).toBe(1)
    const ann = world.person('ann')
    const page = { messages: { id_lt: 'team-big-5001', limit: 3 } }
    const { messages, channel } = await ann.ok('POST', '/channels/team/big/query', page)
    expect(messages.map((message: Wire) => message.text)).toEqual(['4997', '4998', '4999'])
    expect(channel.message_count).toBe(10_000)
  })
})

describe('an actor in the process', () => {
  it('acts like a client', async () => {
    const { server } = createWorld({ secret: 's', apiKey: 'k' })
    await server.load(scene)
    const ben = server.as('ben')
    await ben.call('updateChannelPartial', {
      path: { type: 'messaging', id: 'x' },
      body: { set: { frozen: false } },
    })
    const { message } = await ben.call('sendMessage', {
      path: { type: 'messaging', id: 'x' },
      body: { message: { id: 'a/b c', text: 'hi' } },
    })
    expect(message.user.id).toBe('ben')
    expect((await ben.call('getMessage', { path: { id: 'a/b c' } })).message.text).toBe('hi')
    const many = await ben.call('getManyMessages', {
      path: { type: 'messaging', id: 'x' },
      query: { ids: ['p', 'a/b c'] },
    })
    expect(many.messages).toHaveLength(2)
    const { users } = await ben.call('queryUsers', {
      query: { payload: { filter_conditions: { id: 'ann' } } },
    })
    expect(users).toMatchObject([{ name: 'Ann Lee' }])
    await expect(ben.call('getMessage', { path: { id: 'none' } })).rejects.toMatchObject({
      name: 'ServerRefusal',
      message: expect.stringContaining('none'),
      error: { code: 16, StatusCode: 404 },
    })
    await expect(server.as('stranger').call('getMessage', { path: { id: 'p' } })).rejects.toMatchObject({
      error: { code: 17 },
    })
    expect((await server.asServer().call('queryChannels', { body: {} })).channels).toHaveLength(1)
  })
})
