// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import type { UserId } from '../../src/model/id.ts'
import { selectTyping } from '../../src/state/selectors.ts'
import { ann, arrived, channelFacts, everything, general, mina, other } from './facts.ts'
import { openChat } from './openChat.ts'

const writes = (userId: UserId, typing = true): ChatEvent => ({
  type: 'typing.put',
  channelId: general,
  userId,
  typing,
})
const reza = 'reza' as UserId

describe('what I tell of my own writing', () => {
  it('is told at once, and then at most every 2 s while keys are pressed', async () => {
    const { env, chat, backend } = await openChat()
    for (let key = 0; key < 100; key += 1) {
      chat.setTyping(general, true)
      await env.clock.advance(100)
    }
    expect(backend.signals).toHaveLength(5)
    expect(backend.signals.every((signal) => signal.typing && signal.channelId === general)).toBe(true)
  })

  it('ends 5 s after the last key', async () => {
    const { env, chat, backend } = await openChat()
    chat.setTyping(general, true)
    await env.clock.advance(3000)
    chat.setTyping(general, true)
    await env.clock.advance(4999)
    expect(backend.signals.map(({ typing }) => typing)).toEqual([true, true])
    await env.clock.advance(1)
    expect(backend.signals.map(({ typing }) => typing)).toEqual([true, true, false])
    await env.clock.advance(60_000)
    expect([backend.signals.length, env.held().timers]).toEqual([3, 0])
  })

  it('ends at once when I stop, when I send, and not twice', async () => {
    const { chat, backend } = await openChat()
    chat.setTyping(general, true)
    chat.setTyping(general, false)
    chat.setTyping(general, false)
    chat.setTyping(general, true)
    chat.send(general, 'hello')
    expect(backend.signals.map(({ typing }) => typing)).toEqual([true, false, true, false])
  })

  it('is told in each channel by itself', async () => {
    const { chat, backend } = await openChat()
    backend.connection.sink.events(channelFacts(other))
    chat.setTyping(general, true)
    chat.setTyping(other, true)
    expect(backend.signals.map(({ channelId }) => channelId)).toEqual([general, other])
  })

  it('S10: is not told where I may not', async () => {
    const { chat, backend } = await openChat()
    const may = everything.filter((capability) => capability !== 'send-typing-events')
    backend.connection.sink.events(channelFacts(general, [], { at: 70, may }))
    chat.setTyping(general, true)
    expect(backend.signals).toEqual([])
  })
})

describe('I29: what I am told of others', () => {
  it('ends 7 s after the last sign', async () => {
    const { env, chat, backend } = await openChat()
    const typing = () => selectTyping(chat.store.getState(), general)
    const { sink } = backend.connection
    sink.events([writes(mina)])
    await env.clock.advance(3000)
    sink.events([writes(reza)])
    await env.clock.advance(1000)
    sink.events([writes(mina)])
    await env.clock.advance(5999)
    expect(typing()).toEqual([mina, reza])
    await env.clock.advance(1)
    expect(typing()).toEqual([mina])
    await env.clock.advance(1000)
    expect(typing()).toEqual([])
    expect(env.held().timers).toBe(0)
  })

  it('ends with their message, and with their stopping', async () => {
    const { env, chat, backend } = await openChat()
    const typing = () => selectTyping(chat.store.getState(), general)
    const { sink } = backend.connection
    sink.events([writes(mina), writes(reza)])
    sink.events([arrived('m1', { at: 70 }), writes(mina, false)])
    await env.clock.advance(20)
    expect(typing()).toEqual([reza])
    await env.clock.advance(20)
    sink.events([writes(reza, false)])
    expect(typing()).toEqual([])
    await env.clock.advance(100)
    expect(env.held().timers).toBe(0)
  })

  it('is not about me', async () => {
    const { chat, backend } = await openChat()
    backend.connection.sink.events([writes(ann)])
    expect(selectTyping(chat.store.getState(), general)).toEqual([])
  })

  it('tells nobody of what nobody sees: no store change when there is nothing to take away', async () => {
    const { env, chat, backend } = await openChat()
    backend.connection.sink.events([writes(mina)])
    backend.connection.sink.status({ type: 'connecting' })
    await env.clock.advance(20)
    let drawn = 0
    chat.store.subscribe(() => (drawn += 1))
    await env.clock.advance(10_000)
    expect(drawn).toBe(0)
  })
})
