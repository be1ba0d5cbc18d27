// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire, type World } from './support/world.ts'

refuseFaults()

interface Room {
  readonly world: World
  readonly ann: Person
  readonly ben: Person
  readonly cat: Person
}

/** `x` with ann (who made it), ben and the moderator cat. */
async function room(): Promise<Room> {
  const world = createWorld()
  const [ann, ben, cat] = await Promise.all(['ann', 'ben', 'cat'].map((id) => world.person(id).connect()))
  if (!ann || !ben || !cat) throw new Error('three people')
  await ann.open('x', ['ann', 'ben'])
  await ann.ok('POST', '/channels/messaging/x', { add_moderators: ['cat'] })
  return { world, ann, ben, cat }
}

const SEND = '/channels/messaging/x/message'

describe('sending', () => {
  it('keeps the message as it was meant', async () => {
    const { ann } = await room()
    const message = await ann.send('x', 'Hello *you*', {
      id: 'ann-1',
      attachments: [
        { type: 'image', image_url: 'https://a.example/1.png', colour: 'red', custom: { size: 7 } },
      ],
      mentioned_users: ['ben', 'ben'],
      mood: 'fine',
      custom: { weather: 'rain' },
    })
    expect(message).toMatchObject({
      id: 'ann-1',
      cid: 'messaging:x',
      type: 'regular',
      text: 'Hello *you*',
      html: '',
      user: { id: 'ann' },
      attachments: [{ type: 'image', image_url: 'https://a.example/1.png', colour: 'red', size: 7 }],
      mentioned_users: [{ id: 'ben' }],
      mood: 'fine',
      weather: 'rain',
      silent: false,
      pinned: false,
      reply_count: 0,
      own_reactions: [],
      latest_reactions: [],
    })
    expect(message.updated_at).toBe(message.created_at)
    expect((await ann.ok('GET', '/messages/ann-1')).message).toEqual(message)
    expect((await ann.open('x')).messages).toEqual([message])
  })

  it('makes an id when there is none', async () => {
    const { ann } = await room()
    expect((await ann.send('x', 'hi')).id).toMatch(/^ann-[0-9a-f-]{36}$/)
  })

  it('happens once however often it is repeated', async () => {
    const { world, ann, ben } = await room()
    await ann.send('x', 'hi', { id: 'm' })
    const again = await ann.call('POST', SEND, { message: { id: 'm', text: 'hi' } })
    expect([again.status, again.body.code]).toEqual([400, 4])
    expect(again.body.message).toContain('already exists')
    // Not even when it could not be sent any more, is somebody else's, or was deleted.
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: true } })
    expect((await ann.call('POST', SEND, { message: { id: 'm', text: 'hi' } })).body.message).toContain(
      'already exists',
    )
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: false } })
    expect((await ben.call('POST', SEND, { message: { id: 'm', text: 'hi' } })).body.message).toContain(
      'already exists',
    )
    await ann.ok('DELETE', '/messages/m?hard=true')
    expect((await ann.call('POST', SEND, { message: { id: 'm', text: 'hi' } })).body.message).toContain(
      'already exists',
    )
    await world.server.settle()
    expect(ben.of('notification.message_new')).toHaveLength(1)
    expect((await ann.open('x')).messages).toEqual([])
  })

  it('gives every message a time of its own, whatever the clock does', async () => {
    const { world, ann } = await room()
    const times: string[] = []
    for (const at of [0, 0, 5000, -90_000, 10]) {
      world.env.setClock(Date.parse('2024-05-01T11:00:00Z') + at)
      times.push((await ann.send('x', 'hi')).created_at)
    }
    expect(times).toEqual([...new Set(times)].sort())
    expect(times[0]).toMatch(/^2024-05-01T11:00:00\.\d{6}Z$/)
  })

  it.each([
    ['no message', {}, '201'],
    ['text of the wrong type', { message: { text: 7 } }, '400/4'],
    ['a message of the wrong type', { message: 'hi' }, '400/4'],
    ['an id of the wrong type', { message: { id: 7 } }, '400/4'],
    ['an empty id', { message: { id: '' } }, '400/4'],
    ['an id with a line break', { message: { id: 'a\nb' } }, '400/4'],
    ['half a surrogate as id', { message: { id: '\ud800' } }, '400/4'],
    ['dots as id', { message: { id: '..' } }, '400/4'],
    ['too long a text', { message: { text: 'x'.repeat(5001) } }, '400/20'],
    ['31 attachments', { message: { attachments: Array(31).fill({}) } }, '400/4'],
    ['attachments of 6 KB', { message: { attachments: [{ text: 'x'.repeat(6000) }] } }, '413/22'],
    ['an attachment that is none', { message: { attachments: ['x'] } }, '400/4'],
    ['an attachment of wrong fields', { message: { attachments: [{ image_url: 7 }] } }, '400/4'],
    ['custom data of 6 KB', { message: { data: 'x'.repeat(6000) } }, '413/22'],
    ['custom data that is none', { message: { custom: 7 } }, '400/4'],
    ['26 mentions', { message: { mentioned_users: Array(26).fill('ben') } }, '400/4'],
    ['a mention of nobody', { message: { mentioned_users: ['nobody'] } }, '400/4'],
    ['a mention by object', { message: { mentioned_users: [{ id: 'ben' }] } }, '400/4'],
    ['a type that is not for clients', { message: { type: 'deleted' } }, '400/4'],
    ['a parent that is not there', { message: { parent_id: 'none' } }, '404/16'],
    ['a quote that is not there', { message: { quoted_message_id: 'none' } }, '404/16'],
    ['html', { message: { html: '<b>' } }, '403/17'],
    ['restricted visibility', { message: { restricted_visibility: ['ben'] } }, '403/17'],
    ['groups', { message: { mentioned_group_ids: ['g'] } }, '400/4'],
    ['pending', { message: {}, pending: true }, '403/17'],
    ['a flag that is none', { message: { silent: 'yes' } }, '400/4'],
    ['a wrong option', { message: {}, skip_push: 1 }, '400/4'],
  ])('with %s answers %3$s', async (_, body, outcome) => {
    const { ann } = await room()
    const { status, body: answer } = await ann.call('POST', SEND, body)
    expect(status === 201 ? '201' : `${status}/${answer.code}`).toBe(outcome)
    expect((await ann.open('x')).messages).toHaveLength(status === 201 ? 1 : 0)
  })

  it('names the wrong field', async () => {
    const { ann } = await room()
    const { body } = await ann.call('POST', SEND, { message: { attachments: [{}, { image_url: 7 }] } })
    expect(body.exception_fields).toEqual({ 'message.attachments.1.image_url': 'must be text' })
  })

  it('does not reach into other channels', async () => {
    const { ann, ben } = await room()
    await ben.open('y', ['ben'])
    const { id } = await ben.send('y', 'secret')
    expect(await ann.refused('POST', SEND, { message: { quoted_message_id: id } })).toBe('404/16')
    expect(await ann.refused('POST', SEND, { message: { parent_id: id } })).toBe('404/16')
    expect((await ann.ok('GET', `/channels/messaging/x/messages?ids=${id}`)).messages).toEqual([])
    const page = { state: true, messages: { id_lt: id } }
    expect(await ann.refused('POST', '/channels/messaging/x/query', page)).toBe('404/16')
  })

  it('is not possible in a frozen or disabled channel, not even for its moderators', async () => {
    const { ann, ben, cat } = await room()
    const { id } = await ann.send('x', 'hi')
    for (const switched of ['frozen', 'disabled']) {
      await ann.ok('PATCH', '/channels/messaging/x', { set: { [switched]: true } })
      for (const who of [ann, ben, cat]) {
        expect(await who.refused('POST', SEND, { message: { text: 'x' } })).toBe('403/17')
        expect(await who.refused('POST', `/messages/${id}/reaction`, { reaction: { type: 'a' } })).toBe(
          '403/17',
        )
      }
      await ann.ok('PATCH', '/channels/messaging/x', { set: { [switched]: false } })
    }
    await ben.send('x', 'again')
  })

  it('waits in slow mode, but not for moderators', async () => {
    const { world, ann, ben, cat } = await room()
    await ann.ok('PATCH', '/channels/messaging/x', { set: { cooldown: 10 } })
    await ben.send('x', 'one')
    expect(await ben.refused('POST', SEND, { message: { text: 'two' } })).toBe('403/60')
    world.env.pass(9_900)
    expect(await ben.refused('POST', SEND, { message: { text: 'two' } })).toBe('403/60')
    world.env.pass(101)
    await ben.send('x', 'two')
    await cat.send('x', 'a')
    await cat.send('x', 'b')
  })

  it('lets only those who manage the channel write system messages', async () => {
    const { ann, ben } = await room()
    expect((await ann.send('x', 'hi', { type: 'system' })).type).toBe('system')
    expect(await ben.refused('POST', SEND, { message: { text: 'x', type: 'system' } })).toBe('403/17')
  })

  it('cannot pass custom data for what answers say themselves', async () => {
    const { ann } = await room()
    const faked = {
      deleted_at: '2020-01-01T00:00:00Z',
      pinned_at: '2020-01-01T00:00:00Z',
      quoted_message: { text: 'fake' },
      deleted_for_me: true,
      user: { id: 'ben' },
      created_at: '2020-01-01T00:00:00Z',
      reaction_groups: { like: {} },
    }
    const message = await ann.send('x', 'hi', { ...faked, custom: faked })
    for (const name of ['deleted_at', 'pinned_at', 'quoted_message', 'deleted_for_me'])
      expect(name in message).toBe(false)
    expect(message.user.id).toBe('ann')
    expect(message.created_at.startsWith('2024')).toBe(true)
    expect(message.reaction_groups).toEqual({})
  })

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'a/b',
    'a b',
    'ä',
    '%2F',
    '😀',
    '?',
    '#',
  ])('takes %j as an id and as a custom key', async (name) => {
    const { ann } = await room()
    const body = `{"message":{"id":${JSON.stringify(name)},"text":"hi",${JSON.stringify(`${name}!`)}:1,"__proto__":{"evil":1}}}`
    const token = await (await room()).world.server.token('ann')
    expect(token).toBeTruthy()
    const sent = await ann.ok('POST', SEND, JSON.parse(body))
    expect(sent.message.id).toBe(name)
    expect(sent.message[`${name}!`]).toBe(1)
    const read = (await ann.ok('GET', `/messages/${encodeURIComponent(name)}`)).message
    expect(read.id).toBe(name)
    expect(({} as Wire).evil).toBeUndefined()
    await ann.ok('DELETE', `/messages/${encodeURIComponent(name)}`)
  })
})

