// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { hangPoll, pollRoom } from './support/pollRoom.ts'
import { refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const VOTE = '/messages/m/polls/p/vote'
const people = (votes: readonly Wire[]): string[] => votes.map((vote) => vote.user_id)

describe('voting', () => {
  it('counts each person once for each option', async () => {
    const { ann, ben, vote, optionId, poll } = await pollRoom()
    const first = await vote(ben, 'Soup')
    expect(first.vote).toMatchObject({
      poll_id: 'p',
      option_id: optionId('Soup'),
      user_id: 'ben',
      user: { id: 'ben' },
    })
    for (const name of ['is_answer', 'answer_text']) expect(first.vote).not.toHaveProperty(name)
    await vote(ben, 'Bread')
    const last = await vote(ann, 'Soup')
    expect(last.poll).toMatchObject({
      vote_count: 3,
      vote_counts_by_option: { [optionId('Soup')]: 2, [optionId('Bread')]: 1, [optionId('Fish')]: 0 },
      answers_count: 0,
    })
    expect(people(last.poll.latest_votes_by_option[optionId('Soup')])).toEqual(['ann', 'ben'])
    expect(last.poll.latest_votes_by_option).not.toHaveProperty(optionId('Fish'))
    expect(people(last.poll.own_votes)).toEqual(['ann'])
    expect(people((await poll(ben)).own_votes)).toEqual(['ben', 'ben'])
  })

  it('is answered as it stands when it is repeated, and nobody hears of it again', async () => {
    const { ann, ben, vote, say, poll, heard } = await pollRoom({ allow_answers: true, max_votes_allowed: 1 })
    const first = await vote(ben, 'Soup')
    const words = await say(ben, 'With salt')
    await heard()
    const before = await poll(ben)
    expect((await vote(ben, 'Soup')).vote).toEqual(first.vote)
    expect((await say(ben, 'With salt')).vote).toEqual(words.vote)
    expect(await poll(ben)).toEqual(before)
    expect((await heard()).flat()).toEqual([])
    await ann.ok('PATCH', '/polls/p', { set: { is_closed: true } })
    expect((await vote(ben, 'Soup')).vote).toEqual(first.vote)
  })

  it('makes a newer version of the poll, and leaves the message as it is', async () => {
    const { ann, ben, vote } = await pollRoom()
    const before = (await ann.ok('GET', '/messages/m')).message
    const { vote: own } = await vote(ben, 'Soup')
    const voted = (await ann.ok('GET', '/messages/m')).message
    await ben.ok('DELETE', `${VOTE}/${own.id}`)
    const after = (await ann.ok('GET', '/messages/m')).message
    expect(before.poll.updated_at < voted.poll.updated_at).toBe(true)
    expect(voted.poll.updated_at < after.poll.updated_at).toBe(true)
    expect(new Set([before, voted, after].map((message) => message.updated_at)).size).toBe(1)
    expect(before.poll.created_at).toBe(after.poll.created_at)
  })

  it('goes to its limit and no further', async () => {
    const { ben, vote, optionId, poll } = await pollRoom({ max_votes_allowed: 2 })
    const { vote: soup } = await vote(ben, 'Soup')
    await vote(ben, 'Bread')
    const fish = { vote: { option_id: optionId('Fish') } }
    expect(await ben.refused('POST', VOTE, fish)).toBe('400/4')
    await ben.ok('DELETE', `${VOTE}/${soup.id}`)
    await ben.ok('POST', VOTE, fish)
    expect((await poll()).vote_count).toBe(2)
  })

  it('moves where everybody has one vote', async () => {
    const { ann, ben, vote, optionId, heard } = await pollRoom({ enforce_unique_vote: true })
    await vote(ann, 'Fish')
    const first = await vote(ben, 'Soup')
    await heard()
    const second = await vote(ben, 'Bread')
    expect(second.vote).toMatchObject({
      id: first.vote.id,
      option_id: optionId('Bread'),
      created_at: first.vote.created_at,
    })
    expect(second.vote.updated_at > first.vote.updated_at).toBe(true)
    expect(second.poll).toMatchObject({
      vote_count: 2,
      vote_counts_by_option: { [optionId('Soup')]: 0, [optionId('Bread')]: 1, [optionId('Fish')]: 1 },
      own_votes: [{ option_id: optionId('Bread') }],
    })
    expect(await heard()).toEqual([['poll.vote_changed'], ['poll.vote_changed'], ['poll.vote_changed'], []])
  })

  it('gathers what was cast before everybody had one vote only', async () => {
    const { ann, ben, vote, optionId, poll, heard } = await pollRoom()
    await vote(ben, 'Soup')
    await vote(ben, 'Bread')
    await ann.ok('PATCH', '/polls/p', { set: { enforce_unique_vote: true } })
    await heard()
    await vote(ben, 'Fish')
    expect(await poll(ben)).toMatchObject({ vote_count: 1, own_votes: [{ option_id: optionId('Fish') }] })
    const [, , told] = await heard()
    expect(told).toEqual(['poll.vote_removed', 'poll.vote_changed'])
  })

  it.each([
    ['no vote', {}],
    ['a vote for nothing', { vote: {} }],
    ['a vote that is text', { vote: 'Soup' }],
    ['an option of no poll', { vote: { option_id: 'none' } }],
    ['an option that is no text', { vote: { option_id: { $ne: 1 } } }],
    ['words where none are taken', { vote: { answer_text: 'hi' } }],
  ])('refuses %s', async (_, body) => {
    const { ben } = await pollRoom()
    expect(await ben.refused('POST', VOTE, body)).toBe('400/4')
  })

  it('refuses the option of another poll, and another poll of this message', async () => {
    const { ann, ben, optionId } = await pollRoom()
    const other = await hangPoll(ann, 'p2', { id: 'm2' })
    const foreign = { vote: { option_id: other.poll.options[0].id } }
    expect(await ben.refused('POST', VOTE, foreign)).toBe('400/4')
    for (const path of [
      '/messages/m/polls/p2/vote',
      '/messages/m2/polls/p/vote',
      '/messages/m/polls/none/vote',
    ])
      expect(await ben.refused('POST', path, { vote: { option_id: optionId('Soup') } })).toBe('404/16')
    expect(await ben.refused('POST', '/messages/none/polls/p/vote', foreign)).toBe('404/16')
  })

  it('is for those who may write in the channel', async () => {
    const { ann, cat, optionId } = await pollRoom()
    const soup = { vote: { option_id: optionId('Soup') } }
    expect(await cat.refused('POST', VOTE, soup)).toBe('403/17')
    expect(await cat.refused('GET', '/polls/p')).toBe('403/17')
    expect(await cat.refused('GET', `/polls/p/options/${optionId('Soup')}`)).toBe('403/17')
    await ann.ok('POST', '/channels/messaging/x', { add_members: ['cat'] })
    expect((await cat.ok('POST', VOTE, soup)).poll).toMatchObject({ vote_count: 1 })
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['cat'] })
    expect(await cat.refused('GET', '/polls/p')).toBe('403/17')
    expect((await ann.ok('GET', '/polls/p')).poll).toMatchObject({ vote_count: 1 })
  })

  it('is over once the poll was closed', async () => {
    const { ann, ben, vote, optionId } = await pollRoom()
    const { vote: own } = await vote(ben, 'Soup')
    await ann.ok('PATCH', '/polls/p', { set: { is_closed: true } })
    const { status, body } = await ben.call('POST', VOTE, { vote: { option_id: optionId('Bread') } })
    expect([status, body.code, body.message]).toEqual([400, 4, expect.stringContaining('closed')])
    expect(await ben.refused('DELETE', `${VOTE}/${own.id}`)).toBe('400/4')
  })
})

