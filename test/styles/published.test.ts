// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { bundle, transform } from 'lightningcss'
import { describe, expect, it } from 'vitest'
import pkg from '../../package.json' with { type: 'json' }
import { componentSheets } from '../../scripts/css/componentSheets.mjs'

const styles = new URL('../../src/styles/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, styles), 'utf8')
const bridge = (name: string): string => read(`themes/${name}.css`).replaceAll(/\/\*[\s\S]*?\*\//g, '')
const tokens = new Set([...read('tokens.css').matchAll(/(--parlour-[a-z-]+):/g)].map(([, name]) => name))
const whole = bundle({ filename: 'src/styles/styles.css' }).code.toString()
const matches = (css: string, pattern: RegExp): readonly string[] =>
  [...css.matchAll(pattern)].map(([, found = '']) => found)

describe('the sheets of single components', () => {
  it('hold together every rule of the whole, but tokens and the order of layers', () => {
    const classes = (css: string): Set<string> => new Set(matches(css, /\.(parlour-[a-z-]+)/g))
    const apart = new Set(componentSheets().flatMap(({ file }) => [...classes(readFileSync(file, 'utf8'))]))
    expect([...classes(whole)].filter((name) => !apart.has(name))).toEqual([])
  })

  it('are named after the components, with base beside them', () => {
    const names = componentSheets().map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['base', 'message-list', 'composer', 'channel-list']))
    expect(new Set(names).size).toBe(names.length)
  })

  it('can be imported from the package', () => {
    expect(pkg.exports).toMatchObject({
      './styles.css': './dist/styles.css',
      './styles.unlayered.css': './dist/styles.unlayered.css',
      './tokens.css': './dist/tokens.css',
      './components/*.css': './dist/components/*.css',
      './themes/*.css': './dist/themes/*.css',
    })
    expect(readdirSync(new URL('themes/', styles)).sort()).toEqual(['shadcn.css', 'tailwind.css'])
  })
})

describe('themes/shadcn.css', () => {
  /** The variables of shadcn/ui for Tailwind 4. */
  const THEIRS = new Set(
    `background foreground card card-foreground popover popover-foreground primary primary-foreground secondary
     secondary-foreground muted muted-foreground accent accent-foreground destructive border input ring radius sidebar`
      .split(/\s+/)
      .map((name) => `--${name}`),
  )

  it('sets tokens that the sheet has, from variables that shadcn/ui has', () => {
    const set = matches(bridge('shadcn'), /(--parlour-[a-z-]+):/g)
    expect(set.length).toBeGreaterThan(15)
    expect(set.filter((name) => !tokens.has(name))).toEqual([])
    expect(matches(bridge('shadcn'), /var\((--[a-z-]+)/g).filter((name) => !THEIRS.has(name))).toEqual([])
  })

  it('stands in our layers, so that more contrast and forced colours still win', () => {
    const [tokensLayer, adaptive, ...others] = bridge('shadcn')
      .split(/(?=@layer)/)
      .filter((part) => part.trim())
    expect(tokensLayer).toMatch(/^@layer parlour\.tokens \{/)
    expect(adaptive).toMatch(/^@layer parlour\.adaptive \{\s*@media \(prefers-contrast: more\)/)
    expect(others).toEqual([])
  })
})

describe('themes/tailwind.css', () => {
  const css = bridge('tailwind')

  it('is valid as far as CSS goes, and knows no at-rules but those of Tailwind 4', () => {
    const { warnings } = transform({ filename: 'tailwind.css', code: Buffer.from(css), errorRecovery: true })
    expect(
      warnings.filter(({ message }) => !/^Unknown at rule: @(theme|custom-variant)$/.test(message)),
    ).toEqual([])
    expect(new Set(matches(css, /@([a-z-]+)/g))).toEqual(new Set(['theme', 'custom-variant']))
  })

  it('exposes every colour of the sheet, and nothing that is not there', () => {
    const exposed = matches(css, /: var\((--parlour-[a-z-]+)\);/g)
    expect(exposed.filter((name) => !tokens.has(name))).toEqual([])
    const forced = matches(read('tokens.css'), /(--parlour-[a-z-]+): light-dark\(/g)
    expect(forced.filter((name) => !name.includes('scrim') && !exposed.includes(name))).toEqual([])
  })

  it('names variants that Tailwind does not have, whose selectors are valid', () => {
    const variants = [...css.matchAll(/@custom-variant ([a-z-]+) \((.+)\);/g)]
    expect(variants.length).toBe(matches(css, /@(custom-variant)/g).length)
    const builtIn = [
      'active',
      'checked',
      'disabled',
      'empty',
      'first',
      'last',
      'focus',
      'hover',
      'open',
      'target',
    ]
    for (const [, name = '', selector = ''] of variants) {
      expect(builtIn).not.toContain(name)
      const code = Buffer.from(`.x { ${selector} { color: red } }`)
      expect(transform({ filename: name, code }).warnings).toEqual([])
    }
  })

  it.each(['own', 'unread', 'failed'])('has the variant %s', (name) => {
    expect(css).toContain(`@custom-variant ${name} (`)
  })
})
