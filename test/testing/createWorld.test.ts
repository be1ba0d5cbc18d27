// @vitest-environment node
import { expect, it } from 'vitest'
import { channelId } from '../../src/model/id.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { selectRows } from '../../src/state/rows.ts'
import { createWorld, small } from '../../src/testing.ts'

it('lets two people chat in one tab', async () => {
  const world = await createWorld({ scene: small })
  const [ann, reza] = [world.join('ann').chat, world.join('reza').chat]
  const disconnect = [ann.connect(), reza.connect()]
  await Promise.all([ann.loadChannels('first'), reza.loadChannels('first')])
  const channel = ann.store
    .getState()
    .base.channelOrder.find((id) => selectRows(ann.store.getState(), id).length > 0)
  const id = channel ?? channelId('none')
  const key = ann.send(id, 'Hello, Reza')
  expect(key).not.toBeNull()
  await expect.poll(() => key && selectMessage(reza.store.getState(), id, key)?.text).toBe('Hello, Reza')
  await expect.poll(() => key && selectMessage(ann.store.getState(), id, key)?.status).toBe('sent')
  for (const leave of disconnect) leave()
  await world.end()
})
