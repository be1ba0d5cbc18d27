// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import type { MessageRecord } from '../../src/model/message.ts'
import { selectShard, selectUnread } from '../../src/state/selectors.ts'
import {
  arrived,
  channelFacts,
  channelRecord,
  general,
  messageRecord,
  other,
  sent,
  versionAt,
} from './facts.ts'
import { openChat } from './openChat.ts'

/** A fact that nobody can digest: reading its content throws. */
const poison = (key: string): ChatEvent => ({
  type: 'message.arrived',
  message: new Proxy(messageRecord(key), {
    get(target, field) {
      if (field === 'content') throw new Error('poison')
      return Reflect.get(target, field) as unknown
    },
  }) as MessageRecord,
})

describe('I23: one poisonous event', () => {
  it('does not stop the rest of its batch, and its channel is asked for again', async () => {
    const { env, backend, shown } = await openChat()
    const loads = backend.channelLoads.length
    backend.connection.sink.events([arrived('m1', { at: 70 }), poison('m2'), arrived('m3', { at: 72 })])
    expect(shown().map(({ key }) => key)).toEqual(['m1', 'm3'])
    await env.clock.advance(1)
    expect(backend.channelLoads.slice(loads).map(({ request }) => request.only)).toEqual([[general]])
  })

  it('does not stop what comes after it', async () => {
    const { env, backend, shown } = await openChat()
    backend.connection.sink.events([poison('m1')])
    backend.connection.sink.events([arrived('m2', { at: 70 })])
    await env.clock.advance(20)
    expect(shown().map(({ key }) => key)).toEqual(['m2'])
  })

  it('in an acknowledgement does not keep the operation from ending', async () => {
    const { env, chat, backend, outbox, shown } = await openChat()
    chat.send(general, 'one')
    chat.send(general, 'two')
    backend.performed[0]?.answer([poison('m9'), ...sent(backend.performed[0].request)])
    await env.clock.settle()
    backend.performed[1]?.answer([...sent(backend.performed[1].request, 101), poison('m10')])
    await env.clock.settle()
    expect(outbox()).toEqual([])
    expect(shown().map(({ text, status }) => `${text} ${status}`)).toEqual(['one sent', 'two sent'])
  })

  it('that comes again with every answer does not make the kit ask for ever', async () => {
    const { env, backend } = await openChat()
    backend.onChannels(({ answer }) =>
      answer({ events: [...channelFacts(general), poison('m1')], channelIds: [general], hasMore: false }),
    )
    const before = backend.channelLoads.length
    backend.connection.sink.events([poison('m1')])
    await env.clock.advance(600_000)
    expect(backend.channelLoads.length - before).toBeLessThan(5)
  })
})

describe('I23: a listener of the application that throws', () => {
  it('keeps neither other listeners from hearing nor messages from leaving', async () => {
    const { env, chat, backend, shown, outbox } = await openChat()
    let heard = 0
    chat.store.subscribe(() => {
      throw new Error('broken listener')
    })
    chat.store.subscribe(() => (heard += 1))
    chat.send(general, 'hello')
    expect(heard).toBeGreaterThan(0)
    expect(backend.performed).toHaveLength(1)
    backend.performed[0]?.answer(sent(backend.performed[0].request))
    backend.connection.sink.events([arrived('m1', { at: 170 })])
    // It is not hushed up either: it surfaces as an error of its own.
    await expect(env.clock.advance(100)).rejects.toThrow('Several timers threw')
    expect(shown().map(({ status }) => status)).toEqual(['sent', 'sent'])
    expect(outbox()).toEqual([])
  })

  it('I37: can stop listening', async () => {
    const { chat } = await openChat()
    let heard = 0
    const stop = chat.store.subscribe(() => (heard += 1))
    chat.setDraft(general, { text: 'a' })
    stop()
    chat.setDraft(general, { text: 'b' })
    expect(heard).toBe(1)
  })
})

describe('a burst', () => {
  it('of 1,000 events is drawn a few times, and nothing of it is lost', async () => {
    const { env, chat, backend, shown } = await openChat()
    const { sink } = backend.connection
    chat.hold(general)
    let drawn = 0
    chat.store.subscribe(() => (drawn += 1))
    for (let index = 0; index < 1000; index += 1) sink.events([arrived(`m${index}`, { at: 100 + index })])
    expect(drawn).toBe(1)
    expect(shown()).toHaveLength(1)
    await env.clock.advance(16)
    expect(shown()).toHaveLength(1000)
    expect(drawn).toBe(2)
  })

  it('over a second is drawn at most once a frame', async () => {
    const { env, chat, backend, shown } = await openChat()
    const { sink } = backend.connection
    chat.hold(general)
    let drawn = 0
    chat.store.subscribe(() => (drawn += 1))
    for (let index = 0; index < 1000; index += 1) {
      sink.events([arrived(`m${index}`, { at: 100 + index })])
      await env.clock.advance(1)
    }
    await env.clock.advance(20)
    expect(shown()).toHaveLength(1000)
    expect(drawn).toBeLessThanOrEqual(1000 / 16 + 2)
  })

  it('its first event shows at once, and a lone one later, too', async () => {
    const { env, backend, shown } = await openChat()
    const { sink } = backend.connection
    sink.events([arrived('m1', { at: 100 })])
    expect(shown()).toHaveLength(1)
    await env.clock.advance(1000)
    sink.events([arrived('m2', { at: 101 })])
    expect(shown()).toHaveLength(2)
  })

  it('leaves no timer running when it is over', async () => {
    const { env, backend } = await openChat()
    backend.connection.sink.events([arrived('m1', { at: 100 })])
    await env.clock.advance(100)
    expect(env.held().timers).toBe(0)
  })

  it('of 200,000 facts in one batch does not exhaust the stack', async () => {
    const { env, backend, shown } = await openChat()
    const batch = Array.from({ length: 200_000 }, (): ChatEvent => ({
      type: 'channel.live',
      channelId: general,
    }))
    backend.connection.sink.events([arrived('m0', { at: 99 })])
    backend.connection.sink.events([...batch, arrived('m1', { at: 100 })])
    await env.clock.advance(20)
    expect(shown()).toHaveLength(2)
  })
})