describe('quoting', () => {
  it('shows the quoted message, one level deep, as it is now', async () => {
    const { ann, ben } = await room()
    const first = await ann.send('x', 'one')
    const second = await ben.send('x', 'two', { quoted_message_id: first.id })
    const third = await ann.send('x', 'three', { quoted_message_id: second.id })
    expect(second).toMatchObject({
      quoted_message_id: first.id,
      quoted_message: { text: 'one', user: { id: 'ann' } },
    })
    expect(third.quoted_message.text).toBe('two')
    expect('quoted_message' in third.quoted_message).toBe(false)
    await ann.ok('DELETE', `/messages/${first.id}`)
    expect((await ann.ok('GET', `/messages/${second.id}`)).message.quoted_message).toMatchObject({
      type: 'deleted',
      text: '',
    })
    await ann.ok('DELETE', `/messages/${first.id}?hard=true`)
    expect('quoted_message' in (await ann.ok('GET', `/messages/${second.id}`)).message).toBe(false)
  })
})

describe('changing a message', () => {
  it('replaces everything with POST', async () => {
    const { world, ann } = await room()
    const sent = await ann.send('x', 'one', {
      attachments: [{ type: 'image' }],
      mentioned_users: ['ben'],
      mood: 'a',
    })
    world.env.pass(1000)
    const { message } = await ann.ok('POST', `/messages/${sent.id}`, {
      message: { text: 'two', weather: 'rain' },
    })
    expect(message).toMatchObject({
      text: 'two',
      attachments: [],
      mentioned_users: [],
      weather: 'rain',
      created_at: sent.created_at,
    })
    expect('mood' in message).toBe(false)
    expect(message.updated_at > sent.updated_at).toBe(true)
    expect(message.message_text_updated_at).toBe(message.updated_at)
  })

  it('keeps the time of the text when the text did not change', async () => {
    const { ann } = await room()
    const sent = await ann.send('x', 'one')
    const { message } = await ann.ok('POST', `/messages/${sent.id}`, { message: { text: 'one', mood: 'b' } })
    expect('message_text_updated_at' in message).toBe(false)
    expect(message.updated_at > sent.updated_at).toBe(true)
  })

  it('changes single fields with PUT', async () => {
    const { ann } = await room()
    const sent = await ann.send('x', 'one', { attachments: [{ type: 'image' }], mood: 'a', weather: 'rain' })
    const { message } = await ann.ok('PUT', `/messages/${sent.id}`, {
      set: { mood: 'b', custom: { c: 1 } },
      unset: ['weather'],
    })
    expect(message).toMatchObject({ text: 'one', mood: 'b', c: 1, attachments: [{ type: 'image' }] })
    expect('weather' in message).toBe(false)
    const cleared = await ann.ok('PUT', `/messages/${sent.id}`, { unset: ['attachments', 'text'] })
    expect(cleared.message).toMatchObject({ text: '', attachments: [] })
    expect((await ann.ok('PUT', `/messages/${sent.id}`, {})).message.mood).toBe('b')
  })

  it('takes the whole message back as a request', async () => {
    const { ann } = await room()
    const { mentioned_users: _mentioned, ...sent } = await ann.send('x', 'one', { mood: 'a' })
    const { message } = await ann.ok('POST', `/messages/${sent.id}`, { message: { ...sent, text: 'two' } })
    expect(message).toMatchObject({ text: 'two', mood: 'a' })
  })

  it.each([
    ['POST', { message: { id: 'other', text: 'x' } }, '400/4'],
    ['POST', { message: { text: 'x'.repeat(5001) } }, '400/20'],
    ['PUT', { set: { user: { id: 'ben' } } }, '400/4'],
    ['PUT', { set: { created_at: '2020-01-01T00:00:00Z' } }, '400/4'],
    ['PUT', { set: { reply_count: 7 } }, '400/4'],
    ['PUT', { unset: ['id'] }, '400/4'],
    ['PUT', { set: [] }, '400/4'],
    ['PUT', { set: { text: null, data: 'x'.repeat(6000) } }, '413/22'],
  ])('%s %j is refused', async (method, body, refusal) => {
    const { ann } = await room()
    const { id } = await ann.send('x', 'one')
    expect(await ann.refused(method, `/messages/${id}`, body)).toBe(refusal)
    expect((await ann.ok('GET', `/messages/${id}`)).message.text).toBe('one')
  })

  it('is for its author and for moderators', async () => {
    const { ann, ben, cat } = await room()
    const { id } = await ann.send('x', 'one')
    expect(await ben.refused('POST', `/messages/${id}`, { message: { text: 'x' } })).toBe('403/17')
    expect(await ben.refused('PUT', `/messages/${id}`, { set: { text: 'x' } })).toBe('403/17')
    expect((await cat.ok('PUT', `/messages/${id}`, { set: { text: 'x' } })).message).toMatchObject({
      text: 'x',
      user: { id: 'ann' },
    })
    expect(await ann.refused('POST', '/messages/none', { message: { text: 'x' } })).toBe('404/16')
  })
})

