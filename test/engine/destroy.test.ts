// @vitest-environment node
import { expect, it } from 'vitest'
import { newestReceipt } from '../../src/engine/queries.ts'
import { memoryOutboxStorage } from '../../src/engine/outboxStorage.ts'
import { arrived, channelFacts, channelRecord, general, mina, other } from './facts.ts'
import { makeChat, openChat, type OpenChat } from './openChat.ts'

/** Everything a chat can be in the middle of. */
const situations: readonly [string, (open: OpenChat) => Promise<void> | void][] = [
  ['idle', () => {}],
  ['sending', ({ chat }) => void chat.send(general, 'hello')],
  [
    'waiting for the next try',
    async ({ chat, backend, env }) => {
      backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
      chat.send(general, 'hello')
      await env.clock.settle()
    },
  ],
  [
    'held by a limit',
    async ({ chat, backend, env }) => {
      backend.onPerform(({ fail }) => fail({ type: 'throttled', waitMs: 40_000 }))
      chat.send(general, 'hello')
      await env.clock.settle()
    },
  ],
  ['writing', ({ chat }) => chat.setTyping(general, true)],
  [
    'watching others write',
    ({ backend }) =>
      backend.connection.sink.events([
        { type: 'typing.put', channelId: general, userId: mina, typing: true },
      ]),
  ],
  [
    'in a burst',
    ({ backend }) => {
      for (let index = 0; index < 10; index += 1)
        backend.connection.sink.events([arrived(`m${index}`, { at: 100 + index })])
    },
  ],
  [
    'catching up',
    async ({ backend, env }) => {
      backend.onChannels(() => {})
      backend.connection.sink.status({ type: 'resync' })
      await env.clock.settle()
    },
  ],
  [
    'waiting to catch up again',
    async ({ backend, env }) => {
      backend.onChannels(({ fail }) => fail({ type: 'unknown' }))
      backend.connection.sink.status({ type: 'resync' })
      await env.clock.settle()
    },
  ],
  [
    'in doubt about a channel',
    async ({ backend, env }) => {
      backend.onChannels(({ fail }) => fail({ type: 'unknown' }))
      backend.connection.sink.events([{ type: 'channel.put', channel: channelRecord(other) }])
      await env.clock.advance(100)
    },
  ],
  [
    'loading',
    async ({ chat, env }) => {
      void chat.queries.fetchQuery(newestReceipt(chat, general)).catch(() => {})
      void chat.loadTimeline(general, { at: 'newest' }).catch(() => {})
      await env.clock.settle()
    },
  ],
  [
    'leaving',
    ({ chat, disconnect }) => {
      chat.connect()()
      disconnect()
    },
  ],
]

it.each(situations)(
  'I37: destroy() while %s leaves no timer, no listener and no request',
  async (_name, arrange) => {
    const open = await openChat()
    const { env, backend, chat } = open
    await arrange(open)
    chat.destroy()
    chat.destroy()
    await env.clock.settle()
    expect({ ...env.held(), open: backend.open }).toEqual({
      timers: 0,
      listeners: 0,
      requests: 0,
      sockets: 0,
      open: 0,
    })
    expect(backend.connection.signal.aborted).toBe(true)
    const asked = backend.performed.length + backend.channelLoads.length + backend.timelineLoads.length
    const [{ base }, signals] = [chat.store.getState(), backend.signals.length]
    backend.connection.sink.events(channelFacts(other))
    backend.connection.sink.status({ type: 'resync' })
    env.setVisible(false)
    env.setVisible(true)
    await env.clock.advance(3_600_000)
    expect(backend.performed.length + backend.channelLoads.length + backend.timelineLoads.length).toBe(asked)
    expect(backend.signals).toHaveLength(signals)
    expect(chat.store.getState().base).toBe(base)
    expect(env.held().timers).toBe(0)
  },
)

it('I37: before anything was begun', () => {
  const { env, chat } = makeChat()
  chat.destroy()
  expect(env.held()).toEqual({ timers: 0, listeners: 0, requests: 0, sockets: 0 })
})

it('I37: while it waits for its first connection', async () => {
  const { env, backend, chat } = makeChat()
  chat.connect()
  const loading = chat.loadChannels('first')
  await env.clock.settle()
  chat.destroy()
  await expect(loading).rejects.toThrow('given up')
  expect({ ...env.held(), open: backend.open }).toEqual({
    timers: 0,
    listeners: 0,
    requests: 0,
    sockets: 0,
    open: 0,
  })
})

it('I37: its last connection left after it is nobody’s concern', async () => {
  const { env, chat, disconnect } = await openChat()
  chat.destroy()
  disconnect()
  await env.clock.settle()
  expect(env.held().timers).toBe(0)
})

it('I1: keeps what was pressed and not delivered in its storage', async () => {
  const storage = memoryOutboxStorage()
  const { chat } = await openChat({ storage })
  chat.send(general, 'hello')
  chat.destroy()
  expect((await storage.load()).map(({ operation }) => operation.kind)).toEqual(['message.send'])
})
