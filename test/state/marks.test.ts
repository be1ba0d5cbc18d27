// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import { operationId, userId, version } from '../../src/model/id.ts'
import { dehydrate, hydrate } from '../../src/engine/snapshot.ts'
import { type ChatState, emptyChatState } from '../../src/state/chatState.ts'
import { emptyOutbox } from '../../src/state/outbox.ts'
import { press } from '../../src/state/press.ts'
import { reduceAll } from '../../src/state/reduce.ts'
import { selectIsMarked, selectIsUnheard } from '../../src/state/selectMark.ts'

const people = ['ben', 'cat', 'dan'].map(userId)
const [ben, cat] = people as [(typeof people)[0], (typeof people)[0]]

const all = (at: number, ids: readonly string[]): ChatEvent => ({
  type: 'marks.put',
  kind: 'muted',
  all: { version: version(String(at)), value: ids },
})
const one = (at: number, id: string, value: boolean): ChatEvent => ({
  type: 'mark.put',
  kind: 'muted',
  target: id,
  on: { version: version(String(at)), value },
})
const after = (...events: readonly ChatEvent[]): ChatState => ({
  ...emptyChatState,
  base: reduceAll(emptyChatState.base, events),
})
const muted = (state: ChatState): readonly string[] =>
  people.filter((id) => selectIsMarked(state, 'muted', id))

describe('who is muted', () => {
  it('is what the newest list says, and what changed after it', () => {
    expect(muted(after(all(1, ['ben']), one(2, 'cat', true)))).toEqual(['ben', 'cat'])
    expect(muted(after(all(1, ['ben']), one(2, 'ben', false)))).toEqual([])
    // A mute that ended while nobody listened.
    expect(muted(after(all(1, ['ben']), one(2, 'cat', true), all(3, ['ben'])))).toEqual(['ben'])
  })

  it('I14, I15: is the same in any order and with any repetition', () => {
    const fact = fc
      .record({ at: fc.integer({ min: 1, max: 9 }), who: fc.subarray(people), on: fc.boolean() })
      .map(({ at, who, on }) => (at % 3 === 0 ? all(at, who) : one(at, who[0] ?? 'ben', on)))
    fc.assert(
      fc.property(
        fc.uniqueArray(fact, { maxLength: 12, selector: (told) => JSON.stringify(told) }).chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray([...facts, ...facts], {
              minLength: facts.length * 2,
              maxLength: facts.length * 2,
            }),
          ),
        ),
        ([facts, mixed]) => {
          expect(muted(after(...mixed))).toEqual(muted(after(...facts)))
        },
      ),
    )
  })

  it('is in a snapshot', () => {
    const state = after(all(1, ['ben']), one(2, 'cat', true), one(3, 'ben', false))
    const store = { getState: () => state } as Parameters<typeof dehydrate>[0]['store']
    const env = { now: () => 0 } as Parameters<typeof dehydrate>[0]['env']
    const read = hydrate(JSON.parse(JSON.stringify(dehydrate({ store, env }))))
    expect(muted(read)).toEqual(['cat'])
    expect(muted({ ...read, base: reduceAll(read.base, [one(2, 'ben', true)]) })).toEqual(['cat'])
  })

  it('is shown as it was pressed last, and whom one does not hear follows from it', () => {
    const wish = (id: string, on: boolean) =>
      ({
        id: operationId(id),
        kind: 'user.mute',
        input: { userId: ben, on, minutes: null },
        pressedAt: 0,
      }) as const
    const once = press(emptyOutbox, wish('1', true))
    const state = { ...emptyChatState, outbox: once }
    expect([selectIsUnheard(state, ben), selectIsUnheard(state, cat)]).toEqual([true, false])
    const twice = press(once, wish('2', false))
    // What waits is one wish, the last.
    expect(twice.entries.size).toBe(1)
    expect(selectIsMarked({ ...emptyChatState, outbox: twice }, 'muted', ben)).toBe(false)
  })
})