describe('pinning', () => {
  it('puts a message among the pinned ones, the newest pin first', async () => {
    const { ann, ben } = await room()
    const [one, two] = [await ann.send('x', 'one'), await ann.send('x', 'two')]
    const { message } = await ben.ok('PUT', `/messages/${two.id}`, { set: { pinned: true } })
    expect(message).toMatchObject({
      pinned: true,
      pinned_by: { id: 'ben' },
      pinned_at: expect.any(String),
      text: 'two',
    })
    await ben.ok('PUT', `/messages/${one.id}`, { set: { pinned: true } })
    const pinned = async () => (await ann.open('x')).pinned_messages.map((entry: Wire) => entry.text)
    expect(await pinned()).toEqual(['one', 'two'])
    // An edit leaves the pin where it is.
    expect((await ann.ok('POST', `/messages/${one.id}`, { message: { text: 'uno' } })).message.pinned).toBe(
      true,
    )
    await ann.ok('PUT', `/messages/${one.id}`, { unset: ['pinned'] })
    await ann.ok('PUT', `/messages/${two.id}`, { set: { pinned: false } })
    expect(await pinned()).toEqual([])
  })

  it('shows ten', async () => {
    const { ann } = await room()
    for (let index = 0; index < 12; index += 1) await ann.send('x', String(index), { pinned: true })
    expect((await ann.open('x')).pinned_messages.map((entry: Wire) => entry.text)).toEqual([
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
    ])
  })

  it('ends by itself when it was meant to', async () => {
    const { world, ann, ben } = await room()
    await ben.open('x')
    await ann.send('x', 'one', { id: 'm', pinned: true, pin_expires: '2024-05-01T10:00:20Z' })
    expect((await ann.ok('GET', '/messages/m')).message.pinned).toBe(true)
    ben.heard()
    await world.pass(20_001)
    expect((await ann.ok('GET', '/messages/m')).message.pinned).toBe(false)
    expect(ben.heard()).toEqual(['message.updated'])
    expect(ben.of('message.updated').at(-1).message).toMatchObject({ id: 'm', pinned: false })
    expect((await ann.open('x')).pinned_messages).toEqual([])
  })

  it('ends before the ping that notices it, so that times stay in order', async () => {
    const { world, ann } = await room()
    await ann.open('x')
    for (const id of ['m', 'n'])
      await ann.send('x', id, { id, pinned: true, pin_expires: '2024-05-01T10:00:20Z' })
    await world.pass(30_001)
    const times: string[] = ann.frames.map((frame) => frame.created_at)
    expect(ann.frames.at(-1)).toMatchObject({ type: 'health.check' })
    expect(ann.of('message.updated')).toHaveLength(2)
    expect(times).toEqual([...times].sort())
  })

  it('is not for everybody in an open channel', async () => {
    const { ann, ben } = await room()
    await ann.ok('POST', '/channels/livestream/show/query', {})
    const { message } = await ben.ok('POST', '/channels/livestream/show/message', { message: { text: 'hi' } })
    expect(await ben.refused('PUT', `/messages/${message.id}`, { set: { pinned: true } })).toBe('403/17')
    expect((await ann.ok('PUT', `/messages/${message.id}`, { set: { pinned: true } })).message.pinned).toBe(
      true,
    )
  })
})

