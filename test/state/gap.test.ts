// @vitest-environment node
import { expect, it } from 'vitest'
import { gapBehind, isGap } from '../../src/state/gap.ts'
import { selectRows } from '../../src/state/rows.ts'
import { messageKey } from '../../src/model/id.ts'
import { general, messageRecord } from '../engine/facts.ts'
import { openChat } from '../engine/openChat.ts'

it('no id that a server gives stands for a gap: such a message is not taken in, neither by page nor by frame', async () => {
  const foreign = gapBehind(undefined)
  const { chat, backend } = await openChat({
    messages: [messageRecord('m-1', { at: 1 }), messageRecord(foreign, { at: 2 })],
  })
  backend.connection.sink.events([
    { type: 'message.arrived', message: messageRecord(`${foreign}m-1`, { at: 3 }) },
    { type: 'message.arrived', message: messageRecord('gap:m-1', { at: 4 }) },
  ])
  await expect.poll(() => selectRows(chat.store.getState(), general)).toEqual(['m-1', 'gap:m-1'])
  expect(isGap(messageKey('gap:m-1'))).toBe(false)
})
