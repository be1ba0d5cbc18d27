// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Chat } from '../../src/engine/chat.ts'
import { dehydrate, hydrate } from '../../src/engine/snapshot.ts'
import type { ChatEvent } from '../../src/model/event.ts'
import { channelId, messageKey, threadId } from '../../src/model/id.ts'
import type { Scene } from '../../src/server/scene.ts'
import {
  selectLastReplyAt,
  selectMessage,
  selectThreadInfo,
  selectUnread,
} from '../../src/state/selectors.ts'
import { selectThreads, selectUnreadThreads } from '../../src/state/threadList.ts'
import { channelRecord, everything, general as fakeGeneral, messageRecord, versionAt } from './facts.ts'
import { openChat } from './openChat.ts'
import { openWorld, type OpenWorld } from './openWorld.ts'

/* TH-1, CL-6, I17, I20, I27, I28: the threads I take part in, and what I have read of them. */

const general = channelId('messaging:general')
const far = channelId('messaging:far')
const path = { type: 'messaging', id: 'general' }
const lunch = threadId(general, messageKey('lunch'))
const key = threadId(general, messageKey('key'))
const away = threadId(far, messageKey('away'))

const scene: Scene = {
  name: 'thread reads',
  users: ['ann', 'reza', 'mina'].map((id) => ({ id, name: `The ${id}` })),
  channels: [
    {
      ...path,
      name: 'General',
      members: ['ann', 'reza', 'mina'],
      messages: [
        { id: 'lunch', by: 'ann', text: 'Where shall we eat?', minutesAgo: 100 },
        { id: 'key', by: 'reza', text: 'Who has the key?', minutesAgo: 99 },
        { id: 'theirs', by: 'reza', text: 'Between us', minutesAgo: 98 },
      ],
    },
    {
      type: 'messaging',
      id: 'far',
      name: 'Far',
      members: ['ann', 'reza'],
      messages: [{ id: 'away', by: 'ann', text: 'Who is away?', minutesAgo: 5000 }],
    },
  ],
}

const as = ({ world }: OpenWorld, who: string) => world.server.as(who)
const reply = (open: OpenWorld, who: string, root: string, text: string, id?: string, channel = path) =>
  as(open, who).call('sendMessage', {
    path: channel,
    body: { message: { text, parent_id: root, ...(id ? { id } : {}) } },
  })

async function begin(load: 'list' | 'no list' = 'list') {
  const open = await openWorld(scene)
  const { chat, network } = open.world.join('ann')
  chat.connect()
  await open.during(chat.loadChannels('first'))
  if (load === 'list') await open.during(chat.loadThreads('first'))
  return { ...open, open, chat, network }
}

const unread = ({ store }: Chat, id = lunch): number => selectUnread(store.getState(), id)
const listed = ({ store }: Chat): readonly string[] => selectThreads(store.getState())
const total = ({ store }: Chat): number => selectUnreadThreads(store.getState())

/** What a list of threads would show. */
const viewOf = ({ store }: Chat): unknown => {
  const state = store.getState()
  return selectThreads(state).map((id) => ({
    id,
    unread: selectUnread(state, id),
    last: selectLastReplyAt(state, id),
    participants: selectThreadInfo(state, id)?.participants,
    title: selectThreadInfo(state, id)?.title,
  }))
}

