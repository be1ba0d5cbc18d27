// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { memoryOutboxStorage, type OutboxStorage } from '../../src/engine/outboxStorage.ts'
import { messageKey, operationId } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Entry } from '../../src/state/outbox.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { ann, general, sent } from './facts.ts'
import { goOnline, makeChat, openChat } from './openChat.ts'

const send = (text: string): Operation => ({
  id: operationId(`op ${text}`),
  kind: 'message.send',
  input: {
    channelId: general,
    key: messageKey(`key ${text}`),
    text,
    authorId: ann,
    quote: null,
    thread: null,
    alsoInChannel: false,
    mentions: [],
    attachments: [],
  },
  pressedAt: 1,
})
let places = 0
const entry = (text: string, more: Partial<Entry> = {}): Entry => ({
  operation: send(text),
  state: 'queued',
  attempts: 0,
  revision: 0,
  failure: null,
  parked: false,
  place: (places += 1),
  isKept: true,
  ...more,
})
const texts = (operations: readonly { readonly request: Operation }[]): readonly string[] =>
  operations.map(({ request }) => ('text' in request.input ? request.input.text : request.kind))

describe('I7: what an earlier life left', () => {
  it('is shown and delivered in the order in which it was pressed', async () => {
    const storage = memoryOutboxStorage()
    for (const text of ['one', 'two', 'three'])
      await storage.save(entry(text, text === 'one' ? { state: 'sending', attempts: 1 } : {}))
    const { env, backend, outbox, shown } = await openChat({ storage })
    expect(outbox()).toHaveLength(3)
    expect(shown().map(({ text, status }) => `${text} ${status}`)).toEqual([
      'one unconfirmed',
      'two sending',
      'three sending',
    ])
    await env.clock.advance(0)
    for (let turn = 0; turn < 3; turn += 1) {
      backend.performed[turn]?.answer(sent(backend.performed[turn]!.request, 100 + turn))
      await env.clock.settle()
    }
    expect(texts(backend.performed)).toEqual(['one', 'two', 'three'])
    expect(backend.performed[0]?.request.input).toMatchObject({ key: 'key one' })
    expect([outbox(), await storage.load()]).toEqual([[], []])
  })

  it('comes before what is pressed while it is being read', async () => {
    let give = (_entries: readonly Entry[]): void => {}
    const storage: OutboxStorage = {
      ...memoryOutboxStorage(),
      load: () => new Promise((resolve) => (give = resolve)),
    }
    const { env, chat, outbox, shown } = await openChat({ storage, env: createVirtualEnv() })
    env.setOnline(false)
    chat.send(general, 'new')
    give([entry('old')])
    await env.clock.settle()
    expect(outbox()).toHaveLength(2)
    expect(shown().map(({ text }) => text)).toEqual(['old', 'new'])
  })

  it('stays failed when it had failed, with its reason', async () => {
    const storage = memoryOutboxStorage()
    await storage.save(
      entry('one', { state: 'failed', attempts: 2, failure: { reason: 'blocked', text: 'no' } }),
    )
    const { env, backend, outbox, shown } = await openChat({ storage })
    await env.clock.advance(60_000)
    expect(backend.performed).toEqual([])
    expect(shown()).toMatchObject([{ text: 'one', status: 'failed', failure: { text: 'no' } }])
    expect(outbox()).toEqual(['message.send failed'])
  })

  it('loses no sound entry to one that nobody can read', async () => {
    const broken = { operation: null, state: 'queued' } as unknown as Entry
    const unknown = entry('x', { operation: { ...send('x'), kind: 'message.fold' } as unknown as Operation })
    const storage: OutboxStorage = {
      ...memoryOutboxStorage(),
      load: () => Promise.resolve([entry('one'), broken, unknown, null as unknown as Entry, entry('two')]),
    }
    const { shown } = await openChat({ storage })
    expect(shown().map(({ text }) => text)).toEqual(['one', 'two'])
  })
})

describe('I6: what is pressed', () => {
  it('is written with every change of its state and taken out when it has arrived', async () => {
    const log: string[] = []
    const memory = memoryOutboxStorage()
    const storage: OutboxStorage = {
      load: memory.load,
      save: (saved) => {
        log.push(`${saved.state} ${saved.attempts}`)
        return memory.save(saved)
      },
      remove: (id) => {
        log.push('gone')
        return memory.remove(id)
      },
    }
    const { env, chat, backend } = await openChat({ storage })
    chat.send(general, 'hello')
    backend.performed[0]?.fail({ type: 'unknown' })
    await env.clock.runUntil(() => backend.performed.length === 2)
    backend.performed[1]?.answer(sent(backend.performed[1].request))
    await env.clock.settle()
    expect(log).toEqual(['queued 0', 'sending 1', 'unknown 1', 'queued 1', 'sending 2', 'gone'])
  })

  it('is delivered though the disk refuses everything', async () => {
    const no = (): Promise<never> => Promise.reject(new DOMException('quota', 'QuotaExceededError'))
    const { env, chat, backend, shown } = await openChat({ storage: { load: no, save: no, remove: no } })
    chat.send(general, 'hello')
    backend.performed[0]?.answer(sent(backend.performed[0].request))
    await env.clock.settle()
    expect(shown()).toMatchObject([{ text: 'hello', status: 'sent' }])
  })

  it('is delivered though the disk throws', async () => {
    const broken = (): never => {
      throw new TypeError('no disk')
    }
    const { env, chat, backend, shown } = await openChat({
      storage: { load: broken, save: broken, remove: broken },
    })
    chat.send(general, 'hello')
    backend.performed[0]?.answer(sent(backend.performed[0].request))
    await env.clock.settle()
    expect(shown()).toMatchObject([{ text: 'hello', status: 'sent' }])
  })

  it('survives the end of the chat', async () => {
    const storage = memoryOutboxStorage()
    const first = await openChat({ storage })
    for (const text of ['one', 'two']) first.chat.send(general, text)
    first.chat.destroy()
    expect(await storage.load()).toHaveLength(2)
    const second = await openChat({ storage })
    await second.env.clock.advance(0)
    second.backend.performed[0]?.answer(sent(second.backend.performed[0].request))
    await second.env.clock.settle()
    expect(texts(second.backend.performed)).toEqual(['one', 'two'])
  })
})

it('does nothing with it until somebody connects', async () => {
  const storage = memoryOutboxStorage()
  await storage.save(entry('one'))
  const made = makeChat({ storage })
  await made.env.clock.advance(60_000)
  expect(made.backend.performed).toEqual([])
  made.chat.connect()
  await goOnline(made)
  expect(texts(made.backend.performed)).toEqual(['one'])
})