describe('deleting a message', () => {
  it('leaves a placeholder without content', async () => {
    const { ann, ben } = await room()
    const sent = await ann.send('x', 'secret', { mood: 'a', attachments: [{ type: 'image' }], pinned: true })
    await ben.ok('POST', `/messages/${sent.id}/reaction`, { reaction: { type: 'like' } })
    const { message } = await ann.ok('DELETE', `/messages/${sent.id}`)
    expect(message).toMatchObject({
      id: sent.id,
      type: 'deleted',
      text: '',
      attachments: [],
      pinned: false,
      reaction_counts: {},
      latest_reactions: [],
    })
    expect(message.deleted_at).toBe(message.updated_at)
    expect('mood' in message).toBe(false)
    const state = await ben.open('x')
    expect(state.messages).toEqual([message])
    expect(state.pinned_messages).toEqual([])
    expect(JSON.stringify(state)).not.toContain('secret')
    expect((await ben.ok('GET', `/messages/${sent.id}/reactions`)).reactions).toEqual([])
    expect(await ann.refused('POST', `/messages/${sent.id}`, { message: { text: 'x' } })).toBe('400/4')
    expect(await ben.refused('POST', `/messages/${sent.id}/reaction`, { reaction: { type: 'like' } })).toBe(
      '400/4',
    )
    // Deleting again changes nothing.
    expect((await ann.ok('DELETE', `/messages/${sent.id}`)).message).toEqual(message)
  })

  it('for good leaves nothing', async () => {
    const { ann, ben } = await room()
    const { id } = await ann.send('x', 'secret')
    await ann.send('x', 'reply', { parent_id: id })
    const { message } = await ann.ok('DELETE', `/messages/${id}?hard=true`)
    expect(message).toMatchObject({ id, type: 'deleted', text: '' })
    expect((await ben.open('x')).messages).toEqual([])
    expect(await ben.refused('GET', `/messages/${id}`)).toBe('404/16')
    expect(await ben.refused('GET', `/messages/${id}/replies`)).toBe('404/16')
    expect(await ann.refused('DELETE', `/messages/${id}?hard=true`)).toBe('404/16')
    expect((await ben.open('x')).channel.message_count).toBe(0)
  })

  it('for oneself hides it from oneself alone', async () => {
    const { ann, ben } = await room()
    const sent = await ann.send('x', 'secret')
    const { message } = await ben.ok('DELETE', `/messages/${sent.id}?delete_for_me=true`)
    expect(message).toMatchObject({ type: 'deleted', text: '', deleted_for_me: true })
    expect(message.updated_at > sent.updated_at).toBe(true)
    expect((await ben.open('x')).messages).toEqual([message])
    expect((await ann.open('x')).messages).toEqual([sent])
    const quoting = await ann.send('x', 'q', { quoted_message_id: sent.id })
    expect((await ben.ok('GET', `/messages/${quoting.id}`)).message.quoted_message.text).toBe('')
  })

  it.each([
    ['ben', '', '403/17'],
    ['ben', '?hard=true', '403/17'],
    ['ann', '?hard=true&delete_for_me=true', '400/4'],
    ['ann', '?hard=yes', '400/4'],
  ])('by %s with %j is refused', async (who, query, refusal) => {
    const { world, ann } = await room()
    const { id } = await ann.send('x', 'hi')
    expect(await world.person(who).refused('DELETE', `/messages/${id}${query}`)).toBe(refusal)
  })

  it('is open to moderators', async () => {
    const { ann, cat } = await room()
    const { id } = await ann.send('x', 'hi')
    expect((await cat.ok('DELETE', `/messages/${id}`)).message.type).toBe('deleted')
  })
})

