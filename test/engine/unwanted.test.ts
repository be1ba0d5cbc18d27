// @vitest-environment node
import { expect, it } from 'vitest'
import { selectMessage } from '../../src/state/selectors.ts'
import { createVirtualEnv, createWorld, replaceTimers, small } from '../../src/testing.ts'
import { general } from './facts.ts'

it('I5: what was taken back and arrives all the same is deleted', async () => {
  const env = createVirtualEnv()
  const restore = replaceTimers(env.clock)
  const world = await createWorld({ scene: small, env })
  const { chat, network } = world.join('ann')
  chat.connect()
  void chat.loadChannels('first')
  await env.clock.advance(1000)
  // The first try is given up after 30 s and arrives after 40; the second one is refused meanwhile.
  network.failNext('sendMessage', { lateMs: 40_000 })
  network.failNext('sendMessage', { status: 403 })
  const key = chat.send(general, 'Not meant')
  await env.clock.advance(35_000)
  const [failed] = chat.store.getState().outbox.entries.values()
  expect(failed?.state).toBe('failed')
  chat.discard(failed!.operation.id)
  await env.clock.advance(10_000)
  expect(selectMessage(chat.store.getState(), general, key!)).toMatchObject({
    kind: 'deleted',
    status: 'sent',
  })
  chat.destroy()
  restore()
})

it('but not what was wanted again after all', async () => {
  const env = createVirtualEnv()
  const restore = replaceTimers(env.clock)
  const world = await createWorld({ scene: small, env })
  const { chat, network } = world.join('ann')
  chat.connect()
  void chat.loadChannels('first')
  await env.clock.advance(1000)
  network.failNext('sendMessage', { lateMs: 40_000 })
  network.failNext('sendMessage', { status: 403 })
  const key = chat.send(general, 'Meant')
  await env.clock.advance(35_000)
  const [failed] = chat.store.getState().outbox.entries.values()
  chat.discard(failed!.operation.id)()
  await env.clock.advance(10_000)
  expect(selectMessage(chat.store.getState(), general, key!)).toMatchObject({ kind: 'text', text: 'Meant' })
  chat.destroy()
  restore()
})