describe('a thread I take part in', () => {
  it('is listed from the first reply on, counts those of others, and is read', async () => {
    const { open, chat, pass, world } = await begin()
    expect([listed(chat), total(chat)]).toEqual([[], 0])
    await reply(open, 'reza', 'lunch', 'Here', 'r1')
    await reply(open, 'mina', 'lunch', 'There', 'r2')
    await pass(500)
    expect([listed(chat), unread(chat), total(chat)]).toEqual([[lunch], 2, 1])
    // Nobody told what the thread is, so it was asked for.
    expect(selectThreadInfo(chat.store.getState(), lunch)?.participants).toContain('mina')
    // Beside the channel, whose count knows nothing of it.
    expect(selectUnread(chat.store.getState(), general)).toBe(0)

    chat.markRead(lunch)
    expect([unread(chat), total(chat)]).toEqual([0, 0])
    await pass(500)
    expect([unread(chat), chat.store.getState().outbox.entries.size]).toEqual([0, 0])
    const told = await as(open, 'ann').call('unreadCounts', {})
    expect(told.total_unread_threads_count).toBe(0)
    await reply(open, 'reza', 'lunch', 'Or at home', 'r3')
    await pass(200)
    expect(unread(chat)).toBe(1)
    await world.server.asServer().call('deleteMessage', { path: { id: 'r3' }, query: { hard: true } })
    await pass(500)
    expect([unread(chat), total(chat)]).toEqual([0, 0])
  })

  it('I28: what waits to be read is one wish, however often it is pressed, and survives a lost line', async () => {
    const { open, chat, pass, network, world } = await begin()
    await reply(open, 'reza', 'lunch', 'Here')
    await pass(200)
    network.setOnline(false)
    await pass(100)
    chat.markRead(lunch)
    chat.markRead(lunch)
    expect(chat.store.getState().outbox.entries.size).toBe(1)
    expect(unread(chat)).toBe(0)
    network.setOnline(true)
    await pass(10_000)
    expect([unread(chat), chat.store.getState().outbox.entries.size]).toEqual([0, 0])
    const { thread } = await world.server
      .as('ann')
      .call('getThread', { path: { message_id: 'lunch' }, query: {} })
    expect(thread.read.find(({ user }) => user.id === 'ann')?.unread_messages).toBe(0)
  })

  it('is unread again from elsewhere, and read in one tab is read in the other', async () => {
    const { open, chat, pass, during, world } = await begin()
    const { chat: other } = world.join('ann')
    other.connect()
    await during(other.loadChannels('first'))
    await during(other.loadThreads('first'))
    await reply(open, 'reza', 'lunch', 'Here')
    await pass(300)
    expect([unread(chat), unread(other)]).toEqual([1, 1])
    chat.markRead(lunch)
    await pass(500)
    expect([unread(chat), unread(other), total(other)]).toEqual([0, 0, 0])
    await as(open, 'ann').call('markUnread', { path, body: { thread_id: 'lunch' } })
    await pass(300)
    expect([unread(chat), unread(other), total(chat)]).toEqual([1, 1, 1])
    await as(open, 'ann').call('markChannelsRead', { body: {} })
    await pass(300)
    expect([unread(chat), total(other)]).toEqual([0, 0])
  })

  it('is read by answering, from here and from another device', async () => {
    const { open, chat, pass } = await begin()
    await reply(open, 'reza', 'lunch', 'Here')
    await pass(300)
    chat.send(lunch, 'Good')
    await pass(500)
    expect(unread(chat)).toBe(0)
    await reply(open, 'reza', 'lunch', 'See you')
    await pass(300)
    expect(unread(chat)).toBe(1)
    await reply(open, 'ann', 'lunch', 'Yes')
    await pass(300)
    expect([unread(chat), listed(chat)]).toEqual([0, [lunch]])
  })

  it('I17: threads of others are not mine, whatever is heard of them', async () => {
    const { open, chat, pass } = await begin()
    await reply(open, 'mina', 'theirs', 'Just us two')
    await pass(300)
    expect([listed(chat), unread(chat, threadId(general, messageKey('theirs'))), total(chat)]).toEqual([
      [],
      0,
      0,
    ])
    chat.markRead(threadId(general, messageKey('theirs')))
    expect(chat.store.getState().outbox.entries.size).toBe(0)
  })

  it('stands by its newest reply, and goes with its message', async () => {
    const { open, chat, pass, world } = await begin()
    await reply(open, 'reza', 'lunch', 'Here')
    await reply(open, 'ann', 'key', 'I have')
    await pass(500)
    expect(listed(chat)).toEqual([key, lunch])
    await reply(open, 'mina', 'lunch', 'There')
    await pass(300)
    expect(listed(chat)).toEqual([lunch, key])
    await world.server.asServer().call('deleteMessage', { path: { id: 'lunch' }, query: {} })
    await pass(300)
    expect(listed(chat)).toEqual([lunch, key])
    await world.server.asServer().call('deleteMessage', { path: { id: 'lunch' }, query: { hard: true } })
    await pass(300)
    expect([listed(chat), total(chat)]).toEqual([[key], 0])
  })

  it('takes its title from whoever names it', async () => {
    const { open, chat, pass, world } = await begin()
    await reply(open, 'reza', 'lunch', 'Here')
    await pass(300)
    await world.server
      .asServer()
      .call('updateThreadPartial', { path: { message_id: 'lunch' }, body: { set: { title: 'Friday' } } })
    await pass(300)
    expect(selectThreadInfo(chat.store.getState(), lunch)?.title).toBe('Friday')
    await pass(0)
  })

  it('is counted by the server until the list is loaded', async () => {
    const world = await openWorld(scene)
    await reply(world, 'reza', 'lunch', 'Here')
    await reply(world, 'reza', 'away', 'Me', undefined, { type: 'messaging', id: 'far' })
    const { chat } = world.world.join('ann')
    chat.connect()
    await world.during(chat.loadChannels('first'))
    expect([total(chat), listed(chat)]).toEqual([2, []])
    await reply(world, 'mina', 'key', 'Not me')
    await reply(world, 'mina', 'lunch', 'There')
    await world.pass(300)
    expect(total(chat)).toBe(2)
    await world.during(chat.loadThreads('first'))
    expect([listed(chat), total(chat)]).toEqual([[lunch, away], 2])
    expect(selectMessage(chat.store.getState(), far, messageKey('away'))?.text).toBe('Who is away?')
  })
})

