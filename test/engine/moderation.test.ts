// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { userId } from '../../src/model/id.ts'
import type { MarkKind } from '../../src/model/mark.ts'
import { selectIsMarked } from '../../src/state/selectMark.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { ann, channelRecord, everything, general, messageRecord, mina, versionAt } from './facts.ts'
import { openChat } from './openChat.ts'

const theirs = messageRecord('m1', { at: 1 })
const mine = messageRecord('m2', { at: 2, authorId: ann })

async function open(options: Parameters<typeof openChat>[0] = {}) {
  const made = await openChat({ messages: [theirs, mine], ...options })
  const is = (kind: MarkKind, target: string = mina): boolean =>
    selectIsMarked(made.chat.store.getState(), kind, target)
  const asked = (): readonly unknown[] => made.backend.performed.map(({ request }) => request.input)
  return { ...made, is, asked }
}
const marked = (kind: MarkKind, target: string, at: number, value: boolean) =>
  ({ type: 'mark.put', kind, target, on: { version: versionAt(at), value } }) as const

describe.each([
  ['mute', 'muted', 'user.mute'],
  ['block', 'blocked', 'user.block'],
] as const)('%s', (deed, kind, operation) => {
  it('is a wish: shown at once, the last one counts, and what waits is one', async () => {
    const { chat, backend, env, is, asked, outbox } = await open()
    for (const on of [true, false, true]) chat[deed](mina, on)
    expect(is(kind)).toBe(true)
    backend.performed[0]?.answer([marked(kind, mina, 60, true)])
    await env.clock.settle()
    backend.performed[1]?.answer([marked(kind, mina, 61, true)])
    await env.clock.settle()
    expect([is(kind), outbox(), asked().length]).toEqual([true, [], 2])
  })

  it('I18: that is refused is taken back, and says why', async () => {
    const { chat, backend, env, is } = await open()
    chat[deed](mina, true)
    backend.performed[0]?.fail({ type: 'rejected', reason: 'not-allowed' }, 'no')
    await env.clock.settle()
    expect(is(kind)).toBe(false)
    expect(chat.store.getState().notices).toMatchObject([{ kind: operation, text: 'no' }])
  })

  it('ends with the list of a new connection, if it ended meanwhile', async () => {
    const { chat, backend, env, is } = await open()
    chat[deed](mina, true)
    backend.performed[0]?.answer([marked(kind, mina, 60, true)])
    await env.clock.settle()
    backend.connection.sink.events([{ type: 'marks.put', kind, all: { version: versionAt(90), value: [] } }])
    expect(is(kind)).toBe(false)
  })

  it('is not asked for about myself', async () => {
    const { chat, backend } = await open()
    chat[deed](ann, true)
    expect(backend.performed).toEqual([])
  })
})

it('a mute may end by itself', async () => {
  const { chat, asked } = await open()
  chat.mute(mina, true, 60)
  expect(asked()).toEqual([{ userId: 'mina', on: true, minutes: 60 }])
})

describe('a report', () => {
  it('is of what somebody else said, and is there', async () => {
    const { chat, is, asked } = await open()
    chat.flag(general, mine.key, true, { reason: 'spam' })
    chat.flag(general, messageRecord('nowhere').key, true)
    expect(asked()).toEqual([])
    chat.flag(general, theirs.key, true, { reason: 'spam', note: 'again' })
    expect(is('reported', theirs.key)).toBe(true)
    expect(asked()).toEqual([{ channelId: general, key: 'm1', on: true, reason: 'spam', note: 'again' }])
  })

  it('is not made where I may not report', async () => {
    const { chat, backend, asked } = await open()
    const may = everything.filter((each) => each !== 'flag-message')
    backend.connection.sink.events([
      { type: 'channel.put', channel: channelRecord(general, { at: 60, may }) },
    ])
    chat.flag(general, theirs.key, true)
    expect(asked()).toEqual([])
  })

  it('can be taken back after the message was deleted, and not be made any more', async () => {
    const { chat, backend, env, asked } = await open()
    const deleted = messageRecord('m1', { at: 1, version: 60, kind: 'deleted' })
    backend.connection.sink.events([{ type: 'message.put', message: deleted }])
    chat.flag(general, theirs.key, true)
    expect(asked()).toEqual([])
    chat.flag(general, theirs.key, false)
    await env.clock.settle()
    expect(asked()).toMatchObject([{ on: false }])
  })

  it('pressed offline waits, survives the page and leaves when the line is back', async () => {
    const env = createVirtualEnv()
    const first = await open({ env })
    env.setOnline(false)
    first.chat.flag(general, theirs.key, true, { reason: 'hate', note: 'n' })
    first.chat.flagUser(mina, true, { reason: 'spam' })
    first.chat.block(mina, true)
    first.chat.mute(mina, true, 5)
    await env.clock.settle()
    const kept = [...env.browser.stored('parlour/outbox/chat.test/ann').values()]
    first.chat.destroy()
    env.setOnline(true)
    const second = await open({ env })
    await env.clock.settle()
    expect(kept).toHaveLength(4)
    for (const kind of ['muted', 'blocked', 'reportedPeople'] as const)
      expect(second.is(kind), kind).toBe(true)
    expect(second.is('reported', theirs.key)).toBe(true)
    expect(second.asked()).toEqual([
      { channelId: general, key: 'm1', on: true, reason: 'hate', note: 'n' },
      { userId: userId('mina'), on: true, reason: 'spam', note: '' },
      { userId: userId('mina'), on: true },
      { userId: userId('mina'), on: true, minutes: 5 },
    ])
  })
})
