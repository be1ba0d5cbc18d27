import type { StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { wordsOf } from '../words.ts'

type Context = Parameters<NonNullable<StoryObj['play']>>[0]

/**
 * What a person can do in a conversation, whatever it looks like (ST-4): read it by name, walk its rows with the
 * keyboard, open what can be done with a message, leave that again, and write. Every way to change the look is followed
 * by this, so none of them has lost anything.
 */
export async function worksAsBefore(context: Context): Promise<void> {
  const { canvas, userEvent } = context
  const words = wordsOf(context)
  const messages = await canvas.findByRole('region', { name: /General/ })
  const rows = await waitFor(async () => {
    const found = within(messages).getAllByRole('article')
    await expect(found.length).toBeGreaterThanOrEqual(3)
    return found
  })
  const last = rows.at(-1) as HTMLElement
  await expect(last).toHaveAccessibleName(expect.stringMatching(/In ten minutes\./))
  await expect(last).toHaveAccessibleName(expect.stringContaining(words.you))
  await expect(canvas.getByRole('heading', { name: 'General' })).toBeVisible()

  // One tab stop for all rows; arrows go from row to row.
  await expect(rows.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
  last.focus()
  await userEvent.keyboard('{ArrowUp}')
  await expect(rows.at(-2)).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect(last).toHaveFocus()
  await expect(await within(last).findByRole('toolbar')).toBeVisible()

  const field = canvas.getByRole('textbox', { name: /General/ })
  await userEvent.click(field)
  await userEvent.keyboard('I am there.')
  await waitFor(() =>
    expect(canvas.getByRole('button', { name: words.composerSend })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    ),
  )
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  const said = await waitFor(() => {
    const row = within(messages).getByText('I am there.').closest('[role=article], article')
    return row as HTMLElement
  })
  await waitFor(() =>
    expect(said).toHaveAttribute('data-status', expect.stringMatching(/sent|delivered|read/)),
  )
  await expect(field).toHaveValue('')
  await expect(field).toHaveFocus()
}
