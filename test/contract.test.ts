// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/**
 * What a host's style sheet may rely on (SB-9): slots, state attributes, custom properties and layers. A name that
 * appears or disappears shows up in review as a line of contract.snapshot.json; `npm test -- --project unit contract
 * -u` rewrites it.
 */
const src = new URL('../src/', import.meta.url)
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
)
const read = (ending: RegExp): string =>
  files
    .filter((file) => ending.test(file) && !file.endsWith('.stories.tsx'))
    .map((file) => readFileSync(new URL(file, src), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''))
    .join('\n')

const components = read(/^components\/.*\.tsx?$/)
const sheets = read(/\.css$/)

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name)
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort()
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The members of the union, those that are written as a stem with several endings too. */
function declaredSlots(): readonly string[] {
  const [, union = ''] = /export type SlotName =([\s\S]*?)\n\n/.exec(components) ?? []
  const withEndings = [...union.matchAll(/`([a-z-]+)\$\{([^}]*)\}`/g)].flatMap(
    ([, stem = '', endings = '']) => found(endings, /'([a-z-]*)'/g).map((ending) => stem + ending),
  )
  return sorted([...withEndings, ...found(union.replaceAll(/`[^`]*`/g, ''), /'([a-z-]+)'/g)])
}

const usedSlots = (): readonly string[] =>
  sorted([...found(components, /\bslot\(\s*'([a-z-]+)'/g), ...found(components, /\bslot="([a-z-]+)"/g)])

/** `data-` attributes as they are written, and the entries of what parts are told of their state. */
function attributes(): readonly string[] {
  const bodies = [
    ...found(components, /\bstate=\{\{([\s\S]*?)\}\}/g),
    ...found(components, /\bstate(?:: \w+)? = \{\n([\s\S]*?)\n\s*\}/g),
  ]
  const states = bodies.flatMap((body) => found(`{${body}}`, /[{,]\s*(\w+)(?=\s*[:,}])/g))
  return sorted([
    ...found(components, /\b(data-[a-z]+(?:-[a-z]+)*)\b/g),
    ...states.map((name) => `data-${kebab(name)}`),
  ])
}

const properties = (): readonly string[] =>
  sorted(found(sheets + components, /(--parlour-[a-z]+(?:-[a-z]+)*)/g))

const layers = (): readonly string[] =>
  found(/@layer reset[^;]*/.exec(sheets)?.[0] ?? '', /([a-z]+)(?=[,;]|$)/g)

const contract = {
  layers: layers().map((name) => `parlour.${name}`),
  slots: declaredSlots(),
  attributes: attributes(),
  properties: properties(),
}

describe('the names a style sheet may rely on', () => {
  it('are those in contract.snapshot.json', async () => {
    await expect(`${JSON.stringify(contract, null, 2)}\n`).toMatchFileSnapshot('contract.snapshot.json')
  })

  it('are found at all', () => {
    expect(contract.layers).toEqual(
      ['reset', 'tokens', 'base', 'components', 'states', 'adaptive'].map((name) => `parlour.${name}`),
    )
    expect(contract.slots).toEqual(
      expect.arrayContaining(['root', 'message', 'message-bubble', 'composer-send']),
    )
    expect(contract.attributes).toEqual(
      expect.arrayContaining([
        'data-slot',
        'data-theme',
        'data-first-in-group',
        'data-over-limit',
        'data-pinned-to-end',
      ]),
    )
    expect(contract.properties).toEqual(expect.arrayContaining(['--parlour-accent', '--parlour-dir']))
  })

  it('are all declared: no element has a slot that is not among them', () => {
    expect(usedSlots().length).toBeGreaterThan(80)
    expect(usedSlots().filter((name) => !contract.slots.includes(name))).toEqual([])
  })

  it('are all spelled alike', () => {
    const odd = [...contract.slots, ...contract.attributes].filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))
    expect(odd).toEqual([])
  })

  it('are what our own sheets select by', () => {
    const classes = found(sheets, /\.parlour-([a-z]+(?:-[a-z]+)*)/g)
    const shared = [
      'visually-hidden',
      'focus-inside',
      'jump-pill-label',
      'text-paragraph',
      'text-list',
      'text-item',
    ]
    expect(
      sorted(classes).filter((name) => !contract.slots.includes(name) && !shared.includes(name)),
    ).toEqual([])
    const selected = found(sheets, /\[(data-[a-z-]+)/g).filter((name) => name !== 'data-mirror')
    expect(sorted(selected).filter((name) => !contract.attributes.includes(name))).toEqual([])
  })
})
