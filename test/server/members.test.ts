// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

async function room() {
  const world = createWorld()
  const [ann, ben] = (await Promise.all(
    [
      ['ann', 'Ann Lee'],
      ['ben', 'Ben'],
      ['cat', 'Cat Anders'],
    ].map(([id = '', name]) => world.person(id).connect({ name })),
  )) as [Person, Person]
  await ann.open('x', ['ann', 'ben', 'cat'])
  await ann.ok('POST', '/channels/messaging/x', { add_moderators: ['cat'] })
  const query = (payload: object): string =>
    `/members?payload=${encodeURIComponent(JSON.stringify({ type: 'messaging', id: 'x', filter_conditions: {}, ...payload }))}`
  const ids = async (payload: object): Promise<string[]> =>
    (await ann.ok('GET', query(payload))).members.map((member: Wire) => member.user_id)
  return { ann, ben, query, ids }
}

describe('querying members', () => {
  it.each<[object, string[]]>([
    [{}, ['ann', 'ben', 'cat']],
    [{ filter_conditions: { name: { $autocomplete: 'an' } } }, ['ann', 'cat']],
    [{ filter_conditions: { 'user.name': 'Ben' } }, ['ben']],
    [{ filter_conditions: { id: { $ne: 'ben' } } }, ['ann', 'cat']],
    [{ filter_conditions: { user_id: 'ann' } }, ['ann']],
    [{ filter_conditions: { channel_role: 'channel_moderator' } }, ['cat']],
    [{ filter_conditions: { is_moderator: true } }, ['cat']],
    [{ filter_conditions: { banned: true } }, []],
    [{ sort: [{ field: 'name', direction: -1 }] }, ['cat', 'ben', 'ann']],
    [{ limit: 1, offset: 1 }, ['ben']],
  ])('%j', async (payload, found) => {
    const { ids } = await room()
    expect(await ids(payload)).toEqual(found)
  })

  it('shows whole members', async () => {
    const { ann, query } = await room()
    expect((await ann.ok('GET', query({ limit: 1 }))).members[0]).toMatchObject({
      user_id: 'ann',
      user: { id: 'ann', name: 'Ann Lee', online: true },
      channel_role: 'channel_member',
      banned: false,
      shadow_banned: false,
      notifications_muted: false,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
  })

  it.each<[object, string]>([
    [{ id: undefined }, '400/4'],
    [{ type: 7 }, '400/4'],
    [{ id: 'none' }, '404/16'],
    [{ limit: 301 }, '400/4'],
    [{ filter_conditions: { is_moderator: 'yes' } }, '400/4'],
    [{ sort: 'name' }, '400/4'],
  ])('refuses %j', async (payload, refusal) => {
    const { ann, query } = await room()
    expect(await ann.refused('GET', query(payload))).toBe(refusal)
  })

  it('needs a payload', async () => {
    const { ann } = await room()
    expect(await ann.refused('GET', '/members')).toBe('400/4')
    expect(await ann.refused('GET', '/members?payload=nonsense')).toBe('400/4')
  })
})