describe('the list', () => {
  it('I20: after being away it is what a new chat would show', async () => {
    const { open, chat, network, pass, during, world } = await begin()
    await reply(open, 'reza', 'lunch', 'Here', 'r1')
    await reply(open, 'ann', 'key', 'I have', 'r2')
    await reply(open, 'ann', 'theirs', 'May I?', 'r3')
    await pass(500)
    expect(listed(chat)).toHaveLength(3)
    network.setOnline(false)
    await pass(100)
    const server = world.server.asServer()
    await reply(open, 'mina', 'key', 'No, I', 'r4')
    await reply(open, 'reza', 'away', 'Me', 'r5', { type: 'messaging', id: 'far' })
    await as(open, 'ann').call('markRead', { path, body: { thread_id: 'lunch' } })
    await server.call('deleteMessage', { path: { id: 'theirs' }, query: { hard: true } })
    await server.call('updateThreadPartial', { path: { message_id: 'key' }, body: { set: { title: 'Key' } } })
    await pass(60_000)
    network.setOnline(true)
    await pass(10_000)
    expect(chat.store.getState().connection.state).toBe('online')
    const { chat: fresh } = world.join('ann')
    fresh.connect()
    await during(fresh.loadChannels('first'))
    await during(fresh.loadThreads('first'))
    expect(viewOf(chat)).toEqual(viewOf(fresh))
    expect(listed(fresh)).toEqual([away, key, lunch])
    expect([unread(chat, key), unread(chat), unread(chat, away), total(chat)]).toEqual([1, 0, 1, 2])
  })

  it('comes in pages', async () => {
    const world = await openWorld({
      ...scene,
      channels: [
        {
          ...path,
          name: 'General',
          members: ['ann', 'reza'],
          messages: Array.from({ length: 30 }, (_, at) => ({
            id: `m${at}`,
            by: 'ann',
            text: `Question ${at}`,
            minutesAgo: 100 - at,
          })),
        },
      ],
    })
    for (let at = 0; at < 30; at += 1) await reply(world, 'reza', `m${at}`, 'Answer')
    const { chat } = world.world.join('ann')
    chat.connect()
    await world.during(chat.loadThreads('first'))
    expect([listed(chat).length, total(chat)]).toEqual([25, 30])
    await world.during(chat.loadThreads('next'))
    expect([listed(chat).length, total(chat)]).toEqual([30, 30])
    expect(chat.store.getState().threadListing).toMatchObject({ cursor: null, asked: 30 })
    await world.during(chat.loadThreads('next'))
    expect(listed(chat)).toHaveLength(30)
  })

  it('is in a snapshot, with what came after it was counted', async () => {
    const { open, chat, pass } = await begin()
    await reply(open, 'reza', 'lunch', 'Here')
    await pass(500)
    await reply(open, 'mina', 'lunch', 'There')
    await pass(300)
    const again = hydrate(JSON.parse(JSON.stringify(dehydrate(chat))))
    expect(selectThreads(again)).toEqual([lunch])
    expect([selectUnread(again, lunch), selectUnreadThreads(again)]).toEqual([2, 1])
    expect(selectLastReplyAt(again, lunch)).toBe(selectLastReplyAt(chat.store.getState(), lunch))
    // One that an earlier version took knows no list.
    const { threadListing: _list, ...older } = dehydrate(chat)
    expect(hydrate(older).threadListing.isLoaded).toBe(false)
  })
})

describe('where the server says no', () => {
  const reply1 = { ...messageRecord('r1', { at: 2, parent: messageKey('root') }), inTimeline: false }
  const count = { version: versionAt(1), value: 0 }
  const facts: readonly ChatEvent[] = [
    { type: 'unread.put', channelId: fakeGeneral, thread: messageKey('root'), count },
    { type: 'message.arrived', message: reply1 },
  ]
  const id = threadId(fakeGeneral, messageKey('root'))

  it('CL-6: nothing is asked for where marks are not kept', async () => {
    const { chat, backend, env } = await openChat({ messages: [messageRecord('root', { at: 1 })] })
    backend.connection.sink.events(facts)
    expect(unread(chat, id)).toBe(1)
    await env.clock.advance(50)
    const may = everything.filter((capability) => capability !== 'read-events')
    backend.connection.sink.events([
      { type: 'channel.put', channel: channelRecord(fakeGeneral, { at: 60, may }) },
    ])
    chat.markRead(id)
    expect([unread(chat, id), backend.performed]).toEqual([1, []])
  })

  it('I18: a mark that is refused is taken back without a word', async () => {
    const { chat, backend, env } = await openChat({ messages: [messageRecord('root', { at: 1 })] })
    backend.connection.sink.events(facts)
    chat.markRead(id)
    expect(unread(chat, id)).toBe(0)
    backend.performed[0]?.fail({ type: 'rejected', reason: 'not-allowed' })
    await env.clock.settle()
    expect([unread(chat, id), chat.store.getState().notices]).toEqual([1, []])
  })
})
