// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  emptyTable,
  type Table,
  tableDelete,
  tableGet,
  tableSet,
  tableValues,
} from '../../src/state/table.ts'

/** Words with the same 32-bit FNV-1a hash: every table that hashes so has to tell them apart by their letters. */
const colliding = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke']
const awkward = ['', '__proto__', 'constructor', 'toString', 'آ', '😀', 'a'.repeat(300)]
const numbered = Array.from({ length: 400 }, (_, index) => `message-${index}`)
const pool = [...colliding, ...awkward, ...numbered]

const key = fc.oneof(fc.constantFrom(...colliding, ...awkward), fc.constantFrom(...pool))
const step = fc.record({ key, value: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 3 }) })

const byNumber = (a: number, b: number): number => a - b

const sortedValues = (table: Table<string, number>): readonly number[] =>
  [...tableValues(table)].toSorted(byNumber)

function expectSame(table: Table<string, number>, model: ReadonlyMap<string, number>): void {
  expect(table.size).toBe(model.size)
  expect(sortedValues(table)).toEqual([...model.values()].toSorted(byNumber))
  for (const word of pool) expect(tableGet(table, word)).toBe(model.get(word))
}

it('holds what a Map holds after any sets and deletes, and no version ever changes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      let table = emptyTable<string, number>()
      const model = new Map<string, number>()
      const versions: { table: typeof table; model: ReadonlyMap<string, number> }[] = []
      for (const { key: word, value } of steps) {
        const before = table
        const isSame = value === null ? !model.has(word) : model.get(word) === value && model.has(word)
        if (value === null) model.delete(word)
        else model.set(word, value)
        table = value === null ? tableDelete(table, word) : tableSet(table, word, value)
        expect(table === before).toBe(isSame)
        versions.push({ table, model: new Map(model) })
      }
      expectSame(emptyTable(), new Map())
      for (const version of versions.filter((_, index) => index % 17 === 0 || index === versions.length - 1))
        expectSame(version.table, version.model)
    }),
    { numRuns: 150 },
  )
})

it('keeps undefined as a value, apart from nothing', () => {
  const table = tableSet(emptyTable<string, undefined>(), 'a', undefined)
  expect(table.size).toBe(1)
  expect(tableSet(table, 'a', undefined)).toBe(table)
  expect([...tableValues(table)]).toEqual([undefined])
  expect(tableDelete(table, 'a').size).toBe(0)
})

it('holds 50,000 entries, and gives all of them up again', () => {
  const words = Array.from({ length: 50_000 }, (_, index) => `user-${index.toString(36)}-${index * 7919}`)
  let table = emptyTable<string, number>()
  for (const [index, word] of words.entries()) table = tableSet(table, word, index)
  expect(table.size).toBe(words.length)
  expect(words.every((word, index) => tableGet(table, word) === index)).toBe(true)
  expect(new Set(tableValues(table)).size).toBe(words.length)
  const full = table
  for (const word of words) table = tableDelete(table, word)
  expect(table.size).toBe(0)
  expect([...tableValues(table)]).toEqual([])
  expect(full.size).toBe(words.length)
})
