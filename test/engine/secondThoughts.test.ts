// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { general, messageRecord, sent } from './facts.ts'
import { openChat } from './openChat.ts'

const theirs = messageRecord('m2', { at: 2 })

/** Three messages were said, the second of them answering the first, and the first was refused. */
async function refused() {
  const open = await openChat({ messages: [theirs] })
  const { chat, backend, env } = open
  backend.onPerform(({ request, fail, answer }) =>
    'text' in request.input && request.input.text === 'one'
      ? fail({ type: 'rejected', reason: 'other' }, 'no')
      : answer(sent(request)),
  )
  const first = chat.send(general, 'one')
  await env.clock.settle()
  env.setOnline(false)
  const second = chat.send(general, 'two', { replyTo: first })
  chat.send(general, 'three')
  const operation = open.message(first)!.failedOperation!
  return { ...open, first, second, operation }
}
const texts = (shown: readonly { text: string; status: string }[]): readonly string[] =>
  shown.map(({ text, status }) => `${text}: ${status}`)

describe('MS-7: a discarded message', () => {
  it('that is wanted back stands where it stood, failed as it was, and is answered again', async () => {
    const { chat, shown, message, first, second, operation } = await refused()
    const before = texts(shown())
    const undo = chat.discard(operation)
    expect(texts(shown())).toEqual(['Text of m2: sent', 'two: sending', 'three: sending'])
    expect(message(second)?.quote).toBeNull()
    undo()
    expect(texts(shown())).toEqual(before)
    expect(message(first)).toMatchObject({ status: 'failed', failure: { text: 'no' } })
    expect(message(second)?.quote?.key).toBe(first)
  })

  it('comes back before what was said meanwhile, and after what has left meanwhile', async () => {
    const { chat, shown, env, operation } = await refused()
    const undo = chat.discard(operation)
    env.setOnline(true)
    await env.clock.settle()
    env.setOnline(false)
    chat.send(general, 'four')
    undo()
    expect(texts(shown())).toEqual([
      'Text of m2: sent',
      'two: sent',
      'three: sent',
      'one: failed',
      'four: sending',
    ])
  })

  it('comes back once, however often that is asked for', async () => {
    const { chat, shown, env, backend, operation } = await refused()
    const undo = chat.discard(operation)
    undo()
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    env.setOnline(true)
    chat.retry(operation)
    await env.clock.settle()
    undo()
    expect(texts(shown()).filter((text) => text.startsWith('one'))).toEqual(['one: sent'])
  })

  it('does not come out of nothing: what was not discarded cannot come back', async () => {
    const { chat, env, backend, shown, outbox } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    chat.send(general, 'one')
    await env.clock.settle()
    const undo = chat.discard(shown()[0]!.failedOperation!)
    expect(texts(shown())).toEqual(['one: unconfirmed'])
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    await env.clock.runUntil(() => outbox().length === 0)
    undo()
    expect([texts(shown()), outbox()]).toEqual([['one: sent'], []])
  })
})

describe('MS-6: a message of which nobody knows', () => {
  it('goes at once where somebody asks for it, under the same id', async () => {
    const { chat, env, backend, shown } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    chat.send(general, 'one')
    await env.clock.settle()
    const tries = backend.performed.length
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    chat.retry(shown()[0]!.failedOperation!)
    await env.clock.settle()
    expect(texts(shown())).toEqual(['one: sent'])
    expect(backend.performed).toHaveLength(tries + 1)
    expect(new Set(backend.performed.map(({ request }) => request.id)).size).toBe(1)
  })

  it('I32: waits all the same where the server said how long', async () => {
    const { chat, env, backend, shown } = await openChat()
    backend.onPerform(({ fail }) => fail({ type: 'throttled', waitMs: 40_000 }))
    chat.send(general, 'one')
    await env.clock.advance(1000)
    const [{ operation } = { operation: null }] = chat.store.getState().outbox.entries.values()
    chat.retry(operation!.id)
    await env.clock.advance(1000)
    expect(backend.performed).toHaveLength(1)
    expect(texts(shown())).toEqual(['one: sending'])
  })
})

describe('I5: an edit of a message that was refused', () => {
  /** Tried so often without an answer, and then refused. */
  async function refusedAfter(lost: number) {
    const open = await openChat()
    const { chat, backend, env } = open
    let tries = 0
    backend.onPerform(({ fail }) => {
      tries += 1
      fail(tries > lost ? { type: 'rejected', reason: 'other' } : { type: 'unknown' })
    })
    const key = chat.send(general, 'old')!
    await env.clock.runUntil(() => open.message(key)?.status === 'failed')
    const before = backend.performed.length
    backend.onPerform(() => {})
    chat.edit(general, key, 'new')
    const since = () => backend.performed.slice(before)
    return { ...open, key, since, kinds: () => since().map(({ request }) => request.kind) }
  }

  it('becomes the message, which leaves with the new words', async () => {
    const { kinds, since, message, key } = await refusedAfter(0)
    expect(kinds()).toEqual(['message.send'])
    expect(since()[0]?.request.input).toMatchObject({ text: 'new' })
    expect(message(key)?.text).toBe('new')
  })

  it('follows it where an earlier try may have brought the old words', async () => {
    const { since, message, key, env, kinds, outbox } = await refusedAfter(1)
    expect(kinds()).toEqual(['message.send'])
    expect(message(key)).toMatchObject({ text: 'new', status: 'sending' })
    // It was there all along, as it was.
    since()[0]!.answer([{ type: 'message.arrived', message: messageRecord(key, { at: 100, text: 'old' }) }])
    await env.clock.settle()
    expect(kinds()).toEqual(['message.send', 'message.edit'])
    since()[1]!.answer([
      { type: 'message.put', message: messageRecord(key, { at: 100, version: 101, text: 'new' }) },
    ])
    await env.clock.settle()
    expect([outbox(), message(key)?.text]).toEqual([[], 'new'])
  })
})
