// @vitest-environment node
import { onTestFinished, describe, expect, it } from 'vitest'
import { streamBackend } from '../../src/backends/stream/backend.ts'
import type { Receipts } from '../../src/backends/stream/options.ts'
import { createChat } from '../../src/engine/createChat.ts'
import { dehydrate, hydrate } from '../../src/engine/snapshot.ts'
import { channelId, type MessageKey, messageKey } from '../../src/model/id.ts'
import type { Scene } from '../../src/server/scene.ts'
import { createServer, tabTransport } from '../../src/server/index.ts'
import { selectIsDelivered, selectIsReadByOthers, selectUnread } from '../../src/state/selectors.ts'
import { replaceTimers } from '../../src/testing/replaceTimers.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'

/* MS-6 `delivered`, STREAM §12: a message has come to a device of somebody else's. */

const general = channelId('messaging:general')
const scene: Scene = {
  name: 'delivered',
  users: ['ann', 'reza'].map((id) => ({ id, name: id })),
  channels: [
    { type: 'messaging', id: 'general', members: ['ann', 'reza'], messages: [] },
    { type: 'messaging', id: 'other', members: ['ann', 'reza'], messages: [] },
  ],
}

async function begin({ isOn = true }: { readonly isOn?: boolean } = {}) {
  const env = createVirtualEnv()
  onTestFinished(replaceTimers(env.clock))
  const server = createServer({
    env,
    channelTypes: { messaging: { config: { delivery_events: isOn } } },
  })
  await server.load(scene)
  onTestFinished(() => server.close())
  const pass = async (ms: number): Promise<void> => {
    for (let step = 0; step < 10; step += 1) {
      await env.clock.advance(ms / 10)
      await server.settle()
      await env.clock.settle()
    }
  }
  const calls: string[] = []
  const join = async (id: string, receipts?: Receipts) => {
    const { fetch, upload, WebSocket, control } = tabTransport(server)
    const chat = createChat({
      env: {
        ...env,
        upload,
        WebSocket,
        fetch: (url, init) => {
          const path = new URL(String(url)).pathname
          const body = init?.body
          if (path.endsWith('/delivered')) calls.push(`${id} ${typeof body === 'string' ? body : ''}`)
          return fetch(url, init)
        },
      },
      backend: streamBackend({
        baseUrl: 'https://parlour.invalid',
        apiKey: 'key',
        user: { id },
        token: () => server.token(id),
        ...(receipts ? { receipts } : {}),
      }),
    })
    onTestFinished(() => chat.destroy())
    chat.connect()
    void chat.loadChannels('first')
    await pass(500)
    return { chat, control }
  }
  const ann = await join('ann')
  const statusOf = (key: MessageKey | null): string => {
    const state = ann.chat.store.getState()
    if (key && selectIsReadByOthers(state, general, key)) return 'read'
    return key && selectIsDelivered(state, general, key) ? 'delivered' : 'sent'
  }
  return { server, pass, join, calls, ann, statusOf }
}

describe('a message of mine', () => {
  it('is delivered once it has come to somebody, and read once that one has read it', async () => {
    const { join, ann, statusOf, pass, calls } = await begin()
    const reza = await join('reza')
    const key = ann.chat.send(general, 'Hello')
    await pass(1000)
    expect([statusOf(key), calls]).toEqual(['sent', []])
    await pass(4000)
    expect([statusOf(key), calls.length]).toEqual(['delivered', 1])
    expect(calls[0]).toContain(`"id":"${String(key)}"`)
    reza.chat.markRead(general)
    await pass(1000)
    expect(statusOf(key)).toBe('read')
  })

  it('is delivered when somebody comes back, in one word about all channels, and never twice', async () => {
    const { join, ann, statusOf, pass, calls } = await begin()
    const keys = ['One', 'Two'].map((text) => ann.chat.send(general, text))
    ann.chat.send(channelId('messaging:other'), 'Elsewhere')
    await pass(1000)
    expect(statusOf(keys[1] ?? null)).toBe('sent')
    const reza = await join('reza')
    await pass(8000)
    expect([keys.map(statusOf), calls.length]).toEqual([['delivered', 'delivered'], 1])
    expect(calls[0]).toMatch(/general.*other|other.*general/)
    void reza.chat.loadChannels('first')
    await pass(8000)
    expect(calls).toHaveLength(1)
    // It is known before anybody connects: a page that a server drew holds it.
    const drawn = hydrate(JSON.parse(JSON.stringify(dehydrate(ann.chat))))
    expect(selectIsDelivered(drawn, general, messageKey(String(keys[1])))).toBe(true)
  })

  it('is not told of where the reader has read it by then, nor by its author', async () => {
    const { join, ann, statusOf, pass, calls } = await begin()
    const reza = await join('reza')
    const key = ann.chat.send(general, 'Hello')
    await pass(500)
    reza.chat.markRead(general)
    await pass(8000)
    expect([statusOf(key), calls]).toEqual(['read', []])
  })

  it('has nothing to tell where the channel does not ask for it', async () => {
    const { join, ann, statusOf, pass, calls } = await begin({ isOn: false })
    await join('reza')
    const key = ann.chat.send(general, 'Hello')
    await pass(8000)
    expect([statusOf(key), calls]).toEqual(['sent', []])
  })
})

describe('who keeps it to themselves', () => {
  it('sends no word of what has come, and no mark of what was read; their own count goes down', async () => {
    const { join, ann, statusOf, pass, calls } = await begin()
    const reza = await join('reza', { read: false, delivered: false })
    const key = ann.chat.send(general, 'Hello')
    await pass(8000)
    expect([statusOf(key), calls]).toEqual(['sent', []])
    expect(selectUnread(reza.chat.store.getState(), general)).toBe(1)
    reza.chat.markRead(general)
    await pass(1000)
    expect([statusOf(key), selectUnread(reza.chat.store.getState(), general)]).toEqual(['sent', 0])
    // What was chosen on one device holds for all.
    const again = await join('reza')
    ann.chat.send(general, 'Again')
    await pass(8000)
    expect(calls).toEqual([])
    again.chat.markRead(general)
    await pass(1000)
    expect(statusOf(key)).toBe('sent')
  })
})
