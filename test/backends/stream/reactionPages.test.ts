// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createReactionPages } from '../../../src/backends/stream/reactionPages.ts'
import { messageKey } from '../../../src/model/id.ts'
import { makeClient, outcomeFrom } from './makeClient.ts'
import { wireReaction } from './wire.ts'

const { signal } = new AbortController()
const ask = async (answer: unknown, offset = 0, limit = 2) => {
  const { env, client } = makeClient()
  env.http.serve((request) => request.answer(200, answer))
  const page = createReactionPages(client)({ key: messageKey('m/1'), offset, limit }, signal)
  return { page: await page, request: env.http.requests[0] }
}

describe('who reacted', () => {
  it('is asked for by message and place', async () => {
    const { request } = await ask({ reactions: [] }, 100, 50)
    expect([request?.method, request?.url.pathname]).toEqual(['GET', '/messages/m%2F1/reactions'])
    expect(request?.url.searchParams.get('offset')).toBe('100')
    expect(request?.url.searchParams.get('limit')).toBe('50')
  })

  it('is people with what they reacted with', async () => {
    const clap = { ...wireReaction('clap', 'mina'), score: 5 }
    const { page } = await ask({ reactions: [wireReaction('like', 'ann'), clap] })
    expect(page.reactions).toMatchObject([
      { type: 'like', userId: 'ann', score: 1 },
      { type: 'clap', userId: 'mina', score: 5 },
    ])
    expect(page.events.map((event) => event.type === 'user.put' && event.user.id)).toEqual(['ann', 'mina'])
  })

  it('leaves out what is of nobody or of no type', async () => {
    const nobody = { ...wireReaction('like', 'ann'), user: undefined, user_id: undefined }
    const { page } = await ask({
      reactions: [nobody, { user_id: 'ann' }, null, 7, wireReaction('wow', 'reza')],
    })
    expect(page.reactions).toMatchObject([{ type: 'wow', userId: 'reza' }])
  })

  it.each([
    [2, 0, true],
    [1, 0, false],
    [2, 998, true],
    [2, 999, false],
  ])('%i of two from %i on: more is %j', async (count, offset, hasMore) => {
    const reactions = Array.from({ length: count }, () => wireReaction('like', 'ann'))
    expect((await ask({ reactions }, offset)).page.hasMore).toBe(hasMore)
  })

  it('is not told by an answer without a list', async () => {
    expect(await outcomeFrom(ask({ ok: true }))).toEqual({ type: 'unknown' })
  })
})
