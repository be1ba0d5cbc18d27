// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const DAY = 24 * 60 * 60 * 1000

async function room() {
  const world = createWorld()
  const [ann, ben] = (await Promise.all(['ann', 'ben'].map((id) => world.person(id).connect()))) as [
    Person,
    Person,
  ]
  await ann.open('x', ['ann', 'ben'])
  await ann.open('y', ['ann'])
  await world.server.settle()
  const since: string = ben.frames.at(-1).created_at
  const sync = async (who: Person, cids = ['messaging:x'], query = {}, at = since): Promise<Wire> =>
    who.ok('POST', '/sync', { channel_cids: cids, last_sync_at: at }, query)
  const types = (answer: Wire): string[] => answer.events.map((event: Wire) => event.type)
  return { world, ann, ben, since, sync, types }
}

describe('sync', () => {
  it('tells what was missed, oldest first, as far as it lasts', async () => {
    const { ann, ben, sync, types } = await room()
    const one = await ann.send('x', 'one')
    await ann.ok('POST', '/channels/messaging/x/event', { event: { type: 'typing.start' } })
    await ann.ok('POST', '/channels/messaging/x/event', { event: { type: 'wave' } })
    await ann.ok('POST', `/messages/${one.id}/reaction`, { reaction: { type: 'like' } })
    await ann.send('x', 'reply', { parent_id: one.id })
    await ann.ok('PATCH', '/channels/messaging/x', { set: { name: 'B' } })
    await ben.ok('POST', '/channels/messaging/x/read', {})
    await ann.send('y', 'elsewhere')
    const answer = await sync(ben)
    expect(types(answer)).toEqual([
      'message.new',
      'reaction.new',
      'message.new',
      'message.updated',
      'channel.updated',
      'message.read',
      'notification.mark_read',
    ])
    const times: string[] = answer.events.map((event: Wire) => event.created_at)
    expect(times).toEqual([...times].sort())
    expect(answer).not.toHaveProperty('inaccessible_cids')
    // Asked again from the newest time on, there is nothing more.
    expect(types(await sync(ben, ['messaging:x'], {}, times.at(-1)))).toEqual([])
  })

  it('shows everybody their own part', async () => {
    const { ann, ben, sync } = await room()
    const { id } = await ann.send('x', 'one')
    await ann.ok('POST', `/messages/${id}/reaction`, { reaction: { type: 'like' } })
    await ben.ok('POST', '/channels/messaging/x/read', {})
    await ben.ok('POST', '/channels/messaging/x/unread', { message_id: id })
    const own = async (who: Person) =>
      (await sync(who)).events.flatMap(
        (event: Wire) => event.message?.own_reactions.map((r: Wire) => r.user_id) ?? [],
      )
    expect(await own(ann)).toEqual(['ann', 'ann'])
    expect(await own(ben)).toEqual([])
    const notices = async (who: Person) =>
      (await sync(who)).events.filter((event: Wire) => event.type.startsWith('notification.'))
    expect(await notices(ann)).toEqual([])
    expect(await notices(ben)).toMatchObject([
      { type: 'notification.mark_read' },
      { type: 'notification.mark_unread' },
    ])
  })

  it('tells nothing that was deleted meanwhile', async () => {
    const { ann, ben, sync, types } = await room()
    const [soft, hard, mine] = [
      await ann.send('x', 'secret 1'),
      await ann.send('x', 'secret 2'),
      await ann.send('x', 'secret 3'),
    ]
    await ann.ok('PUT', `/messages/${hard.id}`, { set: { text: 'secret 2b' } })
    await ann.ok('DELETE', `/messages/${soft.id}`)
    await ann.ok('DELETE', `/messages/${hard.id}?hard=true`)
    await ben.ok('DELETE', `/messages/${mine.id}?delete_for_me=true`)
    const answer = await sync(ben)
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(types(answer)).toEqual([
      'message.new',
      'message.new',
      'message.deleted',
      'message.deleted',
      'message.deleted',
    ])
    expect(answer.events[0].message).toMatchObject({ id: soft.id, type: 'deleted' })
    expect(JSON.stringify(await sync(ann))).toContain('secret 3')
  })

  it('tells apart what one may not read', async () => {
    const { ann, ben, sync, types } = await room()
    await ann.send('y', 'secret')
    const answer = await sync(ben, ['messaging:x', 'messaging:y', 'messaging:none'], {
      with_inaccessible_cids: true,
    })
    expect(answer.inaccessible_cids).toEqual(['messaging:y', 'messaging:none'])
    expect(types(answer)).toEqual([])
    const { id } = await ben.send('x', 'before')
    await ann.send('x', 'reply', { id: 'r', parent_id: id })
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'], data: { name: 'secret name' } })
    await ann.ok('PUT', '/messages/r', { set: { text: 'secret reply' } })
    const after = await sync(ben, ['messaging:x'], { with_inaccessible_cids: true })
    expect(after.inaccessible_cids).toEqual(['messaging:x'])
    expect(types(after)).toEqual(['notification.removed_from_channel'])
    expect(JSON.stringify([after, ben.frames])).not.toContain('secret')
  })

  it('keeps events without a channel for their user', async () => {
    const { ann, ben, sync, types } = await room()
    await ann.send('x', 'hi')
    await ben.ok('POST', '/channels/read', {})
    expect(types(await sync(ben, []))).toEqual(['notification.mark_read'])
    expect(types(await sync(ann, []))).toEqual([])
  })

  it('watches when asked to', async () => {
    const { world, ann, ben, sync } = await room()
    await sync(ben, ['messaging:x', 'messaging:y'], { watch: true, connection_id: ben.connectionId() })
    await ann.send('x', 'hi')
    await ann.send('y', 'secret')
    await world.server.settle()
    expect(ben.of('message.new')).toHaveLength(1)
    expect(
      await ben.refused(
        'POST',
        '/sync',
        { channel_cids: [], last_sync_at: '2024-05-01T10:00:00Z' },
        { watch: true },
      ),
    ).toBe('400/4')
  })

  it('refuses what is too much or too long ago', async () => {
    const { world, ann, ben, since, sync } = await room()
    const refused = (body: object) => ben.refused('POST', '/sync', body)
    expect(
      await refused({ channel_cids: Array.from({ length: 256 }, (_, i) => `a:${i}`), last_sync_at: since }),
    ).toBe('400/4')
    expect(await refused({ channel_cids: 'messaging:x', last_sync_at: since })).toBe('400/4')
    expect(await refused({ channel_cids: [7], last_sync_at: since })).toBe('400/4')
    expect(await refused({ last_sync_at: since })).toBe('400/4')
    expect(await refused({ channel_cids: [] })).toBe('400/4')
    expect(await refused({ channel_cids: [], last_sync_at: 'x' })).toBe('400/4')
    world.env.setClock(world.env.now() + 30 * DAY + 1000)
    expect(await refused({ channel_cids: [], last_sync_at: since })).toBe('400/4')
    world.env.setClock(world.env.now() - 1 * DAY)
    await ann.send('x', 'hi')
    expect((await sync(ben)).events).toHaveLength(1)
  })

  it('tells 1,000 events and refuses one more, however many there were', { timeout: 30_000 }, async () => {
    const { ann, ben, since, sync } = await room()
    for (let index = 0; index < 1000; index += 1) await ann.send('x', String(index))
    expect((await sync(ben)).events).toHaveLength(1000)
    await ann.send('x', 'one more')
    const body = { channel_cids: ['messaging:x'], last_sync_at: since }
    expect(await ben.refused('POST', '/sync', body)).toBe('400/4')
    for (let index = 0; index < 400; index += 1) await ann.send('x', String(index))
    expect(await ben.refused('POST', '/sync', body)).toBe('400/4')
    const { messages } = await ann.ok('POST', '/channels/messaging/x/query', { messages: { limit: 11 } })
    expect((await sync(ben, ['messaging:x'], {}, messages[0].created_at)).events).toHaveLength(11)
  })
})
