// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Backend, SearchPage } from '../../src/backends/backend.ts'
import type { Chat } from '../../src/engine/chat.ts'
import type { Connector } from '../../src/engine/connection.ts'
import type { Ingest } from '../../src/engine/ingest.ts'
import { createSearches } from '../../src/engine/searches.ts'
import type { ChatEvent } from '../../src/model/event.ts'
import type { MessageRecord } from '../../src/model/message.ts'
import { ann, messageRecord, other, general } from './facts.ts'
import { openChat } from './openChat.ts'

const held = messageRecord('held', { at: 1, text: 'old' })

/** What of an answer goes to the store of a chat. */
async function newsOf(chat: Chat, ...found: readonly MessageRecord[]): Promise<readonly ChatEvent[]> {
  const news: ChatEvent[] = []
  const page: SearchPage = {
    events: [],
    results: found.map((message) => ({ message, channelName: '' })),
    next: 'c2',
    isPartial: true,
  }
  const answer = await createSearches({
    store: chat.store,
    backend: { fetchSearch: () => Promise.resolve(page) } as Partial<Backend> as Backend,
    connector: { settled: () => Promise.resolve() } as Pick<Connector, 'settled'>,
    ingest: { now: (events) => news.push(...events) } as Partial<Ingest> as Ingest,
    ending: new AbortController().signal,
  })({ text: 'x' }, null)
  expect(answer).toEqual({ results: page.results, next: 'c2', isPartial: true })
  return news
}

describe('what a search has found', () => {
  it('is news to the store of what it holds', async () => {
    const { chat } = await openChat({ messages: [held] })
    const edited = messageRecord('held', { at: 1, version: 5, text: 'new' })
    expect(await newsOf(chat, edited)).toEqual([{ type: 'message.put', message: edited }])
  })

  it('I40: is no news of what it does not, in a channel that is known or not', async () => {
    const { chat } = await openChat({ messages: [held] })
    const far = messageRecord('far', { at: -9000 })
    const elsewhere = messageRecord('elsewhere', { channelId: other })
    expect(await newsOf(chat, far, elsewhere)).toEqual([])
  })

  it('I3: is the word that a message of mine arrived', async () => {
    const { chat, backend, env, outbox } = await openChat({ messages: [held] })
    const key = chat.send(general, 'mine')
    await env.clock.settle()
    backend.performed[0]?.fail({ type: 'unknown' })
    await env.clock.settle()
    expect(outbox()).toHaveLength(1)
    const mine = messageRecord(key ?? '', { at: 9, text: 'mine', authorId: ann })
    expect(await newsOf(chat, mine)).toEqual([{ type: 'message.put', message: mine }])
  })
})

it('finds nothing with a back end that cannot search', async () => {
  const { chat } = await openChat({ messages: [held] })
  expect(await chat.search({ text: 'x' }, null)).toEqual({ results: [], next: null, isPartial: false })
})
