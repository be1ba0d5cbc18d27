// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import type { MessageRecord } from '../../src/model/message.ts'
import { emptyBase } from '../../src/state/base.ts'
import { emptyChatState } from '../../src/state/chatState.ts'
import { mergeMessage } from '../../src/state/message.ts'
import { reduceAll } from '../../src/state/reduce.ts'
import { selectPinned } from '../../src/state/selectPins.ts'
import { channelRecord, general, messageRecord, versionAt } from '../engine/facts.ts'

/* What is pinned, out of what the state of a channel lists and what is told of single messages */

const put = (message: MessageRecord): ChatEvent => ({ type: 'message.put', message })
const listed = (seconds: number, messages: readonly MessageRecord[], isWhole = true): ChatEvent => ({
  type: 'channel.pins',
  channelId: general,
  pins: { version: versionAt(seconds), value: { messages, isWhole } },
})
const pinned = (key: string, version: number, pinnedAt = version) =>
  messageRecord(key, { at: 1, version, pinned: true, pinnedAt })
const loose = (key: string, version: number) => messageRecord(key, { at: 1, version, pinned: false })

const keysAfter = (events: readonly ChatEvent[]): readonly string[] => {
  const base = reduceAll(emptyBase, [{ type: 'channel.put', channel: channelRecord(general) }, ...events])
  return selectPinned({ ...emptyChatState, base }, general).map(({ key }) => key)
}

describe('what is pinned', () => {
  it('is what the channel lists, what was pinned last first', () => {
    expect(keysAfter([listed(9, [pinned('a', 2), pinned('b', 3)])])).toEqual(['b', 'a'])
  })

  it('is also what was pinned after that, and no longer what was unpinned', () => {
    const events = [listed(9, [pinned('a', 2), pinned('b', 3)]), put(pinned('c', 10)), put(loose('a', 11))]
    expect(keysAfter(events)).toEqual(['c', 'b'])
  })

  it('is not what a whole list no longer has, and still what a short one may not hold', () => {
    expect(keysAfter([put(pinned('a', 2)), listed(9, [pinned('b', 3)])])).toEqual(['b'])
    expect(keysAfter([put(pinned('a', 2)), listed(9, [pinned('b', 3)], false)])).toEqual(['b', 'a'])
  })

  it('is nothing that is gone for good', () => {
    const { key } = pinned('a', 2)
    const gone = { type: 'message.removed', channelId: general, key, version: versionAt(10) } as const
    expect(keysAfter([listed(9, [pinned('a', 2)]), gone])).toEqual([])
  })

  it('is the same in whatever order it was told, and however often', () => {
    const { key } = pinned('d', 2)
    const events: readonly ChatEvent[] = [
      listed(5, [pinned('a', 2), pinned('b', 3)]),
      listed(9, [pinned('b', 3), pinned('d', 2)]),
      put(pinned('c', 10)),
      put(loose('b', 11)),
      put(pinned('a', 2)),
      { type: 'message.removed', channelId: general, key, version: versionAt(12) },
    ]
    const order = fc.shuffledSubarray([...events, ...events], { minLength: 12 })
    fc.assert(
      fc.property(order, (told) => {
        expect(keysAfter(told)).toEqual(['c'])
      }),
    )
  })
})

describe('a message that I have put away', () => {
  it('stays so whatever is told of it later, in either order', () => {
    const hidden = messageRecord('a', { at: 1, version: 3, kind: 'deleted', isHidden: true })
    const edited = messageRecord('a', { at: 1, version: 9, text: 'new' })
    const deleted = messageRecord('a', { at: 1, version: 8, kind: 'deleted' })
    for (const other of [edited, deleted]) {
      expect(mergeMessage(hidden, other).content.value.isHidden).toBe(true)
      expect(mergeMessage(other, hidden).content.value.isHidden).toBe(true)
    }
  })
})
