import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openAs, type Person } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'

/** RELIABILITY §5, word by word; the demo may add where to report to and nothing else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: blob:; media-src 'self' https: blob:; connect-src 'self' https: wss:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
const OPENING = 'Then let us look at it again at four. Thanks, all of you!'

const reportsOf = async (demo: Demo): Promise<unknown> =>
  (await fetch(new URL('/demo/csp-reports', demo.url))).json()

describe.each([
  ['as users get it', false],
  ['with React’s development build', true],
])('under the strictest policy, the demo %s', (_, development) => {
  let demo: Demo
  let browser: Browser
  let ann: Person
  let reza: Person

  beforeAll(async () => {
    demo = await startDemo({ development })
    browser = await openBrowser()
    const settings = { channel: 'messaging:design-review', theme: 'light' }
    ann = await openAs(browser, demo.url, 'ann', { settings })
    reza = await openAs(browser, demo.url, 'reza', { settings })
    for (const person of [ann, reza]) await expect(person.message(OPENING)).toBeVisible()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.kill()
  })

  it('is served with it, on every file, and has nothing inline', async () => {
    const page = await fetch(demo.url)
    const html = await page.text()
    expect(page.headers.get('content-security-policy')).toBe(`${POLICY}; report-uri /demo/csp-reports`)
    expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/)
    const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(scripts.length).toBeGreaterThan(1)
    for (const path of [...scripts, '/icon.svg']) {
      const { headers, status } = await fetch(new URL(path, demo.url))
      expect(status).toBe(200)
      expect(headers.get('content-security-policy')).toContain(POLICY)
    }
  })

  it('sends, reacts, edits, deletes, opens menus and dialogs, and scrolls through history', async () => {
    await ann.say('The lift is **back**, see https://example.org/lift')
    const theirs = reza.page.getByRole('article').filter({ hasText: 'The lift is back' })
    await expect(theirs).toBeVisible()
    await theirs.hover()
    await theirs.getByRole('button', { name: /^React with \P{L}*thumbs up/u }).click()
    const mine = ann.page.getByRole('article').filter({ hasText: 'The lift is back' })
    await expect(mine.getByRole('group', { name: 'Reactions' }).getByRole('button').first()).toBeVisible()

    await ann.say('See you at fuor')
    await expect(ann.message('See you at fuor')).toHaveAttribute('data-status', /sent|read/)
    await ann.composer.press('ArrowUp')
    await expect(ann.composer).toHaveValue('See you at fuor')
    await ann.composer.fill('See you at four')
    await ann.composer.press('Enter')
    await expect(reza.message('See you at four')).toBeVisible()

    const sent = ann.message('See you at four')
    await sent.hover()
    await sent.getByRole('button', { name: 'More actions' }).click()
    const menu = ann.page.getByRole('menu')
    await expect(menu).toBeVisible()
    await menu.getByRole('menuitem', { name: /Delete message/ }).click()
    const dialog = ann.page.getByRole('alertdialog')
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: /Delete/ }).click()
    await expect(reza.message('See you at four')).toHaveCount(0)

    await ann.channel('Ten thousand messages').click()
    await expect(ann.messages.getByRole('article').last()).toBeVisible()
    const first = (await ann.rows())[0]?.id
    await ann.messages.hover()
    await expect
      .poll(async () => {
        await ann.page.mouse.wheel(0, -4000)
        return (await ann.rows())[0]?.id
      })
      .not.toBe(first)
    // Rows with everything that is hard to draw: tables of code, long words, foreign scripts.
    await ann.channel('7 things that break rows').click()
    await expect(ann.messages.getByRole('article').last()).toBeVisible()
  })

  it('reacts with any emoji, all of which come from where it came from', async () => {
    const { origin } = new URL(demo.url)
    const elsewhere: string[] = []
    const see = (request: { url: () => string }): void => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.origin !== origin) elsewhere.push(url.href)
    }
    await reza.channel('Design review').click()
    const theirs = reza.message(OPENING)
    await expect(theirs).toBeVisible()
    reza.page.on('request', see)
    await theirs.focus()
    await reza.page.keyboard.press('+')
    await reza.page.getByRole('button', { name: 'All emoji' }).click()
    const search = reza.page.getByRole('searchbox', { name: 'Search emoji' })
    await expect(search).toBeFocused()
    await search.fill('unicorn')
    await reza.page.keyboard.press('Enter')
    await expect(theirs.getByRole('button', { name: /^🦄 1/u })).toBeVisible()
    reza.page.off('request', see)
    expect(elsewhere).toEqual([])
  })

  it('is dark, is Persian, says which keys there are, and is left', async () => {
    const root = ann.page.locator('[data-slot="root"]')
    await ann.page.getByRole('button', { name: 'light' }).click()
    await expect(root).toHaveAttribute('data-theme', 'dark')
    await ann.page.getByRole('button', { name: 'فارسی' }).click()
    await expect(root).toHaveAttribute('dir', 'rtl')
    await ann.channel('Design review').click()
    await ann.say('سلام')
    await expect(reza.message('سلام')).toBeVisible()
    await ann.page.keyboard.press('Control+Slash')
    await expect(ann.page.getByRole('dialog')).toBeVisible()
    await ann.page.keyboard.press('Escape')
    await ann.page.getByRole('button', { name: 'تعویض کاربر' }).click()
    await expect(ann.page.getByRole('heading', { name: 'Who are you?' })).toBeVisible()
  })

  it('has broken it nowhere and has nothing to say on the console', async () => {
    expect(await reportsOf(demo)).toEqual([])
    for (const { problems } of [ann, reza]) expect(problems).toEqual([])
  })

  it('and would be found out: an inline script is stopped and reported', async () => {
    const guest = await openAs(browser, demo.url, 'xiaolong')
    await expect(guest.page.getByRole('navigation')).toBeVisible()
    await guest.page.evaluate(() => {
      const script = document.createElement('script')
      script.append('window.wasRun = true')
      document.body.append(script)
    })
    expect(await guest.page.evaluate(() => 'wasRun' in window)).toBe(false)
    await expect.poll(async () => JSON.stringify(await reportsOf(demo))).toContain('script-src')
    await guest.context.close()
  })
})
