import { fileURLToPath } from 'node:url'
import { bundle } from 'lightningcss'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { targets } from '../../scripts/css/targets.mjs'
import { unlayer } from '../../scripts/css/unlayer.mjs'
import { expect as patient } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openAs } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'

const layered = bundle({
  filename: fileURLToPath(new URL('../../src/styles/styles.css', import.meta.url)),
  targets,
}).code.toString()
const unlayered = unlayer(layered, { targets })

/** Every attribute that the sheet asks for, e.g. `data-status` and `failed`. */
const conditions = [
  ...new Map(
    [...layered.matchAll(/\[((?:data|aria)-[a-z-]+|hidden|dir)(?:="([^"]*)")?\]/g)].map(
      ([all, name = '', value = '']) => [all, [name, value] as const],
    ),
  ).values(),
]

const FORCED = { forcedColors: 'active' } as const

let demo: Demo
let browser: Browser
let page: Page

beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
  const ann = await openAs(browser, demo.url, 'ann', {
    settings: { channel: 'messaging:design-review' },
    viewport: { width: 1000, height: 720 },
    bypassCSP: true,
  })
  page = ann.page
  await patient(ann.messages.getByRole('article').last()).toBeVisible()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // The page's own copy of the sheet makes room for the two that are compared.
  await page.evaluate(() => {
    for (const sheet of document.styleSheets) {
      for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1) {
        if (/^@(layer|keyframes) parlour/.test(sheet.cssRules[at]?.cssText ?? '')) sheet.deleteRule(at)
      }
    }
    const style = document.createElement('style')
    style.id = 'compared'
    document.head.append(style)
  })
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})

interface Comparison {
  readonly elements: number
  readonly differences: readonly string[]
}

/** How each element looks under one sheet and under the other; in one go, so that nothing happens in between. */
function compareSheets(
  sheets: readonly [string, string],
  attributes: readonly (readonly [string, string])[] = [],
  only = '',
): Promise<readonly Comparison[]> {
  return page.evaluate(
    ({ sheets, attributes, only }) => {
      const style = document.querySelector('#compared') as HTMLStyleElement
      const root = document.querySelector('.parlour-root') as HTMLElement
      // Of a kind of which there are many, the first and the last few say it for all.
      const all = [root, ...root.querySelectorAll('*')]
      const kinds = new Map<string, Element[]>()
      for (const element of all) {
        const kind =
          element.getAttribute('data-slot') ?? `${element.parentElement?.className}>${element.tagName}`
        kinds.set(kind, [...(kinds.get(kind) ?? []), element])
      }
      const chosen = new Set(
        [...kinds.values()].flatMap((alike) => [...alike.slice(0, 2), ...alike.slice(-3)]),
      )
      const elements = all.filter((element) => chosen.has(element))
      // Nothing else can differ but what the sheet sets.
      style.textContent = sheets[0]
      const set = new Set<string>()
      const read = (rules: CSSRuleList): void => {
        for (const rule of rules) {
          if (rule instanceof CSSStyleRule) for (const name of rule.style) set.add(name)
          else if ('cssRules' in rule) read(rule.cssRules as CSSRuleList)
        }
      }
      read((style.sheet as CSSStyleSheet).cssRules)
      const names = [...set].filter((name) => new RegExp(only).test(name) && !name.startsWith('--'))
      const tokens = [...set].filter((name) => name.startsWith('--'))
      const look = (css: string): string[] => {
        style.textContent = css
        const onRoot = getComputedStyle(root)
        const palette = tokens.map((name) => `${name} ${onRoot.getPropertyValue(name)}`).join('|')
        const each = elements.flatMap((element) =>
          [null, '::before', '::after'].flatMap((pseudo) => {
            const computed = getComputedStyle(element, pseudo)
            if (pseudo && computed.content === 'none') return ['']
            return [names.map((name) => computed.getPropertyValue(name)).join('|')]
          }),
        )
        return [...each, palette]
      }
      const compare = () => {
        const [one, other] = sheets.map(look) as [string[], string[]]
        const differences = one.flatMap((text, index) => {
          if (text === other[index]) return []
          const element = elements[Math.floor(index / 3)] ?? root
          const [a, b] = [text.split('|'), (other[index] ?? '').split('|')]
          const first = a.findIndex((value, at) => value !== b[at])
          return [`${element.outerHTML.slice(0, 120)}: ${names[first]} ${a[first]} → ${b[first]}`]
        })
        return { elements: elements.length, differences: differences.slice(0, 5) }
      }
      if (attributes.length === 0) return [compare()]
      return attributes.map(([name, value]) => {
        const before = elements.map((element) => element.getAttribute(name))
        for (const element of elements) element.setAttribute(name, value)
        const comparison = compare()
        elements.forEach((element, index) => {
          const was = before[index]
          if (was === null || was === undefined) element.removeAttribute(name)
          else element.setAttribute(name, was)
        })
        return {
          ...comparison,
          differences: comparison.differences.map((difference) => `[${name}="${value}"] ${difference}`),
        }
      })
    },
    { sheets, attributes, only },
  )
}