describe('withdrawing a vote', () => {
  it('takes it out, and answers it once more', async () => {
    const { ben, vote, optionId, poll } = await pollRoom()
    const { vote: own } = await vote(ben, 'Soup')
    const answer = await ben.ok('DELETE', `${VOTE}/${own.id}`)
    expect(answer.vote).toEqual(own)
    expect(answer.poll).toMatchObject({
      vote_count: 0,
      vote_counts_by_option: { [optionId('Soup')]: 0 },
      latest_votes_by_option: {},
      own_votes: [],
    })
    expect((await poll()).vote_count).toBe(0)
    expect(await ben.refused('DELETE', `${VOTE}/${own.id}`)).toBe('404/16')
  })

  it('is everybody’s own to do', async () => {
    const { ann, ben, cat, vote, poll } = await pollRoom()
    const { vote: own } = await vote(ben, 'Soup')
    expect(await ann.refused('DELETE', `${VOTE}/${own.id}`)).toBe('403/17')
    expect(await cat.refused('DELETE', `${VOTE}/${own.id}`)).toBe('403/17')
    expect((await poll()).vote_count).toBe(1)
  })
})

describe('an answer in words', () => {
  it('is one for each person, and a second takes its place', async () => {
    const { ann, ben, say, vote, heard } = await pollRoom({ allow_answers: true })
    await vote(ben, 'Soup')
    const first = await say(ben, 'With salt')
    expect(first.vote).toMatchObject({
      is_answer: true,
      answer_text: 'With salt',
      option_id: '',
      user_id: 'ben',
    })
    await say(ann, 'Without')
    await heard()
    const second = await say(ben, 'With pepper')
    expect(second.vote).toMatchObject({ id: first.vote.id, answer_text: 'With pepper' })
    expect(second.poll).toMatchObject({ answers_count: 2, vote_count: 1 })
    expect(second.poll.latest_answers.map((answer: Wire) => answer.answer_text)).toEqual([
      'Without',
      'With pepper',
    ])
    expect(second.poll.own_votes.map((own: Wire) => own.is_answer ?? false).sort()).toEqual([false, true])
    expect((await heard())[2]).toEqual(['poll.vote_changed'])
    const { poll } = await ben.ok('DELETE', `${VOTE}/${second.vote.id}`)
    expect(poll).toMatchObject({ answers_count: 1, vote_count: 1, own_votes: [{ user_id: 'ben' }] })
    expect((await heard())[2]).toEqual(['poll.vote_removed'])
    expect(ben.of('poll.vote_removed')[0].poll_vote).toMatchObject({ is_answer: true, answer_text: '' })
  })

  it('counts neither for the limit nor against it', async () => {
    const { ben, vote, say } = await pollRoom({ allow_answers: true, max_votes_allowed: 1 })
    await say(ben, 'Hm')
    await vote(ben, 'Soup')
    expect((await say(ben, 'Well')).poll).toMatchObject({ answers_count: 1, vote_count: 1 })
  })

  it('has 1 to 1000 characters, and no option', async () => {
    const { ben, say, optionId } = await pollRoom({ allow_answers: true })
    const refused = (vote: object) => ben.refused('POST', VOTE, { vote })
    expect(await refused({ answer_text: '' })).toBe('400/4')
    expect(await refused({ answer_text: '  ' })).toBe('400/4')
    expect(await refused({ answer_text: 'a'.repeat(1001) })).toBe('400/4')
    expect(await refused({ answer_text: 7 })).toBe('400/4')
    expect(await refused({ answer_text: 'a', option_id: optionId('Soup') })).toBe('400/4')
    await say(ben, 'a'.repeat(1000))
  })
})

