// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { messageOf } from '../../../src/backends/stream/normalizeMessage.ts'
import { NO_VERSION } from '../../../src/model/id.ts'
import { versionAt, wireReacted } from './wire.ts'

const broadcast = { at: versionAt(10), addressed: false }
const page = { at: versionAt(10), addressed: true }

describe('reactions', () => {
  it('are counted by type, first used first, with some of those who reacted', () => {
    const groups = messageOf(wireReacted({ like: ['ann', 'mina'], love: ['reza'] }), broadcast)?.reactions
    expect(groups).toEqual({
      version: versionAt(10),
      value: [
        { type: 'like', count: 2, firstAt: versionAt(-100), people: ['ann', 'mina'] },
        { type: 'love', count: 1, firstAt: versionAt(-99), people: ['reza'] },
      ],
    })
  })

  it('are counted where the server sends no groups', () => {
    const raw = wireReacted({ wow: ['ann'], like: ['ann', 'mina'] }, { reaction_groups: undefined })
    expect(messageOf(raw, broadcast)?.reactions.value).toEqual([
      { type: 'like', count: 2, firstAt: '', people: ['ann', 'mina'] },
      { type: 'wow', count: 1, firstAt: '', people: ['ann'] },
    ])
  })

  it('S6: may be of any type, be it the name of something in a prototype', () => {
    const raw = JSON.parse(
      '{"id":"m1","cid":"a:b","reaction_counts":{"__proto__":2,"constructor":1},"reaction_groups":{"toString":{"count":3},"__proto__":{"count":2}}}',
    ) as unknown
    expect(messageOf(raw, broadcast)?.reactions.value.map(({ type, count }) => [type, count])).toEqual([
      ['__proto__', 2],
      ['constructor', 1],
      ['toString', 3],
    ])
  })

  it('I17: are mine only where the server told me alone', () => {
    const raw = wireReacted(
      { like: ['ann'] },
      { own_reactions: [{ type: 'love' }, { type: 'like' }, { type: 'like' }] },
    )
    expect(messageOf(raw, broadcast)?.ownReactions).toEqual({ version: NO_VERSION, types: [], since: [] })
    expect(messageOf(raw, page)?.ownReactions).toEqual({
      version: versionAt(10),
      types: ['like', 'love'],
      since: [],
    })
  })
})
