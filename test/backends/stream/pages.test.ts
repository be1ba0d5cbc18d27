// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createPages } from '../../../src/backends/stream/pages.ts'
import { createWatermark } from '../../../src/backends/stream/watermark.ts'
import type { ChatEvent } from '../../../src/model/event.ts'
import { channelId, messageKey, userId } from '../../../src/model/id.ts'
import type { TimelineAnchor } from '../../../src/model/timeline.ts'
import { makeClient, outcomeFrom, wireError } from './makeClient.ts'
import { afterAt, at, CID, wireChannel, wireMessage, wireState } from './wire.ts'

const general = channelId(CID)
const { signal } = new AbortController()

function arrange(answer: unknown = {}) {
  const { env, client, socket } = makeClient()
  const watermark = createWatermark()
  let selfId = userId('ann')
  const pages = createPages(client, watermark, { selfId: () => selfId, connectionId: () => socket.id })
  env.http.serve((request) => request.answer(201, answer))
  return { env, pages, socket, watermark, become: (id: string) => (selfId = userId(id)) }
}
const messages = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, index) => wireMessage(`m${index}`, { created_at: at(index) }))
const pageOf = (events: readonly ChatEvent[]) => {
  const found = events.find((event) => event.type === 'timeline.page')
  return found?.type === 'timeline.page' ? found.page : expect.unreachable()
}
const types = (events: readonly ChatEvent[]): readonly string[] => [
  ...new Set(events.map(({ type }) => type)),
]

describe('a page of history', () => {
  it.each<[TimelineAnchor, object]>([
    [{ at: 'newest' }, {}],
    [{ at: 'older', key: messageKey('m7') }, { id_lt: 'm7' }],
    [{ at: 'newer', key: messageKey('m7') }, { id_gt: 'm7' }],
    [{ at: 'around', key: messageKey('m7') }, { id_around: 'm7' }],
  ])('is asked for by %j', async (anchor, part) => {
    const { env, pages, socket } = arrange(wireState())
    await pages.fetchTimeline({ channelId: general, anchor, limit: 30 }, signal)
    socket.id = 'socket-1'
    await pages.fetchTimeline({ channelId: general, anchor, limit: 30 }, signal)
    const [deaf, hearing] = env.http.requests
    expect([deaf?.method, deaf?.url.pathname]).toEqual(['POST', '/channels/messaging/general/query'])
    expect(deaf?.body).toEqual({
      state: true,
      watch: false,
      presence: false,
      messages: { limit: 30, ...part },
    })
    expect(hearing?.body).toEqual({
      state: true,
      watch: true,
      presence: true,
      messages: { limit: 30, ...part },
    })
    expect(hearing?.url.searchParams.get('connection_id')).toBe('socket-1')
  })

  it.each<[Exclude<TimelineAnchor['at'], 'time'>, number, { hasOlder: boolean; hasNewer: boolean }]>([
    ['newest', 5, { hasOlder: true, hasNewer: false }],
    ['newest', 4, { hasOlder: false, hasNewer: false }],
    ['newest', 0, { hasOlder: false, hasNewer: false }],
    ['older', 5, { hasOlder: true, hasNewer: true }],
    ['older', 4, { hasOlder: false, hasNewer: true }],
    ['newer', 5, { hasOlder: true, hasNewer: true }],
    ['newer', 4, { hasOlder: true, hasNewer: false }],
    ['around', 5, { hasOlder: true, hasNewer: true }],
  ])('%s of 5 with %i messages', async (where, count, edges) => {
    const { pages, socket } = arrange(wireState({ messages: messages(count) }))
    socket.id = 'socket-1'
    const anchor = where === 'newest' ? ({ at: where } as const) : { at: where, key: messageKey('m9') }
    expect(pageOf(await pages.fetchTimeline({ channelId: general, anchor, limit: 5 }, signal))).toMatchObject(
      edges,
    )
  })

  it('S6: is full though one of its messages cannot be read', async () => {
    const { pages, socket } = arrange(wireState({ messages: [...messages(4), { broken: true }] }))
    socket.id = 'socket-1'
    const page = pageOf(
      await pages.fetchTimeline({ channelId: general, anchor: { at: 'newest' }, limit: 5 }, signal),
    )
    expect([page.messages.length, page.hasOlder]).toEqual([4, true])
  })

  it('I21: is as of the newest server time seen before it was asked for', async () => {
    const { env, pages, watermark } = arrange(wireState())
    watermark.see({ created_at: at(5) })
    env.http.serve((request) => {
      watermark.see({ created_at: at(7) })
      request.answer(201, wireState())
    })
    const first = await pages.fetchTimeline(
      { channelId: general, anchor: { at: 'newest' }, limit: 5 },
      signal,
    )
    expect(pageOf(first).asOf).toBe(afterAt(5))
    const second = await pages.fetchTimeline(
      { channelId: general, anchor: { at: 'newest' }, limit: 5 },
      signal,
    )
    expect(pageOf(second).asOf).toBe(afterAt(7))
  })

  it('S6: without its channel is no answer', async () => {
    const { pages } = arrange({ messages: messages(3) })
    const asked = pages.fetchTimeline({ channelId: general, anchor: { at: 'newest' }, limit: 5 }, signal)
    expect(await outcomeFrom(asked)).toEqual({ type: 'unknown' })
  })
})

