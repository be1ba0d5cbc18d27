// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { operationId } from '../../src/model/id.ts'
import { ann, arrived, channelFacts, general, messageRecord, other, pageOf, sent } from './facts.ts'
import { openChat } from './openChat.ts'

const statuses = (shown: readonly { text: string; status: string }[]): readonly string[] =>
  shown.map(({ text, status }) => `${text}: ${status}`)

describe('sending', () => {
  it('I1: shows the message before the call returns', async () => {
    const { chat, shown, backend } = await openChat()
    const key = chat.send(general, 'hello')
    expect(shown()).toMatchObject([{ key, text: 'hello', status: 'sending', authorId: 'ann', id: null }])
    expect(backend.performed).toHaveLength(1)
  })

  it('sends nothing that is empty, and nothing where I may not write', async () => {
    const { chat, backend } = await openChat()
    expect([chat.send(general, ' \n'), chat.send(other, 'hello')]).toEqual([null, null])
    expect(backend.performed).toEqual([])
  })

  it('I3: is acknowledged by the answer, in one step', async () => {
    const { env, chat, shown, backend, outbox } = await openChat()
    const key = chat.send(general, 'hello')
    const seen = new Set<string>()
    chat.store.subscribe(() => seen.add(statuses(shown()).join()))
    const [asked] = backend.performed
    asked?.answer(sent(asked.request))
    await env.clock.settle()
    expect(shown()).toMatchObject([{ key, id: key, status: 'sent' }])
    expect(outbox()).toEqual([])
    expect([...seen]).toEqual(['hello: sent'])
  })

  it.each(['event first', 'answer first'])(
    'I3: is acknowledged by its event as well, and never shown twice (%s)',
    async (first) => {
      const { env, chat, shown, backend, outbox } = await openChat()
      chat.send(general, 'hello')
      let most = 0
      chat.store.subscribe(() => (most = Math.max(most, shown().length)))
      const [asked] = backend.performed
      const facts = sent(asked!.request)
      const event = (): void => backend.connection.sink.events(facts)
      const answer = (): void => asked?.answer(facts)
      for (const tell of first === 'event first' ? [event, answer, event] : [answer, event, event]) {
        tell()
        await env.clock.advance(20)
        expect(statuses(shown())).toEqual(['hello: sent'])
      }
      expect([outbox(), most]).toEqual([[], 1])
    },
  )

  it('I3: is acknowledged by a page that holds it, and then how the request ended says nothing more', async () => {
    const { env, chat, shown, backend, outbox } = await openChat()
    const key = chat.send(general, 'hello')
    const loading = chat.loadTimeline(general, { at: 'newest' })
    await env.clock.settle()
    backend.timelineLoads[0]?.answer([
      pageOf(general, [
        messageRecord(key!, { at: 100, text: 'hello', authorId: chat.store.getState().base.selfId! }),
      ]),
    ])
    await loading
    expect([statuses(shown()), outbox()]).toEqual([['hello: sent'], []])
    backend.performed[0]?.fail({ type: 'rejected', reason: 'other' })
    await env.clock.advance(60_000)
    expect([statuses(shown()), outbox()]).toEqual([['hello: sent'], []])
    expect(backend.performed).toHaveLength(1)
  })

  it('I4: lets messages of one channel leave one after the other, those of another beside them', async () => {
    const { env, chat, backend } = await openChat()
    backend.connection.sink.events(channelFacts(other))
    for (const text of ['one', 'two', 'three']) chat.send(general, text)
    chat.send(other, 'elsewhere')
    const texts = () =>
      backend.performed.map(({ request }) => ('text' in request.input ? request.input.text : ''))
    expect(texts()).toEqual(['one', 'elsewhere'])
    const [one, elsewhere] = backend.performed
    elsewhere?.answer(sent(elsewhere.request))
    one?.answer(sent(one.request))
    await env.clock.settle()
    expect(texts()).toEqual(['one', 'elsewhere', 'two'])
    backend.performed[2]?.answer(sent(backend.performed[2].request))
    await env.clock.settle()
    expect(texts()).toEqual(['one', 'elsewhere', 'two', 'three'])
  })
})

