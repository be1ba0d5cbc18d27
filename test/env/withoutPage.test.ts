// @vitest-environment node
import { expect, it } from 'vitest'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { nodeEnv } from '../../src/env/nodeEnv.ts'

it.each([
  ['browserEnv, while rendering on a server', browserEnv],
  ['nodeEnv', nodeEnv],
])('%s: nobody sees, the network is there, and nothing is listened to', async (_name, make) => {
  const env = make()
  expect([env.isVisible(), env.isOnline()]).toEqual([false, true])
  env.onWake(() => expect.unreachable())()
  expect(env.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  let isDone = false
  env.after(1, () => (isDone = true))
  env.after(1, () => expect.unreachable())()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isDone).toBe(true)
})

it('nodeEnv keeps what it stores as long as it lives', async () => {
  const { storage } = nodeEnv()
  await storage.set('a', 'b')
  expect(await storage.get('a')).toBe('b')
  expect(await nodeEnv().storage.get('a')).toBeNull()
})
