// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

async function room() {
  const world = createWorld()
  const [ann, ben] = (await Promise.all(['ann', 'ben'].map((id) => world.person(id).connect()))) as [
    Person,
    Person,
  ]
  await ann.open('x', ['ann', 'ben'])
  const sent = await ann.send('x', 'hi', { id: 'm' })
  const react = (who: Person, type: string, more: object = {}, options: object = {}) =>
    who.ok('POST', '/messages/m/reaction', { reaction: { type, ...more }, ...options })
  return { world, ann, ben, sent, react }
}

describe('reacting', () => {
  it('counts one reaction of a type for each person', async () => {
    const { ann, ben, sent, react } = await room()
    const first = await react(ann, 'like', { score: 2, why: 'nice' })
    expect(first.reaction).toMatchObject({
      message_id: 'm',
      type: 'like',
      score: 2,
      user_id: 'ann',
      user: { id: 'ann' },
      why: 'nice',
    })
    const { message } = await react(ben, 'like')
    expect(message.updated_at > sent.updated_at).toBe(true)
    expect(message).toMatchObject({ reaction_counts: { like: 2 }, reaction_scores: { like: 3 } })
    expect(message.reaction_groups.like).toMatchObject({
      count: 2,
      sum_scores: 3,
      first_reaction_at: first.reaction.created_at,
      latest_reactions_by: [{ user_id: 'ben' }, { user_id: 'ann' }],
    })
    expect(message.latest_reactions.map((entry: Wire) => entry.user_id)).toEqual(['ben', 'ann'])
    expect(message.own_reactions.map((entry: Wire) => entry.user_id)).toEqual(['ben'])
    const again = await react(ann, 'like', { score: 5 })
    expect(again.message).toMatchObject({ reaction_counts: { like: 2 }, reaction_scores: { like: 6 } })
    expect(again.reaction.created_at).toBe(first.reaction.created_at)
  })

  it('keeps one reaction of all types when asked to', async () => {
    const { ann, ben, react } = await room()
    await react(ben, 'love')
    await react(ann, 'like')
    await react(ann, 'love')
    const { message } = await react(ann, 'wow', {}, { enforce_unique: true })
    expect(message.reaction_counts).toEqual({ love: 1, wow: 1 })
    expect(message.own_reactions.map((entry: Wire) => entry.type)).toEqual(['wow'])
  })

  it('keeps the order of types when the last of a type goes and comes again', async () => {
    const { ann, ben, react } = await room()
    const { reaction } = await react(ann, 'like')
    await react(ben, 'love')
    const removed = await ann.ok('DELETE', '/messages/m/reaction/like')
    expect(removed.message.reaction_groups).not.toHaveProperty('like')
    expect(removed.message.reaction_counts).toEqual({ love: 1 })
    const back = await react(ann, 'like')
    expect(back.message.reaction_groups.like).toMatchObject({
      count: 1,
      first_reaction_at: reaction.created_at,
    })
  })

  it('shows the ten newest, of all and of oneself', async () => {
    const { ann, react } = await room()
    for (let index = 0; index < 12; index += 1) await react(ann, `t${index}`)
    const { message } = await ann.ok('GET', '/messages/m')
    const newest = Array.from({ length: 10 }, (_, index) => `t${11 - index}`)
    expect(message.latest_reactions.map((entry: Wire) => entry.type)).toEqual(newest)
    expect(message.own_reactions.map((entry: Wire) => entry.type)).toEqual(newest)
    expect(Object.keys(message.reaction_counts)).toHaveLength(12)
  })

  it('pages who reacted, the newest first', async () => {
    const { ann, ben, react } = await room()
    for (let index = 0; index < 5; index += 1) await react(ann, `t${index}`)
    await react(ben, 'like')
    const types = async (query: string) =>
      (await ann.ok('GET', `/messages/m/reactions${query}`)).reactions.map((entry: Wire) => entry.type)
    expect(await types('')).toEqual(['like', 't4', 't3', 't2', 't1', 't0'])
    expect(await types('?limit=2&offset=1')).toEqual(['t4', 't3'])
    expect(await types('?limit=0')).toEqual([])
    for (const query of ['?limit=301', '?offset=1001', '?limit=x', '?limit=-1']) {
      expect(await ann.refused('GET', `/messages/m/reactions${query}`)).toBe('400/4')
    }
  })

  it.each(['__proto__', 'constructor', 'created_at', 'custom', '👍🏽', 'a/b', 'users'])(
    'takes %j as a type',
    async (type) => {
      const { ann, ben, react } = await room()
      const { message } = await react(ann, type)
      expect(Object.entries(message.reaction_counts)).toEqual([[type, 1]])
      expect(Object.entries(message.reaction_groups)).toMatchObject([
        [type, { count: 1, last_reaction_at: expect.any(String) }],
      ])
      const v2 = await ben.ok('GET', '/api/v2/chat/messages/m')
      expect(Object.entries(v2.message.reaction_groups)).toMatchObject([
        [type, { count: 1, last_reaction_at: expect.any(Number) }],
      ])
      const gone = await ann.ok('DELETE', `/messages/m/reaction/${encodeURIComponent(type)}`)
      expect(gone.message.reaction_counts).toEqual({})
    },
  )

  it.each([
    [{}, '400/4'],
    [{ reaction: {} }, '400/4'],
    [{ reaction: { type: 7 } }, '400/4'],
    [{ reaction: { type: 'a\nb' } }, '400/4'],
    [{ reaction: { type: 'a', score: 'x' } }, '400/4'],
    [{ reaction: { type: 'a', score: 1.5 } }, '400/4'],
    [{ reaction: { type: 'a' }, enforce_unique: 1 }, '400/4'],
    [{ reaction: { type: 'a', data: 'x'.repeat(2000) } }, '413/22'],
  ])('refuses %j', async (body, refusal) => {
    const { ann } = await room()
    expect(await ann.refused('POST', '/messages/m/reaction', body)).toBe(refusal)
  })

  it('knows what is not there', async () => {
    const { ann, ben, react } = await room()
    await react(ann, 'like')
    expect(await ann.refused('POST', '/messages/none/reaction', { reaction: { type: 'a' } })).toBe('404/16')
    expect(await ben.refused('DELETE', '/messages/m/reaction/like')).toBe('404/16')
    expect((await ann.ok('GET', '/messages/m')).message.reaction_counts).toEqual({ like: 1 })
  })
})
