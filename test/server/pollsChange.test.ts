// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/server/index.ts'
import { hangPoll, pollRoom, QUESTION } from './support/pollRoom.ts'
import { testEnv } from './support/testEnv.ts'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const texts = (poll: Wire): string[] => poll.options.map((option: Wire) => option.text)

describe('changing a poll', () => {
  it('writes it anew, but for its options and whether it is closed', async () => {
    const { ann, ben, vote, heard } = await pollRoom({ description: 'Today', custom: { colour: 'red' } })
    await vote(ben, 'Soup')
    await heard()
    const { poll } = await ann.ok('PUT', '/polls', {
      id: 'p',
      name: 'Dinner?',
      max_votes_allowed: 3,
      mood: 'b',
    })
    expect(poll).toMatchObject({
      name: 'Dinner?',
      description: '',
      max_votes_allowed: 3,
      mood: 'b',
      vote_count: 1,
    })
    expect(poll).not.toHaveProperty('colour')
    expect(texts(poll)).toEqual(['Soup', 'Bread', 'Fish'])
    expect(await heard()).toEqual([['poll.updated'], ['poll.updated'], ['poll.updated'], []])
    expect(ben.of('poll.updated')[0]).toMatchObject({
      cid: 'messaging:x',
      message_id: 'm',
      user: { id: 'ann' },
      poll: { name: 'Dinner?', vote_count: 1, own_votes: [] },
    })
    await ann.ok('PATCH', '/polls/p', { set: { is_closed: true } })
    expect((await ann.ok('PUT', '/polls', { id: 'p', name: 'Supper?' })).poll).toMatchObject({
      is_closed: true,
    })
    expect((await ann.ok('PUT', '/polls', { id: 'p', name: 'Supper?' })).poll).not.toHaveProperty(
      'max_votes_allowed',
    )
  })

  it('keeps the options that are named, and drops the others with their votes', async () => {
    const { ann, ben, vote, optionId, poll } = await pollRoom()
    await vote(ben, 'Soup')
    await vote(ben, 'Fish')
    const changed = await ann.ok('PUT', '/polls', {
      id: 'p',
      name: 'Lunch?',
      options: [{ id: optionId('Fish'), text: 'Trout', custom: { size: 7 } }, { id: optionId('Bread') }],
    })
    expect(changed.poll.options).toEqual([
      { id: optionId('Fish'), text: 'Trout', size: 7 },
      { id: optionId('Bread'), text: 'Bread' },
    ])
    expect(await poll(ben)).toMatchObject({ vote_count: 1, own_votes: [{ option_id: optionId('Fish') }] })
    expect((await ben.ok('POST', '/polls/p/votes', {})).votes).toHaveLength(1)
  })

  it('changes single fields', async () => {
    const { ann } = await pollRoom({ description: 'Today', max_votes_allowed: 2, custom: { a: 1, b: 2 } })
    const { poll } = await ann.ok('PATCH', '/polls/p', {
      set: { name: 'Dinner?', allow_answers: true, mood: 'b', custom: { b: 3 } },
      unset: ['description', 'a', 'max_votes_allowed'],
    })
    expect(poll).toMatchObject({ name: 'Dinner?', description: '', allow_answers: true, mood: 'b', b: 3 })
    for (const name of ['a', 'max_votes_allowed']) expect(poll).not.toHaveProperty(name)
    expect(texts(poll)).toEqual(['Soup', 'Bread', 'Fish'])
    const bare = await ann.ok('PATCH', '/polls/p', { unset: ['custom'] })
    for (const name of ['b', 'mood']) expect(bare.poll).not.toHaveProperty(name)
  })

  it.each([
    ['a blank name', { set: { name: ' ' } }],
    ['no name', { unset: ['name'] }],
    ['another maker', { set: { created_by_id: 'ben' } }],
    ['votes of its own', { set: { vote_count: 9 } }],
    ['another id', { set: { id: 'x' } }],
    ['two unique votes', { set: { enforce_unique_vote: true, max_votes_allowed: 2 } }],
    ['an option nobody made', { set: { options: [{ id: 'none', text: 'x' }] } }],
    ['an option without an id', { set: { options: [{ text: 'x' }] } }],
    ['a flag that is text', { set: { is_closed: 'yes' } }],
    ['a set that is text', { set: 'name' }],
    ['an unset that is text', { unset: 'name' }],
  ])('refuses %s', async (_, body) => {
    const { ann, poll } = await pollRoom()
    const before = await poll()
    expect(await ann.refused('PATCH', '/polls/p', body)).toBe('400/4')
    expect(await poll()).toEqual(before)
  })

  it('refuses options twice, or alike', async () => {
    const { ann, optionId } = await pollRoom()
    const put = (options: object[]) => ann.refused('PUT', '/polls', { id: 'p', name: 'A', options })
    const id = optionId('Soup')
    expect(await put([{ id }, { id }])).toBe('400/4')
    expect(await put([{ id }, { id: optionId('Fish'), text: ' SOUP' }])).toBe('400/4')
    expect(await ann.refused('PUT', '/polls', { name: 'A' })).toBe('400/4')
    expect(await ann.refused('PUT', '/polls', { id: 'none', name: 'A' })).toBe('404/16')
  })

  it('is for its maker and those who look after the channel', async () => {
    const { world, ann, ben, cat, optionId } = await pollRoom()
    const id = optionId('Soup')
    const ways = async (who: Person): Promise<string[]> => [
      await who.refused('PUT', '/polls', { id: 'p', name: 'x' }),
      await who.refused('PATCH', '/polls/p', { set: { is_closed: true } }),
      await who.refused('DELETE', '/polls/p'),
      await who.refused('POST', '/polls/p/options', { text: 'x' }),
      await who.refused('PUT', '/polls/p/options', { id, text: 'x' }),
      await who.refused('DELETE', `/polls/p/options/${id}`),
    ]
    for (const who of [ben, cat]) expect(new Set(await ways(who))).toEqual(new Set(['403/17']))
    await ann.ok('POST', '/channels/messaging/x', { add_moderators: ['ben'] })
    await ben.ok('PUT', '/polls', { id: 'p', name: 'By Ben' })
    await ben.ok('PATCH', '/polls/p', { set: { is_closed: true } })
    await ben.ok('DELETE', '/polls/p')
    await hangPoll(ben, 'p2')
    const server = world.server.asServer()
    await server.call('updatePollPartial', { path: { poll_id: 'p2' }, body: { set: { is_closed: true } } })
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    expect(await ben.refused('DELETE', '/polls/p2')).toBe('403/17')
  })
})

