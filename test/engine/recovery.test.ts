// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Chat } from '../../src/engine/chat.ts'
import { channelId, messageKey } from '../../src/model/id.ts'
import type { Scene } from '../../src/server/scene.ts'
import { isGap, selectRows } from '../../src/state/rows.ts'
import { selectMessage, selectShard } from '../../src/state/selectors.ts'
import { loadAll, openWorld, type OpenWorld, viewOf } from './openWorld.ts'

/*
 * I20: after however long away, what a chat shows is what a new chat of the same person shows. Everything that can
 * change changes meanwhile, also in stretches that only scrolling up had brought.
 */

const PEOPLE = ['ann', 'reza', 'mina', 'sara']
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const general = channelId('messaging:general')
const [path, team] = [
  { type: 'messaging', id: 'general' },
  { type: 'messaging', id: 'team' },
]

const said = (channel: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${channel}-${index}`,
    by: PEOPLE[index % 3]!,
    text: `${channel} ${index}`,
    minutesAgo: 2 * (count - index),
    reactions: { like: ['ann', 'reza'] },
  }))
const channel = (id: string, members: readonly string[], count: number) => ({
  type: 'messaging',
  id,
  name: id,
  members,
  messages: said(id, count),
})
const scene: Scene = {
  name: 'away',
  users: PEOPLE.map((id) => ({ id, name: `The ${id}` })),
  channels: [
    channel('general', ['reza', 'ann', 'mina'], 80),
    { ...channel('team', ['reza', 'ann', 'mina'], 5), unread: { ann: 3 } },
    channel('left', ['reza', 'ann'], 3),
    channel('quiet', ['ann', 'reza'], 70),
    channel('new', ['reza', 'mina'], 4),
  ],
}

async function changeEverything({ world: { server }, pass }: OpenWorld): Promise<void> {
  const [reza, mina, ann] = ['reza', 'mina', 'ann'].map((id) => server.as(id)) as [
    ReturnType<typeof server.as>,
    ReturnType<typeof server.as>,
    ReturnType<typeof server.as>,
  ]
  const as = server.asServer()
  const set = { text: 'better' }
  await reza.call('updateMessagePartial', { path: { id: 'general-4' }, body: { set } })
  await mina.call('updateMessagePartial', { path: { id: 'general-77' }, body: { set } })
  await mina.call('deleteMessage', { path: { id: 'general-5' }, query: {} })
  await as.call('deleteMessage', { path: { id: 'general-7' }, query: { hard: true } })
  await as.call('deleteMessage', { path: { id: 'general-78' }, query: { hard: true } })
  await mina.call('sendReaction', { path: { id: 'general-9' }, body: { reaction: { type: 'wow' } } })
  // On another device of mine.
  await ann.call('sendReaction', { path: { id: 'general-10' }, body: { reaction: { type: 'wow' } } })
  await ann.call('deleteReaction', { path: { id: 'general-11', type: 'like' } })
  await ann.call('markRead', { path: team, body: {} })
  for (let index = 0; index < 5; index += 1) {
    await pass(1000)
    const message = { id: `away-${index}`, text: `Away ${index}` }
    await reza.call('sendMessage', { path: index < 3 ? path : team, body: { message } })
  }
  await reza.call('markRead', { path, body: {} })
  await as.call('updateChannelPartial', { path, body: { set: { name: 'Renamed' } } })
  await as.call('updateChannel', { path, body: { remove_members: ['mina'], add_members: ['sara'] } })
  await as.call('updateChannel', {
    path: { type: 'messaging', id: 'left' },
    body: { remove_members: ['ann'] },
  })
  await as.call('updateChannel', { path: { type: 'messaging', id: 'new' }, body: { add_members: ['ann'] } })
  await pass(1000)
}

const stateOf = (chat: Chat): string => chat.store.getState().connection.state

async function openAnn(open: OpenWorld) {
  const person = open.world.join('ann')
  person.chat.connect()
  await open.during(person.chat.loadChannels('first'))
  return person
}

/** Ann has loaded all of a channel and lost her network, and everything has changed since. */
async function annAway(open: OpenWorld) {
  const { chat, network } = await openAnn(open)
  await loadAll(open, chat, general)
  network.setOnline(false)
  await open.pass(100)
  await changeEverything(open)
  return { chat, network }
}

/** Reza writes so many messages into the general channel. */
async function sayMuch({ world }: OpenWorld, count: number): Promise<void> {
  const reza = world.server.as('reza')
  for (let index = 0; index < count; index += 1)
    await reza.call('sendMessage', { path, body: { message: { text: `Much ${index}` } } })
}

/** What ann's long-open chat and a new one of hers show, channel by channel. */
async function compare(open: OpenWorld, chat: Chat): Promise<void> {
  const { chat: fresh } = await openAnn(open)
  for (const id of fresh.store.getState().base.channelOrder) {
    await loadAll(open, fresh, id)
    if (selectRows(chat.store.getState(), id).length > 30) await loadAll(open, chat, id)
  }
  await loadAll(open, chat, general)
  await loadAll(open, chat, channelId('messaging:quiet'))
  expect(chat.store.getState().base.channelOrder).toEqual(fresh.store.getState().base.channelOrder)
  expect(fresh.store.getState().base.channelOrder).toContain('messaging:new')
  for (const id of fresh.store.getState().base.channelOrder)
    expect(viewOf(chat, id), id).toEqual(viewOf(fresh, id))
}

const syncs = (asked: readonly string[]): number => asked.filter((name) => name === '/sync').length

/** Notes which paths ann's chats ask for. */
function listen({ world }: OpenWorld): string[] {
  const asked: string[] = []
  const { fetch } = world.server
  Object.assign(world.server, {
    fetch: (request: Request) => {
      asked.push(new URL(request.url).pathname)
      return fetch(request)
    },
  })
  return asked
}

describe('I20: after being away a chat shows what a new one shows', () => {
  it.each([
    ['a minute', MINUTE],
    ['a day', DAY],
  ])('for %s: what was missed is told', async (_name, ms) => {
    const open = await openWorld(scene)
    const { chat, network } = await openAnn(open)
    await loadAll(open, chat, general)
    const before = selectRows(chat.store.getState(), general).length
    const asked = listen(open)
    network.setOnline(false)
    await open.pass(100)
    await changeEverything(open)
    open.env.clock.jump(ms)
    network.setOnline(true)
    await open.pass(10_000)
    expect([stateOf(chat), syncs(asked)]).toEqual(['online', 1])
    // The stretch that was scrolled to is still there, and is true without another load.
    expect(selectRows(chat.store.getState(), general)).toHaveLength(before - 2 + 3)
    expect(selectMessage(chat.store.getState(), general, messageKey('general-4'))?.text).toBe('better')
    await compare(open, chat)
  })

  it('for longer than the server tells of: older stretches are forgotten and asked for again', async () => {
    const open = await openWorld(scene)
    const { chat, network } = await openAnn(open)
    await loadAll(open, chat, general)
    const asked = listen(open)
    network.setOnline(false)
    await open.pass(100)
    await changeEverything(open)
    open.env.clock.jump(31 * DAY)
    network.setOnline(true)
    await open.pass(10_000)
    expect([stateOf(chat), syncs(asked)]).toEqual(['online', 0])
    expect(selectRows(chat.store.getState(), general)).toHaveLength(30)
    expect(selectMessage(chat.store.getState(), general, messageKey('general-4'))).toBeNull()
    await compare(open, chat)
  })

  it('while more than 250 things happened: older stretches are forgotten', async () => {
    const open = await openWorld(scene)
    const { chat, network } = await openAnn(open)
    await loadAll(open, chat, general)
    await loadAll(open, chat, channelId('messaging:quiet'))
    const asked = listen(open)
    network.setOnline(false)
    await open.pass(100)
    await changeEverything(open)
    await sayMuch(open, 260)
    network.setOnline(true)
    await open.pass(10_000)
    expect([stateOf(chat), syncs(asked)]).toEqual(['online', 1])
    expect(selectRows(chat.store.getState(), general)).toHaveLength(30)
    await compare(open, chat)
  })

  it('while a gap is left between what was loaded and what is new: it is shown, and what is loaded is true', async () => {
    const open = await openWorld(scene)
    const { chat, network } = await annAway(open)
    await sayMuch(open, 40)
    network.setOnline(true)
    await open.pass(10_000)
    const rows = selectRows(chat.store.getState(), general)
    const gap = rows.findIndex(isGap)
    expect([stateOf(chat), rows.length - gap - 1]).toEqual(['online', 30])
    await open.during(chat.loadTimeline(general, { at: 'newer', key: messageKey('general-79') }))
    expect(selectRows(chat.store.getState(), general).some(isGap)).toBe(false)
    await compare(open, chat)
  })

  it('I22: a word that does not come is asked for until it comes; only then it says online', async () => {
    const open = await openWorld(scene)
    const { chat, network } = await annAway(open)
    network.failNext('sync', { status: 502, body: '<html>' }, 3)
    network.failNext('sync', 'lost-response')
    const asked = listen(open)
    network.setOnline(true)
    await open.pass(500)
    expect(stateOf(chat)).not.toBe('online')
    // Another loss in the middle of it changes nothing about what was missed.
    network.dropSockets()
    await open.pass(60_000)
    expect(stateOf(chat)).toBe('online')
    expect(syncs(asked)).toBeGreaterThan(0)
    await compare(open, chat)
  })
})

describe('sleep', () => {
  it('of an hour: first what was missed, then what was pressed meanwhile, in order', async () => {
    const open = await openWorld(scene)
    const { chat, network } = await openAnn(open)
    await loadAll(open, chat, general)
    network.setSilent(true)
    await changeEverything(open)
    open.env.clock.jump(60 * MINUTE)
    network.setSilent(false)
    await open.pass(30_000)
    expect(stateOf(chat)).toBe('online')
    for (const text of ['one', 'two', 'three']) chat.send(general, text)
    await open.pass(5000)
    const texts = selectRows(chat.store.getState(), general)
      .slice(-3)
      .map((row) => (isGap(row) ? '' : selectMessage(chat.store.getState(), general, row)?.text))
    expect(texts).toEqual(['one', 'two', 'three'])
    await compare(open, chat)
  })
})

describe('a channel I am removed from', () => {
  it('does not come back with what is told of it afterwards', async () => {
    const open = await openWorld(scene)
    const { chat } = await openAnn(open)
    await open.world.server.asServer().call('updateChannel', { path, body: { remove_members: ['ann'] } })
    await open.world.server
      .asServer()
      .call('updateChannelPartial', { path, body: { set: { name: 'Renamed' } } })
    await open.pass(5000)
    expect(selectShard(chat.store.getState(), general)).toBeUndefined()
    await open.world.server.asServer().call('updateChannel', { path, body: { add_members: ['ann'] } })
    await open.pass(5000)
    expect(selectShard(chat.store.getState(), general)?.channel.info.value.name).toBe('Renamed')
  })
})
