// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  asCount,
  asFlag,
  asList,
  asNumber,
  asObject,
  asOptionalText,
  asText,
  asTexts,
  isObject,
  parseJson,
} from '../../src/wire/decode.ts'

it('S6: gives the value of the right type and a safe one otherwise', () => {
  expect([asText('a'), asText(1), asText(null)]).toEqual(['a', '', ''])
  expect([asOptionalText('a'), asOptionalText(''), asOptionalText({})]).toEqual(['a', undefined, undefined])
  expect([asNumber(1.5), asNumber('1'), asNumber(Number.NaN, 7), asNumber(Infinity)]).toEqual([1.5, 0, 7, 0])
  expect([asCount(2.9), asCount(-3), asCount('2'), asCount(-0.5)]).toEqual([2, 0, 0, 0])
  expect([asFlag(true), asFlag('true'), asFlag(1)]).toEqual([true, false, false])
  expect([asList([1]), asList({ length: 1 }), asList('ab')]).toEqual([[1], [], []])
  expect(asTexts(['a', 1, null, 'b'])).toEqual(['a', 'b'])
  expect([isObject({}), isObject([]), isObject(null), isObject('a')]).toEqual([true, false, false, false])
  expect([asObject([1]), asObject(null), asObject('a')]).toEqual([{}, {}, {}])
})

it('S6: keeps its promises for any value', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(asText(value)).toBeTypeOf('string')
      expect(asNumber(value)).toSatisfy(Number.isFinite)
      expect(asCount(value)).toSatisfy((count: number) => Number.isInteger(count) && count >= 0)
      expect(asFlag(value)).toBeTypeOf('boolean')
      expect(asList(value)).toBeInstanceOf(Array)
      expect(isObject(asObject(value))).toBe(true)
    }),
  )
})

it('reads what is not JSON as nothing', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
  )
  for (const text of ['', '{"a":', '<html>', 'undefined', '{a:1}']) expect(parseJson(text)).toBeUndefined()
})