describe('closing a poll', () => {
  it('is told as that, and opening it again as a change', async () => {
    const { ann, ben, vote, heard } = await pollRoom()
    await ann.ok('PATCH', '/polls/p', { set: { is_closed: true, name: 'Over' } })
    expect((await heard())[2]).toEqual(['poll.closed'])
    expect(ben.of('poll.closed')[0]).toMatchObject({
      poll: { is_closed: true, name: 'Over' },
      message_id: 'm',
    })
    await ann.ok('PATCH', '/polls/p', { set: { is_closed: true } })
    await ann.ok('PATCH', '/polls/p', { set: { is_closed: false } })
    expect((await heard())[2]).toEqual(['poll.updated', 'poll.updated'])
    await vote(ben, 'Soup')
  })

  it('happens by itself at its time, and is told then', async () => {
    const { world, ann, ben, vote, heard } = await pollRoom({ custom: { closes_at: '2024-05-01T10:10:00Z' } })
    expect((await ann.ok('GET', '/polls/p')).poll).toMatchObject({
      is_closed: false,
      closes_at: '2024-05-01T10:10:00Z',
    })
    await vote(ben, 'Soup')
    await world.pass(9 * 60_000)
    await heard()
    await world.pass(60_000)
    expect(await heard()).toEqual([['poll.closed'], ['poll.closed'], ['poll.closed'], []])
    expect(ben.of('poll.closed')[0]).toMatchObject({
      message_id: 'm',
      poll: { is_closed: true, vote_count: 1 },
    })
    expect(ben.of('poll.closed')[0]).not.toHaveProperty('user')
    await world.pass(3_600_000)
    expect((await heard()).flat()).toEqual([])
    const { poll } = await ann.ok('PATCH', '/polls/p', { set: { is_closed: false } })
    expect(poll).toMatchObject({ is_closed: false })
    expect(poll).not.toHaveProperty('closes_at')
    await world.pass(3_600_000)
    expect((await ann.ok('GET', '/polls/p')).poll).toMatchObject({ is_closed: false })
  })

  it('follows a time that was moved, and none that was taken away or is none', async () => {
    const { world, ann, poll } = await pollRoom({ custom: { closes_at: '2024-05-01T10:10:00Z' } })
    await ann.ok('PATCH', '/polls/p', { set: { custom: { closes_at: '2024-05-01T10:20:00Z' } } })
    await world.pass(15 * 60_000)
    expect(await poll()).toMatchObject({ is_closed: false })
    await ann.ok('PATCH', '/polls/p', { unset: ['closes_at'] })
    await world.pass(15 * 60_000)
    expect(await poll()).toMatchObject({ is_closed: false })
    await ann.ok('PATCH', '/polls/p', { set: { closes_at: 'never' } })
    await world.pass(3_600_000)
    expect(await poll()).toMatchObject({ is_closed: false, closes_at: 'never' })
    await ann.ok('PATCH', '/polls/p', { set: { closes_at: '2024-05-01T10:00:00Z' } })
    expect(await poll()).toMatchObject({ is_closed: true })
  })

  it('is made up for by a server that was off at that time', async () => {
    const store = memoryStore()
    const env = testEnv()
    const before = createWorld({ store }, env)
    const ann = await before.person('ann').connect()
    await ann.open('x', ['ann'])
    await hangPoll(ann, 'p', { id: 'm' }, { closes_at: '2024-05-01T10:10:00Z' })
    await before.server.close()
    env.setClock(Date.parse('2024-05-01T12:00:00Z'))
    const after = createWorld({ store }, env)
    await after.server.settle()
    await after.pass(10)
    const { events } = await after.person('ann').ok('POST', '/sync', {
      channel_cids: ['messaging:x'],
      last_sync_at: '2024-05-01T11:00:00Z',
    })
    expect(events).toMatchObject([{ type: 'poll.closed', poll: { id: 'p', is_closed: true } }])
  })

  it('is told to nobody of a message that was deleted, or of a poll that hangs nowhere', async () => {
    const closes_at = '2024-05-01T10:10:00Z'
    const { world, ann, heard } = await pollRoom({ custom: { closes_at } })
    await ann.ok('POST', '/polls', { ...QUESTION, id: 'quiet', closes_at })
    await ann.ok('DELETE', '/messages/m')
    await heard()
    await world.pass(3_600_000)
    expect((await heard()).flat()).toEqual([])
    expect((await ann.ok('GET', '/polls/quiet')).poll).toMatchObject({ is_closed: true })
  })
})

