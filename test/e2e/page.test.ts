import type { Browser, Locator } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openAs, type Person, watchProblems } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'
import { violations } from './support/violations.ts'

let demo: Demo
let browser: Browser

beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})

describe('the welcome page', () => {
  it('says who one can be, lets one choose, and breaks no rule', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const problems = watchProblems(page)
    await page.goto(demo.url)
    await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible()
    await page.getByText('Connect to a real Stream application').click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Ann Lee' }).click()
    await expect(page).toHaveURL(/user=ann/)
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^\P{L}*Design review/u })
      .click()
    await expect(page).toHaveURL(/channel=messaging/)
    await expect(page.getByRole('article').last()).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Design review' })).toBeVisible()
    expect(problems).toEqual([])
    await context.close()
  })
})

describe('a conversation', () => {
  let ann: Person
  beforeAll(async () => {
    const settings = { channel: 'messaging:design-review', theme: 'light' }
    ann = await openAs(browser, demo.url, 'ann', { settings })
  })

  /** With what is only there while somebody does something: the words of an edit, a row's toolbar, a question. */
  async function breaksNoRule(): Promise<void> {
    const newest = ann.messages.getByRole('article').last()
    const toolbar = newest.getByRole('toolbar')
    const dialog = ann.page.getByRole('alertdialog')
    await ann.composer.press('ArrowUp')
    await expect(ann.page.locator('[data-slot="composer-context"]')).toBeVisible()
    await newest.hover()
    await expect(toolbar).toBeVisible()
    expect(await violations(ann.page)).toEqual([])

    await toolbar.getByRole('button').last().click()
    await expect(ann.page.getByRole('menu')).toBeVisible()
    expect(await violations(ann.page, '[role="menu"]')).toEqual([])
    await ann.page.getByRole('menuitem').last().click()
    await expect(dialog).toBeVisible()
    expect(await violations(ann.page, '[role="alertdialog"]')).toEqual([])
    await ann.page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await ann.composer.press('Escape')
    expect(ann.problems).toEqual([])
  }
  const root = (): Locator => ann.page.locator('[data-slot="root"]')

  it('in English and light breaks no rule and says nothing on the console', async () => {
    await expect(root()).toHaveAttribute('data-theme', 'light')
    await expect(ann.message('Then let us look at it again at four. Thanks, all of you!')).toBeVisible()
    await breaksNoRule()
  })

  it('nor in dark', async () => {
    await ann.page.getByRole('button', { name: 'light' }).click()
    await expect(root()).toHaveAttribute('data-theme', 'dark')
    await breaksNoRule()
  })

  it('nor in Persian, from right to left', async () => {
    await ann.page.getByRole('button', { name: 'فارسی' }).click()
    await expect(root()).toHaveAttribute('dir', 'rtl')
    await expect(ann.page).toHaveURL(/locale=fa/)
    await breaksNoRule()
  })

  it('nor with rows that are hard to draw', async () => {
    await ann.channel('7 things that break rows').click()
    await expect(ann.messages.getByRole('article').last()).toBeVisible()
    expect(await violations(ann.page)).toEqual([])
    expect(ann.problems).toEqual([])
  })
})
