// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { bundleAsync } from 'lightningcss'
import { describe, expect, it } from 'vitest'
import { breaches } from './cssRules.ts'

const src = new URL('../../src/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, src), 'utf8')
// The bridge to Tailwind is written in Tailwind's words, and has a test of its own.
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.css') && !file.endsWith('themes/tailwind.css'))

/** The sheets that styles.css puts together, as paths below `src`. */
const imported = [...read('styles/styles.css').matchAll(/^@import '([^']+)';$/gm)].map(([, path = '']) =>
  new URL(path, new URL('styles/', src)).href.slice(src.href.length),
)

describe('styles.css', () => {
  it('holds nothing but imports, the order of the layers first', () => {
    const lines = read('styles/styles.css')
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .trim()
      .split('\n')
    expect(lines).toHaveLength(imported.length)
    expect(imported.slice(0, 3)).toEqual(['styles/layers.css', 'styles/tokens.css', 'styles/base.css'])
  })

  it('imports the sheet of every component', () => {
    const components = sheets.filter((file) => file.startsWith('components/') && !file.includes('/admin/'))
    expect(components.filter((file) => !imported.includes(file))).toEqual([])
  })

  it('orders its layers as documented', async () => {
    const { code } = await bundleAsync({
      filename: 'styles.css',
      resolver: {
        read: (file) => (file.startsWith('components/') ? '' : read(`styles/${file}`)),
        resolve: (path) => path.replace(/^(\.\.\/|\.\/)/, ''),
      },
    })
    const [first] = code.toString().split('}')
    expect(first?.replaceAll(/\s+/g, ' ')).toBe(
      '@layer parlour { @layer reset, tokens, base, components, states, adaptive; ',
    )
  })
})

describe('every sheet', () => {
  it('is found', () => {
    expect(sheets).toEqual(expect.arrayContaining(['styles/tokens.css', 'styles/base.css']))
  })

  it.each(sheets)('%s keeps the theming contract', (file) => {
    expect(breaches(read(file), file)).toEqual([])
  })
})

describe('the scan', () => {
  const scan = (css: string): string =>
    breaches(`@layer parlour.components { ${css} }`, 'planted.css').join('\n')

  it.each([
    ['body { margin: 0 }', 'starts at something else'],
    [':root { --parlour-text: red }', 'starts at something else'],
    ['.dark .parlour-root { color: red }', 'starts at something else'],
    ['.parlour-message { .theirs & { color: red } }', 'starts at something else'],
    ['.parlour-a, .b { color: red }', 'starts at something else'],
    [':where(.parlour-a, .b) .parlour-c { color: red }', 'starts at something else'],
    ['#parlour-x { color: red }', 'starts at something else'],
    ['.parlour-a { color: red !important }', '!important'],
    ['@media (prefers-contrast: more) { .parlour-a { color: red !important } }', '!important'],
    ['.parlour-a .parlour-b .parlour-c { color: red }', '(0,3,0)'],
    ['.parlour-a[data-x]::before { content: "" }', '(0,2,1)'],
    ['.parlour-a:not(.parlour-b .parlour-c) { color: red }', '(0,3,0)'],
    ['.parlour-a[data-x] { &:focus { color: red } }', '(0,3,0)'],
    ['.parlour-a[data-x] { @media print { &:focus { color: red } } }', '(0,3,0)'],
    ['.parlour-a { left: 0 }', 'sets left'],
    ['.parlour-a { margin-left: var(--x) }', 'sets margin-left'],
    ['.parlour-a { margin: 0 1px 0 2px }', 'unequal sides'],
    ['.parlour-a { border-radius: 1px 2px 2px 1px }', 'unequal sides'],
    ['.parlour-a { border-top-left-radius: 1px }', 'sets border-top-left-radius'],
    ['.parlour-a { text-align: left }', 'text-align to left'],
    ['.parlour-a { float: right }', 'float to right'],
    ['.parlour-a { background: linear-gradient(to right, red, blue) }', 'to right'],
    ['.parlour-a { transform-origin: left center }', 'to left'],
    ['.parlour-a { max-width: 3px }', 'sets max-width'],
    ['.parlour-a { @container (width < 3px) { padding-right: 1px } }', 'sets padding-right'],
    ['@keyframes parlour-x { from { left: 3px } }', 'sets left'],
    ['.parlour-a { translate: 3px 0 }', 'without --parlour-dir'],
    ['.parlour-a { transform: translateX(-50%) }', 'without --parlour-dir'],
    ['@media (prefers-reduced-motion: no-preference) { .parlour-a { transition: left 1s } }', 'moves left'],
    ['.parlour-a { transition: opacity 1s }', 'prefers-reduced-motion'],
    ['.parlour-a { animation: parlour-x 1s }', 'prefers-reduced-motion'],
    ['.parlour-a:hover { color: red }', 'hover'],
    ['@media (max-width: 600px) { .parlour-a { color: red } }', 'window'],
    ['@keyframes spin { to { rotate: 1turn } }', 'prefix'],
    ['@property --x { syntax: "*"; inherits: false }', 'prefix'],
    ['@font-face { font-family: X; src: url(x) }', 'beyond our root'],
  ])('finds what is wrong with %s', (css, expected) => {
    expect(scan(css)).toContain(expected)
  })

  it('finds a rule outside our layers', () => {
    const css = '@layer theirs { .parlour-a { color: red } }'
    expect(breaches(css, 'planted.css').join()).toContain('outside our layers')
  })

  it.each([
    '.parlour-a { margin-inline: 1px 2px; padding: 1px 2px; inset: 0; text-align: start; inline-size: 3px }',
    '.parlour-a[data-x] > :where(.parlour-b, .c) { color: red }',
    ':where(.parlour-a[data-x]) .parlour-b:has(> .parlour-c) { color: red }',
    '.parlour-a::placeholder { color: red }',
    '.parlour-a { &[data-x] { color: red } }',
    '@media (forced-colors: active) { .parlour-a { color: red !important } }',
    '@media print { .parlour-a { color: red !important } }',
    '@media (hover: hover) { .parlour-a:hover { color: red } }',
    '.parlour-a { translate: calc(var(--parlour-dir) * 3px) 0; transform: translateY(3px) scaleX(-1) }',
    '@media (prefers-reduced-motion: no-preference) { .parlour-a { transition: opacity 1s; animation: parlour-x 1s } }',
    '.parlour-a { transition: none; animation: none }',
    '@container parlour (inline-size < 640px) { .parlour-a { display: none } }',
  ])('has nothing against %s', (css) => {
    expect(scan(css)).toBe('')
  })
})
