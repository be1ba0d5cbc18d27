// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import { userId } from '../../src/model/id.ts'
import { emptyBase } from '../../src/state/base.ts'
import { reduceAll } from '../../src/state/reduce.ts'
import { tableGet } from '../../src/state/table.ts'
import { canonical } from './model/canonical.ts'
import { CHANNEL, channelAt } from './model/channel.ts'
import { at, upTo } from './model/stamp.ts'

const NAMES = ['ann', 'bob', 'cyd', 'dan'].map(userId)
const start = reduceAll(emptyBase, [{ type: 'channel.put', channel: channelAt(1) }])

const member = (name: (typeof NAMES)[number], version: ReturnType<typeof at>, isIn = true): ChatEvent => ({
  type: 'member.put',
  channelId: CHANNEL,
  userId: name,
  member: { version, value: isIn ? { userId: name, role: 'member', banned: false } : null },
})
const mark = (name: (typeof NAMES)[number], moment: number): ChatEvent => ({
  type: 'read.put',
  channelId: CHANNEL,
  userId: name,
  mark: { version: upTo(moment), value: { upTo: upTo(moment) } },
})
const everybody = (moment: number, names: readonly (typeof NAMES)[number][]): readonly ChatEvent[] => [
  ...names.map((name) => member(name, upTo(moment))),
  ...names.map((name) => mark(name, moment)),
  { type: 'channel.people', channelId: CHANNEL, members: names, readers: names, asOf: upTo(moment) },
]
const shown = (events: readonly ChatEvent[]) => {
  const shard = tableGet(reduceAll(start, events).channels, CHANNEL)!
  const members = [...shard.members].filter(([, { value }]) => value !== null).map(([id]) => id)
  return { members: members.toSorted(), readers: [...shard.reads.keys()].toSorted() }
}
const [ann, bob, cyd] = NAMES as [(typeof NAMES)[0], (typeof NAMES)[0], (typeof NAMES)[0]]

it('I20 whoever left while nobody listened is gone, and so is how far they had read', () => {
  const both = { members: ['ann'], readers: ['ann'] }
  expect(shown([...everybody(3, [ann, bob]), ...everybody(6, [ann])])).toEqual(both)
  expect(shown([...everybody(6, [ann]), ...everybody(3, [ann, bob])]), 'a late answer').toEqual(both)
})

it('whoever came later stays, and what was told before of whoever went is not believed', () => {
  const late = [member(cyd, at(7)), mark(cyd, 7), member(bob, at(5)), mark(bob, 5)]
  expect(shown([...everybody(6, [ann]), ...late])).toEqual({
    members: ['ann', 'cyd'],
    readers: ['ann', 'cyd'],
  })
})

const anyFacts = fc.array(
  fc.oneof(
    fc.record({ who: fc.nat(3), moment: fc.nat(20), isIn: fc.boolean() }).map(
      // One state of one person a moment.
      ({ who, moment }) => [member(NAMES[who]!, at(moment), (moment * 7 + who) % 3 !== 0)],
    ),
    fc.record({ who: fc.nat(3), moment: fc.nat(20) }).map(({ who, moment }) => [mark(NAMES[who]!, moment)]),
    fc
      .record({ names: fc.subarray(NAMES, { minLength: 1 }), moment: fc.nat(20) })
      .map(({ names, moment }) => everybody(moment, names)),
  ),
  { maxLength: 12 },
)

it('I14 any order and any repetition of such facts ends in the same truth', () => {
  fc.assert(
    fc.property(anyFacts, fc.array(fc.nat(999), { minLength: 1, maxLength: 60 }), (drawn, keys) => {
      const facts = drawn.flat()
      const told = [...facts, ...facts.filter((_, index) => index % 3 === 0)]
        .map((fact, index) => ({ fact, key: keys[index % keys.length]! }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ fact }) => fact)
      expect(canonical(reduceAll(start, told))).toEqual(canonical(reduceAll(start, facts)))
    }),
    { numRuns: 500 },
  )
})