describe('reading messages', () => {
  it('gives those that were asked for, in that order', async () => {
    const { ann } = await room()
    for (const id of ['a', 'b', 'c']) await ann.send('x', id, { id })
    const { messages } = await ann.ok('GET', '/channels/messaging/x/messages?ids=c,none,a,c')
    expect(messages.map((message: Wire) => message.id)).toEqual(['c', 'a'])
    expect(await ann.refused('GET', '/channels/messaging/x/messages')).toBe('400/4')
    expect((await ann.ok('GET', '/channels/messaging/x/messages?ids=')).messages).toEqual([])
    expect(await ann.refused('GET', '/messages/none')).toBe('404/16')
  })
})

describe('threads', () => {
  it('keep replies out of the channel unless they shall be there too', async () => {
    const { ann, ben } = await room()
    const parent = await ann.send('x', 'parent')
    const one = await ben.send('x', 'one', { parent_id: parent.id })
    const two = await ann.send('x', 'two', { parent_id: parent.id, show_in_channel: true })
    expect(one).toMatchObject({ type: 'reply', parent_id: parent.id, show_in_channel: false })
    const texts = (messages: Wire[]): string[] => messages.map((message) => message.text)
    expect(texts((await ann.open('x')).messages)).toEqual(['parent', 'two'])
    expect(texts((await ann.ok('GET', `/messages/${parent.id}/replies`)).messages)).toEqual(['one', 'two'])
    expect((await ann.ok('GET', `/messages/${parent.id}`)).message).toMatchObject({
      reply_count: 2,
      deleted_reply_count: 0,
      thread_participants: [{ id: 'ben' }, { id: 'ann' }],
    })
    expect(await ann.refused('POST', SEND, { message: { text: 'x', parent_id: one.id } })).toBe('400/21')
    expect(await ann.refused('GET', '/messages/none/replies')).toBe('404/16')
    await ben.ok('DELETE', `/messages/${one.id}`)
    expect((await ann.ok('GET', `/messages/${parent.id}`)).message).toMatchObject({
      reply_count: 1,
      deleted_reply_count: 1,
    })
    await ben.ok('DELETE', `/messages/${one.id}?hard=true`)
    await ann.ok('DELETE', `/messages/${two.id}?hard=true`)
    expect((await ann.ok('GET', `/messages/${parent.id}`)).message).toMatchObject({
      reply_count: 0,
      deleted_reply_count: 0,
    })
  })
})
