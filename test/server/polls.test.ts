// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { hangPoll, pollRoom, QUESTION } from './support/pollRoom.ts'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

describe('making a poll', () => {
  it('answers it whole, with ids for its options', async () => {
    const { ann } = await pollRoom()
    const { poll } = await ann.ok('POST', '/polls', {
      id: 'mine',
      name: 'Lunch?',
      description: 'Today',
      options: [
        { text: 'Soup', custom: { price: 7 } },
        { text: 'Bread', hot: false },
      ],
      max_votes_allowed: 2,
      allow_answers: true,
      custom: { colour: 'red' },
      mood: 'hungry',
    })
    expect(poll).toEqual({
      id: 'mine',
      name: 'Lunch?',
      description: 'Today',
      options: [
        { id: expect.any(String), text: 'Soup', price: 7 },
        { id: expect.any(String), text: 'Bread', hot: false },
      ],
      voting_visibility: 'public',
      enforce_unique_vote: false,
      max_votes_allowed: 2,
      allow_user_suggested_options: false,
      allow_answers: true,
      is_closed: false,
      vote_count: 0,
      vote_counts_by_option: { [poll.options[0].id]: 0, [poll.options[1].id]: 0 },
      latest_votes_by_option: {},
      answers_count: 0,
      latest_answers: [],
      own_votes: [],
      created_by_id: 'ann',
      created_by: expect.objectContaining({ id: 'ann' }),
      created_at: poll.updated_at,
      updated_at: expect.any(String),
      colour: 'red',
      mood: 'hungry',
    })
    expect(poll.options[0].id).not.toBe(poll.options[1].id)
    expect((await ann.ok('GET', '/polls/mine')).poll).toEqual(poll)
    const [first] = poll.options
    expect((await ann.ok('GET', `/polls/mine/options/${first.id}`)).poll_option).toEqual(first)
  })

  it('takes a name alone, and makes an id where there is none', async () => {
    const { ann } = await pollRoom()
    const one = await ann.ok('POST', '/polls', { name: 'One' })
    const two = await ann.ok('POST', '/polls', { name: 'Two' })
    expect(one.poll).toMatchObject({ options: [], description: '', created_by_id: 'ann' })
    expect(one.poll.id).not.toBe(two.poll.id)
  })

  it('says of an id that came before that it already exists', async () => {
    const { ann, ben } = await pollRoom()
    await ann.ok('POST', '/polls', { ...QUESTION, id: 'p2' })
    for (const who of [ann, ben]) {
      const { status, body } = await who.call('POST', '/polls', { ...QUESTION, id: 'p2' })
      expect([status, body.code, body.message]).toEqual([400, 4, expect.stringContaining('already exists')])
    }
  })

  it.each([
    ['no name', { name: undefined }, '400/4'],
    ['a blank name', { name: '  ' }, '400/4'],
    ['a name that is no text', { name: 7 }, '400/4'],
    ['256 characters of a name', { name: 'n'.repeat(256) }, '400/4'],
    ['a long description', { description: 'd'.repeat(1001) }, '400/4'],
    ['another visibility', { voting_visibility: 'secret' }, '400/4'],
    ['no votes at all', { max_votes_allowed: 0 }, '400/4'],
    ['eleven votes', { max_votes_allowed: 11 }, '400/4'],
    ['half a vote', { max_votes_allowed: 1.5 }, '400/4'],
    ['two unique votes', { max_votes_allowed: 2, enforce_unique_vote: true }, '400/4'],
    ['switches that are none', { allow_answers: 'yes' }, '400/4'],
    ['options that are no list', { options: { text: 'a' } }, '400/4'],
    ['options that are no objects', { options: ['a'] }, '400/4'],
    ['an option without words', { options: [{ text: ' ' }] }, '400/4'],
    ['an option of 256 characters', { options: [{ text: 'o'.repeat(256) }] }, '400/4'],
    ['options that read alike', { options: [{ text: 'كتاب' }, { text: ' کتاب ' }] }, '400/4'],
    ['options that differ in case', { options: [{ text: 'Soup' }, { text: ' sOUP' }] }, '400/4'],
    ['101 options', { options: Array.from({ length: 101 }, (_, place) => ({ text: `o${place}` })) }, '400/4'],
    ['an id of control characters', { id: 'a\nb' }, '400/4'],
    ['an id that is no text', { id: {} }, '400/4'],
    ['custom data that is no object', { custom: [] }, '400/4'],
    ['6 KB of custom data', { custom: { long: 'ی'.repeat(3000) } }, '413/22'],
    ['2 KB of an option', { options: [{ text: 'a', custom: { long: 'x'.repeat(2000) } }] }, '413/22'],
  ])('refuses %s', async (_, wrong, code) => {
    const { ann } = await pollRoom()
    expect(await ann.refused('POST', '/polls', { ...QUESTION, ...wrong })).toBe(code)
  })

  it('takes 100 options, 255 characters and one unique vote', async () => {
    const { ann } = await pollRoom()
    const options = Array.from({ length: 100 }, (_, place) => ({ text: `o${place}`.padEnd(255, '.') }))
    const { poll } = await ann.ok('POST', '/polls', {
      name: 'n'.repeat(255),
      options,
      enforce_unique_vote: true,
      max_votes_allowed: 1,
    })
    expect(poll.options).toHaveLength(100)
    expect(poll).toMatchObject({ enforce_unique_vote: true, max_votes_allowed: 1 })
  })

  it('keeps what answers say themselves out of custom data', async () => {
    const { ann } = await pollRoom()
    const { poll } = await ann.ok('POST', '/polls', {
      name: 'A',
      custom: { vote_count: 99, own_votes: 'x', created_by_id: 'ben', ['__proto__']: 1, fine: true },
      answers_count: 5,
    })
    expect(poll).toMatchObject({
      vote_count: 0,
      own_votes: [],
      created_by_id: 'ann',
      answers_count: 0,
      fine: true,
    })
  })

  it('is its own maker’s until a message carries it', async () => {
    const { ann, ben } = await pollRoom()
    await ann.ok('POST', '/polls', { ...QUESTION, id: 'quiet' })
    expect(await ben.refused('GET', '/polls/quiet')).toBe('403/17')
    expect(await ben.refused('POST', '/polls/quiet/votes', {})).toBe('403/17')
    expect(await ben.refused('DELETE', '/polls/quiet')).toBe('403/17')
    expect(await ann.refused('GET', '/polls/none')).toBe('404/16')
    expect(await ann.refused('GET', '/polls/quiet/options/none')).toBe('404/16')
    expect((await ann.ok('POST', '/polls/quiet/votes', {})).votes).toEqual([])
  })

  it('is for people: a server says for whom it acts', async () => {
    const { world } = await pollRoom()
    const server = world.server.asServer()
    await expect(server.call('createPoll', { body: QUESTION })).rejects.toMatchObject({ error: { code: 4 } })
    const token = await world.server.token('server', { server: true })
    const { body } = await world.call('POST', '/polls', { token, body: { ...QUESTION, user_id: 'ben' } })
    expect(body.poll).toMatchObject({ created_by_id: 'ben' })
    expect(body.poll).not.toHaveProperty('user_id')
  })
})