const differences = async (only?: string): Promise<readonly string[]> => {
  const [comparison] = await compareSheets([layered, unlayered], [], only)
  expect(comparison?.elements).toBeGreaterThan(60)
  return comparison?.differences ?? []
}

describe('without layers everything looks as with them (THEMING §1)', () => {
  it('as it is', async () => {
    expect(await differences()).toEqual([])
  })

  it('and the comparison would see it, if not', async () => {
    const changed = unlayered.replaceAll('font-weight: 700', 'font-weight: 500')
    expect(changed).not.toBe(unlayered)
    const found = await Promise.all([
      compareSheets([layered, changed], [['data-unread', '']]),
      compareSheets(
        [layered, layered.replaceAll(/@layer parlour\.[a-z]+/g, '@media all')],
        [['data-own', '']],
      ),
    ])
    for (const [comparison] of found) expect(comparison?.differences).not.toEqual([])
  })

  it('in every state that the sheet knows', { timeout: 180_000 }, async () => {
    expect(conditions.length).toBeGreaterThan(30)
    const compared = await compareSheets([layered, unlayered], conditions)
    expect(compared.flatMap((comparison) => comparison.differences)).toEqual([])
  })

  it.each([
    ['at 320 px', { width: 320, height: 640 }],
    ['at 700 px', { width: 700, height: 640 }],
    ['at 1100 px', { width: 1100, height: 640 }],
  ])('%s', async (_name, size) => {
    await page.setViewportSize(size)
    expect(await differences()).toEqual([])
  })

  it.each([
    ['forced colours', FORCED],
    ['more contrast', { contrast: 'more' }],
    ['a dark scheme', { colorScheme: 'dark' }],
    ['print', { media: 'print' }],
  ] as const)('with %s', { timeout: 180_000 }, async (_name, media) => {
    await page.emulateMedia({ reducedMotion: 'reduce', ...media })
    const found = await differences()
    const states = media === FORCED ? await compareSheets([layered, unlayered], conditions) : []
    await page.emulateMedia({
      reducedMotion: 'reduce',
      forcedColors: null,
      contrast: null,
      colorScheme: null,
      media: null,
    })
    expect([...found, ...states.flatMap((comparison) => comparison.differences)]).toEqual([])
  })

  it('where motion is welcome', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    const found = await differences('^(transition|animation)')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect(found).toEqual([])
  })

  it('under the pointer and with the focus', async () => {
    for (const name of ['Design review', 'Release']) {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(name) })
        .first()
        .hover()
      expect(await differences()).toEqual([])
    }
    await page.getByRole('article').last().hover()
    expect(await differences()).toEqual([])
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab')
      expect(await differences()).toEqual([])
    }
  })
})
