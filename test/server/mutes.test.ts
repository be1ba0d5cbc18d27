// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

/** ann with two devices, ben and cat; `pair` is of ann and ben, `group` of all three. */
async function room() {
  const world = createWorld()
  const [ann, elsewhere, ben, cat] = (await Promise.all(
    ['ann', 'ann', 'ben', 'cat'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person, Person]
  await ann.open('pair', ['ann', 'ben'])
  await ann.open('group', ['ann', 'ben', 'cat'])
  for (const who of [ben, cat]) await who.open('group')
  await ben.open('pair')
  const all = [ann, elsewhere, ben, cat]
  const hear = async (): Promise<string[][]> => {
    await world.server.settle()
    return all.map((who) => who.heard())
  }
  await hear()
  return { world, ann, elsewhere, ben, cat, hear }
}

const mute = (who: Person, ...target_ids: string[]) => who.ok('POST', '/moderation/mute', { target_ids })
const mutesSeen = async (who: Person): Promise<string[]> => {
  await who.disconnect()
  await who.connect()
  return who.frames.at(-1).me.mutes.map((entry: Wire) => entry.target.id)
}

describe('mute', () => {
  it('answers the mutes and who one is now; the devices of who mutes hear of it, and nobody else', async () => {
    const { ann, elsewhere, hear } = await room()
    const answer = await mute(ann, 'ben', 'nobody', 'cat')
    expect(answer).toMatchObject({
      mutes: [
        { user: { id: 'ann' }, target: { id: 'ben' } },
        { user: { id: 'ann' }, target: { id: 'cat' } },
      ],
      own_user: { id: 'ann', mutes: [{ target: { id: 'ben' } }, { target: { id: 'cat' } }] },
      non_existing_users: ['nobody'],
    })
    expect(answer.mutes[0]).not.toHaveProperty('expires')
    const told = ['notification.mutes_updated']
    expect(await hear()).toEqual([told, told, [], []])
    expect(elsewhere.of('notification.mutes_updated')[0].me).toMatchObject({
      id: 'ann',
      mutes: [{ target: { id: 'ben' } }, { target: { id: 'cat' } }],
      total_unread_count: 0,
    })
  })

  it('is listed in the first frame of one’s own, and in nobody else’s', async () => {
    const { ann, ben } = await room()
    await mute(ann, 'ben')
    expect(await mutesSeen(ann)).toEqual(['ben'])
    expect(await mutesSeen(ben)).toEqual([])
  })

  it('lets the other one talk: to hide it is the client’s', async () => {
    const { ann, ben, hear } = await room()
    await mute(ann, 'ben')
    await hear()
    await ben.send('group', 'hi')
    expect((await hear())[0]).toEqual(['message.new'])
  })

  it('ends after its time, and one’s devices hear of that at once', async () => {
    const { world, ann, hear } = await room()
    const { mutes } = await ann.ok('POST', '/moderation/mute', { target_ids: ['ben'], timeout: 10 })
    expect(Date.parse(mutes[0].expires) - world.env.now()).toBe(600_000)
    await hear()
    await world.pass(599_999)
    expect((await hear()).flat()).toEqual([])
    await world.pass(1)
    const told = ['notification.mutes_updated']
    expect(await hear()).toEqual([told, told, [], []])
    expect(ann.of('notification.mutes_updated').at(-1).me.mutes).toEqual([])
  })

  it('again sets the time anew', async () => {
    const { world, ann } = await room()
    const first = await ann.ok('POST', '/moderation/mute', { target_ids: ['ben'], timeout: 1 })
    const second = await mute(ann, 'ben')
    expect(second.mutes[0].created_at).toBe(first.mutes[0].created_at)
    expect(second.mutes[0].updated_at > first.mutes[0].updated_at).toBe(true)
    await world.pass(120_000)
    expect(await mutesSeen(ann)).toEqual(['ben'])
  })

  it('unmute takes it back; who was not muted stays so', async () => {
    const { ann, hear } = await room()
    await mute(ann, 'ben', 'cat')
    await hear()
    const body = { target_ids: ['ben', 'nobody'] }
    expect(await ann.ok('POST', '/moderation/unmute', body)).toMatchObject({ non_existing_users: ['nobody'] })
    expect((await hear())[0]).toEqual(['notification.mutes_updated'])
    await ann.ok('POST', '/moderation/unmute', body)
    expect(await mutesSeen(ann)).toEqual(['cat'])
  })

  it.each<[object, string]>([
    [{}, '400/4'],
    [{ target_ids: [] }, '400/4'],
    [{ target_ids: 'ben' }, '400/4'],
    [{ target_ids: [7] }, '400/4'],
    [{ target_ids: ['ben', 'ann'] }, '400/4'],
    [{ target_ids: ['nobody'] }, '404/16'],
    [{ target_ids: ['ben'], timeout: -1 }, '400/4'],
    [{ target_ids: ['ben'], timeout: 1.5 }, '400/4'],
  ])('%j is refused with %s', async (body, refusal) => {
    const { ann, hear } = await room()
    expect(await ann.refused('POST', '/moderation/mute', body)).toBe(refusal)
    expect((await hear()).flat()).toEqual([])
  })

  it('unmute refuses nobody, oneself and who is unknown in the same way', async () => {
    const { ann } = await room()
    const refusals = [{}, { target_ids: ['ann'] }, { target_ids: ['nobody'] }].map((body) =>
      ann.refused('POST', '/moderation/unmute', body),
    )
    expect(await Promise.all(refusals)).toEqual(['400/4', '400/4', '404/16'])
  })

  it('tells times as numbers in the second form', async () => {
    const { world } = await room()
    const zoe = await world.person('zoe', '/api/v2').connect()
    const body = { target_ids: ['ben'], timeout: 10 }
    const { mutes } = await zoe.ok('POST', '/api/v2/moderation/mute', body)
    expect(mutes[0]).toMatchObject({ expires: expect.any(Number), created_at: expect.any(Number) })
  })
})

const block = (who: Person, id: string) => who.ok('POST', '/users/block', { blocked_user_id: id })
const unblock = (who: Person, id: string) => who.ok('POST', '/users/unblock', { blocked_user_id: id })
const listed = async (who: Person, filter: object = {}): Promise<string[]> =>
  (await who.ok('POST', '/channels', { filter_conditions: filter })).channels
    .map((entry: Wire) => entry.channel.id)
    .sort()

describe('block', () => {
  it('is told to who blocks alone: the answer, the list, and themselves when they connect', async () => {
    const { ann, elsewhere, ben } = await room()
    const answer = await block(ann, 'ben')
    expect(answer).toMatchObject({
      blocked_by_user_id: 'ann',
      blocked_user_id: 'ben',
      created_at: expect.any(String),
    })
    const { blocks } = await ann.ok('GET', '/users/block')
    expect(blocks).toMatchObject([
      { user_id: 'ann', user: { id: 'ann' }, blocked_user_id: 'ben', blocked_user: { id: 'ben' } },
    ])
    expect((await ben.ok('GET', '/users/block')).blocks).toEqual([])
    await elsewhere.disconnect()
    await elsewhere.connect()
    expect(elsewhere.frames.at(-1).me.blocked_user_ids).toEqual(['ben'])
    const payload = JSON.stringify({ filter_conditions: { id: 'ann' } })
    const { users } = await ben.ok('GET', '/users', undefined, { payload })
    expect(users[0].blocked_user_ids).toEqual([])
  })

  it('takes the conversation of the two out of sight, on all one’s devices; the group stays', async () => {
    const { ann, elsewhere, ben, hear } = await room()
    await block(ann, 'ben')
    expect(await hear()).toEqual([['channel.hidden'], ['channel.hidden'], [], []])
    expect(elsewhere.of('channel.hidden')[0]).toMatchObject({
      cid: 'messaging:pair',
      channel: { cid: 'messaging:pair' },
      clear_history: false,
    })
    expect(await listed(ann)).toEqual(['group'])
    expect(await listed(ann, { hidden: true })).toEqual(['pair'])
    expect(await listed(ann, { hidden: false })).toEqual(['group'])
    expect(await listed(ben)).toEqual(['group', 'pair'])
    expect(await ann.open('pair')).toMatchObject({ hidden: true })
    expect(await ben.open('pair')).not.toHaveProperty('hidden')
  })

  it('keeps the other one from writing there, and from nothing else', async () => {
    const { ann, ben } = await room()
    const { id } = await ann.send('pair', 'hello')
    await block(ann, 'ben')
    const message = { text: 'hi' }
    expect(await ben.refused('POST', '/channels/messaging/pair/message', { message })).toBe('403/17')
    const reply = { text: 'hi', parent_id: id }
    expect(await ben.refused('POST', '/channels/messaging/pair/message', { message: reply })).toBe('403/17')
    const reaction = { reaction: { type: 'like' } }
    expect(await ben.refused('POST', `/messages/${id}/reaction`, reaction)).toBe('403/17')
    const { channel, messages } = await ben.open('pair')
    expect(channel.own_capabilities).not.toContain('send-message')
    expect(messages).toHaveLength(1)
    await ben.send('group', 'still here')
    await ann.send('pair', 'I may')
  })

  it('reaches a conversation that has no name of its own as well', async () => {
    const { ann, ben } = await room()
    const path = '/channels/messaging/query'
    const { channel } = await ann.ok('POST', path, { data: { members: ['ann', 'ben'] } })
    await block(ann, 'ben')
    expect(await listed(ann)).toEqual(['group'])
    const message = { message: { text: 'hi' } }
    expect(await ben.refused('POST', `/channels/messaging/${channel.id}/message`, message)).toBe('403/17')
  })

  it('unblock brings it all back', async () => {
    const { ann, ben, hear } = await room()
    await block(ann, 'ben')
    await hear()
    await unblock(ann, 'ben')
    expect(await hear()).toEqual([['channel.visible'], ['channel.visible'], [], []])
    expect(await listed(ann)).toEqual(['group', 'pair'])
    await ben.send('pair', 'hi')
    expect((await ann.ok('GET', '/users/block')).blocks).toEqual([])
  })

  it('twice is once, and so is unblock', async () => {
    const { ann, hear } = await room()
    const first = await block(ann, 'ben')
    await hear()
    expect((await block(ann, 'ben')).created_at).toBe(first.created_at)
    expect((await hear()).flat()).toEqual([])
    await unblock(ann, 'ben')
    await hear()
    await unblock(ann, 'ben')
    expect((await hear()).flat()).toEqual([])
  })

  it.each<[object, string]>([
    [{}, '400/4'],
    [{ blocked_user_id: 7 }, '400/4'],
    [{ blocked_user_id: 'Ann!' }, '400/4'],
    [{ blocked_user_id: 'ann' }, '400/4'],
    [{ blocked_user_id: 'nobody' }, '404/16'],
  ])('%j is refused with %s', async (body, refusal) => {
    const { ann } = await room()
    expect(await ann.refused('POST', '/users/block', body)).toBe(refusal)
    expect(await ann.refused('POST', '/users/unblock', body)).toBe(refusal)
  })

  it('a reminder of who was blocked is not said', async () => {
    const { world, ann, ben } = await room()
    await ben.send('pair', '/remind 1m tea')
    await block(ann, 'ben')
    await world.pass(60_000)
    expect((await ben.open('pair')).messages).toEqual([])
  })
})
