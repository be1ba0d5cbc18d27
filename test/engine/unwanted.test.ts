// @vitest-environment node
import { afterEach, expect, it } from 'vitest'
import type { Chat } from '../../src/engine/chat.ts'
import type { OperationId } from '../../src/model/id.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { createVirtualEnv, createWorld, replaceTimers, small } from '../../src/testing.ts'
import { general } from './facts.ts'

let end = (): void => {}
afterEach(() => end())

/** A message is refused on its second try, and its first one, which was given up, is still on its way. */
async function failWithAStray(think: (chat: Chat, failed: OperationId) => void) {
  const env = createVirtualEnv()
  const restore = replaceTimers(env.clock)
  const world = await createWorld({ scene: small, env })
  const { chat, network } = world.join('ann')
  end = () => {
    chat.destroy()
    restore()
  }
  chat.connect()
  void chat.loadChannels('first')
  await env.clock.advance(1000)
  // Given up after 30 s, it arrives after 40.
  network.failNext('sendMessage', { lateMs: 40_000 })
  network.failNext('sendMessage', { status: 403 })
  const key = chat.send(general, 'hello')!
  await env.clock.advance(35_000)
  const [failed] = chat.store.getState().outbox.entries.values()
  expect(failed?.state).toBe('failed')
  think(chat, failed!.operation.id)
  await env.clock.advance(10_000)
  return selectMessage(chat.store.getState(), general, key)
}

it('I5: what was taken back and arrives all the same is deleted', async () => {
  const message = await failWithAStray((chat, failed) => void chat.discard(failed))
  expect(message).toMatchObject({ kind: 'deleted', status: 'sent' })
})

it('but not what was wanted again after all', async () => {
  const message = await failWithAStray((chat, failed) => chat.discard(failed)())
  expect(message).toMatchObject({ kind: 'text', text: 'hello' })
})
