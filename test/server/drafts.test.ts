// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const DRAFT = '/channels/messaging/x/draft'

async function room() {
  const world = createWorld()
  const [ann, ben, cat] = (await Promise.all(
    ['ann', 'ben', 'cat'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person]
  const phone = await world.person('ann').connect()
  await ann.open('x', ['ann', 'ben'])
  await ben.open('x')
  await ben.send('x', 'hello', { id: 'm' })
  await world.server.settle()
  for (const who of [ann, ben, cat, phone]) who.heard()
  const write = (who: Person, message: object, channel = 'x'): Promise<Wire> =>
    who.ok('POST', `/channels/messaging/${channel}/draft`, { message })
  const heard = async (): Promise<string[][]> => {
    await world.server.settle()
    return [ann, phone, ben, cat].map((who) => who.heard())
  }
  return { world, ann, ben, cat, phone, write, heard }
}

describe('a draft', () => {
  it('is kept with all it says', async () => {
    const { ann, write } = await room()
    const { draft } = await write(ann, {
      id: 'd',
      text: 'dear @ben',
      quoted_message_id: 'm',
      mentioned_users: ['ben'],
      attachments: [{ type: 'file', title: 'plan' }],
      silent: true,
      mood: 'unsure',
    })
    expect(draft).toMatchObject({
      channel_cid: 'messaging:x',
      created_at: expect.any(String),
      channel: { cid: 'messaging:x' },
      quoted_message: { id: 'm', text: 'hello' },
      message: {
        id: 'd',
        type: 'regular',
        text: 'dear @ben',
        quoted_message_id: 'm',
        mentioned_users: [{ id: 'ben' }],
        attachments: [{ type: 'file', title: 'plan' }],
        silent: true,
        mood: 'unsure',
      },
    })
    expect(draft).not.toHaveProperty('parent_id')
    expect((await ann.ok('GET', DRAFT)).draft).toEqual(draft)
  })

  it('gets an id when it brings none', async () => {
    const { ann, write } = await room()
    expect((await write(ann, { text: 'a' })).draft.message.id).toMatch(/^ann-[\da-f-]{36}$/)
  })

  it('is replaced by the next one, and is one per channel and thread', async () => {
    const { ann, write } = await room()
    await ann.open('y', ['ann'])
    const first = await write(ann, { text: '1' })
    const second = await write(ann, { text: '2' })
    expect(second.draft.created_at > first.draft.created_at).toBe(true)
    await write(ann, { text: 'in y' }, 'y')
    await write(ann, { text: 'in the thread', parent_id: 'm', show_in_channel: true })
    const text = async (path: string, query = {}): Promise<string> =>
      (await ann.ok('GET', path, undefined, query)).draft.message.text
    expect(await text(DRAFT)).toBe('2')
    expect(await text('/channels/messaging/y/draft')).toBe('in y')
    expect(await text(DRAFT, { parent_id: 'm' })).toBe('in the thread')
    expect((await ann.ok('GET', DRAFT, undefined, { parent_id: 'm' })).draft).toMatchObject({
      parent_id: 'm',
      parent_message: { id: 'm' },
      message: { parent_id: 'm', show_in_channel: true },
    })
  })

  it('is in the answers of its channel and thread, for its author alone', async () => {
    const { ann, ben, write } = await room()
    await ben.send('x', 'reply', { parent_id: 'm' })
    await write(ann, { text: 'outside' })
    await write(ann, { text: 'inside', parent_id: 'm' })
    const drafts = async (who: Person): Promise<(string | undefined)[]> => {
      const opened = await who.ok('POST', '/channels/messaging/x/query', {})
      const [listed] = (await who.ok('POST', '/channels', { filter_conditions: { id: 'x' } })).channels
      const { thread } = await who.ok('GET', '/threads/m')
      return [opened, listed, thread].map((answer) => answer.draft?.message.text)
    }
    expect(await drafts(ann)).toEqual(['outside', 'outside', 'inside'])
    expect(await drafts(ben)).toEqual([undefined, undefined, undefined])
    expect(await ben.refused('GET', DRAFT)).toBe('404/16')
    const { messages } = await ben.ok('POST', '/channels/messaging/x/query', { state: true })
    expect(JSON.stringify(messages)).not.toContain('outside')
  })

  it('is told to the connections of its author alone', async () => {
    const { ann, phone, write, heard } = await room()
    await write(ann, { text: 'a' })
    expect(await heard()).toEqual([['draft.updated'], ['draft.updated'], [], []])
    expect(phone.of('draft.updated')[0]).toMatchObject({
      cid: 'messaging:x',
      channel_id: 'x',
      draft: { channel_cid: 'messaging:x', message: { text: 'a' } },
    })
    await ann.ok('DELETE', DRAFT)
    expect(await heard()).toEqual([['draft.deleted'], ['draft.deleted'], [], []])
    expect(phone.of('draft.deleted')[0].draft.message.text).toBe('a')
  })

  it('is not told by sync, which would repeat every keystroke', async () => {
    const { ann, write } = await room()
    await write(ann, { text: 'a' })
    const { events } = await ann.ok('POST', '/sync', {
      channel_cids: ['messaging:x'],
      last_sync_at: '2024-05-01T10:00:00Z',
    })
    expect(events.map((event: Wire) => event.type)).not.toContain('draft.updated')
  })

  it('goes when it is thrown away', async () => {
    const { ann, write } = await room()
    await ann.send('x', 'reply', { parent_id: 'm' })
    await write(ann, { text: 'outside' })
    await write(ann, { text: 'inside', parent_id: 'm' })
    await ann.ok('DELETE', DRAFT, undefined, { parent_id: 'm' })
    expect(await ann.refused('GET', DRAFT, undefined, { parent_id: 'm' })).toBe('404/16')
    expect(await ann.ok('DELETE', DRAFT)).toEqual({ duration: expect.any(String) })
    expect(await ann.refused('DELETE', DRAFT)).toBe('404/16')
    expect(await ann.ok('GET', '/channels/messaging/x')).not.toHaveProperty('draft')
  })

  it('goes when it is sent, but not when something else is', async () => {
    const { ann, write, heard } = await room()
    await write(ann, { id: 'next', text: 'next' })
    await ann.send('x', 'before', { id: 'before' })
    expect((await ann.ok('GET', DRAFT)).draft.message.text).toBe('next')
    await heard()
    await ann.send('x', 'next!', { id: 'next' })
    expect(await ann.refused('GET', DRAFT)).toBe('404/16')
    const [own, phone, other] = await heard()
    expect([own, phone, other].map((types) => types?.filter((type) => type.startsWith('draft')))).toEqual([
      ['draft.deleted'],
      ['draft.deleted'],
      [],
    ])
    await write(ann, { id: 'reply', text: 'inside', parent_id: 'm' })
    await ann.send('x', 'inside', { id: 'reply', parent_id: 'm' })
    expect(await ann.refused('GET', DRAFT, undefined, { parent_id: 'm' })).toBe('404/16')
  })

  it('loses what was erased, and goes with the message it replies to', async () => {
    const { world, ann, ben, phone, write } = await room()
    await ben.send('x', 'quoted', { id: 'q' })
    await write(ann, { text: 'a', quoted_message_id: 'q' })
    await write(ann, { text: 'b', parent_id: 'm' })
    await ben.ok('DELETE', '/messages/q')
    expect((await ann.ok('GET', DRAFT)).draft.quoted_message).toMatchObject({ type: 'deleted', text: '' })
    for (const id of ['q', 'm']) await ben.ok('DELETE', `/messages/${id}?hard=true`)
    expect((await ann.ok('GET', DRAFT)).draft).not.toHaveProperty('quoted_message')
    await world.server.settle()
    expect(phone.of('draft.deleted')).toMatchObject([{ draft: { parent_id: 'm' } }])
    expect(await ann.refused('GET', DRAFT, undefined, { parent_id: 'm' })).toBe('404/16')
  })

  it('may be longer than a message', async () => {
    const { ann, write } = await room()
    await write(ann, { text: 'a'.repeat(6000) })
    expect(await ann.refused('POST', DRAFT, { message: { text: 'a'.repeat(20_001) } })).toBe('400/20')
  })

  it('has its form and custom data by dialect', async () => {
    const { ann, write } = await room()
    await write(ann, { text: 'a', mood: 'glad' })
    const { draft } = await ann.ok('GET', `/api/v2/chat${DRAFT}`)
    expect(draft).toMatchObject({ created_at: expect.any(Number), message: { custom: { mood: 'glad' } } })
    expect(draft.message).not.toHaveProperty('mood')
    const other = await ann.ok('POST', `/api/v2/chat${DRAFT}`, {
      message: { text: 'b', custom: { mood: 'sad' } },
    })
    expect(other.draft.message.custom).toEqual({ mood: 'sad' })
    expect((await ann.ok('GET', DRAFT)).draft.message.mood).toBe('sad')
    const { drafts } = await ann.ok('POST', '/api/v2/chat/drafts/query', {})
    expect(drafts).toMatchObject([{ created_at: expect.any(Number) }])
    await ann.ok('DELETE', `/api/v2/chat${DRAFT}`)
  })
})

describe('a draft is refused', () => {
  it.each<[object, string]>([
    [{ message: { text: 7 } }, '400/4'],
    [{ message: 'x' }, '400/4'],
    [{ message: { id: '' } }, '400/4'],
    [{ message: { type: 'deleted' } }, '400/4'],
    [{ message: { parent_id: 'none' } }, '404/16'],
    [{ message: { parent_id: 'r' } }, '400/21'],
    [{ message: { quoted_message_id: 'none' } }, '404/16'],
    [{ message: { mentioned_users: ['nobody'] } }, '400/4'],
    [{ message: { html: '<b>' } }, '403/17'],
    [{ message: { attachments: Array.from({ length: 31 }, () => ({ type: 'file' })) } }, '400/4'],
    [{ message: { long: 'a'.repeat(6000) } }, '413/22'],
  ])('case %#', async (body, refusal) => {
    const { ann } = await room()
    await ann.send('x', 'reply', { id: 'r', parent_id: 'm' })
    expect(await ann.refused('POST', DRAFT, body)).toBe(refusal)
    expect(await ann.refused('GET', DRAFT)).toBe('404/16')
  })

  it('from strangers, and where there is no channel', async () => {
    const { ann, cat } = await room()
    const body = { message: { text: 'a' } }
    expect(await cat.refused('POST', DRAFT, body)).toBe('403/17')
    expect(await cat.refused('GET', DRAFT)).toBe('403/17')
    expect(await cat.refused('DELETE', DRAFT)).toBe('403/17')
    expect(await ann.refused('POST', '/channels/messaging/none/draft', body)).toBe('404/16')
  })

  it('from servers, which write none', async () => {
    const { world } = await room()
    const server = world.server.asServer()
    const path = { type: 'messaging', id: 'x' }
    const body = { message: { text: 'a', user_id: 'ann' } } as { message: object }
    await expect(server.call('createDraft', { path, body })).rejects.toMatchObject({ error: { code: 17 } })
  })

  it('in a thread where the channel has none', async () => {
    const world = createWorld({ channelTypes: { flat: { config: { replies: false } } } })
    const ann = world.person('ann')
    await ann.ok('POST', '/channels/flat/x/query', { data: { members: ['ann'] } })
    await ann.ok('POST', '/channels/flat/x/message', { message: { id: 'm', text: 'a' } })
    expect(
      await ann.refused('POST', '/channels/flat/x/draft', { message: { text: 'a', parent_id: 'm' } }),
    ).toBe('400/19')
  })
})

describe('the list of drafts', () => {
  const texts = async (who: Person, body: object = {}): Promise<string[]> =>
    (await who.ok('POST', '/drafts/query', body)).drafts.map((draft: Wire) => draft.message.text)

  async function written() {
    const made = await room()
    const { ann, write } = made
    await ann.open('y', ['ann'])
    await write(ann, { text: 'one' })
    await write(ann, { text: 'two', parent_id: 'm' })
    await write(ann, { text: 'three' }, 'y')
    return made
  }

  it('has the newest first, each with its channel', async () => {
    const { ann, ben } = await written()
    expect(await texts(ann)).toEqual(['three', 'two', 'one'])
    const [first] = (await ann.ok('POST', '/drafts/query', {})).drafts
    expect(first).toMatchObject({ channel: { cid: 'messaging:y', own_capabilities: expect.any(Array) } })
    expect(await texts(ben)).toEqual([])
  })

  it.each<[object, string[]]>([
    [{ filter: { channel_cid: 'messaging:x' } }, ['two', 'one']],
    [{ filter: { channel_cid: { $in: ['messaging:y'] } } }, ['three']],
    [{ filter: { parent_id: 'm' } }, ['two']],
    [{ filter: { parent_id: { $exists: false } } }, ['three', 'one']],
    [{ sort: [{ field: 'created_at', direction: 1 }] }, ['one', 'two', 'three']],
    [{ limit: 2 }, ['three', 'two']],
  ])('knows %j', async (body, expected) => {
    const { ann } = await written()
    expect(await texts(ann, body)).toEqual(expected)
  })

  it('goes page by page both ways', async () => {
    const { ann } = await written()
    const page = (more: object) => ann.ok('POST', '/drafts/query', { limit: 2, ...more })
    const first = await page({})
    const second = await page({ next: first.next })
    expect(second.drafts.map((draft: Wire) => draft.message.text)).toEqual(['one'])
    expect(second).not.toHaveProperty('next')
    const back = await page({ prev: second.prev })
    expect(back.drafts).toEqual(first.drafts)
  })

  it('leaves out channels one may not read any more', async () => {
    const { ann, ben } = await room()
    await ben.ok('POST', DRAFT, { message: { text: 'mine' } })
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    expect(await texts(ben)).toEqual([])
    await ann.ok('POST', '/channels/messaging/x', { add_members: ['ben'] })
    expect(await texts(ben)).toEqual(['mine'])
  })

  it.each([{ limit: 0 }, { limit: 101 }, { filter: [] }, { filter: { parent_id: 7 } }, { next: 'x' }])(
    'refuses %j',
    async (body) => {
      const { ann } = await room()
      expect(await ann.refused('POST', '/drafts/query', body)).toBe('400/4')
    },
  )
})
