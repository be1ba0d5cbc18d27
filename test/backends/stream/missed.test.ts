// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createMissed } from '../../../src/backends/stream/missed.ts'
import { createWatermark } from '../../../src/backends/stream/watermark.ts'
import type { VirtualRequest } from '../../../src/testing/virtualHttp.ts'
import { channelId, userId } from '../../../src/model/id.ts'
import { makeClient, outcomeFrom, wireError } from './makeClient.ts'
import {
  afterAt,
  at,
  CID,
  frame,
  versionAt,
  wireMessage,
  wireReaction,
  wireReacted,
  wireUser,
} from './wire.ts'

const general = channelId(CID)
const { signal } = new AbortController()

function arrange(handle: (request: VirtualRequest) => void) {
  const { env, client } = makeClient()
  const watermark = createWatermark()
  watermark.see({ created_at: at(100) })
  env.http.serve(handle)
  const missed = createMissed(client, watermark, () => userId('ann'))
  const ask = (ids = [general], since = afterAt(50)) => missed({ channelIds: ids, since }, signal)
  return { env, ask, watermark }
}
const ids = (count: number) => Array.from({ length: count }, (_, index) => channelId(`messaging:c${index}`))

describe('what was missed', () => {
  it('is asked for by the server’s time, two minutes before the line was lost', async () => {
    const { env, ask } = arrange((request) => request.answer(201, { events: [] }))
    expect(await ask()).toEqual([])
    const [request] = env.http.requests
    expect([request?.method, request?.url.pathname]).toEqual(['POST', '/sync'])
    expect(request?.body).toEqual({ channel_cids: [CID], last_sync_at: at(-70) })
    expect(request?.url.searchParams.get('with_inaccessible_cids')).toBe('true')
  })

  it('is told as what is true now: nothing of it has just arrived, nobody writes', async () => {
    const { ask } = arrange((request) =>
      request.answer(201, {
        events: [
          frame('message.new', {
            message: wireMessage('m1', { user: wireUser('mina') }),
            created_at: at(60),
          }),
          frame('typing.start', { user: wireUser('mina') }),
          frame('message.deleted', { message: wireMessage('m2'), hard_delete: true }),
          frame('of tomorrow', {}),
          null,
        ],
      }),
    )
    const events = await ask()
    const types = new Set(events === 'too-long' ? [] : events.map(({ type }) => type))
    expect(types).toContain('message.put')
    expect(types).toContain('message.removed')
    expect(types).not.toContain('message.arrived')
    expect(types).not.toContain('typing.put')
  })

  it('I17: names my own reactions by who reacted', async () => {
    const { ask } = arrange((request) =>
      request.answer(201, {
        events: [
          frame('reaction.new', {
            reaction: wireReaction('like', 'ann'),
            message: wireReacted({ like: ['ann'] }),
          }),
        ],
      }),
    )
    expect(await ask()).toContainEqual(
      expect.objectContaining({
        type: 'message.put',
        message: expect.objectContaining({
          ownReactions: expect.objectContaining({
            since: [{ type: 'like', on: true, version: versionAt(10) }],
          }) as unknown,
        }) as unknown,
      }),
    )
  })

  it('says which channels are no longer mine', async () => {
    const { ask } = arrange((request) => request.answer(201, { events: [], inaccessible_cids: [CID, 7] }))
    expect(await ask()).toEqual([{ type: 'channel.removed', channelId: CID, version: afterAt(100) }])
  })

  it('of 250 channels is asked for in three calls', async () => {
    const { env, ask } = arrange((request) => request.answer(201, { events: [] }))
    await ask(ids(250))
    const sizes = env.http.requests.map(
      ({ body }) => (body as { channel_cids: string[] }).channel_cids.length,
    )
    expect(sizes).toEqual([100, 100, 50])
  })
})

describe('too long', () => {
  it.each([
    ['before anything was heard', ''],
    ['for more than 30 days', afterAt(-31 * 86_400)],
  ])('away: %s, without a request', async (_name, since) => {
    const { env, ask } = arrange((request) => request.answer(201, { events: [] }))
    expect(await ask([general], since as ReturnType<typeof afterAt>)).toBe('too-long')
    expect(env.http.requests).toEqual([])
  })

  it.each([
    [400, 4],
    [403, 17],
    [404, 16],
  ])('for a server that answers %i', async (status, code) => {
    const { ask } = arrange((request) => request.answer(status, wireError(code)))
    expect(await ask()).toBe('too-long')
  })

  it('with more than 250 events, counted over all calls', async () => {
    const events = Array.from({ length: 126 }, () => frame('of tomorrow', {}))
    const { ask } = arrange((request) => request.answer(201, { events }))
    expect(await ask(ids(100))).toEqual([])
    expect(await ask(ids(101))).toBe('too-long')
  })
})

describe('I31: no answer', () => {
  it.each<[string, (request: VirtualRequest) => void, object]>([
    ['502', (request) => request.answer(502, '<html>'), { type: 'unknown' }],
    ['a broken line', (request) => request.fail(), { type: 'unknown' }],
    ['an answer without a list', (request) => request.answer(201, { status: 'hotel' }), { type: 'unknown' }],
    ['no right', (request) => request.answer(401, wireError(43)), { type: 'auth' }],
  ])('is not taken for nothing missed: %s', async (_name, handle, outcome) => {
    const { ask } = arrange(handle)
    expect(await outcomeFrom(ask())).toEqual(outcome)
  })
})
