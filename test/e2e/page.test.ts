import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openAs, watchProblems } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'

let demo: Demo
let browser: Browser

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})

/**
 * Every rule that is broken and where; empty when the page is as it should be.
 * @param part a selector, to look at nothing else
 */
async function violations(page: Page, part = 'html'): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include(part).analyze()
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all }) => {
      const why = [...any, ...all][0]?.message ?? ''
      return `${id} (${help}): ${target.join(' ')} ${why}`
    }),
  )
}

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
      .getByRole('button', { name: /Design review/ })
      .click()
    await expect(page).toHaveURL(/channel=messaging/)
    await expect(page.getByRole('article').last()).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Design review' })).toBeVisible()
    expect(problems).toEqual([])
    await context.close()
  })
})

const looks = [
  { theme: 'light', locale: 'en' },
  { theme: 'dark', locale: 'en' },
  { theme: 'light', locale: 'fa' },
]

describe('a conversation', () => {
  it.each(looks)('in $locale and $theme breaks no rule and says nothing on the console', async (look) => {
    const settings = { channel: 'messaging:design-review', ...look }
    const ann = await openAs(browser, demo.url, 'ann', { settings })
    const newest = ann.messages.getByRole('article').last()
    const toolbar = newest.getByRole('toolbar')
    await expect(newest).toContainText('Then let us look at it again at four.')
    // What is only there while somebody does something: a row's toolbar, the words of an edit.
    await ann.composer.press('ArrowUp')
    await expect(ann.page.locator('[data-slot="composer-context"]')).toBeVisible()
    await newest.hover()
    await expect(toolbar).toBeVisible()
    expect(await violations(ann.page)).toEqual([])

    await toolbar.getByRole('button').last().click()
    await expect(ann.page.getByRole('alertdialog')).toBeVisible()
    expect(await violations(ann.page, '[role="alertdialog"]')).toEqual([])
    expect(ann.problems).toEqual([])
    await ann.context.close()
  })

  it('with rows that are hard to draw breaks no rule either', async () => {
    const ann = await openAs(browser, demo.url, 'ann', { settings: { channel: 'messaging:stress' } })
    await expect(ann.messages.getByRole('article').last()).toBeVisible()
    expect(await violations(ann.page)).toEqual([])
    expect(ann.problems).toEqual([])
    await ann.context.close()
  })
})
