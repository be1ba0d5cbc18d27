// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { KeyValueStorage } from '../../src/env/env.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { messageKey, type UserId } from '../../src/model/id.ts'
import { type Draft, emptyDraft } from '../../src/state/chatState.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { general, other } from './facts.ts'
import { makeChat, openChat, type OpenChat } from './openChat.ts'

/** One browser whose page is opened again and again. */
const open = (storage: KeyValueStorage): Promise<OpenChat> => openChat({ env: createVirtualEnv({ storage }) })
const draftIn = ({ chat }: OpenChat, id = general): Draft | undefined => chat.store.getState().drafts.get(id)
const keys = (storage: KeyValueStorage): Promise<readonly string[]> => storage.keys('')

/** Counts what is written. */
function watched(storage = memoryStorage()): KeyValueStorage & { readonly log: string[] } {
  const log: string[] = []
  return {
    ...storage,
    log,
    set(key, value) {
      log.push(`set ${(JSON.parse(value) as Draft).text}`)
      return storage.set(key, value)
    },
    remove(key) {
      log.push('remove')
      return storage.remove(key)
    },
  }
}

describe('CO-5: a draft', () => {
  it('is there again on the next page: text, reply, edit with what it displaced, and caret', async () => {
    const storage = memoryStorage()
    const first = await open(storage)
    const displaced: Draft = { ...emptyDraft, text: 'Half a thought', replyTo: messageKey('m1'), caret: 4 }
    first.chat.setDraft(general, {
      text: 'سلام، دنیا',
      editing: { key: messageKey('m2'), displaced },
      caret: 3,
    })
    first.chat.setDraft(other, { replyTo: messageKey('m3') })
    await first.env.clock.advance(300)
    const second = await open(storage)
    expect(draftIn(second)).toMatchObject({
      text: 'سلام، دنیا',
      editing: { key: 'm2', displaced: { text: 'Half a thought', replyTo: 'm1', caret: 4 } },
      caret: 3,
    })
    expect(draftIn(second, other)).toMatchObject({ text: '', replyTo: 'm3' })
  })

  it('is written at the latest 300 ms after a key, however long one writes', async () => {
    const storage = watched()
    const { chat, env } = await open(storage)
    chat.setDraft(general, { text: 'a' })
    await env.clock.advance(299)
    expect(storage.log).toEqual([])
    chat.setDraft(general, { text: 'ab' })
    await env.clock.advance(1)
    expect(storage.log).toEqual(['set ab'])
    for (let key = 0; key < 10; key += 1) {
      chat.setDraft(general, { text: `ab${key}` })
      await env.clock.advance(100)
    }
    expect(storage.log.length).toBeGreaterThanOrEqual(3)
    expect(storage.log.length).toBeLessThanOrEqual(5)
    await env.clock.advance(300)
    expect([storage.log.at(-1), env.held().timers]).toEqual(['set ab9', 0])
  })

  it('is written at once when the page is hidden, and when the chat ends', async () => {
    const storage = watched()
    const { chat, env } = await open(storage)
    chat.setDraft(general, { text: 'one' })
    env.setVisible(false)
    expect(storage.log).toEqual(['set one'])
    env.setVisible(true)
    chat.setDraft(general, { text: 'two' })
    chat.destroy()
    expect(storage.log).toEqual(['set one', 'set two'])
    chat.setDraft(general, { text: 'three' })
    await env.clock.advance(1000)
    expect(storage.log).toEqual(['set one', 'set two'])
  })

  it('is taken out at once when it was sent or emptied, so that it cannot come back', async () => {
    const storage = watched()
    const { chat, env } = await open(storage)
    chat.setDraft(general, { text: 'one' })
    await env.clock.advance(300)
    chat.setDraft(general, emptyDraft)
    expect(storage.log).toEqual(['set one', 'remove'])
    expect(await keys(storage)).toEqual([])
    expect(draftIn(await open(storage))).toBeUndefined()
  })

  it('stays while an edit or a reply is all there is of it', async () => {
    const storage = memoryStorage()
    const { chat, env } = await open(storage)
    chat.setDraft(general, { replyTo: messageKey('m1') })
    await env.clock.advance(300)
    expect(await keys(storage)).toHaveLength(1)
  })

  it('is one person’s, and one server’s', async () => {
    const storage = memoryStorage()
    const { chat, env } = await open(storage)
    chat.setDraft(general, { text: 'Ann’s' })
    await env.clock.advance(300)
    const reza = makeChat({ env: createVirtualEnv({ storage }) })
    reza.chat.connect()
    reza.backend.connection.accept('reza' as UserId)
    await reza.env.clock.settle()
    expect(draftIn(reza)).toBeUndefined()
    expect(draftIn(await open(storage))?.text).toBe('Ann’s')
  })

  it('never overwrites what is being written already, not even when that is nothing', async () => {
    const storage = memoryStorage()
    const first = await open(storage)
    first.chat.setDraft(general, { text: 'stored' })
    first.chat.setDraft(other, { text: 'stored too' })
    await first.env.clock.advance(300)
    const second = makeChat({ env: createVirtualEnv({ storage }) })
    second.chat.setDraft(general, { text: '' })
    second.chat.connect()
    second.backend.connection.accept()
    await second.env.clock.settle()
    expect(draftIn(second)?.text).toBe('')
    expect(draftIn(second, other)?.text).toBe('stored too')
  })

  it('that was begun before anybody knew whose it is, is written once one does', async () => {
    const storage = memoryStorage()
    const made = makeChat({ env: createVirtualEnv({ storage }) })
    made.chat.setDraft(general, { text: 'early' })
    await made.env.clock.advance(1000)
    expect(await keys(storage)).toEqual([])
    made.chat.connect()
    made.backend.connection.accept()
    await made.env.clock.advance(300)
    expect(draftIn(await open(storage))?.text).toBe('early')
  })

  it('in another tab is left alone, and the later of two is what comes back', async () => {
    const storage = memoryStorage()
    const one = await open(storage)
    const two = await open(storage)
    one.chat.setDraft(general, { text: 'from one' })
    await one.env.clock.advance(300)
    expect(draftIn(two)).toBeUndefined()
    two.chat.setDraft(general, { text: 'from two' })
    await two.env.clock.advance(300)
    expect(draftIn(one)?.text).toBe('from one')
    expect(draftIn(await open(storage))?.text).toBe('from two')
  })

  it.each([
    '',
    'null',
    '[]',
    '7',
    '{',
    '{"text":7}',
    '{"text":null,"replyTo":"m1"}',
    '{"text":"","editing":{"key":5}}',
  ])('that nobody can read is ignored: %s', async (broken) => {
    const storage = memoryStorage()
    const first = await open(storage)
    first.chat.setDraft(general, { text: 'broken soon' })
    first.chat.setDraft(other, { text: 'sound' })
    await first.env.clock.advance(300)
    const key = (await keys(storage)).find((name) => name.endsWith(general)) ?? ''
    await storage.set(key, broken)
    const second = await open(storage)
    expect(draftIn(second)).toBeUndefined()
    expect(draftIn(second, other)?.text).toBe('sound')
  })

  it('keeps what is sound of a strange one: the caret is within the text, a reply has a name', async () => {
    const storage = memoryStorage()
    const first = await open(storage)
    first.chat.setDraft(general, { text: 'x' })
    await first.env.clock.advance(300)
    const [key = ''] = await keys(storage)
    await storage.set(key, '{"text":"abc","replyTo":{},"editing":[],"caret":99,"more":1}')
    expect(draftIn(await open(storage))).toMatchObject({
      text: 'abc',
      replyTo: null,
      editing: null,
      caret: 3,
    })
  })

  it.each([
    ['refuses', (): Promise<never> => Promise.reject(new DOMException('quota', 'QuotaExceededError'))],
    [
      'throws',
      (): never => {
        throw new TypeError('no disk')
      },
    ],
  ])('is in memory though the disk %s', async (_, no) => {
    const { chat, env } = await open({ get: no, set: no, remove: no, keys: no })
    chat.setDraft(general, { text: 'one' })
    await env.clock.advance(300)
    chat.setDraft(general, emptyDraft)
    chat.setDraft(general, { text: 'two' })
    chat.destroy()
    expect(chat.store.getState().drafts.get(general)?.text).toBe('two')
  })
})
