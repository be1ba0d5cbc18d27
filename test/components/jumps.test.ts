// @vitest-environment node
import { expect, it, vi } from 'vitest'
import { createJumps, type JumpListener, type MessagePlace } from '../../src/components/Chat/jumps.ts'
import { channelId, messageKey } from '../../src/model/id.ts'

const place = (channel: string, key: string): MessagePlace => ({
  channelId: channelId(channel),
  root: null,
  key: messageKey(key),
})
const listFor = (channel: string) =>
  vi.fn<JumpListener>(({ channelId: where }) => where === channelId(channel))

it('SC-7: a wish waits for the list that can show the message, and comes about once', () => {
  const jumps = createJumps()
  const a = listFor('a')
  jumps.serve(a)
  expect(jumps.ask(place('b', 'm'))).toBe(false)
  const b = listFor('b')
  const leave = jumps.serve(b)
  expect(b).toHaveBeenCalledWith(place('b', 'm'))
  leave()
  jumps.serve(b)
  expect(b).toHaveBeenCalledOnce()
  expect(jumps.ask(place('b', 'n'))).toBe(true)
})

it('SC-7: a newer wish takes the place of an older one', () => {
  const jumps = createJumps()
  jumps.ask(place('b', 'old'))
  jumps.ask(place('b', 'new'))
  const b = listFor('b')
  jumps.serve(b)
  expect(b.mock.calls).toEqual([[place('b', 'new')]])
})

it('is given up by whoever goes elsewhere before it came about', () => {
  const jumps = createJumps()
  jumps.ask(place('b', 'm'))
  jumps.moved(channelId('b'))
  jumps.moved(channelId('c'))
  const b = listFor('b')
  jumps.serve(b)
  expect(b).not.toHaveBeenCalled()
})

it('is not heard by a list that has gone', () => {
  const jumps = createJumps()
  const a = listFor('a')
  jumps.serve(a)()
  expect(jumps.ask(place('a', 'm'))).toBe(false)
  expect(a).not.toHaveBeenCalled()
})
