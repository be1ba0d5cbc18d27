import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { attach, filesOf, heard, photo, plain, setSpeed, words } from './support/attaching.ts'
import { expect } from './support/expect.ts'
import { openBrowser } from './support/openBrowser.ts'
import { openTwo } from './support/openTwo.ts'
import type { Person } from './support/person.ts'
import { type Demo, startDemo } from './support/startDemo.ts'
import { violations } from './support/violations.ts'

/*
 * Files as two people see, hear and reach them: on a strict page, with real pictures and a real keyboard.
 */

let demo: Demo
let browser: Browser
let ann: Person
let reza: Person

beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
  ;({ ann, reza } = await openTwo(browser, demo.url, 'messaging:design-review'))
})
afterAll(async () => {
  await browser?.close()
  await demo?.kill()
})

/** Begins to add up what moves by itself from now on, and says of each what it was. */
const watchShifts = ({ page }: Person): Promise<void> =>
  page.evaluate(() => {
    const held: { value: number; what: string[] }[] = []
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: readonly { readonly node: Node | null }[]
      })[])
        if (!entry.hadRecentInput)
          held.push({
            value: entry.value,
            what: entry.sources.map(({ node }) => (node instanceof Element ? node.className : 'text')),
          })
    })
    observer.observe({ type: 'layout-shift', buffered: false })
    Object.assign(window, { shifts: held })
  })

const shiftsOf = ({ page }: Person): Promise<unknown> =>
  page.evaluate(() => (window as unknown as { shifts: unknown }).shifts)

