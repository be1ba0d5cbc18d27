// @vitest-environment node
import { describe, expect, it } from 'vitest'
import {
  aroundReceipt,
  channelsReceipt,
  gapReceipt,
  newestReceipt,
  olderReceipt,
} from '../../src/engine/queries.ts'
import { type ChannelId, channelId, messageKey } from '../../src/model/id.ts'
import { selectShard } from '../../src/state/selectors.ts'
import { channelFacts, general, messageRecord, other, pageOf } from './facts.ts'
import { goOnline, makeChat, openChat } from './openChat.ts'

const ids = (count: number, from = 0): readonly ChannelId[] =>
  Array.from({ length: count }, (_, index) => channelId(`messaging:c${from + index}`))
const answerWith = (all: readonly ChannelId[], hasMore = false) => ({
  events: all.flatMap((id) => channelFacts(id)),
  channelIds: all,
  hasMore,
})

describe('a receipt', () => {
  it('puts what was loaded into the store and answers null', async () => {
    const { chat, backend, shown } = await openChat()
    const loading = chat.queries.fetchQuery(newestReceipt(chat, general))
    await Promise.resolve()
    backend.onTimeline(() => {})
    await Promise.resolve()
    backend.timelineLoads[0]?.answer([pageOf(general, [messageRecord('m1')])])
    expect(await loading).toBeNull()
    expect(shown().map(({ key }) => key)).toEqual(['m1'])
  })

  it('is one request for two callers', async () => {
    const { chat, backend } = await openChat()
    backend.onTimeline(({ answer }) => answer([pageOf(general)]))
    const both = [
      chat.queries.fetchQuery(newestReceipt(chat, general)),
      chat.queries.fetchQuery(newestReceipt(chat, general)),
    ]
    expect(await Promise.all(both)).toEqual([null, null])
    expect(backend.timelineLoads).toHaveLength(1)
  })

  it('fails with what the back end rejected with, and is not repeated by itself', async () => {
    const { env, chat, backend } = await openChat()
    backend.onTimeline(({ fail }) => fail({ type: 'rejected', reason: 'not-found' }, 'no such channel'))
    await expect(chat.queries.fetchQuery(newestReceipt(chat, general))).rejects.toThrow('no such channel')
    await env.clock.advance(60_000)
    expect(backend.timelineLoads).toHaveLength(1)
  })

  it.each([
    [
      'older',
      (made: Awaited<ReturnType<typeof openChat>>) => olderReceipt(made.chat, general),
      { at: 'older', key: 'm5' },
    ],
    [
      'around',
      (made: Awaited<ReturnType<typeof openChat>>) => aroundReceipt(made.chat, general, messageKey('m9')),
      { at: 'around', key: 'm9' },
    ],
    [
      'of a gap',
      (made: Awaited<ReturnType<typeof openChat>>) => gapReceipt(made.chat, general, messageKey('m9')),
      { at: 'newer', key: 'm9' },
    ],
  ])('%s asks from the right place', async (_name, receipt, anchor) => {
    const made = await openChat({
      messages: [messageRecord('m5', { at: 5 }), messageRecord('m6', { at: 6 })],
    })
    made.backend.onTimeline(({ answer }) => answer([]))
    await made.chat.queries.fetchQuery(receipt(made))
    expect(made.backend.timelineLoads.map(({ request }) => request)).toEqual([
      { channelId: general, anchor, limit: 30 },
    ])
  })

  it('of older history asks for the newest while nothing is loaded', async () => {
    const { chat, backend } = await openChat()
    backend.onTimeline(({ answer }) => answer([]))
    await chat.queries.fetchQuery(olderReceipt(chat, other))
    expect(backend.timelineLoads[0]?.request.anchor).toEqual({ at: 'newest' })
  })

  it('of channels loads a page of them', async () => {
    const made = makeChat()
    made.chat.connect()
    await goOnline(made)
    made.backend.onChannels(({ answer }) => answer(answerWith([general])))
    expect(await made.chat.queries.fetchQuery(channelsReceipt(made.chat, 'first'))).toBeNull()
    expect(made.chat.store.getState().base.channelOrder).toEqual([general])
  })
})

describe('my channels', () => {
  it('come page after page until there are no more', async () => {
    const made = makeChat()
    made.chat.connect()
    await goOnline(made)
    const all = ids(70)
    made.backend.onChannels(({ request, answer }) => {
      const part = all.slice(request.offset, request.offset + request.limit)
      answer(answerWith(part, part.length === request.limit))
    })
    const listing = () => made.chat.store.getState().listing
    expect(listing()).toEqual({ asked: 0, hasMore: true, isLoaded: false })
    await made.chat.loadChannels('first')
    expect(listing()).toEqual({ asked: 30, hasMore: true, isLoaded: true })
    await made.chat.loadChannels('next')
    await made.chat.loadChannels('next')
    expect(listing()).toEqual({ asked: 70, hasMore: false, isLoaded: true })
    await made.chat.loadChannels('next')
    expect(made.backend.channelLoads.map(({ request }) => request.offset)).toEqual([0, 30, 60])
    expect(made.chat.store.getState().base.channelOrder).toHaveLength(70)
  })
})

describe('I20: catching up', () => {
  it('asks for the list and, by name, for what is loaded beyond it, 30 at a time', async () => {
    const made = makeChat()
    const { backend, chat } = made
    chat.connect()
    await goOnline(made)
    const all = ids(100)
    backend.onChannels(({ request, answer }) =>
      answer(answerWith(request.only ?? all.slice(request.offset, request.offset + request.limit), true)),
    )
    await chat.loadChannels('first')
    for (let page = 0; page < 3; page += 1) await chat.loadChannels('next')
    const before = backend.channelLoads.length
    backend.connection.sink.status({ type: 'connecting' })
    backend.connection.sink.status({ type: 'resync' })
    await made.env.clock.settle()
    expect(made.state()).toBe('online')
    const asked = backend.channelLoads
      .slice(before)
      .map(({ request }) => request.only?.length ?? 'first page')
    expect(asked).toEqual(['first page', 30, 30, 10])
    for (const id of all) expect(selectShard(chat.store.getState(), id)?.live).toBe(true)
  })

  it('asks for nothing when nothing was loaded', async () => {
    const made = makeChat()
    made.chat.connect()
    await goOnline(made)
    expect([made.state(), made.backend.channelLoads]).toEqual(['online', []])
  })

  it('takes away what is no longer mine', async () => {
    const { env, chat, backend } = await openChat()
    backend.connection.sink.events(channelFacts(other))
    expect(chat.store.getState().base.channelOrder).toHaveLength(2)
    backend.connection.sink.status({ type: 'connecting' })
    backend.onChannels(({ request, answer }) => answer(request.only ? answerWith([]) : answerWith([general])))
    backend.connection.sink.status({ type: 'resync' })
    await env.clock.settle()
    expect(chat.store.getState().base.channelOrder).toEqual([general])
  })

  it('takes nothing away when the answer does not come', async () => {
    const { env, chat, backend, state } = await openChat()
    backend.connection.sink.events(channelFacts(other))
    backend.connection.sink.status({ type: 'connecting' })
    backend.onChannels(({ request, answer, fail }) =>
      request.only ? fail({ type: 'unknown' }) : answer(answerWith([general])),
    )
    backend.connection.sink.status({ type: 'resync' })
    await env.clock.advance(60_000)
    expect(chat.store.getState().base.channelOrder.toSorted()).toEqual([general, other])
    expect(state()).toBe('reconnecting')
  })
})
