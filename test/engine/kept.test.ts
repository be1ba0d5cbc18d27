// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { keepOutbox } from '../../src/engine/outboxKeeper.ts'
import { memoryOutboxStorage, type OutboxStorage } from '../../src/engine/outboxStorage.ts'
import { messageKey, operationId } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import { type ChatState, emptyChatState } from '../../src/state/chatState.ts'
import { press } from '../../src/state/press.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { ann, general, sent } from './facts.ts'
import { openChat, type OpenChat } from './openChat.ts'

/** When an answer comes, ms after now, and what it is. */
async function timed({ env }: OpenChat, answer: Promise<boolean>): Promise<string> {
  const start = env.monotonic()
  let result = ''
  void answer.then((isKept) => (result = `${isKept} after ${env.monotonic() - start}`))
  await env.clock.runUntil(() => result !== '', 10_000)
  return result
}
const marks = ({ shown }: OpenChat): readonly string[] =>
  shown().map(({ text, isKept }) => `${text}: ${isKept ? 'kept' : 'not kept'}`)

async function pressed(arrange: (open: OpenChat) => void) {
  const open = await openChat()
  arrange(open)
  const key = open.chat.send(general, 'hello')!
  return { ...open, key }
}

describe('I6: what is pressed', () => {
  it('is said to be kept once it is on the disk', async () => {
    const open = await pressed(({ env }) => env.browser.delay(30))
    expect(await timed(open, open.chat.kept(open.key))).toBe('true after 30')
    expect(open.env.browser.stored('parlour/outbox/chat.test/ann').size).toBe(1)
    expect(marks(open)).toEqual(['hello: kept'])
  })

  it('is said not to be after 50 ms of a slow disk, until that has it after all', async () => {
    const open = await pressed(({ env }) => env.browser.delay(500))
    expect(marks(open)).toEqual(['hello: kept'])
    expect(await timed(open, open.chat.kept(open.key))).toBe('false after 50')
    expect(marks(open)).toEqual(['hello: not kept'])
    await open.env.clock.advance(500)
    expect(marks(open)).toEqual(['hello: kept'])
  })

  it('is in memory alone where the disk refuses, and is sent all the same', async () => {
    const open = await pressed(({ env }) => env.browser.refuse(true))
    expect(await timed(open, open.chat.kept(open.key))).toBe('false after 0')
    expect(marks(open)).toEqual(['hello: not kept'])
    open.backend.performed[0]!.answer(sent(open.backend.performed[0]!.request))
    await open.env.clock.settle()
    expect(open.shown()).toMatchObject([{ status: 'sent', isKept: true }])
  })

  it('is kept from the next write on that succeeds', async () => {
    const open = await pressed(({ env }) => env.browser.refuse(true))
    await open.env.clock.settle()
    expect(marks(open)).toEqual(['hello: not kept'])
    open.env.browser.refuse(false)
    open.backend.performed[0]!.fail({ type: 'unknown' })
    await open.env.clock.settle()
    expect(marks(open)).toEqual(['hello: kept'])
  })

  it('goes to the disk with the next thing that it takes, though nothing else happens to it', async () => {
    const open = await pressed(({ env }) => {
      env.setOnline(false)
      env.browser.refuse(true)
    })
    await open.env.clock.settle()
    expect(marks(open)).toEqual(['hello: not kept'])
    open.env.browser.refuse(false)
    open.chat.send(general, 'again')
    await open.env.clock.settle()
    expect(marks(open)).toEqual(['hello: kept', 'again: kept'])
    expect(open.env.browser.stored('parlour/outbox/chat.test/ann').size).toBe(2)
  })

  it('that was taken back while the disk refused goes from it with the next thing that it does', async () => {
    const open = await pressed(({ env }) => env.setOnline(false))
    await open.env.clock.settle()
    open.env.browser.refuse(true)
    open.chat.remove(general, open.key)
    await open.env.clock.settle()
    expect(open.env.browser.stored('parlour/outbox/chat.test/ann').size).toBe(1)
    open.env.browser.refuse(false)
    open.chat.send(general, 'again')
    await open.env.clock.settle()
    expect(open.env.browser.stored('parlour/outbox/chat.test/ann').size).toBe(1)
    expect(marks(open)).toEqual(['again: kept'])
  })

  it('is not offered for ever to a disk that was given up meanwhile', async () => {
    const env = createVirtualEnv()
    const operation = (id: string): Operation => ({
      id: operationId(id),
      kind: 'message.delete',
      input: { channelId: general, key: messageKey(id), authorId: ann },
      pressedAt: 0,
    })
    const store = createStore<ChatState>()(() => emptyChatState)
    const asked: ((isTaken: boolean) => void)[] = []
    const storage: OutboxStorage = {
      load: () => Promise.resolve([]),
      save: () =>
        new Promise((resolve, reject) => {
          asked.push((isTaken) => (isTaken ? resolve() : reject(new Error('full'))))
        }),
      remove: () => Promise.resolve(),
    }
    const keeper = keepOutbox(store, storage, env)
    for (const id of ['one', 'two']) {
      store.setState(({ outbox }) => ({ outbox: press(outbox, operation(id)) }))
      void keeper.save(store.getState().outbox.entries.get(operationId(id))!)
    }
    asked[0]!(false)
    await env.clock.settle()
    keeper.giveUp()
    asked[1]!(true)
    await env.clock.settle()
    expect([asked.length, keeper.isLost(operationId('one'))]).toEqual([2, true])
    keeper.destroy()
  })

  it('of an edit, is known by the message', async () => {
    const open = await pressed(({ env }) => {
      env.setOnline(false)
      env.browser.delay(20)
    })
    await open.env.clock.advance(100)
    open.chat.edit(general, open.key, 'changed')
    expect(await timed(open, open.chat.kept(open.key))).toBe('true after 20')
    const [record] = [...open.env.browser.stored('parlour/outbox/chat.test/ann').values()]
    expect(record).toMatchObject({ operation: { kind: 'message.send', input: { text: 'changed' } } })
  })

  it('and has arrived needs no disk', async () => {
    const open = await pressed(() => {})
    open.backend.performed[0]!.answer(sent(open.backend.performed[0]!.request))
    await open.env.clock.settle()
    open.env.browser.refuse(true)
    expect(await timed(open, open.chat.kept(open.key))).toBe('true after 0')
  })

  it('in a storage of the application’s own is kept there', async () => {
    const storage = memoryOutboxStorage()
    const open = await openChat({ storage })
    const key = open.chat.send(general, 'hello')!
    expect(await timed(open, open.chat.kept(key))).toBe('true after 0')
    expect(await storage.load()).toHaveLength(1)
    expect(open.env.browser.stored('parlour/outbox/chat.test/ann').size).toBe(0)
  })
})

