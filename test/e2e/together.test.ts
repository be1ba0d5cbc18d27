import type { Locator } from 'playwright'
import { beforeAll, describe, it } from 'vitest'
import { betweenTwo } from './support/betweenTwo.ts'
import { expect } from './support/expect.ts'
import type { Person } from './support/person.ts'

let ann: Person
let reza: Person

betweenTwo('messaging:design-review', (two) => {
  ;({ ann, reza } = two)
})
beforeAll(async () => {
  for (const person of [ann, reza])
    await expect(person.message('Then let us look at it again at four. Thanks, all of you!')).toBeVisible()
})

describe('two people in one channel', () => {
  it('a message arrives at the other side, once, as the last one', async () => {
    await ann.say('The lift is back')
    await expect(reza.message('The lift is back')).toBeVisible()
    await expect(ann.message('The lift is back')).toHaveAttribute('data-status', /sent|read/)
    expect(await ann.textsFrom('The lift is back')).toEqual(['The lift is back'])
    expect(await reza.textsFrom('The lift is back')).toEqual(['The lift is back'])
    await expect(ann.composer).toHaveValue('')
    await expect(ann.composer).toBeFocused()
  })

  it('arrow up changes the last own message, and the other side sees it in the same place', async () => {
    await ann.say('See you at fuor')
    await expect(reza.message('See you at fuor')).toBeVisible()
    const before = await reza.rows()
    await ann.composer.press('ArrowUp')
    await expect(ann.composer).toHaveValue('See you at fuor')
    await expect(ann.page.getByText('Editing message')).toBeVisible()
    await ann.composer.fill('See you at four')
    await ann.composer.press('Enter')
    await expect(ann.page.getByText('Editing message')).toBeHidden()
    for (const person of [ann, reza]) {
      await expect(person.message('See you at four').getByText('edited', { exact: true })).toBeAttached()
      await expect(person.message('See you at fuor')).toHaveCount(0)
    }
    expect((await reza.rows()).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  it('deleting asks first, with the way out in focus; then both see that it is gone', async () => {
    await ann.say('Wrong window, sorry')
    const sent = ann.message('Wrong window, sorry')
    await expect(reza.message('Wrong window, sorry')).toBeVisible()
    const id = (await sent.getAttribute('data-message-id')) ?? ''
    const remove = async (): Promise<void> => {
      await sent.hover()
      await sent.getByRole('button', { name: 'More actions' }).click()
      await ann.page.getByRole('menuitem', { name: /^Delete message/ }).click()
    }
    const dialog = ann.page.getByRole('alertdialog', { name: 'Delete this message?' })

    await remove()
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await ann.page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(sent).toBeVisible()

    await remove()
    await dialog.getByRole('button', { name: 'Delete message' }).click()
    for (const { page } of [ann, reza]) {
      await expect(page.locator(`[data-message-id="${id}"]`)).toHaveText(/Message deleted/)
      await expect(page.getByText('Wrong window, sorry', { exact: true })).toHaveCount(0)
    }
  })

  it('reactions are counted and pressed on each side for whom they are', async () => {
    await ann.say('Shall we?')
    const [mine, theirs] = [ann.message('Shall we?'), reza.message('Shall we?')]
    const chip = (row: Locator): Locator => row.getByRole('group', { name: 'Reactions' }).getByRole('button')
    const shows = async (row: Locator, count: number, pressed: boolean): Promise<void> => {
      await expect(chip(row)).toHaveText(new RegExp(`^👍\\s*${count}$`, 'u'))
      await expect(chip(row)).toHaveAttribute('aria-pressed', String(pressed))
    }
    await theirs.hover()
    await theirs.getByRole('button', { name: /^React with \P{L}*thumbs up/u }).click()
    await shows(theirs, 1, true)
    await shows(mine, 1, false)

    await chip(mine).click()
    await shows(mine, 2, true)
    await shows(theirs, 2, true)

    await chip(theirs).click()
    await shows(theirs, 1, false)
    await shows(mine, 1, true)

    await chip(mine).click()
    await expect(chip(mine)).toHaveCount(0)
    await expect(chip(theirs)).toHaveCount(0)
  })

  it('who is writing is said on the other side, and no longer when they stop', async () => {
    await reza.composer.pressSequentially('Hm')
    await expect(ann.typingLine).toHaveText(/رضا کریمی\P{L}*is typing/u)
    await expect(reza.typingLine).toHaveText('')
    await reza.composer.fill('')
    await expect(ann.typingLine).toHaveText('')

    await reza.composer.pressSequentially('Hm, yes')
    await expect(ann.typingLine).toHaveText(/is typing/)
    await reza.composer.press('Enter')
    await expect(ann.message('Hm, yes')).toBeVisible()
    await expect(ann.typingLine).toHaveText('')
  })
})

describe('two people in different channels', () => {
  it('a message in a channel that is not open: first in the list, previewed, counted, and read when opened', async () => {
    await reza.channel('Announcements').click()
    await expect(reza.page.getByRole('heading', { name: 'Announcements' })).toBeVisible()
    await ann.say('Cake is at three')
    await ann.say('In the kitchen')

    const row = reza.channel('Design review')
    await expect(row).toContainText(/Ann Lee\P{L}*In the kitchen/u)
    await expect(row).toHaveAccessibleName(/unread, 2 messages/)
    await expect(reza.page.getByRole('navigation').getByRole('listitem').first()).toContainText(
      'Design review',
    )
    await expect(ann.channel('Design review')).toContainText(/You\P{L}*In the kitchen/u)
    await expect(ann.channel('Design review')).not.toHaveAccessibleName(/unread/)
    await expect(ann.message('In the kitchen')).toHaveAttribute('data-status', 'sent')

    await row.click()
    await expect(reza.message('Cake is at three')).toBeVisible()
    await expect(reza.page.getByRole('separator', { name: 'New messages, 2' })).toBeVisible()
    await expect(row).not.toHaveAccessibleName(/unread/)
    await expect(ann.message('In the kitchen')).toHaveAttribute('data-status', 'read')
    await expect(ann.message('In the kitchen').getByText(/^Read/)).toBeAttached()
  })

  it('a direct channel carries the name of the other, knows that they are here, and works both ways', async () => {
    await ann.channel('رضا کریمی').click()
    await reza.channel('Ann Lee').click()
    await expect(ann.page.getByRole('heading', { name: 'رضا کریمی' })).toBeVisible()
    await expect(reza.page.getByRole('heading', { name: 'Ann Lee' })).toBeVisible()
    for (const { page } of [ann, reza])
      await expect(page.locator('[data-slot="channel-header-subtitle"]')).toHaveText('online')
    await ann.say('Are you there?')
    await expect(reza.message('Are you there?')).toBeVisible()
    await reza.say('همین‌جا هستم')
    await expect(ann.message('همین‌جا هستم')).toBeVisible()
    await expect(ann.message('Are you there?')).toHaveAttribute('data-status', 'read')
    const both = ['Are you there?', 'همین‌جا هستم']
    expect(await ann.textsFrom('Are you there?')).toEqual(both)
    expect(await reza.textsFrom('Are you there?')).toEqual(both)
  })
})
