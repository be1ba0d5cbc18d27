import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openAs, type Person } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'

let demo: Demo
let browser: Browser
let ann: Person

beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
  ann = await openAs(browser, demo.url, 'ann', { settings: { channel: 'messaging:design-review' } })
  await expect(ann.messages.getByRole('article').last()).toBeVisible()
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})

const widthOf = (slot: string): Promise<number> =>
  ann.page.locator(`[data-slot="${slot}"]`).evaluate((element) => element.getBoundingClientRect().width)

describe('panes by the width of the root (ST-9)', () => {
  it.each([
    [320, false],
    [639, false],
    [640, true],
    [1100, true],
  ])('at %i px the list is beside the conversation: %s', async (width, beside) => {
    await ann.page.setViewportSize({ width, height: 640 })
    await expect(ann.page.getByRole('navigation')).toBeVisible({ visible: beside })
    await expect(ann.page.getByRole('button', { name: 'Back to channels' })).toBeVisible({ visible: !beside })
    expect(await widthOf('channel')).toBeCloseTo(beside ? width - 320 : width, 0)
  })

  it('asks the root, not the window: a narrow widget in a wide page has one pane', async () => {
    await ann.page.setViewportSize({ width: 1100, height: 640 })
    const squeeze = (width: string): Promise<void> =>
      ann.page.locator('[data-slot="root"]').evaluate((root: HTMLElement, size) => {
        root.style.inlineSize = size
      }, width)
    await squeeze('320px')
    await expect(ann.page.getByRole('navigation')).toBeHidden()
    expect(await widthOf('channel')).toBe(320)
    await squeeze('')
    await expect(ann.page.getByRole('navigation')).toBeVisible()
  })
})

describe('on paper', () => {
  it('the conversation has the whole width and is not cut off', async () => {
    await ann.page.setViewportSize({ width: 800, height: 600 })
    await ann.page.emulateMedia({ media: 'print' })
    await expect(ann.page.getByRole('navigation')).toBeHidden()
    await expect(ann.composer).toBeHidden()
    expect(await widthOf('message-list')).toBe(await widthOf('root'))
    const viewport = ann.page.locator('[data-slot="message-list-viewport"]')
    const { cut, height } = await viewport.evaluate((element) => ({
      cut: element.scrollHeight - element.clientHeight,
      height: element.getBoundingClientRect().height,
    }))
    expect(cut).toBe(0)
    expect(height).toBeGreaterThan(1000)
    await ann.page.emulateMedia({ media: null })
  })
})
