import { afterEach, describe, expect, it } from 'vitest'
import '../../src/styles/styles.css'

const LIGHT = 'rgb(255, 255, 255)'
const DARK = 'rgb(18, 20, 25)'

afterEach(() => document.body.replaceChildren())

/** A root with these attributes, below elements with these. */
function draw(attributes: string, around: readonly string[] = []): HTMLElement {
  const open = around.map((it) => `<div ${it}>`).join('')
  document.body.innerHTML = `${open}<div class="parlour-root" ${attributes}><span lang="fa">ف</span></div>`
  return [...document.querySelectorAll<HTMLElement>('.parlour-root')].at(-1) as HTMLElement
}

const token = (element: Element, name: string): string =>
  getComputedStyle(element).getPropertyValue(`--parlour-${name}`)

describe('the theme of a root (ST-7)', () => {
  it.each([
    ['light', 'data-theme="light"', [], LIGHT],
    ['dark', 'data-theme="dark"', [], DARK],
    ['dark below .dark', 'data-theme="system"', ['class="dark"'], DARK],
    ['dark below a dark ancestor of another kit', 'data-theme="system"', ['data-theme="dark"'], DARK],
    ['light below .dark, when it says so', 'data-theme="light"', ['class="dark"'], LIGHT],
    ['dark inside a light one', 'data-theme="dark"', ['class="parlour-root" data-theme="light"'], DARK],
    ['light inside a dark one', 'data-theme="light"', ['class="parlour-root" data-theme="dark"'], LIGHT],
    ['the page’s own without an attribute', '', ['style="color-scheme: dark"'], DARK],
  ])('is %s', (_name, attributes, around, surface) => {
    const root = draw(attributes, around)
    expect(getComputedStyle(root).backgroundColor).toBe(surface)
    // Scroll bars and native controls follow.
    expect(getComputedStyle(root).colorScheme).toContain(surface === DARK ? 'dark' : 'light')
  })

  it('follows the device where it says system', () => {
    const root = draw('data-theme="system"')
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches
    expect(getComputedStyle(root).backgroundColor).toBe(isDark ? DARK : LIGHT)
  })
})

describe('tokens that attributes decide', () => {
  it.each([
    ['compact', '.75'],
    ['cozy', '1'],
    ['comfortable', '1.25'],
  ])('density %s', (density, factor) => {
    expect(Number(token(draw(`data-density="${density}"`), 'density'))).toBe(Number(factor))
  })

  it('direction is a factor', () => {
    expect(token(draw('dir="ltr"'), 'dir').trim()).toBe('1')
    expect(token(draw('dir="rtl"'), 'dir').trim()).toBe('-1')
  })

  it('more contrast makes muted text like text, and borders like those of controls', () => {
    const root = draw('data-theme="light" data-contrast="more"')
    expect(token(root, 'text-muted')).toBe(token(root, 'text'))
    expect(token(root, 'border')).toBe(token(root, 'border-control'))
  })

  it('Arabic script has taller lines, in the root and in a part of another language', () => {
    expect(Number(token(draw('lang="fa"'), 'line-height'))).toBe(1.7)
    const root = draw('lang="en"')
    expect(Number(token(root, 'line-height'))).toBe(1.45)
    expect(Number(token(root.firstElementChild as Element, 'line-height'))).toBe(1.7)
  })

  it('a host’s own value wins, from a rule as plain as ours', () => {
    const root = draw('data-theme="dark" data-contrast="more"')
    const style = document.createElement('style')
    style.textContent = '.parlour-root { --parlour-accent: rgb(1, 2, 3); --parlour-border: rgb(4, 5, 6) }'
    root.before(style)
    expect(token(root, 'accent')).toBe('rgb(1, 2, 3)')
    expect(token(root, 'border')).toBe('rgb(4, 5, 6)')
  })
})
