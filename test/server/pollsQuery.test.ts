// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { hangPoll, pollRoom, QUESTION } from './support/pollRoom.ts'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

describe('asking for polls', () => {
  async function polls() {
    const room = await pollRoom()
    const { ann, ben } = room
    await ann.ok('POST', '/polls', { ...QUESTION, id: 'quiet', name: 'Holiday plans', colour: 'red' })
    await ben.open('y', ['ben', 'cat'])
    for (const [id, more] of [
      ['y1', { name: 'Dinner plans', voting_visibility: 'anonymous' }],
      ['y2', { name: 'Breakfast', max_votes_allowed: 3 }],
    ] as const) {
      await ben.ok('POST', '/polls', { ...QUESTION, id, ...more })
      await ben.send('y', '', { poll_id: id })
    }
    await ben.ok('PATCH', '/polls/y2', { set: { is_closed: true } })
    const ids = async (who: Person, filter: object = {}, more: object = {}): Promise<string[]> =>
      (await who.ok('POST', '/polls/query', { filter, ...more })).polls.map((poll: Wire) => poll.id)
    return { ...room, ids }
  }

  it('answers those in channels one may read, and one’s own that hang nowhere', async () => {
    const { ann, ben, cat, ids } = await polls()
    expect(await ids(ann)).toEqual(['quiet', 'p'])
    expect(await ids(ben)).toEqual(['y2', 'y1', 'p'])
    expect(await ids(cat)).toEqual(['y2', 'y1'])
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    expect(await ids(ben)).toEqual(['y2', 'y1'])
  })

  it.each([
    [{ id: 'y1' }, ['y1']],
    [{ id: { $in: ['y1', 'p', 'none'] } }, ['y1', 'p']],
    [{ created_by_id: 'ann' }, ['p']],
    [{ is_closed: true }, ['y2']],
    [{ voting_visibility: 'anonymous' }, ['y1']],
    [{ name: { $autocomplete: 'din' } }, ['y1']],
    [{ max_votes_allowed: { $gte: 2 } }, ['y2']],
    [{ $or: [{ is_closed: true }, { id: 'p' }] }, ['y2', 'p']],
    [{ created_at: { $lt: '2024-05-01T10:00:00Z' } }, []],
    [{ colour: 'red' }, []],
  ])('filters by %j', async (filter, found) => {
    const { ben, ids } = await polls()
    expect(await ids(ben, filter)).toEqual(found)
  })

  it('sorts, and pages both ways', async () => {
    const { ben, ids } = await polls()
    expect(await ids(ben, {}, { sort: [{ field: 'name', direction: 1 }] })).toEqual(['y2', 'y1', 'p'])
    const ask = (more: object): Promise<Wire> => ben.ok('POST', '/polls/query', { limit: 2, ...more })
    const first = await ask({})
    const second = await ask({ next: first.next })
    expect(first.polls.map((poll: Wire) => poll.id)).toEqual(['y2', 'y1'])
    expect(second.polls.map((poll: Wire) => poll.id)).toEqual(['p'])
    for (const [page, name] of [
      [first, 'prev'],
      [second, 'next'],
    ] as const)
      expect(page).not.toHaveProperty(name)
    expect((await ask({ prev: second.prev })).polls).toEqual(first.polls)
  })

  it.each([
    [{ filter: 'x' }],
    [{ filter: { $nope: [] } }],
    [{ filter: { created_at: 'soon' } }],
    [{ filter: { name: { $regex: '.*' } } }],
    [{ sort: 'name' }],
    [{ sort: [{ field: 'name', direction: 2 }] }],
    [{ limit: 0 }],
    [{ limit: 101 }],
    [{ next: 'made up' }],
  ])('refuses %j', async (body) => {
    const { ann } = await pollRoom()
    expect(await ann.refused('POST', '/polls/query', body)).toBe('400/4')
    expect(await ann.refused('POST', '/polls/p/votes', body)).toBe('400/4')
  })

  it('shows a server all of them', async () => {
    const { world } = await polls()
    const { polls: found } = await world.server.asServer().call('queryPolls', { body: {} })
    expect(found.map((poll) => poll.id)).toEqual(['y2', 'y1', 'quiet', 'p'])
    expect(found.every((poll) => poll.own_votes.length === 0)).toBe(true)
  })
})

