// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBudget, parseText, plainText } from '../../src/text/index.ts'
import { markup, pieces, walk } from './pieces.ts'

const mentions = [
  { id: '1', name: 'a' },
  { id: '2', name: 'a@a' },
  { id: '3', name: 'a'.repeat(150) },
]

/** The work a text costs, counted, so that the answer is the same on every machine. */
function steps(text: string): number {
  const budget = createBudget(Infinity)
  parseText(text, { maxLength: 1_000_000, mentions, budget })
  return budget.spent
}

const units = [
  '*¦_¦`¦[¦]¦![¦> ¦>¦- ¦1. ¦_a¦*a ¦a* ¦*a _b **c ¦~~a¦`a``b¦[a](¦[a](b "¦[a]((¦](¦@a¦me@x.example ¦http://',
  'a@¦http://a@¦https://x.example/¦https://x.example ¦www.a.¦www¦\\¦\\`¦\n¦\n\n¦- a\n¦> a\n¦```\n¦~¦*a* ',
  '[a](https://x.example)¦[a¦(¦)¦a.¦.¦<¦&¦\u202b¦\u2067¦\u2069¦tel:¦** ¦ **¦[*a ¦> - ¦~~~\n¦![a](b',
].flatMap((line) => line.split('¦'))

it.each(units)('grows with the length of a text, not faster: %j', (unit) => {
  const once = unit.repeat(Math.ceil(50_000 / unit.length))
  expect(steps(once + once)).toBeLessThanOrEqual(2.1 * steps(once) + 100)
  expect(steps(once)).toBeLessThanOrEqual(20 * once.length)
})

it('grows with the length of a text, not faster, whatever is repeated', () => {
  const unit = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.string({ maxLength: 3 }), unit, (start, middle) => {
      const once = middle.repeat(Math.ceil(4_000 / middle.length))
      expect(steps(start + once + once)).toBeLessThanOrEqual(2.2 * steps(start + once) + 200)
    }),
    { numRuns: 300 },
  )
})

it('is counted alike every time', () => {
  fc.assert(
    fc.property(markup, (text) => {
      expect(steps(text)).toBe(steps(text))
    }),
  )
})

it('counts the search for names', () => {
  const people = [{ id: '1', name: `${'@'.repeat(199)}x` }]
  const text = '@'.repeat(10_000)
  expect(parseText(text, { mentions: people })).toEqual([
    { type: 'paragraph', children: [{ type: 'text', value: text }] },
  ])
  const budget = createBudget(Infinity)
  parseText(text, { mentions: people, budget })
  expect(budget.spent).toBeGreaterThan(1_000_000)
})

it('ends where the budget does, with the whole text shown', () => {
  const text = '**bold** and `code`\n> quoted'
  const plain = [{ type: 'paragraph', children: [{ type: 'text', value: text }] }]
  const cost = steps(text)
  expect(parseText(text, { budget: createBudget(cost - 1) })).toEqual(plain)
  expect(parseText(text, { budget: createBudget(cost) })).not.toEqual(plain)
})

it('never ends the worst text that is short enough to be parsed', () => {
  const worst = '> '.repeat(8) + '[a]('.repeat(4_900)
  expect(worst.length).toBeLessThanOrEqual(20_000)
  expect(steps(worst)).toBeLessThanOrEqual(500_000)
})

it.each([
  ['long', `**${'a'.repeat(20_000)}**`],
  ['rich', '*a* '.repeat(700)],
])('shows what is too %s as it is', (_, text) => {
  expect(parseText(text)).toEqual([{ type: 'paragraph', children: [{ type: 'text', value: text }] }])
})

it('parses what is just within the limits', () => {
  expect([...walk(parseText('*a* '.repeat(600)))].length).toBeGreaterThan(1_800)
  expect(parseText(`**${'a'.repeat(19_996)}**`)[0]).toMatchObject({ children: [{ type: 'bold' }] })
})

it.each(['*', '[', 'a', '\u202e', '\ud800', '\r', '\u2067'])('takes a megabyte of %j', (unit) => {
  expect(plainText(parseText(unit.repeat(1_000_000))).length).toBeLessThanOrEqual(2_000_000)
})
