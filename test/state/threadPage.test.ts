import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import { messageKey, threadId } from '../../src/model/id.ts'
import type { MessageRecord } from '../../src/model/message.ts'
import { emptyBase } from '../../src/state/base.ts'
import { emptyChatState } from '../../src/state/chatState.ts'
import { reduceAll } from '../../src/state/reduce.ts'
import { selectRows } from '../../src/state/rows.ts'
import { ann, channelRecord, general, messageRecord, versionAt } from '../engine/facts.ts'

const root = messageKey('root')
const reply = (key: string, at: number): MessageRecord => ({
  ...messageRecord(key, { at, parent: root }),
  inTimeline: false,
})
const arrived = (message: MessageRecord): ChatEvent => ({ type: 'message.arrived', message })
const page = (asOf: number, ...messages: readonly MessageRecord[]): ChatEvent => ({
  type: 'timeline.page',
  page: {
    channelId: general,
    thread: root,
    messages,
    anchor: { at: 'newest' },
    hasOlder: false,
    hasNewer: false,
    asOf: versionAt(asOf),
  },
})
const known: readonly ChatEvent[] = [
  { type: 'channel.put', channel: channelRecord(general) },
  { type: 'channel.live', channelId: general },
  { type: 'message.put', message: messageRecord('root', { at: 1 }) },
]
const rows = (...events: readonly ChatEvent[]): readonly string[] => {
  const base = reduceAll({ ...emptyBase, selfId: ann }, [...known, ...events])
  return selectRows({ ...emptyChatState, base }, threadId(general, root))
}

describe('the first page of a thread', () => {
  it('I11: is followed by what was heard while it was on its way', () => {
    expect(rows(arrived(reply('new', 20)), page(10, reply('old', 5)))).toEqual(['old', 'new'])
    expect(rows(page(10, reply('old', 5)), arrived(reply('new', 20)))).toEqual(['old', 'new'])
    expect(rows(arrived(reply('b', 21)), arrived(reply('a', 20)), page(10))).toEqual(['a', 'b'])
  })

  it('I21: does not keep what it would show if it were still there', () => {
    expect(rows(arrived(reply('gone', 5)), page(10, reply('old', 4)))).toEqual(['old'])
  })

  it('has nothing of other threads', () => {
    const other = {
      ...messageRecord('other', { at: 20, parent: messageKey('elsewhere') }),
      inTimeline: false,
    }
    expect(rows(arrived(other), page(10))).toEqual([])
  })
})