describe('asking who voted', () => {
  async function voted() {
    const room = await pollRoom({ allow_answers: true })
    const { ann, ben, cat, vote, say } = room
    await ann.ok('POST', '/channels/messaging/x', { add_members: ['cat'] })
    await vote(ann, 'Soup')
    await vote(ben, 'Soup')
    await say(ben, 'Why not')
    await vote(cat, 'Soup')
    await vote(cat, 'Bread')
    return room
  }
  const who = (votes: readonly Wire[]): string[] =>
    votes.map((vote) => `${vote.user_id}${vote.is_answer ? '!' : ''}`)

  it('answers the newest first, by option and by person', async () => {
    const { ann, optionId } = await voted()
    const ask = async (body: object): Promise<string[]> =>
      who((await ann.ok('POST', '/polls/p/votes', body)).votes)
    expect(await ask({})).toEqual(['cat', 'cat', 'ben!', 'ben', 'ann'])
    expect(await ask({ filter: { option_id: optionId('Soup') } })).toEqual(['cat', 'ben', 'ann'])
    expect(await ask({ filter: { is_answer: true } })).toEqual(['ben!'])
    expect(await ask({ filter: { user_id: 'ben', is_answer: false } })).toEqual(['ben'])
    expect(await ask({ sort: [{ field: 'created_at', direction: 1 }], limit: 2 })).toEqual(['ann', 'ben'])
    const { votes } = await ann.ok('POST', '/polls/p/votes', {})
    expect(await ask({ filter: { created_at: { $gt: votes[1].created_at } } })).toEqual(['cat'])
    expect(votes[0]).toMatchObject({ user: { id: 'cat' }, poll_id: 'p', option_id: optionId('Bread') })
  })

  it('pages without repeating anybody while votes come in', async () => {
    const { ann, ben, vote } = await voted()
    const ask = (more: object): Promise<Wire> => ann.ok('POST', '/polls/p/votes', { limit: 2, ...more })
    const first = await ask({})
    await vote(ben, 'Fish')
    const second = await ask({ next: first.next })
    const third = await ask({ next: second.next })
    expect([first, second, third].map(({ votes }) => who(votes))).toEqual([
      ['cat', 'cat'],
      ['ben!', 'ben'],
      ['ann'],
    ])
    expect(third).not.toHaveProperty('next')
    expect((await ask({ prev: second.prev })).votes).toEqual(first.votes)
  })

  it('is refused to strangers, and of a poll nobody made', async () => {
    const { ann, cat } = await voted()
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['cat'] })
    expect(await cat.refused('POST', '/polls/p/votes', {})).toBe('403/17')
    expect(await ann.refused('POST', '/polls/none/votes', {})).toBe('404/16')
  })

  it('tells the ten newest of each option beside the poll', async () => {
    const world = createWorld()
    const ids = Array.from({ length: 12 }, (_, place) => `u${place + 10}`)
    const everybody = await Promise.all(ids.map((id) => world.person(id).connect()))
    const [ann] = everybody as [Person]
    await ann.open('x', ids)
    const { poll } = await hangPoll(ann, 'p', { id: 'm' }, { allow_answers: true })
    const soup = poll.options[0].id
    for (const person of everybody) {
      await person.ok('POST', '/messages/m/polls/p/vote', { vote: { option_id: soup } })
      await person.ok('POST', '/messages/m/polls/p/vote', { vote: { answer_text: person.id } })
    }
    const { poll: told } = await ann.ok('GET', '/polls/p')
    expect(told).toMatchObject({ vote_count: 12, answers_count: 12, vote_counts_by_option: { [soup]: 12 } })
    const newest = ids.toReversed().slice(0, 10)
    expect(told.latest_votes_by_option[soup].map((vote: Wire) => vote.user_id)).toEqual(newest)
    expect(told.latest_answers.map((vote: Wire) => vote.answer_text)).toEqual(newest)
  })
})
