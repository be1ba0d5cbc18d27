import type { Locator } from 'playwright'
import { beforeAll, describe, it } from 'vitest'
import { betweenTwo } from './support/betweenTwo.ts'
import { expect } from './support/expect.ts'
import type { Person } from './support/person.ts'

/* What two people do in a conversation beyond writing, editing and reacting, each at a page of their own. */

let ann: Person
let reza: Person

betweenTwo('messaging:design-review', (two) => {
  ;({ ann, reza } = two)
})
beforeAll(async () => {
  for (const person of [ann, reza])
    await expect(person.message('Then let us look at it again at four. Thanks, all of you!')).toBeVisible()
})

async function choose({ page }: Person, row: Locator, item: string | RegExp): Promise<void> {
  await row.hover()
  await row.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menu').getByRole('menuitem', { name: item }).click()
}

describe('two people', () => {
  it('mention each other by a suggestion, and the mentioned one sees that it is them', async () => {
    await ann.composer.pressSequentially('Hello @رض')
    const list = ann.page.getByRole('listbox')
    await expect(list.getByRole('option').first()).toContainText('رضا کریمی')
    await ann.composer.press('Enter')
    await ann.composer.pressSequentially('are you there?')
    await ann.composer.press('Enter')
    const row = reza.page.getByRole('article').filter({ hasText: 'are you there?' })
    await expect(row).toHaveAttribute('data-mentions-me', '')
    await expect(row).toContainText('Mentions you')
  })

  it('answer in a thread, and the other sees how many came and from whom', async () => {
    await ann.say('Which colour for the roof?')
    await choose(reza, reza.message('Which colour for the roof?'), /^Reply in thread/)
    const inThread = reza.page.getByRole('region', { name: /^Thread/ })
    await inThread.getByRole('textbox').fill('Red, as it was')
    await inThread.getByRole('textbox').press('Enter')
    const footer = ann.message('Which colour for the roof?').getByRole('button', { name: /^1 reply/ })
    await expect(footer).toBeVisible()
    await footer.click()
    await expect(ann.page.getByRole('region', { name: /^Thread/ }).getByText('Red, as it was')).toBeVisible()
    for (const { page } of [ann, reza])
      await page
        .getByRole('region', { name: /^Thread/ })
        .getByRole('button', { name: 'Close' })
        .click()
    await ann.page.getByRole('button', { name: 'Threads', exact: true }).click()
    await expect(
      ann.page.getByRole('navigation', { name: 'Threads' }).getByRole('listitem').first(),
    ).toContainText('Which colour for the roof?')
    await ann.page.getByRole('button', { name: 'Channels', exact: true }).click()
  })

  it('pin for each other', async () => {
    await reza.say('The key is under the mat')
    await choose(ann, ann.message('The key is under the mat'), /^Pin/)
    await expect(reza.message('The key is under the mat')).toContainText(/Pinned by \P{L}*Ann Lee/u)
  })

  it('send a picture by a command, after only its author has seen it', async () => {
    await ann.composer.pressSequentially('/giphy')
    await ann.composer.press('Enter')
    await ann.composer.pressSequentially('tea at four')
    await ann.composer.press('Enter')
    const answer = ann.page.getByRole('article').filter({ hasText: 'Only you can see this' })
    await expect(answer.getByRole('img', { name: 'tea at four' })).toBeVisible()
    await expect(reza.page.getByRole('img', { name: 'tea at four' })).toHaveCount(0)
    await answer.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(reza.page.getByRole('img', { name: 'tea at four' })).toBeVisible()
    await expect(ann.page.getByText('Only you can see this')).toHaveCount(0)
  })

  it('find what the other said, and go there', async () => {
    await reza.page
      .getByRole('button', { name: /^Search/ })
      .first()
      .click()
    const field = reza.page.getByRole('searchbox')
    await field.fill('roof')
    const found = reza.page.getByRole('search').getByRole('button', { name: /Which colour for the roof/ })
    await found.click()
    await expect(reza.message('Which colour for the roof?')).toBeFocused()
  })

  it('keep a message for later, which the other does not see', async () => {
    await choose(reza, reza.message('Which colour for the roof?'), /^Remind me/)
    await reza.page.getByRole('menuitem', { name: 'Save without a time' }).click()
    await expect(reza.message('Which colour for the roof?')).toContainText('Saved for later')
    await expect(ann.message('Which colour for the roof?')).not.toContainText('Saved for later')
    await reza.page.getByRole('button', { name: 'Saved', exact: true }).click()
    await expect(reza.page.getByRole('region', { name: 'Saved for later' })).toContainText('Which colour')
    await reza.page.getByRole('button', { name: 'Channels', exact: true }).click()
  })

  it('mute and report, and the other hears nothing of it', async () => {
    await reza.say('Buy now!!')
    await choose(ann, ann.message('Buy now!!'), /^Mute/)
    await expect(ann.page.getByText(/is muted|Muted/).first()).toBeVisible()
    await choose(ann, ann.message('Buy now!!'), /^Report/)
    const dialog = ann.page.getByRole('dialog')
    await dialog.getByRole('radio').first().check()
    await dialog.getByRole('button', { name: /^(Report|Send)/ }).click()
    await expect(reza.message('Buy now!!')).toBeVisible()
    expect(reza.problems).toEqual([])
  })
})