describe('P-6, MS-11: an album of twelve over a slow line', () => {
  it('moves nothing while its pictures come, one by one', async () => {
    const pictures = await Promise.all(
      Array.from({ length: 12 }, (_, at) => photo(`day-${at + 1}.jpg`, at * 30, at % 2 ? 800 : 1200, 900)),
    )
    await attach(ann, ...pictures)
    await expect(filesOf(ann, 'done')).toHaveCount(12)
    await expect.poll(() => heard(ann)).toContain('12 files uploaded')
    expect(await heard(ann)).toContain('Uploading 12 files')

    await setSpeed(reza, { down: 20_000 })
    await ann.say('The whole day')
    const row = reza.page.getByRole('article').filter({ hasText: 'The whole day' })
    await expect(row).toBeVisible()
    await watchShifts(reza)
    const shown = row.locator('img[data-slot="picture-image"]')
    await expect(shown).toHaveCount(5)
    const isThere = (image: Element): boolean => (image as HTMLImageElement).naturalWidth > 0
    const arrived = (): Promise<number> =>
      shown.evaluateAll(
        (images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length,
      )
    expect(await arrived()).toBeLessThan(5)
    const before = await row.boundingBox()
    await expect.poll(arrived, { timeout: 30_000 }).toBe(5)
    expect(await shown.first().evaluate(isThere)).toBe(true)
    expect(await shiftsOf(reza)).toEqual([])
    expect(await row.boundingBox()).toEqual(before)
    await setSpeed(reza, {})
  })

  it('opens over the page, breaks no rule there, is walked through by keys, and gives the focus back', async () => {
    const row = reza.page.getByRole('article').filter({ hasText: 'The whole day' })
    const last = row.locator('[data-slot="album"] a').last()
    await last.click()
    const box = reza.page.getByRole('dialog')
    await expect(box.getByText('5 of 12', { exact: true })).toBeVisible()
    await expect(box.getByRole('img').last()).toBeVisible()
    expect(await violations(reza.page, 'dialog')).toEqual([])
    await reza.page.keyboard.press('ArrowRight')
    await expect(box.getByText('6 of 12', { exact: true })).toBeVisible()
    await reza.page.keyboard.press('Escape')
    await expect(box).toHaveCount(0)
    await expect(last).toBeFocused()
  })
})

describe('UP-2, S8: files that are not what they seem', () => {
  it('are each told with their own reason, in the page and in the ear, and the honest one goes', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>')
    await attach(
      ann,
      { name: 'chart.png', mimeType: 'image/png', buffer: svg },
      words('photo.jpg.exe'),
      { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
      words(`${'n'.repeat(251)}.txt`),
      words('setup.exe'),
    )
    const note = ann.page.getByRole('group', { name: '5 files not attached' })
    await expect(note.getByRole('listitem')).toHaveCount(5)
    const reasons = (await note.getByRole('listitem').allTextContents()).map(plain)
    expect(reasons.slice(0, 3)).toEqual([
      'chart.png: It says image/png but is image/svg+xml',
      'photo.jpg.exe: A program that looks like a document',
      'nothing.txt: The file is empty',
    ])
    expect(reasons[3]).toMatch(/^n{20,}.*: Its name is not allowed$/)
    expect(reasons[4]).toMatch(/^setup\.exe: The type exe is not allowed/)
    expect(new Set(reasons.map((reason) => reason.split(': ').at(-1))).size).toBe(5)
    await expect(filesOf(ann)).toHaveCount(0)
    await expect.poll(() => heard(ann)).toContain('5 files not attached')

    await attach(ann, words('notes.txt'), await photo('field.jpg', 90))
    await expect(filesOf(ann, 'done')).toHaveCount(2)
    expect(await violations(ann.page, '[data-slot="composer"]')).toEqual([])
    await note.getByRole('button', { name: 'Close' }).click()
    await expect(note).toHaveCount(0)
    for (const name of ['notes.txt', 'field.jpg'])
      await ann.page.getByRole('button', { name: new RegExp(`^Remove .*${name}`, 'u') }).click()
    await expect(filesOf(ann)).toHaveCount(0)
  })
})

describe('CO-4, UP-5, 2.1.1: with nothing but keys', () => {
  it('files are attached, described, put in order and sent', async () => {
    const { page } = ann
    const { keyboard } = page
    const focusName = (): Promise<string> =>
      page
        .evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
        .then((name) => plain(name))
    const tabTo = async (name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> => {
      const passed: string[] = []
      for (let press = 0; press < 30; press += 1) {
        const now = await focusName()
        if (now === name) return
        passed.push(now)
        await keyboard.press(key)
      }
      throw new Error(`${key} does not lead to ${name}, but to ${passed.join(' › ')}.`)
    }
    // Before the way there: the browser has to know by the press that somebody else picks.
    const choosing = page.waitForEvent('filechooser')
    await ann.composer.focus()
    await tabTo('Attach files', 'Tab')
    await keyboard.press('Enter')
    const files = [
      await photo('one.jpg', 10),
      await photo('two.jpg', 130),
      words('same.txt'),
      words('same.txt', '2'),
    ]
    await (await choosing).setFiles(files)
    await expect(filesOf(ann, 'done')).toHaveCount(4)
    // Two of one name are told apart by who hears them only.
    await tabTo('Remove same.txt (2)', 'Shift+Tab')
    await tabTo('Remove same.txt (1)', 'Shift+Tab')

    await tabTo('Edit one.jpg', 'Shift+Tab')
    await keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Description' })).toBeFocused()
    await keyboard.type('A lake behind reeds')
    await keyboard.press('Escape')
    await expect.poll(focusName).toBe('Edit one.jpg')
    await keyboard.press('Alt+ArrowRight')
    await expect.poll(() => heard(ann)).toContain('one.jpg is now 2 of 4')
    await expect.poll(focusName).toBe('Edit one.jpg')

    for (
      let press = 0;
      press < 20 && !(await ann.composer.evaluate((it) => it === document.activeElement));
      press += 1
    )
      await keyboard.press('Tab')
    await keyboard.type('From the walk')
    await keyboard.press('Enter')
    const theirs = reza.page.getByRole('article').filter({ hasText: 'From the walk' })
    await expect(theirs.getByRole('img')).toHaveCount(2)
    const names = await theirs
      .getByRole('img')
      .evaluateAll((all) => all.map((image) => image.getAttribute('alt')))
    expect(names.map(plain)).toEqual(['two.jpg', 'A lake behind reeds'])
    await expect(ann.composer).toBeFocused()
  })

  it('and a channel that is left with files says so in the list', async () => {
    await attach(ann, words('later.txt'), words('later still.txt'))
    await expect(filesOf(ann, 'done')).toHaveCount(2)
    await ann.channel('Announcements').click()
    await expect(ann.channel('Design review')).toContainText(/Draft: \P{L}*2 files/u)
    await ann.channel('Design review').click()
    await expect(filesOf(ann, 'done')).toHaveCount(2)
  })

  it('nothing of all this broke the policy of the page, and nothing is on the console', async () => {
    expect(await (await fetch(new URL('/demo/csp-reports', demo.url))).json()).toEqual([])
    for (const { problems } of [ann, reza]) expect(problems).toEqual([])
  })
})