describe('a message with a poll', () => {
  it('carries it wherever it is answered, with the own votes of the asker', async () => {
    const { world, ann, ben, vote } = await pollRoom()
    await vote(ben, 'Soup')
    await ann.send('x', 'look up', { id: 'q', quoted_message_id: 'm' })
    await ann.send('x', 'reply', { id: 'r', parent_id: 'm' })
    const payload = JSON.stringify({ filter_conditions: {}, query: 'look' })
    const seen = async (who: Person): Promise<Wire[]> => [
      (await who.ok('GET', '/messages/m')).message,
      (await who.ok('POST', '/channels/messaging/x/query', { state: true })).messages[0],
      (await who.ok('POST', '/channels', { state: true })).channels[0].messages[0],
      (await who.ok('GET', '/channels/messaging/x/messages?ids=m')).messages[0],
      (await who.ok('GET', '/threads/m')).thread.parent_message,
      (await who.ok('GET', '/messages/q')).message.quoted_message,
      (await who.ok('GET', '/search', undefined, { payload })).results[0].message.quoted_message,
    ]
    for (const [who, own] of [
      [ann, []],
      [ben, ['ben']],
    ] as const)
      for (const message of await seen(who)) {
        expect(message).toMatchObject({
          id: 'm',
          poll_id: 'p',
          poll: { id: 'p', name: 'Lunch?', vote_count: 1 },
        })
        expect(message.poll.own_votes.map((entry: Wire) => entry.user_id)).toEqual(own)
      }
    await world.server.settle()
    expect(ben.of('message.new').map(({ message }) => message.poll?.id)).toEqual(['p', undefined, undefined])
    expect(ben.of('message.new')[1].message.quoted_message.poll).toMatchObject({
      vote_count: 1,
      own_votes: [],
    })
  })

  it('needs no text, and is no command', async () => {
    const { ann } = await pollRoom()
    const message = await hangPoll(ann, 'p2', { text: '/giphy soup' })
    expect(message).toMatchObject({ type: 'regular', text: '/giphy soup', poll: { id: 'p2' } })
    const reply = await hangPoll(ann, 'p3', { text: '', parent_id: 'm' })
    expect(reply).toMatchObject({ type: 'reply', text: '', poll: { id: 'p3' } })
  })

  it('is told to the channel with its poll', async () => {
    const { ann, ben, heard } = await pollRoom()
    await heard()
    await hangPoll(ann, 'p2')
    expect(await heard()).toEqual([['message.new'], ['message.new'], ['message.new'], []])
    expect(ben.of('message.new').at(-1).message).toMatchObject({ poll_id: 'p2', poll: { own_votes: [] } })
  })

  it('takes one of its author’s own that hangs nowhere else', async () => {
    const { ann, ben } = await pollRoom()
    const send = (who: Person, more: object) =>
      who.refused('POST', '/channels/messaging/x/message', { message: { text: '', ...more } })
    expect(await send(ann, { poll_id: 'p' })).toBe('400/4')
    expect(await send(ann, { poll_id: 'none' })).toBe('404/16')
    expect(await send(ann, { poll_id: 7 })).toBe('400/4')
    await ann.ok('POST', '/polls', { ...QUESTION, id: 'p2' })
    expect(await send(ben, { poll_id: 'p2' })).toBe('403/17')
    expect(await send(ann, { poll_id: 'p2', type: 'system' })).toBe('400/4')
    expect(await send(ann, { id: 'm', poll_id: 'p' })).toBe('400/4')
    expect(await ann.refused('POST', '/channels/messaging/x/draft', { message: { poll_id: 'p2' } })).toBe(
      '400/4',
    )
    expect(
      await ann.refused('POST', '/channels/messaging/x', { message: { text: 's', poll_id: 'p2' } }),
    ).toBe('400/4')
    await ann.send('x', '', { poll_id: 'p2' })
  })

  it('keeps its poll through every edit', async () => {
    const { ann } = await pollRoom()
    await ann.ok('POST', '/polls', { ...QUESTION, id: 'p2' })
    const edit = (message: object) => ann.ok('POST', '/messages/m', { message })
    expect((await edit({ text: 'now' })).message).toMatchObject({ text: 'now', poll: { id: 'p' } })
    expect((await edit({ text: 'again', poll_id: 'p' })).message).toMatchObject({ poll: { id: 'p' } })
    expect(await ann.refused('POST', '/messages/m', { message: { text: '', poll_id: 'p2' } })).toBe('400/4')
    expect(await ann.refused('PUT', '/messages/m', { set: { poll_id: 'p2' } })).toBe('400/4')
    expect(await ann.refused('PUT', '/messages/m', { unset: ['poll_id'] })).toBe('400/4')
    const { message } = await ann.ok('PUT', '/messages/m', { set: { text: 'third' } })
    expect(message).toMatchObject({ text: 'third', poll_id: 'p', poll: { id: 'p' } })
  })

  it('shows none once it was deleted, and a poll deleted for good is gone', async () => {
    const { ann, ben, vote, optionId } = await pollRoom()
    await vote(ben, 'Soup')
    const { message } = await ann.ok('DELETE', '/messages/m')
    for (const name of ['poll', 'poll_id']) expect(message).not.toHaveProperty(name)
    expect(await ben.refused('GET', '/polls/p')).toBe('404/16')
    expect((await ben.ok('POST', '/polls/query', {})).polls).toEqual([])
    const path = '/messages/m/polls/p/vote'
    expect(await ann.refused('POST', path, { vote: { option_id: optionId('Soup') } })).toBe('400/4')
    await ann.ok('DELETE', '/messages/m?hard=true')
    expect(await ann.refused('GET', '/polls/p')).toBe('404/16')
    expect((await ann.ok('POST', '/polls', { ...QUESTION, id: 'p' })).poll).toMatchObject({ vote_count: 0 })
    expect((await ann.ok('POST', '/polls/p/votes', {})).votes).toEqual([])
  })

  it('shows none to who deleted it for themselves, and tells them nothing of it', async () => {
    const { ann, ben, vote, heard } = await pollRoom()
    await ben.ok('DELETE', '/messages/m?delete_for_me=true')
    await heard()
    await vote(ann, 'Soup')
    expect(await heard()).toEqual([['poll.vote_casted'], ['poll.vote_casted'], [], []])
    expect(await ben.refused('GET', '/polls/p')).toBe('404/16')
    expect((await ben.ok('POST', '/polls/query', {})).polls).toEqual([])
    expect((await ben.ok('GET', '/messages/m')).message).not.toHaveProperty('poll')
  })
})

