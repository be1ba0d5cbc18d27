// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Chat } from '../../src/engine/chat.ts'
import {
  channelId,
  type ConversationId,
  type MessageKey,
  messageKey,
  threadId,
  userId,
} from '../../src/model/id.ts'
import type { Scene } from '../../src/server/scene.ts'
import { isGap, selectHasOlder, selectRows } from '../../src/state/rows.ts'
import { selectDraft, selectMessage, selectTyping, selectUnread } from '../../src/state/selectors.ts'
import { openWorld, type OpenWorld } from './openWorld.ts'

const general = channelId('messaging:general')
const path = { type: 'messaging', id: 'general' }
const root = messageKey('root')
const thread = threadId(general, root)
const scene: Scene = {
  name: 'threads',
  users: ['ann', 'reza', 'mina'].map((id) => ({ id, name: id })),
  channels: [
    {
      ...path,
      name: 'General',
      members: ['ann', 'reza', 'mina'],
      messages: [
        { id: 'root', by: 'ann', text: 'Where shall we eat?', minutesAgo: 100 },
        { id: 'other', by: 'reza', text: 'Something else', minutesAgo: 99 },
      ],
    },
  ],
}

const textsIn = ({ store }: Chat, id: ConversationId): readonly string[] =>
  selectRows(store.getState(), id).map((row) =>
    isGap(row) ? '…' : (selectMessage(store.getState(), general, row)?.text ?? '?'),
  )
const shown = ({ store }: Chat, key: MessageKey) => selectMessage(store.getState(), general, key)

async function open(replies = 3) {
  const world = await openWorld(scene)
  const { chat, network } = world.world.join('ann')
  chat.connect()
  await world.during(chat.loadChannels('first'))
  for (let index = 0; index < replies; index += 1) await reply(world, `Reply ${index}`)
  await world.pass(200)
  return { ...world, chat, network }
}

const reply = ({ world }: OpenWorld, text: string, more: object = {}): Promise<unknown> =>
  world.server
    .as('reza')
    .call('sendMessage', { path, body: { message: { text, parent_id: 'root', ...more } } })

describe('a thread', () => {
  it('has a history of its own, that is paged', async () => {
    const { chat, during, ...world } = await open(40)
    expect(textsIn(chat, general)).toEqual(['Where shall we eat?', 'Something else'])
    expect(textsIn(chat, thread)).toEqual([])
    await during(chat.loadTimeline(thread, { at: 'newest' }))
    expect(textsIn(chat, thread)).toEqual(Array.from({ length: 30 }, (_, index) => `Reply ${index + 10}`))
    expect(selectHasOlder(chat.store.getState(), thread)).toBe(true)
    const oldest = selectRows(chat.store.getState(), thread)[0] as MessageKey
    await during(chat.loadTimeline(thread, { at: 'older', key: oldest }))
    expect(textsIn(chat, thread)).toEqual(Array.from({ length: 40 }, (_, index) => `Reply ${index}`))
    expect(selectHasOlder(chat.store.getState(), thread)).toBe(false)
    expect(shown(chat, root)?.replyCount).toBe(40)
    await world.pass(0)
  })

  it('goes on with what is heard, and the channel stays as it is but for the count', async () => {
    const world = await open()
    const { chat, during, pass } = world
    await during(chat.loadTimeline(thread, { at: 'newest' }))
    await reply(world, 'In the thread')
    await reply(world, 'In both', { show_in_channel: true })
    await pass(200)
    expect(textsIn(chat, thread).slice(-2)).toEqual(['In the thread', 'In both'])
    expect(textsIn(chat, general)).toEqual(['Where shall we eat?', 'Something else', 'In both'])
    expect(shown(chat, root)?.replyCount).toBe(5)
    expect(selectUnread(chat.store.getState(), general)).toBe(1)
  })

  it('shows what I write at once and in order, in the thread alone unless I wish otherwise', async () => {
    const { chat, during, pass, world } = await open()
    await during(chat.loadTimeline(thread, { at: 'newest' }))
    chat.send(thread, 'one')
    chat.send(general, 'beside')
    chat.send(thread, 'two', { alsoInChannel: true })
    expect(textsIn(chat, thread).slice(-2)).toEqual(['one', 'two'])
    expect(textsIn(chat, general).slice(-2)).toEqual(['beside', 'two'])
    await pass(500)
    expect(textsIn(chat, thread).slice(-2)).toEqual(['one', 'two'])
    expect([...textsIn(chat, general)].toSorted().slice(-2)).toEqual(['beside', 'two'])
    expect(chat.store.getState().outbox.entries.size).toBe(0)
    const { messages } = await world.server
      .as('reza')
      .call('getReplies', { path: { parent_id: 'root' }, query: { limit: 2 } })
    expect(messages.map(({ text, show_in_channel }) => [text, show_in_channel ?? false])).toEqual([
      ['one', false],
      ['two', true],
    ])
  })

  it('loses what is erased, keeps a placeholder of what is deleted, and takes in edits', async () => {
    const { chat, during, pass, world } = await open(0)
    const reza = world.server.as('reza')
    for (const id of ['a', 'b', 'c'])
      await reza.call('sendMessage', { path, body: { message: { id, text: id, parent_id: 'root' } } })
    await pass(200)
    await during(chat.loadTimeline(thread, { at: 'newest' }))
    await reza.call('updateMessagePartial', { path: { id: 'a' }, body: { set: { text: 'A' } } })
    await reza.call('deleteMessage', { path: { id: 'b' }, query: {} })
    await world.server.asServer().call('deleteMessage', { path: { id: 'c' }, query: { hard: true } })
    await pass(200)
    expect(selectRows(chat.store.getState(), thread)).toEqual(['a', 'b'])
    expect([shown(chat, messageKey('a'))?.text, shown(chat, messageKey('b'))?.kind]).toEqual(['A', 'deleted'])
  })

  it('has who writes in it, and what I have not sent, for itself', async () => {
    const { chat, pass, world } = await open()
    const event = { type: 'typing.start', parent_id: 'root' }
    await world.server.as('reza').call('sendEvent', { path, body: { event } })
    await pass(100)
    const state = chat.store.getState()
    expect([selectTyping(state, thread), selectTyping(state, general)]).toEqual([[userId('reza')], []])
    chat.setDraft(thread, { text: 'half a' })
    expect([
      selectDraft(chat.store.getState(), thread).text,
      selectDraft(chat.store.getState(), general).text,
    ]).toEqual(['half a', ''])
    await reply({ world } as OpenWorld, 'Done')
    await pass(100)
    expect(selectTyping(chat.store.getState(), thread)).toEqual([])
  })

  it('takes nothing where its message is not known, or the channel allows no replies', async () => {
    const { chat } = await open()
    expect(chat.send(threadId(general, messageKey('nowhere')), 'Hello?')).toBeNull()
    expect(chat.can(general, 'send-reply', 'threads')).toBe(true)
  })

  it('I4: an answer to what is on its way there keeps its place in the channel', async () => {
    const { chat, network, pass, world } = await open()
    network.setOnline(false)
    await pass(100)
    const both = chat.send(thread, 'in both', { alsoInChannel: true })
    chat.send(general, 'answer', { replyTo: both })
    chat.send(general, 'after')
    network.setOnline(true)
    await pass(10_000)
    const body = { filter_conditions: { cid: 'messaging:general' }, state: true, message_limit: 3 }
    const { channels } = await world.server.as('reza').call('queryChannels', { body })
    expect(channels[0]?.messages.map(({ text }) => text)).toEqual(['in both', 'answer', 'after'])
  })

  it('I4, I31: a reply to what was erased meanwhile fails and keeps its text; the channel goes on', async () => {
    const { chat, network, pass, world } = await open()
    network.setOnline(false)
    await pass(100)
    chat.send(thread, 'Too late')
    chat.send(general, 'Goes on')
    await world.server.asServer().call('deleteMessage', { path: { id: 'root' }, query: { hard: true } })
    network.setOnline(true)
    await pass(10_000)
    const entries = [...chat.store.getState().outbox.entries.values()]
    expect(entries.map(({ state, failure }) => [state, failure?.reason])).toEqual([['failed', 'not-found']])
    expect(textsIn(chat, general)).toContain('Goes on')
  })
})

