// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import type { MessageKey } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import { selectUnread } from '../../src/state/selectors.ts'
import { ann, arrived, everything, general, messageRecord, sent, versionAt } from './facts.ts'
import { type OpenChat, openChat } from './openChat.ts'

const mine = messageRecord('m1', { authorId: ann, at: 1 })
const theirs = messageRecord('m2', { at: 2 })
const open = (): Promise<OpenChat> => openChat({ messages: [mine, theirs] })
const kinds = ({ backend }: OpenChat): readonly string[] =>
  backend.performed.map(({ request }) =>
    'text' in request.input ? `${request.kind} ${request.input.text}` : request.kind,
  )
const reactions = ({ message }: OpenChat, key: MessageKey): readonly string[] =>
  (message(key)?.reactions ?? []).map(({ type, count, own }) => `${type} ${count}${own ? ' own' : ''}`)

/** What a server tells of a reaction that I set. */
const reacted = (operation: Operation, at = 90): readonly ChatEvent[] => {
  if (operation.kind !== 'reaction.set') return []
  const { key, reaction, on } = operation.input
  const group = { type: reaction, count: on ? 1 : 0, firstAt: theirs.order, people: on ? [ann] : [] }
  const own = { version: versionAt(at), types: on ? [reaction] : [], since: [] }
  return [
    {
      type: 'message.put',
      message: messageRecord(key, { at: 2, version: at, reactions: [group], ownReactions: own }),
    },
  ]
}

describe('a reaction', () => {
  it('I24: shows at once, and what is wished meanwhile waits as one', async () => {
    const chat = await open()
    const toggle = (on: boolean): void => chat.chat.react(general, theirs.key, 'like', on)
    toggle(true)
    expect(reactions(chat, theirs.key)).toEqual(['like 1 own'])
    for (const on of [false, true, false, true, false]) toggle(on)
    expect(reactions(chat, theirs.key)).toEqual([])
    expect(chat.backend.performed).toHaveLength(1)
    chat.backend.performed[0]?.answer(reacted(chat.backend.performed[0].request))
    await chat.env.clock.settle()
    expect(chat.backend.performed.map(({ request }) => request.input)).toMatchObject([
      { on: true },
      { on: false },
    ])
    chat.backend.performed[1]?.answer(reacted(chat.backend.performed[1].request, 91))
    await chat.env.clock.settle()
    expect([reactions(chat, theirs.key), chat.outbox()]).toEqual([[], []])
  })

  it('I24: that was the only one and is taken away before it left still ends the others', async () => {
    const chat = await open()
    const wish = (reaction: string, on: boolean, unique = false): void =>
      chat.chat.react(general, theirs.key, reaction, on, unique)
    wish('love', true)
    wish('like', true, true)
    wish('like', false)
    chat.backend.onPerform(({ request, answer }) => answer(reacted(request)))
    chat.backend.performed[0]?.answer(reacted(chat.backend.performed[0].request))
    await chat.env.clock.settle()
    expect(chat.backend.performed.map(({ request }) => request.input)).toMatchObject([
      { reaction: 'love', on: true },
      { reaction: 'like', on: true, unique: true },
      { reaction: 'like', on: false },
    ])
  })

  it('I18: that is refused is taken back alone, and said so', async () => {
    const chat = await open()
    const { backend, env } = chat
    chat.chat.react(general, theirs.key, 'like', true)
    const meanwhile = { type: 'love', count: 3, firstAt: mine.order, people: [] }
    backend.connection.sink.events([
      {
        type: 'message.put',
        message: messageRecord('m2', { at: 2, version: 80, text: 'edited', reactions: [meanwhile] }),
      },
    ])
    expect(reactions(chat, theirs.key)).toEqual(['love 3', 'like 1 own'])
    backend.performed[0]?.fail({ type: 'rejected', reason: 'not-allowed' }, 'frozen')
    await env.clock.settle()
    expect(reactions(chat, theirs.key)).toEqual(['love 3'])
    expect(chat.message(theirs.key)?.text).toBe('edited')
    const { notices } = chat.chat.store.getState()
    expect(notices).toMatchObject([{ kind: 'reaction.set', text: 'frozen' }])
    chat.chat.dismiss(notices[0]!.id)
    expect(chat.chat.store.getState().notices).toEqual([])
  })

  it('without an answer is wished again until it is known', async () => {
    const chat = await open()
    chat.backend.onPerform(({ request, answer, fail }) =>
      chat.backend.performed.length < 4 ? fail({ type: 'unknown' }) : answer(reacted(request)),
    )
    chat.chat.react(general, theirs.key, 'like', true)
    await chat.env.clock.runUntil(() => chat.outbox().length === 0)
    expect(reactions(chat, theirs.key)).toEqual(['like 1 own'])
    expect(chat.backend.performed).toHaveLength(4)
  })

  it('S10: is not even tried where I may not', async () => {
    const chat = await openChat()
    chat.backend.connection.sink.events([
      {
        type: 'channel.put',
        channel: {
          id: general,
          info: { version: versionAt(-1), value: {} as never },
          capabilities: {
            version: versionAt(70),
            value: everything.filter((may) => may !== 'send-reaction'),
          },
        },
      },
    ])
    chat.chat.react(general, theirs.key, 'like', true)
    expect(chat.backend.performed).toEqual([])
  })
})