describe('D9: what is heard', () => {
  const newest = { channelId: general, anchor: { at: 'newest' }, limit: 5 } as const

  it('with a socket the channel is live, its end is known, and so is who is there', async () => {
    const { pages, socket } = arrange(wireState())
    socket.id = 'socket-1'
    const events = await pages.fetchTimeline(newest, signal)
    expect(types(events)).toContain('channel.live')
    expect(types(events)).toContain('presence.put')
    expect(pageOf(events).hasNewer).toBe(false)
  })

  it.each<[string, string | null, string | null]>([
    ['without a socket', null, null],
    ['when the socket was lost meanwhile', 'socket-1', null],
    ['when the socket is another one by now', 'socket-1', 'socket-2'],
    ['when the socket came while it was under way', null, 'socket-1'],
  ])('%s it is not, and I30: nobody knows who is there', async (_name, before, after) => {
    const { env, pages, socket } = arrange()
    for (const ask of [
      () => pages.fetchTimeline(newest, signal),
      async () => (await pages.fetchChannels({ offset: 0, limit: 1, messages: 5 }, signal)).events,
    ]) {
      socket.id = before
      env.http.serve((request) => {
        socket.id = after
        request.answer(201, { ...wireState(), channels: [wireState()] })
      })
      const events = await ask()
      expect(types(events)).not.toContain('channel.live')
      expect(types(events)).not.toContain('presence.put')
      expect(pageOf(events).hasNewer).toBe(true)
      expect(types(events)).toContain('channel.put')
    }
  })
})

describe('my channels', () => {
  it('are asked for by membership, newest first', async () => {
    const { env, pages, socket } = arrange({ channels: [] })
    socket.id = 'socket-1'
    await pages.fetchChannels({ offset: 30, limit: 30, messages: 20 }, signal)
    const [request] = env.http.requests
    expect([request?.method, request?.url.pathname]).toEqual(['POST', '/channels'])
    expect(request?.body).toMatchObject({
      filter_conditions: { members: { $in: ['ann'] } },
      sort: [{ field: 'last_updated', direction: -1 }],
      state: true,
      watch: true,
      presence: true,
      limit: 30,
      offset: 30,
      message_limit: 20,
    })
  })

  it('are asked for by name where only some are wanted', async () => {
    const { env, pages } = arrange({ channels: [] })
    await pages.fetchChannels({ only: [general], offset: 0, limit: 30, messages: 20 }, signal)
    expect(env.http.requests[0]?.body).toMatchObject({
      filter_conditions: { cid: { $in: [CID] } },
      watch: false,
    })
  })

  it('come in the order of the list, and go on while pages are full', async () => {
    const states = ['b', 'a'].map((id) => wireState({ channel: wireChannel({ id, cid: `messaging:${id}` }) }))
    const { pages } = arrange({ channels: states })
    const full = await pages.fetchChannels({ offset: 0, limit: 2, messages: 20 }, signal)
    expect([full.channelIds, full.hasMore]).toEqual([['messaging:b', 'messaging:a'], true])
    expect((await pages.fetchChannels({ offset: 0, limit: 3, messages: 20 }, signal)).hasMore).toBe(false)
  })

  it.each([{}, { channels: null }, { channels: {} }, { channels: 'none' }])(
    'S6: are not known to be none because the answer holds no list: %j',
    async (answer) => {
      const { pages } = arrange(answer)
      const asked = pages.fetchChannels({ only: [general], offset: 0, limit: 30, messages: 20 }, signal)
      expect(await outcomeFrom(asked)).toEqual({ type: 'unknown' })
    },
  )

  it('reject with what the server said', async () => {
    const { env, pages } = arrange()
    env.http.serve((request) => request.answer(403, wireError(17)))
    const asked = pages.fetchChannels({ offset: 0, limit: 30, messages: 20 }, signal)
    expect(await outcomeFrom(asked)).toEqual({ type: 'rejected', reason: 'not-allowed' })
  })
})
