// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseText, plainText, previewText } from '../../src/text/index.ts'
import { anyText, markup, nodesOf, walk } from './pieces.ts'

const mentions = [
  { id: '1', name: 'a' },
  { id: '2', name: 'a b' },
  { id: '3', name: 'a@a' },
]

/** What can be seen of a text: no control, no direction control, no white space, no half character. */
const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\s\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffd]/gu, '')
const letters = (text: string): string => text.replace(/\P{L}/gu, '')

it('never throws, whatever the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(() => parseText(text, { mentions })).not.toThrow()
      expect(() => previewText(text)).not.toThrow()
    }),
    { numRuns: 1_000 },
  )
})

/** Makes a text so long that it is shown as it is. */
const lengthen = (text: string): string => `${text}${'.'.repeat(20_001)}`

it('loses nothing visible when a text is too long for markup', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(visible(plainText(parseText(lengthen(text))))).toBe(visible(lengthen(text)))
    }),
    { numRuns: 500 },
  )
})

it('gives a text without controls back as it is when it is too long for markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(text))
      expect(plainText(parseText(lengthen(text)))).toBe(lengthen(text))
    }),
  )
})

it('keeps every letter in its order, except in link targets and the info of a fence', () => {
  fc.assert(
    fc.property(markup, (text) => {
      fc.pre(!/\]\(|```/.test(text))
      expect(letters(plainText(parseText(text, { mentions })))).toBe(letters(text))
    }),
    { numRuns: 2_000 },
  )
})

it('stays within its limits', () => {
  let most = 0
  let deepest = 0
  const containers = fc.array(fc.constantFrom('> ', '- ', '1. '), { maxLength: 12 })
  const long = fc
    .tuple(containers, markup, fc.integer({ min: 1, max: 100 }))
    .map(([marks, text, times]) => `${marks.join('')}${text.replaceAll('\n', ' ')}\n`.repeat(times))
  fc.assert(
    fc.property(long, (text) => {
      const nodes = [...walk(parseText(text, { mentions }))]
      const depth = Math.max(0, ...nodes.map((visited) => visited.depth))
      expect(nodes.length).toBeLessThanOrEqual(2_000)
      expect(depth).toBeLessThanOrEqual(10)
      most = Math.max(most, nodes.length)
      deepest = Math.max(deepest, depth)
    }),
    { numRuns: 1_000 },
  )
  expect(most).toBeGreaterThan(1_000)
  expect(deepest).toBe(10)
})

it('links only what the URL parser reads the same, with an allowed scheme and no user name', () => {
  let links = 0
  fc.assert(
    fc.property(markup, (text) => {
      for (const { href } of nodesOf(parseText(text, { mentions }), 'link')) {
        links += 1
        const url = new URL(href)
        expect(url.href).toBe(href)
        expect(['https:', 'http:', 'mailto:', 'tel:']).toContain(url.protocol)
        expect(url.username + url.password).toBe('')
      }
    }),
    { numRuns: 2_000 },
  )
  expect(links).toBeGreaterThan(100)
})

it('puts nothing that can be pressed inside a link', () => {
  let links = 0
  fc.assert(
    fc.property(markup, (text) => {
      for (const { children } of nodesOf(parseText(`[${text}](https://x.example)`, { mentions }), 'link')) {
        links += 1
        expect([...nodesOf(children, 'link'), ...nodesOf(children, 'mention')]).toEqual([])
      }
    }),
    { numRuns: 1_000 },
  )
  expect(links).toBeGreaterThan(100)
})

it('leaves no empty run of text', () => {
  fc.assert(
    fc.property(markup, (text) => {
      for (const { value } of nodesOf(parseText(text, { mentions }), 'text')) expect(value).not.toBe('')
    }),
    { numRuns: 1_000 },
  )
})
