import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { arrived, arrowsOf, fieldIn, part, rowsIn } from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { Channel } from './index.ts'

const review = channelId('messaging:design-review')

/** What is said and done in a conversation, with everything in its place: send, edit, answer, delete, and leave. */
const meta = {
  title: 'Components/Channel/Conversation',
  component: Channel,
  tags: ['!autodocs'],
  parameters: { scene: team, frame: 'column' },
  args: { channelId: review },
} satisfies Meta<typeof Channel>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** Loaded, and the composer is there to be written in. */
async function opened(context: Context): Promise<HTMLElement> {
  await context.canvas.findByText(/let us look at it again at four/)
  return fieldIn(context)
}

/** A message is there at once, and the server has it; the row is the same before and after. */
export const SendMessage: Story = {
  play: async (context) => {
    const field = await opened(context)
    const { canvas, userEvent } = context
    peopleOf(context).me.network.setLatency(300)
    await userEvent.type(field, 'Four it is.{Control>}{Enter}{/Control}')
    const text = await canvas.findByText('Four it is.')
    const row = text.closest('article')
    await expect(row).toHaveAttribute('data-status', 'sending')
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'), { timeout: 3000 })
    await expect(canvas.getByText('Four it is.').closest('article')).toBe(row)
    await expect(rowsIn(context).at(-1)).toBe(row)
  },
}

/** Written on a train in a tunnel, sent when it comes out, in order. */
export const SendOffline: Story = {
  play: async (context) => {
    const field = await opened(context)
    const { canvas, userEvent } = context
    const { me } = peopleOf(context)
    me.network.setOnline(false)
    await userEvent.type(field, 'Four it is.{Control>}{Enter}{/Control}')
    await userEvent.type(field, 'Or five.{Control>}{Enter}{/Control}')
    await expect(
      await canvas.findByText(wordsOf(context).connectionOffline, {}, { timeout: 4000 }),
    ).toBeVisible()
    for (const row of rowsIn(context).slice(-2)) await expect(row).toHaveAttribute('data-status', 'sending')
    me.network.setOnline(true)
    await waitFor(
      () =>
        expect(
          rowsIn(context)
            .slice(-2)
            .map((row) => [row.dataset['status'], row.textContent]),
        ).toEqual([
          ['sent', expect.stringContaining('Four it is.')],
          ['sent', expect.stringContaining('Or five.')],
        ]),
      { timeout: 5000 },
    )
  },
}

export const EditByArrowUp: Story = {
  play: async (context) => {
    const field = await opened(context)
    const { canvas, userEvent } = context
    await userEvent.click(field)
    await userEvent.keyboard('{ArrowUp}')
    await expect(await canvas.findByText(wordsOf(context).composerEditing)).toBeVisible()
    await userEvent.clear(field)
    await userEvent.type(field, 'Again at five, then.{Control>}{Enter}{/Control}')
    const text = await canvas.findByText('Again at five, then.')
    const row = text.closest('article') as HTMLElement
    await waitFor(() => expect(row.querySelector('[data-slot=message-edited]')).toBeVisible())
    await expect(canvas.queryByText(/let us look at it again at four/)).toBeNull()
  },
}

export const EscapeLeavesEdit: Story = {
  play: async (context) => {
    const field = await opened(context)
    const { canvas, userEvent } = context
    await userEvent.click(field)
    await userEvent.keyboard('{ArrowUp}')
    await canvas.findByText(wordsOf(context).composerEditing)
    await userEvent.type(field, ' or at five')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.queryByText(wordsOf(context).composerEditing)).toBeNull())
    await expect(field).toHaveValue('')
    await expect(canvas.getByText(/let us look at it again at four/)).toBeVisible()
  },
}

