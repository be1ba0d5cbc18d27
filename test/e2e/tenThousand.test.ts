import { describe, it } from 'vitest'
import { betweenTwo } from './support/betweenTwo.ts'
import { expect } from './support/expect.ts'
import type { Person } from './support/person.ts'
import { untilStill, watchRow } from './support/watchRow.ts'

const PAGES = 5
const STEP_PX = 450
/** What a place may be off after rows came before it, px. */
const ALLOWED_PX = 1
const OLDER = /\/channels\/messaging\/ten-thousand\/query/

let ann: Person
let reza: Person

betweenTwo('messaging:ten-thousand', (two) => {
  ;({ ann, reza } = two)
})

const pill = (person: Person): ReturnType<Person['message']> => person.page.locator('[data-slot="jump-pill"]')
const distanceToEnd = (person: Person): Promise<number> =>
  person.messages.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)

describe('a channel of ten thousand messages', () => {
  it('opens at its end with few rows drawn', async () => {
    expect(await distanceToEnd(ann)).toBeLessThanOrEqual(1)
    expect((await ann.rows()).at(-1)?.id).toBe('ten-thousand-10000')
    expect((await ann.rows()).length).toBeLessThan(100)
    await expect(pill(ann)).toHaveCount(0)
  })

  it(`keeps the reader's place within ${ALLOWED_PX} px while ${PAGES} pages come in above`, async () => {
    let pages = 0
    ann.page.on('response', (response) => {
      if (OLDER.test(response.url())) pages += 1
    })
    const errors: { readonly row: string; readonly px: number }[] = []
    await ann.messages.hover()
    for (let steps = 0; pages < PAGES && steps < 80; steps += 1) {
      const moved = await watchRow(ann.messages, () => ann.page.mouse.wheel(0, -STEP_PX))
      const final = moved.after - moved.before - STEP_PX
      // Never above where it started and never below where it is going to, on the way there either.
      const onTheWay = Math.max(moved.before - moved.least, moved.most - moved.before - STEP_PX, 0)
      errors.push({ row: moved.id, px: Math.max(Math.abs(final), onTheWay) })
    }
    expect(pages).toBeGreaterThanOrEqual(PAGES)
    const worst = errors.toSorted((a, b) => b.px - a.px)[0]
    console.log(
      `${pages} pages, ${errors.length} steps: the worst anchor error is ${worst?.px.toFixed(2)} px at ${worst?.row}`,
    )
    expect(worst?.px).toBeLessThanOrEqual(ALLOWED_PX)
    expect((await ann.rows()).length).toBeLessThan(200)
  })

  it('keeps it also at the very top, where nothing is left to scroll by', async () => {
    let answer = (): void => {}
    const isAsked = new Promise<void>((asked) => {
      const isAllowed = new Promise<void>((resolve) => {
        answer = resolve
      })
      void ann.page.route(OLDER, async (route) => {
        asked()
        await isAllowed
        await route.continue()
      })
    })
    await ann.messages.focus()
    await expect(async () => {
      await ann.page.keyboard.press('Home')
      await untilStill(ann.messages)
      expect(await ann.messages.evaluate((box) => box.scrollTop)).toBe(0)
    }).toPass()
    await isAsked
    const oldest = (await ann.rows())[0]?.id
    const moved = await watchRow(ann.messages, async () => {
      answer()
      await expect.poll(async () => (await ann.rows())[0]?.id).not.toBe(oldest)
    })
    await ann.page.unroute(OLDER)
    const error = Math.max(moved.before - moved.least, moved.most - moved.before)
    console.log(`at the top: the worst anchor error is ${error.toFixed(2)} px at ${moved.id}`)
    expect(error).toBeLessThanOrEqual(ALLOWED_PX)
  })

  it('a reader who left the end is not moved by a new message, and is told how many came', async () => {
    await expect(pill(ann)).toHaveAccessibleName('Jump to latest')
    const moved = await watchRow(ann.messages, async () => {
      await reza.say('Ten thousand and one')
      await expect(pill(ann)).toHaveAccessibleName('1 new message')
      await reza.say('Ten thousand and two')
      await expect(pill(ann)).toHaveAccessibleName('2 new messages')
    })
    expect(Math.max(moved.before - moved.least, moved.most - moved.before)).toBeLessThanOrEqual(ALLOWED_PX)
  })

  it('the pill leads to the newest message, and from then on new ones come into view', async () => {
    await pill(ann).click()
    await expect(ann.message('Ten thousand and two')).toBeInViewport()
    await expect.poll(() => distanceToEnd(ann)).toBeLessThanOrEqual(1)
    await expect(pill(ann)).toHaveCount(0)
    for (let count = 3; count <= 8; count += 1) await reza.say(`Ten thousand and ${count}`)
    await expect(ann.message('Ten thousand and 8')).toBeInViewport()
    await expect.poll(() => distanceToEnd(ann)).toBeLessThanOrEqual(1)
  })

  it('who sends from further up goes to the end with their message', async () => {
    await ann.messages.hover()
    await ann.page.mouse.wheel(0, -3 * STEP_PX)
    await expect(pill(ann)).toBeVisible()
    await ann.say('I was reading')
    await expect(ann.message('I was reading')).toBeInViewport()
    await expect.poll(() => distanceToEnd(ann)).toBeLessThanOrEqual(1)
    await expect(pill(ann)).toHaveCount(0)
    await expect(reza.message('I was reading')).toBeInViewport()
  })

  it('takes as many presses of Tab from header to composer as a channel of one message (FO-4)', async () => {
    const presses = async (): Promise<number> => {
      await reza.say('The same in both')
      await expect(ann.message('The same in both').last()).toBeVisible()
      await ann.page.locator('[data-slot="channel-header"]').evaluate((header: HTMLElement) => {
        header.tabIndex = -1
        header.focus()
      })
      const isThere = (): Promise<boolean> => ann.composer.evaluate((it) => it === document.activeElement)
      for (let count = 1; count < 40; count += 1) {
        await ann.page.keyboard.press('Tab')
        if (await isThere()) return count
      }
      return Infinity
    }
    const many = await presses()
    for (const person of [ann, reza]) await person.channel('Somewhere to begin').click()
    const few = await presses()
    console.log(`Tab from header to composer: ${many} with 10,000 messages, ${few} with one`)
    expect(many).toBe(few)
  })
})
