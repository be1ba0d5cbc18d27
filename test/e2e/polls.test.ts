import type { Locator } from 'playwright'
import { beforeAll, describe, it } from 'vitest'
import { betweenTwo } from './support/betweenTwo.ts'
import { expect } from './support/expect.ts'
import { type Person, withoutNetwork } from './support/person.ts'
import { silence } from './support/silence.ts'
import { violations } from './support/violations.ts'

/* A poll between two people, each at a page of their own (PO-1 … PO-6). */

const QUESTION = 'When do we meet?'
const [MORNING, NOON, EVENING] = ['In the morning', 'At noon', 'In the evening']

let ann: Person
let reza: Person

betweenTwo(
  'messaging:design-review',
  (two) => {
    ;({ ann, reza } = two)
  },
  // A test takes her line away.
  (person) => withoutNetwork(person.problems),
)
beforeAll(async () => {
  for (const person of [ann, reza])
    await expect(person.message('Then let us look at it again at four. Thanks, all of you!')).toBeVisible()
})

const poll = ({ page }: Person): Locator => page.getByRole('group').filter({ hasText: QUESTION })
const option = (person: Person, text: string): Locator =>
  poll(person).getByRole('radio').filter({ hasText: text })
/** What one hears of all options, without the marks around foreign words. */
const told = async (person: Person): Promise<readonly string[]> =>
  (
    await poll(person)
      .locator('[data-slot="poll-option"]')
      .evaluateAll((found) => found.map((each) => each.getAttribute('aria-label') ?? ''))
  ).map((name) => name.replaceAll(/[\u2066-\u2069]/g, ''))
/** How many chose each, as the page says. */
const counts = async (person: Person): Promise<readonly number[]> =>
  (await told(person)).map((name) => Number(/, (\d+) votes?,/.exec(name)?.[1]))
const comeTo = async (expected: readonly number[], ...people: readonly Person[]): Promise<void> => {
  for (const person of people) await expect.poll(() => counts(person)).toEqual(expected)
}
/** Nothing is waiting any more. */
const settled = (person: Person): Promise<void> =>
  expect(poll(person).locator('[data-slot="poll-option"][data-pending]')).toHaveCount(0)

