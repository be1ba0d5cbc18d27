// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Chat } from '../../src/engine/chat.ts'
import { dehydrate, hydrate } from '../../src/engine/snapshot.ts'
import type { ChatEvent } from '../../src/model/event.ts'
import { channelId, messageKey, threadId } from '../../src/model/id.ts'
import type { Scene } from '../../src/server/scene.ts'
import { selectOwnMark, selectReadMark, selectUnread } from '../../src/state/selectors.ts'
import { selectUnreadThreads } from '../../src/state/threadList.ts'
import { selectCanBeUnread } from '../../src/state/unreadFrom.ts'
import { selectUnreadTotal } from '../../src/state/unreadTotal.ts'
import { arrived, general as fake, messageRecord, mina, pageOf } from './facts.ts'
import type { OpenChat } from './openChat.ts'
import { makeTabs } from './openTabs.ts'
import { openWorld } from './openWorld.ts'

/* MS-5, CL-6, I27, I28: what I have read is new to me again, or all of it no longer is. */

const general = channelId('messaging:general')
const far = channelId('messaging:far')
const lunch = threadId(general, messageKey('m-2'))
const path = { type: 'messaging', id: 'general' }
const people = ['ann', 'reza', 'mina'].map((id) => ({ id, name: id }))
const lines = (
  channel: string,
  texts: readonly (readonly [string, string])[],
): Scene['channels'][number] => ({
  type: 'messaging',
  id: channel,
  members: ['ann', 'reza', 'mina'],
  messages: texts.map(([by, text], at) => ({
    id: `${channel === 'general' ? 'm' : channel}-${at + 1}`,
    by,
    text,
    minutesAgo: 100 - at,
  })),
})
const scene: Scene = {
  name: 'mark unread',
  users: people,
  channels: [
    lines('general', [
      ['reza', 'One'],
      ['ann', 'Two'],
      ['reza', 'Three'],
      ['mina', 'Four'],
      ['ann', 'Five'],
    ]),
    { ...lines('far', [['reza', 'Far']]), unread: { ann: 1 } },
  ],
}

const unread = ({ store }: Chat, id: Parameters<typeof selectUnread>[1] = general): number =>
  selectUnread(store.getState(), id)
const waiting = ({ store }: Chat): readonly string[] =>
  [...store.getState().outbox.entries.values()].map(({ operation }) => operation.kind)

async function begin() {
  const open = await openWorld(scene)
  const { chat, network } = open.world.join('ann')
  chat.connect()
  await open.during(chat.loadChannels('first'))
  const truth = async (): Promise<number> => {
    const { channels } = await open.world.server.as('ann').call('unreadCounts', {})
    return channels.find(({ channel_id: id }) => id === general)?.unread_count ?? 0
  }
  const write = (by: string, text: string) =>
    open.world.server.as(by).call('sendMessage', { path, body: { message: { text } } })
  return { ...open, chat, network, truth, write }
}

