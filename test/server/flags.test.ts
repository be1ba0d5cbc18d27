// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

/** ann made `x` and `y`; ben is in both, cat moderates `x`, dan is a stranger, eve an administrator. */
async function room() {
  const world = createWorld()
  await world.server
    .asServer()
    .call('updateUsers', { body: { users: { eve: { id: 'eve', role: 'admin' } as never } } })
  const [ann, ben, cat, dan, eve] = (await Promise.all(
    ['ann', 'ben', 'cat', 'dan', 'eve'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person, Person, Person]
  await ann.open('x', ['ann', 'ben', 'cat'])
  await ann.ok('POST', '/channels/messaging/x', { add_moderators: ['cat'] })
  await ann.open('y', ['ann', 'ben'])
  for (const who of [ben, cat]) await who.open('x')
  const all = [ann, ben, cat, dan, eve]
  await world.server.settle()
  for (const who of all) who.heard()
  return { world, ann, ben, cat, dan, eve, all }
}

const flag = (who: Person, body: object) => who.ok('POST', '/moderation/flag', body)
const queue = async (who: Person, payload: object = {}): Promise<Wire[]> =>
  (await who.ok('GET', '/moderation/flags/message', undefined, { payload: JSON.stringify(payload) })).flags
const idsOf = (flags: Wire[]): string[] => flags.map((entry) => entry.message.id)

describe('flag', () => {
  it('reports a message with a reason and more; nobody hears of it', async () => {
    const { world, ann, ben, all } = await room()
    const message = await ann.send('x', 'spam')
    await world.server.settle()
    for (const who of all) who.heard()
    const body = { target_message_id: message.id, reason: 'spam', custom: { severity: 3 } }
    const { flag: raised } = await flag(ben, body)
    expect(raised).toMatchObject({
      target_message_id: message.id,
      target_message: { id: message.id, text: 'spam' },
      target_user: { id: 'ann' },
      user: { id: 'ben' },
      reason: 'spam',
      severity: 3,
      created_by_automod: false,
      details: { original_text: 'spam' },
    })
    expect(raised.created_at).toBe(raised.updated_at)
    await world.server.settle()
    expect(all.map((who) => who.heard())).toEqual([[], [], [], [], []])
    expect((await ann.ok('GET', `/messages/${message.id}`)).message.updated_at).toBe(message.updated_at)
  })

  it('reports a person, who needs no channel with the caller', async () => {
    const { dan, cat } = await room()
    const { flag: raised } = await flag(dan, { target_user_id: 'ann', reason: 'rude' })
    expect(raised).toMatchObject({ target_user: { id: 'ann' }, user: { id: 'dan' }, reason: 'rude' })
    expect(raised).not.toHaveProperty('target_message_id')
    expect(await queue(cat)).toEqual([])
  })

  it('twice is one flag, with the newer reason', async () => {
    const { ann, ben, cat } = await room()
    const { id } = await ann.send('x', 'spam')
    const first = await flag(ben, { target_message_id: id, reason: 'one' })
    const second = await flag(ben, { target_message_id: id, reason: 'two' })
    expect(second.flag).toMatchObject({ reason: 'two', created_at: first.flag.created_at })
    expect(second.flag.updated_at > first.flag.updated_at).toBe(true)
    expect(await queue(cat)).toMatchObject([{ reason: 'two' }])
    await flag(cat, { target_message_id: id })
    expect(await queue(cat)).toHaveLength(2)
  })

  it.each<[string, (id: string) => object, string]>([
    ['nothing', () => ({}), '400/4'],
    ['two things', (id) => ({ target_message_id: id, target_user_id: 'ann' }), '400/4'],
    ['what is no id', () => ({ target_message_id: 7 }), '400/4'],
    ['a reason that is no text', (id) => ({ target_message_id: id, reason: 7 }), '400/4'],
    ['a reason without an end', (id) => ({ target_message_id: id, reason: 'x'.repeat(1001) }), '400/4'],
    ['too much besides', (id) => ({ target_message_id: id, custom: { a: 'x'.repeat(6000) } }), '413/22'],
    ['an unknown message', () => ({ target_message_id: 'none' }), '404/16'],
    ['an unknown person', () => ({ target_user_id: 'nobody' }), '404/16'],
    ['oneself', () => ({ target_user_id: 'ben' }), '400/4'],
  ])('%s is refused', async (_, body, refusal) => {
    const { ann, ben } = await room()
    const { id } = await ann.send('x', 'spam')
    expect(await ben.refused('POST', '/moderation/flag', body(id))).toBe(refusal)
  })

  it('a message of one’s own, one that was deleted, and one that one may not read are refused', async () => {
    const { ann, ben, dan } = await room()
    const { id } = await ann.send('x', 'spam')
    const target = { target_message_id: id }
    expect(await ann.refused('POST', '/moderation/flag', target)).toBe('400/4')
    expect(await dan.refused('POST', '/moderation/flag', target)).toBe('403/17')
    await ann.ok('DELETE', `/messages/${id}`)
    expect(await ben.refused('POST', '/moderation/flag', target)).toBe('400/4')
  })

  it('who may read a channel may flag in it', async () => {
    const { ann, ben } = await room()
    for (const who of [ann, ben]) {
      const { channel } = await who.open('x')
      expect(channel.own_capabilities).toContain('flag-message')
    }
  })

  it('a server flags for somebody', async () => {
    const { world, ann, cat } = await room()
    const { id } = await ann.send('x', 'spam')
    const server = world.server.asServer()
    await server.call('flag', { body: { target_message_id: id, user_id: 'ben' } as never })
    expect(await queue(cat)).toMatchObject([{ user: { id: 'ben' } }])
    await expect(server.call('flag', { body: { target_message_id: id } })).rejects.toMatchObject({
      error: { code: 4 },
    })
  })
})

describe('unflag', () => {
  it('takes back one’s own flag and no other', async () => {
    const { ann, ben, cat } = await room()
    const { id } = await ann.send('x', 'spam')
    const target = { target_message_id: id }
    await flag(ben, target)
    await flag(cat, target)
    const { flag: back } = await ben.ok('POST', '/moderation/unflag', target)
    expect(back).toMatchObject({ target_message_id: id, user: { id: 'ben' } })
    expect((await queue(cat)).map((entry) => entry.user.id)).toEqual(['cat'])
    expect(await ben.refused('POST', '/moderation/unflag', target)).toBe('404/16')
    expect(await ann.refused('POST', '/moderation/unflag', target)).toBe('404/16')
    expect(await ann.refused('POST', '/moderation/unflag', {})).toBe('400/4')
  })

  it('works for a person, and after the message was deleted', async () => {
    const { ann, ben } = await room()
    await flag(ben, { target_user_id: 'ann' })
    const { flag: person } = await ben.ok('POST', '/moderation/unflag', { target_user_id: 'ann' })
    expect(person).toMatchObject({ target_user: { id: 'ann' } })
    const { id } = await ann.send('x', 'spam')
    await flag(ben, { target_message_id: id })
    await ann.ok('DELETE', `/messages/${id}`)
    const { flag: gone } = await ben.ok('POST', '/moderation/unflag', { target_message_id: id })
    expect(gone).toMatchObject({ target_message: { type: 'deleted' } })
  })
})

describe('the queue of flags', () => {
  async function flagged() {
    const all = await room()
    const { ann, ben, cat } = all
    const one = await ann.send('x', 'one')
    const two = await ann.send('y', 'two')
    const three = await ben.send('x', 'three')
    await flag(ben, { target_message_id: one.id, reason: 'spam' })
    await flag(ben, { target_message_id: two.id, reason: 'rude' })
    await flag(cat, { target_message_id: three.id })
    return { ...all, one: one.id, two: two.id, three: three.id }
  }

  it('shows moderators their channels, administrators and servers all; and nobody else anything', async () => {
    const { world, ann, ben, cat, dan, eve, one, two, three } = await flagged()
    expect(idsOf(await queue(cat))).toEqual([three, one])
    expect(idsOf(await queue(eve))).toEqual([three, two, one])
    const { flags } = await world.server.asServer().call('queryMessageFlags')
    expect(flags).toHaveLength(3)
    for (const who of [ann, ben, dan])
      expect(await who.refused('GET', '/moderation/flags/message')).toBe('403/17')
    await ann.ok('POST', '/channels/messaging/x', { demote_moderators: ['cat'] })
    expect(await cat.refused('GET', '/moderation/flags/message')).toBe('403/17')
  })

  it('filters, sorts and pages', async () => {
    const { eve, one, two, three } = await flagged()
    const asked = async (payload: object): Promise<string[]> => idsOf(await queue(eve, payload))
    expect(await asked({ filter_conditions: { channel_cid: 'messaging:y' } })).toEqual([two])
    expect(await asked({ filter_conditions: { user_id: 'ann' } })).toEqual([two, one])
    expect(await asked({ filter_conditions: { created_by_id: { $in: ['cat'] } } })).toEqual([three])
    expect(await asked({ filter_conditions: { reason: { $exists: true } } })).toEqual([two, one])
    expect(await asked({ filter_conditions: { is_reviewed: true } })).toEqual([])
    expect(await asked({ sort: [{ field: 'created_at', direction: 1 }], limit: 1, offset: 1 })).toEqual([two])
    const bad = (payload: object) =>
      eve.refused('GET', '/moderation/flags/message', undefined, { payload: JSON.stringify(payload) })
    expect(await bad({ filter_conditions: { reason: { $near: 1 } } })).toBe('400/4')
    expect(await bad({ sort: [{ field: 'created_at', direction: 2 }] })).toBe('400/4')
    expect(await bad({ limit: 101 })).toBe('400/4')
    expect(await bad({ offset: -1 })).toBe('400/4')
    expect(await eve.refused('GET', '/moderation/flags/message', undefined, { payload: 'x' })).toBe('400/4')
  })

  it('leaves out what was deleted, unless it is asked for; then it tells what was said', async () => {
    const { ann, eve, one, two, three } = await flagged()
    await ann.ok('DELETE', `/messages/${one}`)
    expect(idsOf(await queue(eve))).toEqual([three, two])
    const withDeleted = await queue(eve, { show_deleted_messages: true })
    expect(idsOf(withDeleted)).toEqual([three, two, one])
    expect(withDeleted[2]).toMatchObject({
      message: { type: 'deleted', text: '' },
      details: { original_text: 'one' },
    })
    await ann.ok('DELETE', `/messages/${one}?hard=true`)
    expect(idsOf(await queue(eve, { show_deleted_messages: true }))).toEqual([three, two])
  })
})
