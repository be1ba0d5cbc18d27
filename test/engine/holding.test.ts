// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import { general, sent } from './facts.ts'
import { goOnline, openChat } from './openChat.ts'

const statuses = (shown: readonly { text: string; status: string }[]): readonly string[] =>
  shown.map(({ text, status }) => `${text}: ${status}`)

describe('I32: a message that came too soon', () => {
  it('waits as long as the server says, and holds its lane', async () => {
    const { env, chat, shown, backend } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'throttled', waitMs: 40_000 }))
    chat.send(general, 'one')
    chat.send(general, 'two')
    await env.clock.advance(39_999)
    expect(backend.performed).toHaveLength(1)
    expect(statuses(shown())).toEqual(['one: sending', 'two: sending'])
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    await env.clock.advance(1)
    expect(statuses(shown())).toEqual(['one: sent', 'two: sent'])
  })

  it.each([
    [
      'the page is seen again',
      (open: Awaited<ReturnType<typeof openChat>>) => {
        open.env.setVisible(false)
        open.env.setVisible(true)
      },
    ],
    [
      'the connection comes back',
      (open: Awaited<ReturnType<typeof openChat>>) => {
        open.backend.connection.sink.status({ type: 'connecting' })
        open.backend.connection.sink.status({ type: 'resync' })
      },
    ],
    [
      'the network comes back',
      (open: Awaited<ReturnType<typeof openChat>>) => {
        open.env.setOnline(false)
        open.env.setOnline(true)
      },
    ],
    [
      'something else is pressed',
      (open: Awaited<ReturnType<typeof openChat>>) => void open.chat.send(general, 'two'),
    ],
  ])('waits so long though %s', async (_name, happen) => {
    const open = await openChat()
    const { env, chat, backend } = open
    backend.onPerform(({ fail }) => fail({ type: 'throttled', waitMs: 40_000 }))
    chat.send(general, 'one')
    await env.clock.advance(1000)
    happen(open)
    await env.clock.advance(38_000)
    expect(backend.performed).toHaveLength(1)
    await env.clock.advance(1000)
    expect(backend.performed).toHaveLength(2)
  })

  it('waits longer each time when the server does not say how long', async () => {
    const { env, chat, backend } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'throttled', waitMs: 1000 }))
    chat.send(general, 'one')
    await env.clock.advance(600_000)
    expect(backend.performed.length).toBeLessThan(70)
  })
})

describe('I33: a message that needs a new sign-in', () => {
  it('is kept, and goes once we are online again', async () => {
    const { env, chat, shown, backend } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'auth' }))
    chat.send(general, 'hello')
    backend.connection.sink.status({ type: 'refused' })
    await env.clock.advance(30_000)
    expect(backend.performed).toHaveLength(1)
    expect(statuses(shown())).toEqual(['hello: sending'])
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    backend.connection.sink.status({ type: 'resync' })
    await env.clock.settle()
    expect(statuses(shown())).toEqual(['hello: sent'])
  })

  it('is kept on the disk, and the connection is refused though the line stands, until the server lets us in', async () => {
    const { env, chat, shown, backend, state } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'auth' }))
    chat.send(general, 'one')
    chat.send(general, 'two')
    await env.clock.advance(0)
    expect(state()).toBe('refused')
    expect(env.browser.stored('parlour/outbox/chat.test/ann').size).toBe(2)
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    const loads = backend.channelLoads.length
    await env.clock.advance(60_000)
    expect(statuses(shown())).toEqual(['one: sent', 'two: sent'])
    expect(state()).toBe('online')
    expect(backend.channelLoads.length).toBeGreaterThan(loads)
  })

  it('I22: an answer does not say online while the line is down', async () => {
    const { env, chat, backend, state } = await openChat()
    backend.connection.sink.status({ type: 'connecting' })
    backend.onPerform(({ fail }) => fail({ type: 'auth' }))
    chat.send(general, 'one')
    await env.clock.settle()
    expect(state()).toBe('refused')
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    await env.clock.advance(60_000)
    expect(state()).toBe('reconnecting')
    backend.connection.sink.status({ type: 'online' })
    await env.clock.settle()
    expect(state()).toBe('online')
  })

  it('asks seldom meanwhile', async () => {
    const { env, chat, backend } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'auth' }))
    chat.send(general, 'hello')
    await env.clock.advance(600_000)
    expect(backend.performed.length).toBeLessThanOrEqual(11)
  })
})

describe('without a network', () => {
  it('I4: three messages wait, and arrive once each and in order when it comes back', async () => {
    const { env, chat, shown, backend } = await openChat()
    env.setOnline(false)
    backend.connection.sink.status({ type: 'offline' })
    for (const text of ['one', 'two', 'three']) chat.send(general, text)
    await env.clock.advance(3_600_000)
    expect(backend.performed).toEqual([])
    expect(statuses(shown())).toEqual(['one: sending', 'two: sending', 'three: sending'])
    const server: ChatEvent[] = []
    backend.onPerform(({ request, answer }) => {
      const facts = sent(request, 100 + server.length)
      server.push(...facts)
      answer(facts)
      backend.connection.sink.events(facts)
    })
    env.setOnline(true)
    backend.connection.sink.status({ type: 'resync' })
    await env.clock.advance(1000)
    expect(
      server.map((fact) => (fact.type === 'message.arrived' ? fact.message.content.value.text : '')),
    ).toEqual(['one', 'two', 'three'])
    expect(statuses(shown())).toEqual(['one: sent', 'two: sent', 'three: sent'])
  })

  it('goes on from where it broke off when the line drops between messages', async () => {
    const { env, chat, shown, backend } = await openChat()
    for (const text of ['one', 'two', 'three']) chat.send(general, text)
    backend.performed[0]?.answer(sent(backend.performed[0].request))
    await env.clock.settle()
    env.setOnline(false)
    backend.connection.sink.status({ type: 'offline' })
    backend.performed[1]?.fail({ type: 'unknown' })
    await env.clock.advance(600_000)
    expect(backend.performed).toHaveLength(2)
    backend.onPerform(({ request, answer }) => answer(sent(request, 100 + backend.performed.length)))
    env.setOnline(true)
    await goOnline({ env, backend })
    expect(statuses(shown())).toEqual(['one: sent', 'two: sent', 'three: sent'])
    expect(
      backend.performed.map(({ request }) => ('text' in request.input ? request.input.text : '')),
    ).toEqual(['one', 'two', 'two', 'three'])
  })
})
