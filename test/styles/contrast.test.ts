// @vitest-environment node
import { readFileSync } from 'node:fs'
import { bundle } from 'lightningcss'
import { describe, expect, it } from 'vitest'
import { blockOf, contrast, type Palette, readPalette, type Scheme } from './palette.ts'

const sheet = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8')

const SURFACES = [
  'surface',
  'surface-raised',
  'surface-sunken',
  'hover',
  'selected',
  'bubble-other',
  'bubble-own',
  'highlight',
  'mention',
  'code',
]
const TEXTS = [
  'text',
  'text-muted',
  'bubble-other-text',
  'bubble-own-text',
  'link',
  'accent',
  'danger',
  'success',
  'warning',
  'unread',
]
const MARKS = ['border-control', 'ring', 'bar', 'text-disabled']
const PRESENCE = ['presence-online', 'presence-away', 'presence-busy', 'presence-offline']
/** Text and the colour it alone stands on. */
const FILLS = [
  ['on-accent', 'accent'],
  ['on-danger', 'danger'],
  ['on-unread', 'unread'],
] as const

interface Pair {
  readonly name: string
  readonly ratio: number
  readonly least: number
}

function pairs(palette: Palette, leastMark = 3): readonly Pair[] {
  const pair = (front: string, back: string, least: number): Pair => ({
    name: `${front} on ${back}`,
    ratio: contrast(palette.get(front) ?? front, palette.get(back) ?? back),
    least,
  })
  return [
    ...SURFACES.flatMap((surface) => [
      ...TEXTS.map((text) => pair(text, surface, 4.5)),
      ...PRESENCE.map((mark) => pair(mark, surface, 3)),
      ...MARKS.map((mark) => pair(mark, surface, mark === 'border-control' ? leastMark : 3)),
    ]),
    ...FILLS.map(([text, fill]) => pair(text, fill, 4.5)),
    pair('bar', 'bar-track', 3),
  ]
}

const tooFaint = (all: readonly Pair[]): readonly string[] =>
  all.filter(({ ratio, least }) => ratio < least).map(({ name, ratio }) => `${name} is ${ratio.toFixed(2)}:1`)

/** The margin left at one limit, to two digits. */
const lowest = (all: readonly Pair[], least: number): string =>
  Math.min(...all.filter((pair) => pair.least === least).map(({ ratio }) => ratio)).toFixed(2)

const MORE = ".parlour-root[data-contrast='more']"
const schemes: readonly Scheme[] = ['light', 'dark']
const both = (css: string, ...selectors: readonly string[]): readonly Pair[] =>
  schemes.flatMap((scheme) => pairs(readPalette(css, scheme, selectors)))

describe('the palette', () => {
  it.each(schemes)('has enough contrast on all ten surfaces in the %s scheme', (scheme) => {
    expect(tooFaint(pairs(readPalette(sheet, scheme, ['.parlour-root'])))).toEqual([])
  })

  it.each([
    ['light', [], '5.32', '4.90', '3.35'],
    ['dark', [], '5.29', '5.14', '3.28'],
    ['light', [MORE], '5.32', '4.90', '4.22'],
    ['dark', [MORE], '5.29', '5.14', '4.60'],
  ] as const)(
    'keeps its margins: %s %s, text %s, accent %s, marks %s',
    (scheme, more, text, accent, marks) => {
      const all = pairs(readPalette(sheet, scheme, ['.parlour-root', ...more]))
      const isAccent = ({ name }: Pair): boolean => name.startsWith('accent ')
      const texts = all.filter((pair) => !isAccent(pair))
      expect([lowest(texts, 4.5), lowest(all.filter(isAccent), 4.5), lowest(all, 3)]).toEqual([
        text,
        accent,
        marks,
      ])
    },
  )

  it.each([
    [
      'a paler text',
      '--parlour-text-muted: light-dark(#535966,',
      '--parlour-text-muted: light-dark(#8a8f9a,',
    ],
    [
      'a darker bubble',
      '--parlour-bubble-own: light-dark(#dbe8ff,',
      '--parlour-bubble-own: light-dark(#7ea6e8,',
    ],
    ['a dimmer link at night', 'light-dark(#184fb8, #9cc2ff)', 'light-dark(#184fb8, #4b78b8)'],
    [
      'a softer control',
      '--parlour-border-control: light-dark(#737b8a,',
      '--parlour-border-control: light-dark(#a4abb8,',
    ],
  ])('notices %s', (_change, before, after) => {
    expect(sheet).toContain(before)
    expect(tooFaint(both(sheet.replace(before, after), '.parlour-root'))).not.toEqual([])
  })

  it('has a colour, not a guess, for every name', () => {
    for (const scheme of schemes) {
      const palette = readPalette(sheet, scheme, ['.parlour-root'])
      const names = [...SURFACES, ...TEXTS, ...MARKS, ...PRESENCE, ...FILLS.flat(), 'border', 'bar-track']
      expect(names.filter((name) => !/^#[0-9a-f]{6}$/.test(palette.get(name) ?? ''))).toEqual([])
    }
  })
})

describe('more contrast', () => {
  it.each(schemes)('draws every border at 4.5:1 in the %s scheme', (scheme) => {
    const palette = readPalette(sheet, scheme, ['.parlour-root', MORE])
    expect(tooFaint(pairs(palette, 4.5))).toEqual([])
    expect(palette.get('border')).toBe(palette.get('border-control'))
    expect(palette.get('text-muted')).toBe(palette.get('text'))
  })

  it('is the same whether the device or the host asks for it', () => {
    const media = sheet.slice(sheet.indexOf('@media (prefers-contrast: more)'))
    const lines = (block: string): readonly string[] => block.split(';').map((line) => line.trim())
    expect(lines(blockOf(media, '.parlour-root'))).toEqual(lines(blockOf(sheet, MORE)))
  })
})

describe('forced colours', () => {
  it('replace every colour by a system colour', () => {
    const forced = blockOf(sheet.slice(sheet.indexOf('@media (forced-colors: active)')), '.parlour-root')
    const own = [...blockOf(sheet, '.parlour-root').matchAll(/--parlour-([a-z-]+):\s*light-dark\(#/g)]
    expect(own.length).toBeGreaterThan(25)
    for (const [, name] of own) {
      expect(forced).toMatch(
        new RegExp(
          `--parlour-${name}: (Canvas|CanvasText|ButtonText|GrayText|LinkText|Highlight|HighlightText);`,
        ),
      )
    }
  })

  // Behind words the browser lays a plate of canvas, on which words in the colour of a fill cannot be seen.
  it('leave words on a filled ground readable, wherever there are any', () => {
    const whole = bundle({ filename: 'src/styles/styles.css' }).code.toString()
    const classesWith = (declaration: RegExp): readonly string[] =>
      [...whole.matchAll(/([^{};]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
        declaration.test(body) ? (selector.match(/\.parlour-[a-z-]+(?=[^ ]*(?:,|\s*$))/g) ?? []) : [],
      )
    const filled = classesWith(/(?<![-a-z])color: var\(--parlour-on-/)
    expect(filled).toEqual(expect.arrayContaining(['.parlour-button', '.parlour-channel-item-badge']))
    const kept = classesWith(/forced-color-adjust: none/)
    expect(filled.filter((name) => !kept.includes(name))).toEqual([])
  })
})