describe('those who watch', () => {
  it('are told of each vote with the poll as it stands, and nobody’s own votes', async () => {
    const { ann, ben, vote, heard, optionId } = await pollRoom()
    const { vote: own } = await vote(ben, 'Soup')
    await ben.ok('DELETE', `${VOTE}/${own.id}`)
    const told = [['poll.vote_casted', 'poll.vote_removed']].flat()
    expect(await heard()).toEqual([told, told, told, []])
    for (const who of [ann, ben]) {
      const [casted] = who.of('poll.vote_casted')
      expect(casted).toMatchObject({
        cid: 'messaging:x',
        channel_type: 'messaging',
        channel_id: 'x',
        message_id: 'm',
        user: { id: 'ben' },
        poll: {
          id: 'p',
          vote_count: 1,
          own_votes: [],
          latest_votes_by_option: { [optionId('Soup')]: [{ user_id: 'ben' }] },
        },
        poll_vote: { id: own.id, user_id: 'ben', user: { id: 'ben' } },
      })
      expect(casted).not.toHaveProperty('message')
      expect(casted.created_at > casted.poll.updated_at).toBe(true)
      expect(who.of('poll.vote_removed')[0]).toMatchObject({ poll: { vote_count: 0 }, poll_vote: own })
    }
  })

  it('and were away, learn it by sync', async () => {
    const { ann, ben, vote, say, optionId } = await pollRoom({ allow_answers: true })
    const since = (await ann.ok('GET', '/messages/m')).message.created_at
    const { vote: gone } = await vote(ben, 'Soup')
    await ben.ok('DELETE', `${VOTE}/${gone.id}`)
    await vote(ann, 'Bread')
    await say(ben, 'First')
    await say(ben, 'Second')
    const sync = (who: Person): Promise<Wire> =>
      who.ok('POST', '/sync', { channel_cids: ['messaging:x'], last_sync_at: since })
    const { events } = await sync(ann)
    const told = events.filter((event: Wire) => event.type.startsWith('poll.'))
    // What was chosen is told step by step; of words only those that stand.
    expect(told.map((event: Wire) => [event.type, event.poll_vote.answer_text])).toEqual([
      ['poll.vote_casted', undefined],
      ['poll.vote_removed', undefined],
      ['poll.vote_casted', undefined],
      ['poll.vote_casted', 'Second'],
      ['poll.vote_changed', 'Second'],
    ])
    expect(told[1].poll).toMatchObject({ vote_count: 1, answers_count: 1, own_votes: [{ user_id: 'ann' }] })
    const soup = (event: Wire): boolean => event.poll_vote?.option_id === optionId('Soup')
    await ann.ok('DELETE', `/polls/p/options/${optionId('Soup')}`)
    expect((await sync(ann)).events.filter(soup).map((event: Wire) => event.type)).toEqual([
      'poll.vote_removed',
    ])
    await ben.ok('DELETE', `${VOTE}/${(await ben.ok('GET', '/polls/p')).poll.own_votes[0].id}`)
    expect(JSON.stringify((await sync(ann)).events)).not.toContain('Second')
    await ann.ok('DELETE', '/polls/p')
    const types = (await sync(ben)).events.map((event: Wire) => event.type)
    expect(types.filter((type: string) => type.startsWith('poll.'))).toEqual(['poll.deleted'])
  })
})

