// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseBlocks } from '../../src/text/blocks.ts'
import { parseText, plainText } from '../../src/text/index.ts'
import { outline } from './outline.ts'
import { pieces, walk } from './pieces.ts'

const units = [
  '*¦_¦`¦[¦]¦![¦> ¦>¦- ¦1. ¦_a¦*a ¦a* ¦*a _b **c ¦~~a¦`a``b¦[a](¦[a](b "¦[a]((¦](¦@a¦me@x.example ¦http://',
  'a@¦http://a@¦https://x.example/¦https://x.example ¦www.a.¦www¦\\¦\\`¦\n¦\n\n¦- a\n¦> a\n¦```\n¦~¦*a* ',
  '[a](https://x.example)¦[a¦(¦)¦a.¦.¦<¦&¦\u202b¦\u2067¦\u2069¦tel:¦** ¦ **¦[*a ¦> - ¦~~~\n¦![a](b',
  '``` ¦` `` ``` ¦a@a.¦a@a.aa1¦[a](()¦[a](x(y)¦[a](x[a](y)¦https://(¦https://(-www.¦www.-¦www.,¦www..¦\\[',
  '[\\[¦- a\n  ¦\n  ¦- a\n\n¦  - a\n¦\t- a\n¦```a\n¦```a¦````\n¦ \n¦a \n¦ ¦\t¦a_b_¦**a¦*a***b¦***a¦"¦[a](b\n',
  'a.b@¦a_¦1.¦http://.¦mailto:.¦https://a[¦https://a(b¦\\\n¦¯\\_(ツ)_¦> > \n¦>>> a\n¦> - a\n¦> ```\n¦@¦_@',
].flatMap((line) => line.split('¦'))

/** The time, in ms, of a parse without limits. */
function timeOf(text: string): number {
  const start = performance.now()
  parseBlocks(text, 1, { people: [], tokensLeft: Infinity })
  return performance.now() - start
}

// Work that grew with the square of the length would take minutes here; what is linear takes a fraction.
const LONG = 200_000
const LIMIT = 5_000

it.each(units)('grows with the length of a text, not faster: %j', (unit) => {
  expect(timeOf(`${unit.repeat(LONG / unit.length)}!`)).toBeLessThan(LIMIT)
})

it('grows with the length of a text, not faster, whatever is repeated', () => {
  const unit = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.string({ maxLength: 3 }), unit, (start, middle) => {
      expect(timeOf(start + middle.repeat(40_000 / middle.length))).toBeLessThan(LIMIT / 10)
    }),
    { numRuns: 100 },
  )
}, 60_000)

it('stops at so many tokens, with the whole text shown', () => {
  const tokens = (count: number): string => '@'.repeat(count)
  const text = `**a** ${tokens(1_990)}`
  expect(outline(parseText(text))).toContain('b["a"]')
  expect(outline(parseText(text + tokens(10)))).toBe(`p[${JSON.stringify(text + tokens(10))}]`)
})

it('is done soon when everybody might be meant', () => {
  const mentions = Array.from({ length: 10_000 }, (_, id) => ({
    id: String(id),
    name: `${'@'.repeat(190)}${id}`,
  }))
  const start = performance.now()
  expect(plainText(parseText('@'.repeat(20_000), { mentions }))).toBe('@'.repeat(20_000))
  expect(performance.now() - start).toBeLessThan(1_000)
})

it.each([
  ['long', `**${'a'.repeat(20_000)}**`],
  ['rich', '*a* '.repeat(700)],
])('shows what is too %s as it is', (_, text) => {
  expect(parseText(text)).toEqual([{ type: 'paragraph', children: [{ type: 'text', value: text }] }])
})

it('parses what is just within the limits', () => {
  expect([...walk(parseText('*a* '.repeat(600)))].length).toBeGreaterThan(1_700)
  expect(parseText(`**${'a'.repeat(19_996)}**`)[0]).toMatchObject({ children: [{ type: 'bold' }] })
})

it.each(['*', '[', 'a', '\u202e', '\ud800', '\r', '\u2067'])('takes a megabyte of %j', (unit) => {
  expect(plainText(parseText(unit.repeat(1_000_000))).length).toBeLessThanOrEqual(2_000_000)
})