describe('I5: what depends on a message that has not arrived', () => {
  it('an edit before it leaves becomes part of it', async () => {
    const chat = await open()
    chat.env.setOnline(false)
    const key = chat.chat.send(general, 'helo')
    chat.chat.edit(general, key!, 'hello')
    chat.env.setOnline(true)
    expect(kinds(chat)).toEqual(['message.send hello'])
  })

  it('an edit while it is on its way waits for it, and shows at once', async () => {
    const chat = await open()
    const key = chat.chat.send(general, 'helo')
    chat.chat.edit(general, key!, 'hello')
    expect(chat.message(key)?.text).toBe('hello')
    expect(kinds(chat)).toEqual(['message.send helo'])
    chat.backend.performed[0]?.answer(sent(chat.backend.performed[0].request))
    await chat.env.clock.settle()
    expect(kinds(chat)).toEqual(['message.send helo', 'message.edit hello'])
    expect(chat.message(key)?.text).toBe('hello')
  })

  it('a deletion before it leaves cancels it', async () => {
    const chat = await open()
    chat.env.setOnline(false)
    const key = chat.chat.send(general, 'oops')
    chat.chat.remove(general, key!)
    expect([chat.message(key), chat.outbox()]).toEqual([null, []])
    chat.env.setOnline(true)
    await chat.env.clock.settle()
    expect(chat.backend.performed).toEqual([])
  })

  it('a deletion while nobody knows whether it arrived waits for it', async () => {
    const chat = await open()
    chat.backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    const key = chat.chat.send(general, 'oops')
    await chat.env.clock.settle()
    chat.chat.remove(general, key!)
    expect(chat.message(key)?.kind).toBe('deleted')
    chat.backend.onPerform(({ request, answer }) => answer(sent(request)))
    await chat.env.clock.runUntil(() => chat.outbox().length === 0)
    expect(kinds(chat).at(-1)).toBe('message.delete')
  })
})

describe('an edit and a deletion', () => {
  it('that are refused: the edit keeps its text, the deletion is taken back and said so', async () => {
    const chat = await open()
    chat.backend.onPerform(({ fail }) => fail({ type: 'rejected', reason: 'not-allowed' }, 'too late'))
    chat.chat.edit(general, mine.key, 'better')
    await chat.env.clock.settle()
    expect(chat.message(mine.key)).toMatchObject({
      text: 'better',
      status: 'failed',
      failure: { text: 'too late' },
    })
    chat.chat.discard(chat.message(mine.key)!.failedOperation!)
    expect(chat.message(mine.key)).toMatchObject({ text: 'Text of m1', status: 'sent' })
    chat.chat.remove(general, mine.key)
    expect(chat.message(mine.key)?.kind).toBe('deleted')
    await chat.env.clock.settle()
    expect(chat.message(mine.key)?.kind).toBe('text')
    expect(chat.chat.store.getState().notices).toMatchObject([{ kind: 'message.delete' }])
  })

  it('are not tried on what is not mine, and an edit not where it changes nothing', async () => {
    const chat = await open()
    chat.chat.edit(general, theirs.key, 'mine now')
    chat.chat.remove(general, theirs.key)
    chat.chat.edit(general, mine.key, 'Text of m1')
    expect(chat.backend.performed).toEqual([])
  })

  it('nor is an edit of what is no text, though it is mine', async () => {
    const joined = messageRecord('m3', { authorId: ann, at: 3, kind: 'system' })
    const chat = await openChat({ messages: [mine, joined] })
    chat.chat.edit(general, joined.key, 'Ann has left')
    expect(chat.backend.performed).toEqual([])
    expect(chat.message(joined.key)?.text).toBe('Text of m3')
  })
})

describe('reading', () => {
  it('I28: is told at most once at a time, and the last one wins', async () => {
    const { env, chat, backend } = await openChat()
    const { sink } = backend.connection
    sink.events([arrived('m1', { at: 70 })])
    chat.markRead(general)
    expect(selectUnread(chat.store.getState(), general)).toBe(0)
    for (const at of [71, 72, 73]) {
      sink.events([arrived(`m${at}`, { at })])
      await env.clock.advance(20)
      chat.markRead(general)
    }
    expect(backend.performed).toHaveLength(1)
    backend.performed[0]?.answer([])
    await env.clock.settle()
    expect(backend.performed.map(({ request }) => request.input)).toMatchObject([
      { newest: 'm1' },
      { newest: 'm73' },
    ])
    backend.performed[1]?.answer([
      { type: 'unread.put', channelId: general, count: { version: versionAt(80), value: 0 } },
    ])
    await env.clock.settle()
    chat.markRead(general)
    expect(backend.performed).toHaveLength(2)
  })

  it('that is refused is nobody’s business', async () => {
    const { env, chat, backend, outbox } = await openChat()
    backend.connection.sink.events([arrived('m1', { at: 70 })])
    backend.onPerform(({ fail }) => fail({ type: 'rejected', reason: 'feature-off' }))
    chat.markRead(general)
    await env.clock.settle()
    expect([chat.store.getState().notices, outbox()]).toEqual([[], []])
  })
})
