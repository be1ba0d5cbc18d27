import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openAs, type Person } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'

const viewport = { width: 320, height: 640 }

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

/** The elements that a person would have to scroll sideways for, or whose content reaches out of the page. */
const tooWide = ({ page }: Person): Promise<readonly string[]> =>
  page.evaluate(() => {
    const boxes = [document.documentElement, document.body, ...document.querySelectorAll('[data-slot]')]
    const frames = [
      'root',
      'panes',
      'channel',
      'channel-list',
      'message-list',
      'message-list-viewport',
      'composer',
    ]
    return boxes
      .filter((box) => {
        const slot = box.getAttribute('data-slot')
        const { left, right } = box.getBoundingClientRect()
        const isDrawn = box.closest('.parlour-visually-hidden') === null
        const isOutside = isDrawn && (right > innerWidth + 0.5 || left < -0.5)
        return isOutside || ((slot === null || frames.includes(slot)) && box.scrollWidth > box.clientWidth)
      })
      .map(
        (box) =>
          `${box.getAttribute('data-slot') ?? box.tagName}: ${box.scrollWidth} of ${box.clientWidth} px`,
      )
  })

describe('on a phone of 320 px', () => {
  it.each([
    { locale: 'en', text: 'From the tram' },
    { locale: 'fa', text: 'از تراموا' },
  ])(
    'in $locale the list and a conversation take turns, and nothing is too wide',
    async ({ locale, text }) => {
      const ann = await openAs(browser, demo.url, 'ann', { viewport, settings: { locale } })
      const list = ann.page.getByRole('navigation')
      await expect(ann.channel('Design review')).toBeVisible()
      await expect(ann.composer).toHaveCount(0)
      expect(await tooWide(ann)).toEqual([])

      await ann.channel('Design review').click()
      await expect(ann.messages.getByRole('article').last()).toBeInViewport()
      await expect(list).toBeHidden()
      expect(await tooWide(ann)).toEqual([])
      await ann.say(text)
      await expect(ann.message(text)).toBeInViewport()
      await expect(ann.composer).toBeInViewport({ ratio: 1 })

      await ann.composer.fill('A line\n'.repeat(30))
      await expect(ann.page.locator('[data-slot="composer-send"]')).toBeInViewport({ ratio: 1 })
      await expect(ann.messages).toBeInViewport()
      expect(await tooWide(ann)).toEqual([])
      await ann.composer.fill('')

      await ann.page.getByRole('button', { name: /Back to channels|بازگشت به گفت‌وگوها/ }).click()
      await expect(ann.channel('Design review')).toBeVisible()
      await expect(ann.messages).toBeHidden()
      await expect(ann.page).not.toHaveURL(/channel=/)
      expect(await tooWide(ann)).toEqual([])
      expect(ann.problems).toEqual([])
      await ann.context.close()
    },
  )

  it('rows that are hard to draw do not widen the page', async () => {
    const ann = await openAs(browser, demo.url, 'ann', {
      viewport,
      settings: { channel: 'messaging:stress' },
    })
    await expect(ann.messages.getByRole('article').last()).toBeVisible()
    expect(await tooWide(ann)).toEqual([])
    await ann.messages.evaluate((box) => {
      box.scrollTop = 0
    })
    await expect(ann.messages.getByRole('article').first()).toBeVisible()
    expect(await tooWide(ann)).toEqual([])
    expect(ann.problems).toEqual([])
    await ann.context.close()
  })
})