describe('D10: what is in doubt', () => {
  const notified: readonly ChatEvent[] = [
    { type: 'channel.put', channel: channelRecord(other, { at: 70 }) },
    arrived('m1', { at: 70, channelId: other }),
  ]

  it('a message in a channel that is not heard brings the channel, with one request', async () => {
    const { env, chat, backend } = await openChat()
    const loads = backend.channelLoads.length
    backend.onChannels(({ request, answer }) =>
      answer({
        events: (request.only ?? []).flatMap((id) =>
          channelFacts(id, [messageRecord('m1', { at: 70, channelId: other })], { at: 75 }),
        ),
        channelIds: request.only ?? [],
        hasMore: false,
      }),
    )
    for (let times = 0; times < 5; times += 1) backend.connection.sink.events(notified)
    await env.clock.advance(60_000)
    expect(backend.channelLoads.slice(loads).map(({ request }) => request.only)).toEqual([[other]])
    const shard = selectShard(chat.store.getState(), other)
    expect([shard?.live, shard?.latest]).toEqual([true, 'm1'])
    expect(chat.store.getState().base.channelOrder).toEqual([other, general])
  })

  it('several channels are asked for together', async () => {
    const { env, backend } = await openChat()
    const loads = backend.channelLoads.length
    const third = channelRecord('messaging:third' as never, { at: 70 })
    backend.connection.sink.events([...notified, { type: 'channel.put', channel: third }])
    await env.clock.advance(1000)
    expect(backend.channelLoads.slice(loads).map(({ request }) => request.only)).toEqual([
      [other, 'messaging:third'],
    ])
  })

  it('a count whose change nobody can know is asked for again', async () => {
    const { env, chat, backend } = await openChat({ messages: [messageRecord('m1', { at: 1 })] })
    const { sink } = backend.connection
    sink.events([{ type: 'unread.put', channelId: general, count: { version: versionAt(60), value: 3 } }])
    const loads = backend.channelLoads.length
    backend.onChannels(({ answer }) =>
      answer({
        events: [
          ...channelFacts(general),
          { type: 'unread.put', channelId: general, count: { version: versionAt(90), value: 2 } },
        ],
        channelIds: [general],
        hasMore: false,
      }),
    )
    sink.events([
      { type: 'message.removed', channelId: general, key: messageRecord('m0').key, version: versionAt(80) },
    ])
    await env.clock.advance(1000)
    expect(backend.channelLoads.length - loads).toBe(1)
    expect(selectUnread(chat.store.getState(), general)).toBe(2)
  })

  it('I22: is asked for again until it is known, and I32 no sooner than the server allows', async () => {
    const { env, chat, backend } = await openChat()
    const at: number[] = []
    backend.onChannels(({ request, answer, fail }) => {
      at.push(env.monotonic())
      if (at.length === 1) return fail({ type: 'throttled', waitMs: 40_000 })
      if (at.length < 4) return fail({ type: 'unknown' })
      answer({
        events: (request.only ?? []).flatMap((id) => channelFacts(id, [], { at: 75 })),
        channelIds: request.only ?? [],
        hasMore: false,
      })
    })
    backend.connection.sink.events(notified)
    await env.clock.runUntil(() => selectShard(chat.store.getState(), other)?.live === true)
    expect(at).toHaveLength(4)
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(40_000)
  })

  it('is not asked for again once the server refuses to say', async () => {
    const { env, backend } = await openChat()
    const loads = backend.channelLoads.length
    backend.onChannels(({ fail }) => fail({ type: 'rejected', reason: 'not-allowed' }))
    backend.connection.sink.events(notified)
    await env.clock.advance(600_000)
    expect(backend.channelLoads.length - loads).toBe(1)
  })

  it('came up before we caught up is asked for by that, and not once more', async () => {
    const { env, backend, state } = await openChat()
    const { sink } = backend.connection
    sink.status({ type: 'connecting' })
    sink.events(notified)
    const loads = backend.channelLoads.length
    sink.status({ type: 'resync' })
    await env.clock.advance(60_000)
    expect(state()).toBe('online')
    expect(backend.channelLoads.slice(loads).map(({ request }) => request.only)).toEqual([undefined, [other]])
  })

  it('I20: came up while we were catching up, and is asked for after that', async () => {
    const { env, chat, backend, state } = await openChat()
    backend.onChannels(() => {})
    const { sink } = backend.connection
    sink.status({ type: 'connecting' })
    sink.status({ type: 'resync' })
    await env.clock.settle()
    // The list was read by the server before I was added to another channel.
    sink.events([{ type: 'channel.put', channel: channelRecord(other, { at: 70 }) }])
    await env.clock.advance(100)
    backend.onChannels(({ request, answer }) =>
      answer({
        events: (request.only ?? []).flatMap((id) => channelFacts(id, [], { at: 75 })),
        channelIds: request.only ?? [],
        hasMore: false,
      }),
    )
    backend.channelLoads
      .at(-1)
      ?.answer({ events: channelFacts(general), channelIds: [general], hasMore: false })
    await env.clock.advance(1000)
    expect(state()).toBe('online')
    expect(selectShard(chat.store.getState(), other)?.live).toBe(true)
  })
})
