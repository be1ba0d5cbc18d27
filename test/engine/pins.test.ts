// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { channelRecord, everything, general, messageRecord } from './facts.ts'
import { openChat } from './openChat.ts'

const theirs = messageRecord('m1', { at: 1 })

describe('a pin', () => {
  const open = async () => {
    const made = await openChat({ messages: [theirs] })
    return { ...made, isPinned: () => made.message(theirs.key)?.pinned }
  }

  it('is a wish: the last one counts, and what waits is one', async () => {
    const { chat, backend, env, isPinned, outbox } = await open()
    for (const on of [true, false, true, false]) chat.pin(general, theirs.key, on)
    expect(isPinned()).toBe(false)
    backend.performed[0]?.answer([
      { type: 'message.put', message: messageRecord('m1', { at: 1, version: 5, pinned: true }) },
    ])
    await env.clock.settle()
    expect(backend.performed.map(({ request }) => (request.input as { on: boolean }).on)).toEqual([
      true,
      false,
    ])
    backend.performed[1]?.answer([
      { type: 'message.put', message: messageRecord('m1', { at: 1, version: 6, pinned: false }) },
    ])
    await env.clock.settle()
    expect([isPinned(), outbox()]).toEqual([false, []])
  })

  it('survives the page, and is tried again when nobody knows what became of it', async () => {
    const { chat, backend, env, isPinned } = await open()
    chat.pin(general, theirs.key, true, 1_800_000_000_000)
    await env.clock.settle()
    const [kept] = [...env.browser.stored('parlour/outbox/chat.test/ann').values()]
    expect(JSON.stringify(kept)).toContain('"until":1800000000000')
    backend.performed[0]?.fail({ type: 'unknown' })
    await env.clock.advance(5000)
    expect(backend.performed).toHaveLength(2)
    expect(isPinned()).toBe(true)
  })

  it('I18: that is refused is taken back alone', async () => {
    const { chat, backend, env, message, isPinned } = await open()
    chat.pin(general, theirs.key, true)
    backend.connection.sink.events([
      { type: 'message.put', message: messageRecord('m1', { at: 1, version: 9, text: 'changed' }) },
    ])
    backend.performed[0]?.fail({ type: 'rejected', reason: 'not-allowed' }, 'no')
    await env.clock.settle()
    expect([isPinned(), message(theirs.key)?.text]).toEqual([false, 'changed'])
    expect(chat.store.getState().notices).toMatchObject([{ kind: 'message.pin', text: 'no' }])
  })

  it('is not asked for where I may not pin', async () => {
    const { chat, backend } = await open()
    backend.connection.sink.events([
      {
        type: 'channel.put',
        channel: channelRecord(general, { at: 60, may: everything.filter((may) => may !== 'pin-message') }),
      },
    ])
    chat.pin(general, theirs.key, true)
    expect(backend.performed).toEqual([])
  })
})