describe('I20: a thread after being away', () => {
  it('that is on screen shows what a new look shows', async () => {
    const world = await open(20)
    const { chat, network, during, pass } = world
    await during(chat.loadTimeline(thread, { at: 'newest' }))
    chat.hold(thread)
    const first = selectRows(chat.store.getState(), thread)[0] as MessageKey
    network.setOnline(false)
    await pass(100)
    for (let index = 0; index < 40; index += 1) await reply(world, `Away ${index}`)
    await world.world.server
      .as('reza')
      .call('updateMessagePartial', { path: { id: first }, body: { set: { text: 'Edited' } } })
    await world.world.server.asServer().call('deleteMessage', {
      path: { id: selectRows(chat.store.getState(), thread)[1] as string },
      query: { hard: true },
    })
    network.setOnline(true)
    await pass(10_000)
    expect(chat.store.getState().connection.state).toBe('online')
    // The 30 newest meet what is loaded only over a gap, which says so and can be filled.
    expect(textsIn(chat, thread)).toEqual([
      'Edited',
      ...Array.from({ length: 18 }, (_, index) => `Reply ${index + 2}`),
      '…',
      ...Array.from({ length: 30 }, (_, index) => `Away ${index + 10}`),
    ])
    const key = selectRows(chat.store.getState(), thread)[18] as MessageKey
    await during(chat.loadTimeline(thread, { at: 'newer', key }))
    expect(textsIn(chat, thread)).toHaveLength(19 + 40)
    expect(textsIn(chat, thread)).not.toContain('…')
  })

  it('that nobody looks at is let go, and loaded again when somebody does', async () => {
    const world = await open(3)
    const { chat, network, during, pass } = world
    await during(chat.loadTimeline(thread, { at: 'newest' }))
    network.setOnline(false)
    await pass(100)
    await reply(world, 'Away')
    network.setOnline(true)
    await pass(10_000)
    expect(textsIn(chat, thread)).toEqual([])
    await during(chat.loadTimeline(thread, { at: 'newest' }))
    expect(textsIn(chat, thread)).toEqual(['Reply 0', 'Reply 1', 'Reply 2', 'Away'])
  })

  it('goes on with what was pressed in it, once each and in order', async () => {
    const { chat, network, during, pass } = await open(1)
    await during(chat.loadTimeline(thread, { at: 'newest' }))
    chat.hold(thread)
    network.setOnline(false)
    await pass(100)
    for (const text of ['one', 'two', 'three']) chat.send(thread, text)
    network.setOnline(true)
    await pass(10_000)
    expect(textsIn(chat, thread)).toEqual(['Reply 0', 'one', 'two', 'three'])
    expect(textsIn(chat, general)).toHaveLength(2)
  })
})