describe('a poll', () => {
  it('is made by key alone, and both see it', async () => {
    const { page, composer } = ann
    await composer.focus()
    const button = page.getByRole('button', { name: 'Create poll' })
    for (let stop = 0; stop < 6 && !(await button.evaluate((it) => it === document.activeElement)); stop += 1)
      await page.keyboard.press('Tab')
    await expect(button).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Create poll' })
    await expect(dialog.getByRole('textbox', { name: 'Question' })).toBeFocused()
    expect(await violations(page, '[role="dialog"]')).toEqual([])
    await page.keyboard.type(QUESTION)
    for (const text of [MORNING, NOON, EVENING]) {
      await page.keyboard.press('Enter')
      await page.keyboard.type(text)
    }
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    for (const person of [ann, reza]) {
      await expect(poll(person)).toBeVisible()
      await expect(poll(person)).toContainText('Choose one')
    }
    await comeTo([0, 0, 0], ann, reza)
  })

  it('has both vote at the same moment, and ends at the counts of the server for both', async () => {
    await Promise.all([option(ann, MORNING).click(), option(reza, NOON).click()])
    await comeTo([1, 1, 0], ann, reza)
    await Promise.all([settled(ann), settled(reza)])
    // A look that knows nothing of what was pressed.
    await reza.page.reload()
    await expect(poll(reza)).toBeVisible()
    await comeTo([1, 1, 0], reza)
    await expect(option(reza, NOON)).toBeChecked()
    await expect(option(reza, MORNING)).not.toBeChecked()
  })

  it('moves the one vote that somebody has', async () => {
    await option(reza, NOON).press(' ')
    await comeTo([1, 0, 0], ann, reza)
    await option(reza, MORNING).click()
    await comeTo([2, 0, 0], ann, reza)
    await option(reza, EVENING).click()
    await comeTo([1, 0, 1], ann, reza)
    await option(reza, MORNING).click()
    await comeTo([2, 0, 0], ann, reza)
    expect((await told(ann))[0]).toBe(`${MORNING}, 2 votes, 100 percent, your vote, leading`)
  })

  it('says why nobody can vote without a network', async () => {
    await ann.context.setOffline(true)
    await expect(option(ann, EVENING)).toHaveAttribute('aria-disabled', 'true')
    await option(ann, EVENING).press(' ')
    await expect(poll(ann)).toContainText('You can vote when you are back online')
    await ann.context.setOffline(false)
    await expect(option(ann, EVENING)).not.toHaveAttribute('aria-disabled', 'true')
    await comeTo([2, 0, 0], ann, reza)
  })

  it('gets a vote that was given while the line was dead, once', async () => {
    const restore = await silence(ann.page)
    await option(ann, EVENING).click()
    await expect(option(ann, EVENING)).toBeChecked()
    await expect(option(ann, EVENING)).toHaveAttribute('data-pending', '')
    await comeTo([2, 0, 0], reza)
    await restore()
    await comeTo([1, 0, 1], ann, reza)
    await settled(ann)
    await reza.page.reload()
    await comeTo([1, 0, 1], reza)
    await option(reza, EVENING).click()
    await comeTo([0, 0, 2], ann, reza)
  })

  it('breaks no rule where it stands, nor do its results', async () => {
    for (const { page } of [ann, reza]) expect(await violations(page, '[data-slot="poll"]')).toEqual([])
    await poll(reza).getByRole('button', { name: 'View results' }).click()
    const results = reza.page.getByRole('dialog', { name: 'Results' })
    await results
      .getByRole('button', { name: /Show who voted for/ })
      .last()
      .click()
    await expect(results).toContainText('Ann Lee')
    expect(await violations(reza.page, '[role="dialog"]')).toEqual([])
    await reza.page.keyboard.press('Escape')
    await expect(results).toBeHidden()
    await expect(poll(reza).getByRole('button', { name: 'View results' })).toBeFocused()
  })

  it('is changed by who made it, and nobody else is offered that', async () => {
    await expect(poll(reza).getByRole('button', { name: /End poll|More poll actions/ })).toHaveCount(0)
    await poll(ann).getByRole('button', { name: 'More poll actions' }).click()
    await ann.page.getByRole('menuitem', { name: 'Edit poll' }).click()
    const dialog = ann.page.getByRole('dialog', { name: 'Edit poll' })
    await expect(dialog.getByRole('textbox', { name: 'Question' })).toHaveValue(QUESTION)
    expect(await violations(ann.page, '[role="dialog"]')).toEqual([])
    await dialog.getByRole('textbox', { name: 'Description (optional)' }).fill('In the usual place')
    await dialog.getByRole('textbox', { name: 'Option 2' }).fill('At half past twelve')
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(dialog).toBeHidden()
    for (const person of [ann, reza]) {
      await expect(poll(person)).toContainText('In the usual place')
      await expect(option(person, 'At half past twelve')).toBeVisible()
    }
    await comeTo([0, 0, 2], ann, reza)
  })

  it('is ended, and both see in words who has won and can do nothing more', async () => {
    await poll(ann).getByRole('button', { name: 'End poll' }).click()
    await ann.page.getByRole('alertdialog').getByRole('button', { name: 'End poll' }).click()
    for (const person of [ann, reza]) {
      const winner = poll(person).getByRole('listitem').filter({ hasText: 'Winner' })
      await expect(winner).toHaveCount(1)
      await expect(winner).toContainText(EVENING)
      await expect(poll(person)).toContainText('Closed')
      await expect(poll(person).getByRole('radio')).toHaveCount(0)
      await expect(poll(person).getByRole('button', { name: 'End poll' })).toHaveCount(0)
      expect(await violations(person.page, '[data-slot="poll"]')).toEqual([])
    }
  })

  it('is read from right to left in Persian, with its digits', async () => {
    const { page } = reza
    await page.getByRole('button', { name: 'فارسی' }).click()
    await expect(page.locator('[data-slot="root"]')).toHaveAttribute('dir', 'rtl')
    const first = poll(reza).getByRole('listitem').filter({ hasText: 'برنده' })
    await expect(first).toContainText('۲ رأی')
    await expect(first).toContainText('۱۰۰')
    await expect(poll(reza)).not.toContainText(/[0-9]/)
    const bar = first.locator('[data-slot="poll-bar"]')
    expect(await bar.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    expect(await violations(page, '[data-slot="poll"]')).toEqual([])
  })
})