describe('where polls are switched off', () => {
  it('nothing of them works, and nobody is offered it', async () => {
    const world = createWorld({ channelTypes: { messaging: { config: { polls: false } } } })
    const ann = await world.person('ann').connect()
    const { channel } = await ann.open('x', ['ann'])
    for (const name of ['send-poll', 'cast-poll-vote', 'query-poll-votes'])
      expect(channel.own_capabilities).not.toContain(name)
    await ann.ok('POST', '/polls', { ...QUESTION, id: 'p' })
    const send = { message: { text: '', poll_id: 'p' } }
    expect(await ann.refused('POST', '/channels/messaging/x/message', send)).toBe('400/19')
  })

  it('what hangs there stays as it stands', async () => {
    const { world, ann, vote, optionId } = await pollRoom()
    const before = await vote(ann, 'Soup')
    await world.server.asServer().call('updateChannelPartial', {
      path: { type: 'messaging', id: 'x' },
      body: { set: { config_overrides: { polls: false } } },
    })
    const path = '/messages/m/polls/p/vote'
    expect(await ann.refused('POST', path, { vote: { option_id: optionId('Bread') } })).toBe('400/19')
    expect(await ann.refused('DELETE', `${path}/${before.vote.id}`)).toBe('400/19')
    expect(await ann.refused('POST', '/polls/p/votes', {})).toBe('400/19')
    expect(await ann.refused('PATCH', '/polls/p', { set: { name: 'x' } })).toBe('400/19')
    expect(await ann.refused('POST', '/polls/p/options', { text: 'x' })).toBe('400/19')
    expect((await ann.ok('GET', '/messages/m')).message.poll).toMatchObject({ vote_count: 1 })
  })

  it('a frozen channel lets nobody vote, though all may look', async () => {
    const { ann, ben, vote, optionId } = await pollRoom()
    const { vote: own } = await vote(ben, 'Soup')
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: true } })
    const { channel } = await ben.ok('GET', '/channels/messaging/x')
    expect(channel.own_capabilities).toContain('query-poll-votes')
    for (const name of ['send-poll', 'cast-poll-vote']) expect(channel.own_capabilities).not.toContain(name)
    const path = '/messages/m/polls/p/vote'
    expect(await ben.refused('POST', path, { vote: { option_id: optionId('Bread') } })).toBe('403/17')
    expect(await ben.refused('DELETE', `${path}/${own.id}`)).toBe('403/17')
    expect((await ben.ok('POST', '/polls/p/votes', {})).votes).toHaveLength(1)
    await ben.ok('POST', '/polls', { ...QUESTION, id: 'p2' })
    const send = { message: { text: '', poll_id: 'p2' } }
    expect(await ben.refused('POST', '/channels/messaging/x/message', send)).toBe('403/17')
  })
})
