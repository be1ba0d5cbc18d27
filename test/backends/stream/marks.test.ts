// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createFlagPages } from '../../../src/backends/stream/flagPages.ts'
import { createMarkTimes, markEvents } from '../../../src/backends/stream/marks.ts'
import { eventsOfFrame } from '../../../src/backends/stream/normalizeEvent.ts'
import { createWatermark } from '../../../src/backends/stream/watermark.ts'
import { channelId, userId } from '../../../src/model/id.ts'
import { makeClient, outcomeFrom } from './makeClient.ts'
import { at, CID, wireMessage, wireUser } from './wire.ts'

const told = (raw: unknown): readonly unknown[] =>
  markEvents(raw, 'now').map((event) => event.type === 'marks.put' && [event.kind, ...event.all.value])

describe('whom I muted and blocked', () => {
  it('is what `me` lists', () => {
    const mutes = [{ target: wireUser('ben') }, { target: { id: 7 } }, null]
    expect(told({ mutes, blocked_user_ids: ['cat', 7] })).toEqual([
      ['muted', 'ben'],
      ['blocked', 'cat'],
    ])
    expect(told({ mutes: [], blocked_user_ids: [] })).toEqual([['muted'], ['blocked']])
  })

  it.each([undefined, null, {}, { mutes: 'all', blocked_user_ids: { 0: 'ben' } }])(
    'is not told by %j',
    (raw) => expect(told(raw)).toEqual([]),
  )

  it('comes with the frame that says so', () => {
    const me = { mutes: [{ target: wireUser('ben') }], blocked_user_ids: [] }
    const events = eventsOfFrame({ type: 'notification.mutes_updated', created_at: at(3), me }, userId('ann'))
    expect(events).toMatchObject([
      { type: 'marks.put', kind: 'muted', all: { value: ['ben'] } },
      { type: 'marks.put', kind: 'blocked', all: { value: [] } },
    ])
  })
})

describe('the time of what I have just set', () => {
  it('is later than all the server told, and than the time before', () => {
    const watermark = createWatermark()
    const now = createMarkTimes(watermark, { see: () => {}, now: () => 0 })
    watermark.see({ created_at: at(5) })
    const [first, second] = [now(), now()]
    expect(first >= watermark.now()).toBe(true)
    expect(second > first).toBe(true)
    watermark.see({ created_at: at(9) })
    expect(now() > second).toBe(true)
  })

  it('goes on with the clock of the server where that is silent', () => {
    const watermark = createWatermark()
    watermark.see({ created_at: at(5) })
    let late = Date.parse(at(60))
    const now = createMarkTimes(watermark, { see: () => {}, now: () => late })
    const first = now()
    late += 1000
    expect(now() > first).toBe(true)
    expect(first > watermark.now()).toBe(true)
  })
})

describe('the queue of moderators', () => {
  const ask = async (flags: unknown, request: object = {}) => {
    const { env, client } = makeClient()
    env.http.serve((asked) => asked.answer(200, { flags, duration: '1ms' }))
    const fetch = createFlagPages(client, createWatermark(), () => userId('ann'))
    const page = await fetch({ offset: 0, limit: 2, ...request }, new AbortController().signal)
    return { page, payload: env.http.requests[0]?.url.searchParams.get('payload') }
  }
  const flag = (by: string, more: object = {}) => ({
    user: wireUser(by),
    message: wireMessage(`m-${by}`),
    created_at: at(7),
    ...more,
  })

  it('reads reasons and notes in both forms of custom data, and knows my own', async () => {
    const { page: value } = await ask([
      flag('ben', { reason: 'spam', note: 'again' }),
      flag('ann', { custom: { note: 'mine' } }),
    ])
    expect(value.flags).toMatchObject([
      { byId: 'ben', reason: 'spam', note: 'again', message: { key: 'm-ben' } },
      { byId: 'ann', reason: '', note: 'mine' },
    ])
    expect(value.hasMore).toBe(true)
    expect(value.events.filter(({ type }) => type === 'mark.put')).toMatchObject([{ target: 'm-ann' }])
  })

  it('leaves out what is no report of a message', async () => {
    expect((await ask([null, {}, { message: 7 }])).page.flags).toEqual([])
  })

  it('asks for what is wanted alone', async () => {
    const { payload } = await ask([], { channelId: channelId(CID), authorId: userId('ben'), reason: 'spam' })
    expect(JSON.parse(payload ?? '')).toEqual({
      filter_conditions: { channel_cid: CID, user_id: 'ben', reason: 'spam' },
      limit: 2,
      offset: 0,
    })
  })

  it('says so when an answer is none', async () => {
    expect(await outcomeFrom(ask('none'))).toEqual({ type: 'unknown' })
  })
})
