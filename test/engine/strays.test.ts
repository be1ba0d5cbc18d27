// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createStrays } from '../../src/engine/strays.ts'
import { messageKey, operationId } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { ann, general } from './facts.ts'

const edit = (id: string, key = 'a'): Operation => ({
  id: operationId(id),
  kind: 'message.edit',
  input: { channelId: general, key: messageKey(key), text: id },
  pressedAt: 0,
})
const setUp = () => {
  const env = createVirtualEnv()
  let cleared = 0
  const strays = createStrays(env, () => (cleared += 1))
  return { env, strays, cleared: () => cleared }
}

describe('I5, I24: what was given up may still arrive', () => {
  it('so another wish about the same waits for as long again', async () => {
    const { env, strays, cleared } = setUp()
    await env.clock.advance(30_000)
    strays.note(edit('one'), 0)
    expect(strays.isClear(edit('two'))).toBe(false)
    await env.clock.advance(29_999)
    expect([strays.isClear(edit('two')), cleared()]).toEqual([false, 0])
    await env.clock.advance(1)
    expect([strays.isClear(edit('two')), cleared()]).toEqual([true, 1])
  })

  it('but not the same one again, nor a deletion, nor what is about something else', async () => {
    const { env, strays } = setUp()
    await env.clock.advance(30_000)
    strays.note(edit('one'), 0)
    const deletion: Operation = {
      id: operationId('gone'),
      kind: 'message.delete',
      input: { channelId: general, key: messageKey('a'), authorId: ann },
      pressedAt: 0,
    }
    for (const free of [edit('one'), edit('two', 'b'), deletion]) expect(strays.isClear(free)).toBe(true)
  })

  it('the earlier of two tries may be the last to arrive', async () => {
    const { env, strays } = setUp()
    await env.clock.advance(30_000)
    strays.note(edit('one'), 0)
    await env.clock.advance(1000)
    strays.note(edit('one'), 30_900)
    await env.clock.advance(28_000)
    expect(strays.isClear(edit('two'))).toBe(false)
    await env.clock.advance(1000)
    expect(strays.isClear(edit('two'))).toBe(true)
  })

  it('wakes for the first of several, and holds no timer in the end', async () => {
    const { env, strays, cleared } = setUp()
    await env.clock.advance(10_000)
    strays.note(edit('one'), 0)
    strays.note(edit('one', 'b'), 9000)
    expect([strays.isClear(edit('two')), strays.isClear(edit('two', 'b'))]).toEqual([false, false])
    await env.clock.advance(1000)
    expect(cleared()).toBe(1)
    strays.isClear(edit('two'))
    strays.destroy()
    expect(env.held().timers).toBe(0)
  })
})
