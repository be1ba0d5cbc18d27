// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { SearchRequest } from '../../../src/backends/backend.ts'
import { createSearch } from '../../../src/backends/stream/search.ts'
import { createWatermark } from '../../../src/backends/stream/watermark.ts'
import { channelId, userId } from '../../../src/model/id.ts'
import { makeClient, outcomeFrom, wireError } from './makeClient.ts'
import { wireMessage } from './wire.ts'

const { signal } = new AbortController()
const NOTHING = { results: [], duration: '1ms' }

async function ask(request: Partial<SearchRequest>, answer: unknown = NOTHING, status = 200) {
  const { env, client } = makeClient()
  env.http.serve((each) => each.answer(status, answer))
  const search = createSearch(client, createWatermark(), () => userId('ann'))
  const page = await search({ text: '', cursor: null, limit: 30, ...request }, signal)
  const sent = env.http.requests[0]?.url
  return { page, path: sent?.pathname, payload: JSON.parse(sent?.searchParams.get('payload') ?? '') }
}

const found = (id: string, more: object = {}, name = 'General') => ({
  message: { ...wireMessage(id), ...more, channel: { cid: 'messaging:general', name } },
})

describe('a search is asked for', () => {
  const sort = [{ field: 'created_at', direction: -1 }]

  it('by its words in all of my channels, newest first', async () => {
    const { path, payload } = await ask({ text: ' lunch today ' })
    expect(path).toBe('/search')
    expect(payload).toEqual({
      filter_conditions: { members: { $in: ['ann'] } },
      query: 'lunch today',
      sort,
      limit: 30,
    })
  })

  it('in one channel, from a cursor on', async () => {
    const { payload } = await ask({
      text: 'lunch',
      channelId: channelId('messaging:x'),
      cursor: 'c1',
      limit: 5,
    })
    expect(payload).toEqual({
      filter_conditions: { cid: { $in: ['messaging:x'] } },
      query: 'lunch',
      sort,
      limit: 5,
      next: 'c1',
    })
  })

  it.each<[Partial<SearchRequest>, object[]]>([
    [{ from: userId('reza') }, [{ 'user.id': 'reza' }]],
    [{ has: 'image' }, [{ 'attachments.type': { $in: ['image'] } }]],
    [{ has: 'link' }, [{ $or: [{ text: { $autocomplete: 'http' } }, { text: { $autocomplete: 'www' } }] }]],
    [{ before: 0 }, [{ created_at: { $lt: '1970-01-01T00:00:00.000Z' } }]],
    [{ after: 1000 }, [{ created_at: { $gte: '1970-01-01T00:00:01.000Z' } }]],
    [
      { text: 'lunch', from: userId('reza'), has: 'file' },
      [
        { text: { $autocomplete: 'lunch' } },
        { 'user.id': 'reza' },
        { 'attachments.type': { $in: ['file'] } },
      ],
    ],
  ])('with conditions in place of words: %j', async (request, conditions) => {
    const { payload } = await ask(request)
    expect(payload.message_filter_conditions).toEqual({ $and: conditions })
    expect(payload).not.toHaveProperty('query')
  })

  it('never by a time that is none', async () => {
    expect(await outcomeFrom(ask({ before: Number.NaN }))).toEqual({ type: 'rejected', reason: 'input' })
    expect(await outcomeFrom(ask({ after: 1e300 }))).toEqual({ type: 'rejected', reason: 'input' })
  })
})

describe('what a search answers', () => {
  it('is messages with the names of their channels, the people in them, and where it goes on', async () => {
    const { page } = await ask({ text: 'a' }, { ...NOTHING, results: [found('m1'), found('m2')], next: 'c2' })
    expect(page.results).toMatchObject([
      { message: { key: 'm1', channelId: 'messaging:general' }, channelName: 'General' },
      { message: { key: 'm2' } },
    ])
    expect(page.events.map(({ type }) => type)).toEqual(['user.put', 'user.put'])
    expect(page).toMatchObject({ next: 'c2', isPartial: false })
  })

  it('says where not everything was looked through', async () => {
    const { page } = await ask({ text: 'a' }, { ...NOTHING, results_warning: { warning_code: 1 } })
    expect(page).toMatchObject({ results: [], next: null, isPartial: true })
  })

  it('leaves out what is no message of anything', async () => {
    const results = [
      null,
      7,
      {},
      { message: null },
      found('m1', { cid: undefined }),
      found('m2', {}, 7 as never),
    ]
    const { page } = await ask({ text: 'a' }, { ...NOTHING, results })
    expect(page.results).toMatchObject([{ message: { key: 'm2' }, channelName: '' }])
  })

  it('is no answer without a list', async () => {
    expect(await outcomeFrom(ask({ text: 'a' }, { duration: '1ms' }))).toEqual({ type: 'unknown' })
  })

  it('may be a refusal', async () => {
    expect(await outcomeFrom(ask({ text: 'a' }, wireError(19), 400))).toEqual({
      type: 'rejected',
      reason: 'feature-off',
    })
  })
})
