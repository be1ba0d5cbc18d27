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
      expect(() => previewText(text, { mentions })).not.toThrow()
    }),
    { numRuns: 1_000 },
  )
})

it('loses nothing visible when it looks for no markup', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(visible(plainText(parseText(text, { markup: false })))).toBe(visible(text))
    }),
    { numRuns: 500 },
  )
})

it('gives a text without controls back as it is when it looks for no markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(text))
      expect(plainText(parseText(text, { markup: false }))).toBe(text)
    }),
  )
})

it('keeps every letter in its order, except in link targets and the info of a fence', () => {
  fc.assert(
    fc.property(markup, (text) => {
      fc.pre(!/\]\(|```|~~~/.test(text))
      expect(letters(plainText(parseText(text, { mentions })))).toBe(letters(text))
    }),
    { numRuns: 2_000 },
  )
})

it('stays within its limits', () => {
  const limits = fc.record({
    maxNodes: fc.integer({ min: 2, max: 40 }),
    maxDepth: fc.integer({ min: 2, max: 10 }),
  })
  const long = fc.array(markup).map((parts) => parts.join(''))
  fc.assert(
    fc.property(long, limits, (text, options) => {
      const nodes = [...walk(parseText(text, { mentions, ...options }))]
      expect(nodes.length).toBeLessThanOrEqual(options.maxNodes)
      expect(Math.max(0, ...nodes.map(({ depth }) => depth))).toBeLessThanOrEqual(options.maxDepth)
    }),
    { numRuns: 1_000 },
  )
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

it('leaves no empty run of text and no two side by side', () => {
  const runs = (nodes: ReturnType<typeof parseText>): string =>
    [...walk(nodes)]
      .map(({ node, depth }) => (node.type === 'text' ? `${depth}:${node.value.length} ` : '|'))
      .join('')
  fc.assert(
    fc.property(markup, (text) => {
      const outline = runs(parseText(text, { mentions }))
      expect(outline).not.toMatch(/\d:0 /)
      expect(outline).not.toMatch(/(\b\d+):\d+ \1:/)
    }),
    { numRuns: 1_000 },
  )
})