/** Reply from the toolbar: the composer says to what, and the message carries the quote. */
export const ReplyToMessage: Story = {
  play: async (context) => {
    await opened(context)
    const { canvas, userEvent } = context
    const row = rowsIn(context).at(-2) as HTMLElement
    row.focus()
    const words = wordsOf(context)
    await userEvent.click(await within(row).findByRole('button', { name: words.messageReply }))
    await expect(await arrived(context, 'composer-context')).toHaveTextContent(/رضا کریمی/)
    await userEvent.type(await fieldIn(context), 'A check mark is good.{Control>}{Enter}{/Control}')
    const sent = (await canvas.findByText('A check mark is good.')).closest('article') as HTMLElement
    await expect(within(sent).getByRole('button', { name: /Good point/ })).toBeVisible()
    await waitFor(() => expect(part(context, 'composer-context')).toBeNull())
  },
}

/** Deleting asks; Cancel changes nothing, and the second time it is done. */
export const DeleteMessage: Story = {
  play: async (context) => {
    await opened(context)
    const { canvas, userEvent } = context
    const row = rowsIn(context).at(-1) as HTMLElement
    const press = async (way: 'first' | 'last'): Promise<void> => {
      row.focus()
      await userEvent.keyboard('{Delete}')
      const dialog = await canvas.findByRole('alertdialog')
      const buttons = within(dialog).getAllByRole('button')
      await userEvent.click((way === 'first' ? buttons[0] : buttons.at(-1)) as HTMLElement)
      await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull())
    }
    await press('first')
    await expect(within(row).getByText(/let us look at it again at four/)).toBeVisible()
    await press('last')
    await waitFor(() => expect(row.querySelector('[data-slot=message-tombstone]')).toBeVisible())
  },
}

/** A refused change keeps what was written and says why; discarded, the message is as it was. */
export const EditRefused: Story = {
  play: async (context) => {
    const field = await opened(context)
    const { userEvent } = context
    peopleOf(context).me.network.failNext('updateMessagePartial', { status: 403 })
    await userEvent.click(field)
    await userEvent.keyboard('{ArrowUp}')
    await userEvent.type(field, ' Or five.{Control>}{Enter}{/Control}')
    const row = rowsIn(context).at(-1) as HTMLElement
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'failed'))
    await expect(within(row).getByText(/Thanks, all of you! Or five\./)).toBeVisible()
    await userEvent.click(within(row).getByRole('button', { name: wordsOf(context).failedDiscard }))
    await expect(
      await within(row).findByText('Then let us look at it again at four. Thanks, all of you!'),
    ).toBeVisible()
  },
}

/** Somebody else writes, then sends: the line says so, and the list goes with it. */
export const SomebodyWrites: Story = {
  play: async (context) => {
    await opened(context)
    const { canvas } = context
    const xiaolong = await peopleOf(context).meet('xiaolong')
    xiaolong.chat.setTyping(review, true)
    await expect(await arrived(context, 'typing-text')).toHaveTextContent(/李小龍/)
    xiaolong.chat.send(review, '四點見!')
    await expect(await canvas.findByText('四點見!')).toBeVisible()
    await waitFor(() => expect(part(context, 'typing')).toHaveTextContent(/^$/))
  },
}

/** One rung a press: menu, then the message, then the field; then the edit, and the text stays throughout (FO-8). */
export const EscapeLadder: Story = {
  play: async (context) => {
    const field = await opened(context)
    const { canvas, canvasElement, userEvent } = context
    const root = canvasElement.querySelector('.parlour-root')
    const row = rowsIn(context).at(-1) as HTMLElement
    row.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.getByRole('menu')).toBeVisible())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.queryByRole('menu')).toBeNull())
    await expect(row).toHaveFocus()
    await userEvent.keyboard(arrowsOf(row).end)
    await expect(row).not.toHaveFocus()
    await expect(row).toContainElement(document.activeElement as HTMLElement)
    await userEvent.keyboard('{Escape}')
    await expect(row).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect(field).toHaveFocus()
    await userEvent.type(field, 'A draft')
    await userEvent.keyboard('{Escape}{Escape}')
    await expect(field).toHaveValue('A draft')
    await expect(root).toContainElement(document.activeElement as HTMLElement)
  },
}