describe('an answer that does not come', () => {
  it('I2: the message is tried again under the same key until it is known to be there', async () => {
    const { env, chat, shown, backend } = await openChat()
    const key = chat.send(general, 'hello')
    backend.onPerform(({ request, answer, fail }) =>
      backend.performed.length < 5 ? fail({ type: 'unknown' }) : answer(sent(request)),
    )
    backend.performed[0]?.fail({ type: 'unknown' })
    await env.clock.settle()
    expect(statuses(shown())).toEqual(['hello: unconfirmed'])
    await env.clock.runUntil(() => shown()[0]?.status === 'sent')
    expect(backend.performed).toHaveLength(5)
    expect(new Set(backend.performed.map(({ request }) => request.input)).size).toBe(1)
    expect(shown().map((message) => message.key)).toEqual([key])
  })

  it('I32: further and further apart, at most 30 s', async () => {
    const { env, chat, backend } = await openChat()
    const at: number[] = []
    backend.onPerform(({ fail }) => {
      at.push(env.monotonic())
      fail({ type: 'unknown' })
    })
    chat.send(general, 'hello')
    await env.clock.advance(3_600_000)
    for (const [index, time] of at.slice(1).entries())
      expect(time - (at[index] ?? 0)).toBeLessThan(Math.min(30_000, 1000 * 2 ** index))
    expect(at.length).toBeGreaterThan(120)
  })

  it('I4: what was pressed after it waits', async () => {
    const { env, chat, shown, backend } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    chat.send(general, 'one')
    chat.send(general, 'two')
    await env.clock.advance(60_000)
    expect(statuses(shown()).map((word) => word.split(':')[0])).toEqual(['one', 'two'])
    const texts = new Set(
      backend.performed.map(({ request }) => ('text' in request.input ? request.input.text : '')),
    )
    expect([...texts]).toEqual(['one'])
  })

  it('is tried again at once when the connection is back', async () => {
    const { env, chat, backend } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    chat.send(general, 'hello')
    await env.clock.advance(120_000)
    const { sink } = backend.connection
    sink.status({ type: 'connecting' })
    const before = backend.performed.length
    sink.status({ type: 'resync' })
    await env.clock.settle()
    expect(backend.performed.length).toBe(before + 1)
  })
})

describe('a refusal', () => {
  it('I1: keeps the message with the reason, and the person decides', async () => {
    const { env, chat, shown, backend } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'rejected', reason: 'blocked' }, 'Mind your words'))
    chat.send(general, 'hello')
    await env.clock.advance(60_000)
    expect(shown()).toMatchObject([
      { text: 'hello', status: 'failed', failure: { reason: 'blocked', text: 'Mind your words' } },
    ])
    expect(backend.performed).toHaveLength(1)
  })

  it('can be tried again under the same key', async () => {
    const { env, chat, shown, backend, outbox } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'rejected', reason: 'slow-mode' }))
    const key = chat.send(general, 'hello')
    await env.clock.settle()
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    chat.retry(shown()[0]!.failedOperation!)
    await env.clock.settle()
    expect(shown()).toMatchObject([{ key, status: 'sent' }])
    expect([outbox(), backend.performed.length]).toEqual([[], 2])
  })

  it('can be forgotten', async () => {
    const { env, chat, shown, backend, outbox } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'rejected', reason: 'other' }))
    chat.send(general, 'hello')
    await env.clock.settle()
    chat.discard(shown()[0]!.failedOperation!)
    expect([shown(), outbox()]).toEqual([[], []])
  })

  it('I4: holds back what was pressed after it until the person lets it go', async () => {
    const { env, chat, shown, backend } = await openChat()
    backend.onPerform(({ request, answer, fail }) =>
      'text' in request.input && request.input.text === 'one'
        ? fail({ type: 'rejected', reason: 'other' })
        : answer(sent(request)),
    )
    for (const text of ['one', 'two', 'three']) chat.send(general, text)
    await env.clock.advance(60_000)
    expect(statuses(shown())).toEqual(['one: failed', 'two: sending', 'three: sending'])
    chat.sendRest(shown()[0]!.failedOperation!)
    await env.clock.settle()
    expect(statuses(shown()).toSorted()).toEqual(['one: failed', 'three: sent', 'two: sent'])
  })

  it('I3, I4: lets go what it holds back once the message turns up all the same', async () => {
    const { env, chat, backend, shown } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'rejected', reason: 'other' }))
    const first = chat.send(general, 'one')!
    chat.send(general, 'two')
    await env.clock.settle()
    expect(backend.performed).toHaveLength(1)
    // An earlier try of it, which nobody counted on any more.
    backend.connection.sink.events([arrived(first, { at: 100, text: 'one', authorId: ann })])
    await env.clock.settle()
    expect(backend.performed).toHaveLength(2)
    expect(shown().map(({ text }) => text)).toEqual(['one', 'two'])
  })

  it('of an operation that nobody knows changes nothing', async () => {
    const { chat, backend } = await openChat()
    for (const act of [chat.retry, chat.discard, chat.sendRest, chat.dismiss]) act(operationId('nobody'))
    expect(backend.performed).toEqual([])
  })
})