describe('deleting a poll', () => {
  it('leaves the message without it, as a newer version', async () => {
    const { ann, ben, vote, heard, optionId } = await pollRoom()
    await vote(ben, 'Soup')
    await heard()
    const before = (await ann.ok('GET', '/messages/m')).message
    expect(Object.keys(await ann.ok('DELETE', '/polls/p'))).toEqual(['duration'])
    expect(await heard()).toEqual([['poll.deleted'], ['poll.deleted'], ['poll.deleted'], []])
    const [told] = ben.of('poll.deleted')
    expect(told).toMatchObject({
      cid: 'messaging:x',
      message_id: 'm',
      user: { id: 'ann' },
      poll: { id: 'p', name: '', options: [], vote_count: 0, own_votes: [] },
    })
    for (const message of [told.message, (await ben.ok('GET', '/messages/m')).message]) {
      expect(message.updated_at > before.updated_at).toBe(true)
      for (const name of ['poll', 'poll_id']) expect(message).not.toHaveProperty(name)
    }
    expect(await ann.refused('DELETE', '/polls/p')).toBe('404/16')
    const path = '/messages/m/polls/p/vote'
    expect(await ben.refused('POST', path, { vote: { option_id: optionId('Soup') } })).toBe('404/16')
  })

  it('is heard by nobody while it hangs nowhere', async () => {
    const { ann, heard } = await pollRoom()
    await ann.ok('POST', '/polls', { ...QUESTION, id: 'quiet' })
    await ann.ok('PATCH', '/polls/quiet', { set: { name: 'x' } })
    await ann.ok('POST', '/polls/quiet/options', { text: 'x' })
    await ann.ok('DELETE', '/polls/quiet')
    expect((await heard()).flat()).toEqual([])
    expect((await ann.ok('POST', '/polls/query', { filter: { id: 'quiet' } })).polls).toEqual([])
  })
})