describe('what nobody vouches for', () => {
  const sound = {
    operation: {
      id: 'op',
      kind: 'message.send',
      input: { channelId: general, key: 'k1', text: 'sound', authorId: 'ann', quote: null, mentions: [] },
      pressedAt: 1,
    },
    state: 'queued',
    attempts: 0,
    revision: 0,
    failure: null,
    parked: false,
    place: 1,
  }
  it.each([
    ['nothing', null],
    ['text', 'x'],
    ['no operation', { ...sound, operation: null }],
    ['another name', sound],
    ['an unknown kind', { ...sound, operation: { ...sound.operation, id: 'bad', kind: 'toString' } }],
    [
      'a text that is none',
      {
        ...sound,
        operation: {
          ...sound.operation,
          id: 'bad',
          input: { ...sound.operation.input, text: { toString: 1 } },
        },
      },
    ],
    ['a place that is none', { ...sound, operation: { ...sound.operation, id: 'bad' }, place: Number.NaN }],
    ['a state that is none', { ...sound, operation: { ...sound.operation, id: 'bad' }, state: '__proto__' }],
  ])('on the disk is skipped and thrown away, and costs nothing else: %s', async (_name, record) => {
    const first = await openChat()
    const { browser } = first.env
    first.chat.destroy()
    const { records } = browser.open()
    const place = records('parlour/outbox/chat.test/ann')
    await place.put('op', sound)
    await place.put('bad', record)
    const second = await openChat({ env: createVirtualEnv({ browser }) })
    expect(second.shown().map(({ text }) => text)).toEqual(['sound'])
    expect([...browser.stored('parlour/outbox/chat.test/ann').keys()]).toEqual(['op'])
  })
})