describe('an anonymous poll', () => {
  const secret = { voting_visibility: 'anonymous', allow_answers: true, enforce_unique_vote: true }

  it('tells nobody who voted, but everybody their own', async () => {
    const { ann, ben, vote, say, poll, optionId } = await pollRoom(secret)
    const { vote: own, poll: told } = await vote(ben, 'Soup')
    await say(ben, 'Because')
    expect(own).toMatchObject({ user_id: 'ben', user: { id: 'ben' } })
    expect(told.own_votes).toEqual([own])
    const seen = await poll(ann)
    const { votes } = await ann.ok('POST', '/polls/p/votes', {})
    expect(seen).toMatchObject({ vote_count: 1, answers_count: 1, own_votes: [] })
    for (const other of [
      ...seen.latest_votes_by_option[optionId('Soup')],
      ...seen.latest_answers,
      ...votes,
    ]) {
      for (const name of ['user', 'user_id']) expect(other).not.toHaveProperty(name)
    }
    expect(seen.latest_answers).toMatchObject([{ answer_text: 'Because' }])
    expect(JSON.stringify([seen.latest_votes_by_option, seen.latest_answers, votes])).not.toContain('ben')
    expect((await ben.ok('POST', '/polls/p/votes', {})).votes).toMatchObject([
      { user_id: 'ben' },
      { user_id: 'ben' },
    ])
  })

  it('says so to no question either', async () => {
    const { ann, ben, cat, vote } = await pollRoom(secret)
    await ann.ok('POST', '/channels/messaging/x', { add_members: ['cat'] })
    await vote(cat, 'Soup')
    await vote(ben, 'Soup')
    await vote(ann, 'Soup')
    const ask = async (body: object): Promise<Wire[]> => (await ann.ok('POST', '/polls/p/votes', body)).votes
    expect(await ask({ filter: { user_id: 'ben' } })).toEqual([])
    expect(await ask({ filter: { user_id: { $in: ['ben', 'cat'] } } })).toEqual([])
    expect(await ask({ filter: { user_id: { $ne: 'ben' } } })).toHaveLength(3)
    expect(await ask({ filter: { user_id: { $gt: 'a' } } })).toHaveLength(1)
    expect(await ask({ filter: { user_id: 'ann' } })).toMatchObject([{ user_id: 'ann' }])
    const sorted = await ask({ sort: [{ field: 'user_id', direction: 1 }] })
    const turned = await ask({ sort: [{ field: 'user_id', direction: -1 }] })
    expect(sorted).toEqual(turned)
    const first = await ann.ok('POST', '/polls/p/votes', {
      limit: 1,
      sort: [{ field: 'user_id', direction: 1 }],
    })
    const second = await ann.ok('POST', '/polls/p/votes', {
      limit: 1,
      sort: [{ field: 'user_id', direction: 1 }],
      next: first.next,
    })
    expect(atob(second.next)).not.toMatch(/ben|cat/)
  })

  it('tells the connections of the voter whose it is, and no other', async () => {
    const { world, ann, ben, phone, vote, say } = await pollRoom(secret)
    await vote(ann, 'Soup')
    await vote(ann, 'Bread')
    const { vote: words } = await say(ann, 'Because')
    await ann.ok('DELETE', `${VOTE}/${words.id}`)
    await world.server.settle()
    const types = ['poll.vote_casted', 'poll.vote_changed', 'poll.vote_removed']
    for (const type of types) {
      for (const who of [ann, phone]) {
        const [event] = who.of(type)
        expect(event).toMatchObject({
          user: { id: 'ann' },
          poll_vote: { user_id: 'ann', user: { id: 'ann' } },
        })
      }
      for (const event of ben.of(type)) {
        expect(event).not.toHaveProperty('user')
        for (const name of ['user', 'user_id']) expect(event.poll_vote).not.toHaveProperty(name)
        expect(
          JSON.stringify({ ...event, poll: { ...event.poll, created_by: 0, created_by_id: 0 } }),
        ).not.toContain('"ann"')
      }
    }
    expect(ben.of('poll.vote_casted')).toHaveLength(2)
    const { events } = await ben.ok('POST', '/sync', {
      channel_cids: ['messaging:x'],
      last_sync_at: '2024-05-01T10:00:00Z',
    })
    for (const event of events.filter((entry: Wire) => types.includes(entry.type))) {
      expect(event).not.toHaveProperty('user')
      expect(event.poll_vote).not.toHaveProperty('user_id')
    }
  })

  it('stays so once somebody has voted', async () => {
    const { ann, ben, vote } = await pollRoom(secret)
    const open = { set: { voting_visibility: 'public' } }
    const { poll } = await ann.ok('PATCH', '/polls/p', open)
    expect(poll.voting_visibility).toBe('public')
    await ann.ok('PATCH', '/polls/p', { set: { voting_visibility: 'anonymous' } })
    await vote(ben, 'Soup')
    expect(await ann.refused('PATCH', '/polls/p', open)).toBe('400/4')
    expect(await ann.refused('PUT', '/polls', { id: 'p', name: 'Public?' })).toBe('400/4')
  })
})