describe('options', () => {
  it('are its maker’s to add, to write anew and to take away with their votes', async () => {
    const { ann, ben, vote, heard, poll, optionId } = await pollRoom()
    await vote(ben, 'Soup')
    await vote(ben, 'Bread')
    await heard()
    const { poll_option: added } = await ann.ok('POST', '/polls/p/options', {
      text: 'Rice',
      custom: { price: 3 },
    })
    expect(added).toEqual({ id: expect.any(String), text: 'Rice', price: 3 })
    const id = optionId('Soup')
    const changed = await ann.ok('PUT', '/polls/p/options', { id, text: 'SOUP', hot: true })
    expect(changed.poll_option).toEqual({ id, text: 'SOUP', hot: true })
    await ann.ok('DELETE', `/polls/p/options/${optionId('Bread')}`)
    expect((await heard())[2]).toEqual(['poll.updated', 'poll.updated', 'poll.updated'])
    expect(texts(ben.of('poll.updated').at(-1).poll)).toEqual(['SOUP', 'Fish', 'Rice'])
    expect(await poll(ben)).toMatchObject({ vote_count: 1, own_votes: [{ option_id: id }] })
    expect(await ann.refused('DELETE', `/polls/p/options/${optionId('Bread')}`)).toBe('404/16')
    expect(await ann.refused('PUT', '/polls/p/options', { id: 'none', text: 'x' })).toBe('404/16')
  })

  it('are anybody’s to suggest where the poll takes them', async () => {
    const { ann, ben, cat, heard, poll } = await pollRoom({ allow_user_suggested_options: true })
    const { poll_option: rice } = await ben.ok('POST', '/polls/p/options', { text: 'Rice' })
    expect((await heard())[0]).toEqual(['poll.updated'])
    expect(ann.of('poll.updated')[0]).toMatchObject({ user: { id: 'ben' } })
    expect(await cat.refused('POST', '/polls/p/options', { text: 'Nuts' })).toBe('403/17')
    expect(await ben.refused('PUT', '/polls/p/options', { id: rice.id, text: 'x' })).toBe('403/17')
    expect(await ben.refused('DELETE', `/polls/p/options/${rice.id}`)).toBe('403/17')
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: true } })
    expect(await ben.refused('POST', '/polls/p/options', { text: 'Nuts' })).toBe('403/17')
    expect(texts(await poll())).toEqual(['Soup', 'Bread', 'Fish', 'Rice'])
  })

  it.each([
    ['no words', {}],
    ['blank words', { text: ' ' }],
    ['words that are none', { text: ['x'] }],
    ['too many', { text: 'x'.repeat(256) }],
    ['what is there already', { text: ' soup ' }],
  ])('refuse %s', async (_, body) => {
    const { ann, optionId } = await pollRoom()
    expect(await ann.refused('POST', '/polls/p/options', body)).toBe('400/4')
    expect(await ann.refused('PUT', '/polls/p/options', { id: optionId('Fish'), ...body })).toBe('400/4')
  })

  it('are a hundred at most, and none once the poll was closed', async () => {
    const { ann } = await pollRoom()
    const options = Array.from({ length: 100 }, (_, place) => ({ text: `o${place}` }))
    await ann.ok('POST', '/polls', { name: 'Full', id: 'full', options })
    expect(await ann.refused('POST', '/polls/full/options', { text: 'one more' })).toBe('400/4')
    await ann.ok('PATCH', '/polls/p', { set: { is_closed: true } })
    expect(await ann.refused('POST', '/polls/p/options', { text: 'Rice' })).toBe('400/4')
    expect(await ann.refused('POST', '/polls/none/options', { text: 'Rice' })).toBe('404/16')
    const custom = { long: 'x'.repeat(2000) }
    expect(await ann.refused('POST', '/polls/full/options', { text: 'a', custom })).toBe('413/22')
  })
})