describe('unread from a message on', () => {
  it('is shown at once, told, and counted by the server: others after it, without my own', async () => {
    const { chat, pass, truth } = await begin()
    expect(unread(chat)).toBe(0)
    chat.markUnread(general, messageKey('m-1'))
    expect([unread(chat), waiting(chat)]).toEqual([3, ['channel.unread']])
    const mark = selectOwnMark(chat.store.getState(), general)
    await pass(500)
    expect([unread(chat), waiting(chat), await truth()]).toEqual([3, [], 3])
    expect((selectOwnMark(chat.store.getState(), general) ?? '') >= (mark ?? '')).toBe(true)
    chat.markRead(general)
    await pass(500)
    expect([unread(chat), await truth()]).toEqual([0, 0])
  })

  it('I28: reading and making unread are one wish; of those that wait the last one counts', async () => {
    const { chat, pass, network, truth } = await begin()
    network.setOnline(false)
    await pass(100)
    chat.markUnread(general, messageKey('m-3'))
    chat.markRead(general)
    expect([unread(chat), waiting(chat)]).toEqual([0, ['channel.read']])
    chat.markUnread(general, messageKey('m-4'))
    expect([unread(chat), waiting(chat)]).toEqual([1, ['channel.unread']])
    network.setOnline(true)
    await pass(5000)
    expect([unread(chat), waiting(chat), await truth()]).toEqual([1, [], 1])
  })

  it('I18: that is refused is taken back, with a word about it', async () => {
    const { chat, pass, network } = await begin()
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    network.failNext('markUnread', { status: 403, body })
    chat.markUnread(general, messageKey('m-1'))
    expect(unread(chat)).toBe(3)
    await pass(500)
    expect([unread(chat), waiting(chat)]).toEqual([0, []])
    expect(chat.store.getState().notices).toMatchObject([{ kind: 'channel.unread', text: 'Not today' }])
  })

  it('is not for my own last words, nor for what is not there', async () => {
    const { chat } = await begin()
    for (const key of ['m-5', 'nothing']) chat.markUnread(general, messageKey(key))
    expect([unread(chat), waiting(chat)]).toEqual([0, []])
    const can = (key: string): boolean => selectCanBeUnread(chat.store.getState(), general, messageKey(key))
    expect(['m-1', 'm-2', 'm-4', 'm-5'].map(can)).toEqual([true, true, true, false])
  })

  it('without a message begins with the newest of somebody else', async () => {
    const { chat, pass, truth } = await begin()
    chat.markUnread(general)
    await pass(500)
    expect([unread(chat), await truth()]).toEqual([1, 1])
  })

  it('is heard on my other devices, and outlives a page that a server drew', async () => {
    const { chat, pass, world, during } = await begin()
    const { chat: phone } = world.join('ann')
    phone.connect()
    await during(phone.loadChannels('first'))
    chat.markUnread(general, messageKey('m-3'))
    await pass(500)
    expect(unread(phone)).toBe(2)
    const again = hydrate(JSON.parse(JSON.stringify(dehydrate(phone))))
    expect(selectUnread(again, general)).toBe(2)
    expect(again.base.unreadTotals).toEqual(phone.store.getState().base.unreadTotals)
  })
})

describe('a thread that is unread again', () => {
  it('is so as a whole, and read like every other', async () => {
    const { chat, pass, world, during } = await begin()
    for (const text of ['Here', 'There'])
      await world.server
        .as('reza')
        .call('sendMessage', { path, body: { message: { text, parent_id: 'm-2' } } })
    await during(chat.loadThreads('first'))
    chat.markRead(lunch)
    await pass(500)
    expect([unread(chat, lunch), selectUnreadThreads(chat.store.getState())]).toEqual([0, 0])
    chat.markUnread(lunch)
    expect([unread(chat, lunch), selectUnreadThreads(chat.store.getState())]).not.toContain(0)
    await pass(500)
    expect([unread(chat, lunch), selectUnreadThreads(chat.store.getState()), waiting(chat)]).toEqual([
      2,
      1,
      [],
    ])
    chat.markRead(lunch)
    await pass(500)
    expect(unread(chat, lunch)).toBe(0)
  })
})

