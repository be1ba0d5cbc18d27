// @vitest-environment node
import { bundle, type Rule, type Selector, transform } from 'lightningcss'
import { describe, expect, it } from 'vitest'
import { unlayer } from '../../scripts/css/unlayer.mjs'
import { specificity } from './specificity.ts'

const ORDER = '@layer parlour { @layer components, states; }'
const plain = (css: string): string => unlayer(css).replaceAll(/\s+/g, ' ').trim()

/** The selectors of all style rules, however deep, and the kinds of the other rules. */
function survey(css: string): { selectors: readonly Selector[]; kinds: ReadonlySet<string> } {
  const selectors: Selector[] = []
  const kinds = new Set<string>()
  const walk = (rules: readonly Rule[]): void => {
    for (const rule of rules) {
      kinds.add(rule.type)
      if (rule.type === 'style') selectors.push(...(rule.value.selectors as Selector[]))
      else if ('value' in rule && rule.value && 'rules' in rule.value) walk(rule.value.rules as Rule[])
    }
  }
  transform({
    filename: 'survey.css',
    code: new TextEncoder().encode(css),
    visitor: { StyleSheet: (sheet) => walk(sheet.rules as Rule[]) },
  })
  return { selectors, kinds }
}

describe('styles.unlayered.css', () => {
  const layered = bundle({ filename: 'src/styles/styles.css' }).code.toString()
  const { selectors, kinds } = survey(unlayer(layered))

  it('has no layers, and no kind of rule that the sheet with layers has not', () => {
    expect([...kinds].filter((kind) => kind.startsWith('layer'))).toEqual([])
    expect([...kinds].filter((kind) => !survey(layered).kinds.has(kind))).toEqual([])
  })

  it('weighs exactly one class everywhere, beside a pseudo-element', () => {
    expect(selectors.length).toBeGreaterThan(250)
    expect(new Set(selectors.map((it) => specificity(it).slice(0, 2).join()))).toEqual(new Set(['0,1']))
  })

  it('loses no class and no attribute', () => {
    const names = (css: string): ReadonlySet<string> => new Set(css.match(/\.parlour-[a-z-]+|\[[a-z-]+/g))
    expect(names(unlayer(layered))).toEqual(names(layered))
  })
})

describe('without layers', () => {
  it('the later layer comes later, wherever it was written', () => {
    expect(
      plain(
        `${ORDER} @layer parlour.states { .parlour-a { color: red } } @layer parlour.components { .parlour-b { color: blue } }`,
      ),
    ).toBe('.parlour-b { color: #00f; } .parlour-a { color: red; }')
  })

  it('the more telling selector of a layer comes later', () => {
    expect(
      plain(
        `${ORDER} @layer parlour.states { .parlour-a[data-x] { color: red } .parlour-a:where([data-y]) { color: blue } }`,
      ),
    ).toBe('.parlour-a:where([data-y]) { color: #00f; } .parlour-a:where([data-x]) { color: red; }')
  })

  it('the selectors of one rule part where their weights differ', () => {
    expect(
      plain(
        `${ORDER} @layer parlour.states { .parlour-a[data-x], .parlour-b { color: red } .parlour-c { color: blue } }`,
      ),
    ).toBe(
      '.parlour-b { color: red; } .parlour-c { color: #00f; } .parlour-a:where([data-x]) { color: red; }',
    )
  })

  it.each([
    ['.parlour-a .parlour-b', ':where(.parlour-a) .parlour-b'],
    ['.parlour-a > bdi', '.parlour-a > :where(bdi)'],
    ['.parlour-a::before', '.parlour-a:before'],
    ['.parlour-a[data-x] > .parlour-b:hover', ':where(.parlour-a[data-x]) > .parlour-b:where(:hover)'],
    ['.parlour-a:where([data-x]) ~ .parlour-b', ':where(.parlour-a):where([data-x]) ~ .parlour-b'],
    [':where(.parlour-a) .parlour-b:not(:focus)', ':where(.parlour-a) .parlour-b:where(:not(:focus))'],
  ])('%s becomes %s', (before, after) => {
    expect(plain(`${ORDER} @layer parlour.states { ${before} { color: red } }`)).toBe(
      `${after} { color: red; }`,
    )
  })

  it('conditions stay around their rules, one inside the other', () => {
    expect(
      plain(
        `${ORDER} @layer parlour.states { @media print { @container parlour (inline-size < 9px) { .parlour-a { color: red } } } }`,
      ),
    ).toBe('@media print { @container parlour (inline-size < 9px) { .parlour-a { color: red; } } }')
  })

  it('what is important in the last layer stays so', () => {
    const css = '@layer parlour.states { @media print { .parlour-a { color: red !important } } }'
    expect(plain(`${ORDER} ${css}`)).toBe('@media print { .parlour-a { color: red !important; } }')
  })

  it.each([
    ['a layer without a place', '@layer theirs { .parlour-a { color: red } }', 'not among'],
    ['importance', '@layer parlour.components { .parlour-a { color: red !important } }', '!important'],
    ['a selector without a class', '@layer parlour.states { :where(.parlour-a) { color: red } }', 'No class'],
    ['another kind of rule', '@font-face { font-family: X; src: url(x) }', 'font-face'],
  ])('%s fails the build', (_what, css, words) => {
    expect(() => unlayer(`${ORDER} ${css}`)).toThrow(words)
  })
})
