// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageKey, order } from '../../src/model/id.ts'
import {
  comparePlaces,
  emptySequence,
  firstPlace,
  insertPlace,
  lastPlace,
  type Place,
  places,
  removePlace,
  type Sequence,
  sequenceOfSorted,
} from '../../src/state/sequence.ts'

/** Three messages share each instant, so that the key has to decide. */
const placeAt = (number: number): Place => ({
  key: messageKey(`m${(number * 7919) % 1000}-${number}`),
  order: order(`2024-05-01T10:00:00.${String(Math.floor(number / 3)).padStart(9, '0')}Z`),
})
const pool = Array.from({ length: 1200 }, (_, number) => placeAt(number))
const sorted = pool.toSorted(comparePlaces)

function expectSame(sequence: Sequence, model: readonly Place[]): void {
  expect([...places(sequence)]).toEqual(model)
  expect(sequence.size).toBe(model.length)
  expect(firstPlace(sequence)).toEqual(model[0])
  expect(lastPlace(sequence)).toEqual(model.at(-1))
  expect(sequence.chunks.every((chunk) => chunk.length > 0 && chunk.length <= 256)).toBe(true)
}

const startSize = fc.constantFrom(0, 0, 1, 127, 128, 129, 255, 256, 257, 600)
const step = fc.record({ number: fc.nat(pool.length - 1), isInsert: fc.boolean() })
/** Many inserts close together, to split a chunk; or many removals, to empty some. */
const runs = fc.array(fc.record({ from: fc.nat(900), length: fc.nat(300), isInsert: fc.boolean() }), {
  maxLength: 3,
})

describe('I9 a sequence', () => {
  it('is a sorted array without repeats after any inserts and removals, and no version ever changes', () => {
    fc.assert(
      fc.property(startSize, fc.array(step, { maxLength: 80 }), runs, (size, steps, bursts) => {
        let model = sorted.filter((_, index) => index % 2 === 0).slice(0, size)
        let sequence = sequenceOfSorted(model)
        const versions: { sequence: Sequence; model: readonly Place[] }[] = [{ sequence, model }]
        const all = [
          ...steps.slice(0, 40),
          ...bursts.flatMap(({ from, length, isInsert }) =>
            Array.from({ length }, (_, index) => ({ number: from + index, isInsert })),
          ),
          ...steps.slice(40),
        ]
        for (const { number, isInsert } of all) {
          const place = { ...(pool[number] as Place) }
          const before = sequence
          const has = model.some(({ key }) => key === place.key)
          if (isInsert && !has) model = [...model, place].toSorted(comparePlaces)
          if (!isInsert && has) model = model.filter(({ key }) => key !== place.key)
          sequence = isInsert ? insertPlace(sequence, place) : removePlace(sequence, place)
          expect(sequence === before).toBe(has === isInsert)
          versions.push({ sequence, model })
        }
        for (const [index, version] of versions.entries())
          if (index % 97 === 0 || index === versions.length - 1) expectSame(version.sequence, version.model)
      }),
      { numRuns: 60 },
    )
  })

  it('grows one at a time from nothing to thousands, at its end, at its start and in any order', () => {
    const orders = [sorted, sorted.toReversed(), pool]
    for (const inOrder of orders) expectSame(inOrder.reduce(insertPlace, emptySequence), sorted)
  })

  it('gives back nothing and takes nothing when it is empty', () => {
    expectSame(emptySequence, [])
    expectSame(sequenceOfSorted([]), [])
    expect(removePlace(emptySequence, placeAt(1))).toBe(emptySequence)
    const one = insertPlace(emptySequence, placeAt(1))
    expectSame(removePlace(one, placeAt(1)), [])
    expectSame(insertPlace(removePlace(one, placeAt(1)), placeAt(2)), [placeAt(2)])
  })
})