describe('everything is read', () => {
  const total = ({ store }: Chat): readonly number[] =>
    (['messages', 'channels'] as const).map((what) => selectUnreadTotal(store.getState(), what))

  it('at once, in channels and threads, and by the server', async () => {
    const { chat, pass, world, during, write } = await begin()
    await write('reza', 'Six')
    await world.server
      .as('reza')
      .call('sendMessage', { path, body: { message: { text: 'Here', parent_id: 'm-2' } } })
    await during(chat.loadThreads('first'))
    await pass(100)
    expect([total(chat), selectUnreadThreads(chat.store.getState())]).toEqual([[2, 2], 1])
    chat.markAllRead()
    const none = [[0, 0], 0]
    expect([total(chat), selectUnreadThreads(chat.store.getState())]).toEqual(none)
    await pass(500)
    expect([total(chat), selectUnreadThreads(chat.store.getState())]).toEqual(none)
    const told = await world.server.as('ann').call('unreadCounts', {})
    expect([told.total_unread_count, told.total_unread_threads_count]).toEqual([0, 0])
    await write('mina', 'Seven')
    await pass(200)
    expect([unread(chat), total(chat)]).toEqual([1, [1, 1]])
  })

  it('takes the place of what waits, and what is pressed later counts', async () => {
    const { chat, pass, network, truth } = await begin()
    network.setOnline(false)
    await pass(100)
    chat.markUnread(general, messageKey('m-1'))
    chat.markRead(far)
    chat.markAllRead()
    expect(waiting(chat)).toEqual(['channels.read'])
    chat.markUnread(general, messageKey('m-4'))
    expect([unread(chat), unread(chat, far)]).toEqual([1, 0])
    network.setOnline(true)
    await pass(5000)
    expect([unread(chat), unread(chat, far), waiting(chat), await truth()]).toEqual([1, 0, [], 1])
  })

  it('before the list is loaded is what the server counts', async () => {
    const open = await openWorld(scene)
    const { chat } = open.world.join('ann')
    chat.connect()
    await open.pass(500)
    expect(total(chat)).toEqual([1, 1])
    chat.markAllRead()
    expect(total(chat)).toEqual([0, 0])
    await open.pass(500)
    expect([total(chat), waiting(chat)]).toEqual([[0, 0], []])
  })

  it('and refused is taken back', async () => {
    const { chat, pass, network } = await begin()
    network.failNext('markChannelsRead', { status: 403 })
    chat.markAllRead()
    expect(unread(chat, far)).toBe(0)
    await pass(500)
    expect([unread(chat, far), total(chat)]).toEqual([1, [1, 1]])
    expect(chat.store.getState().notices).toMatchObject([{ kind: 'channels.read' }])
    expect(selectReadMark(chat.store.getState(), far, chat.store.getState().base.selfId!)).not.toBeNull()
  })
})

describe('I8 I28: two tabs of one person', () => {
  const theirs = ['m1', 'm2', 'm3'].map((key, at) => messageRecord(key, { at: 10 + at, authorId: mina }))
  const heard = (tab: OpenChat, ...events: readonly ChatEvent[]): void =>
    tab.backend.connection.sink.events(events)

  it('show what either makes unread, count what comes meanwhile, and one of them tells it', async () => {
    const tabs = makeTabs()
    const [one, two] = [await tabs.open('one'), await tabs.open('two')]
    for (const tab of [one, two]) heard(tab, pageOf(fake, theirs))
    await tabs.pass(100)
    tabs.takes(Infinity)
    two.chat.markUnread(fake, messageKey('m2'))
    await tabs.pass(100)
    expect([one, two].map(({ chat }) => unread(chat, fake))).toEqual([2, 2])
    expect(tabs.arrivals.map(({ tab, operation }) => [tab, operation.kind])).toEqual([
      ['one', 'channel.unread'],
    ])
    for (const tab of [one, two]) heard(tab, arrived('m4', { at: 90, authorId: mina }))
    await tabs.pass(100)
    expect([one, two].map(({ chat }) => unread(chat, fake))).toEqual([3, 3])
  })

  it('and the second delivers what the first took with it', async () => {
    const tabs = makeTabs()
    const [one, two] = [await tabs.open('one'), await tabs.open('two')]
    for (const tab of [one, two]) heard(tab, pageOf(fake, theirs))
    await tabs.pass(100)
    tabs.takes(Infinity)
    one.chat.markUnread(fake, messageKey('m2'))
    await tabs.pass(100)
    one.chat.destroy()
    await tabs.pass(60_000)
    expect(tabs.arrivals.at(-1)).toMatchObject({ tab: 'two', operation: { kind: 'channel.unread' } })
    expect(unread(two.chat, fake)).toBe(2)
  })
})
