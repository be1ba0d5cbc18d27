import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { arrived, arrowsOf, part } from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { Channel } from './index.ts'

const review = channelId('messaging:design-review')

const about = {
  usage: 'DropIn',
  shortcuts: ['nextRegion', 'previousRegion', 'editLast'],
  keys: [
    ['Escape', 'From a message to the field; in the field it leaves an edit or a reply first'],
    ['Shift + Tab', 'From the field to the messages'],
  ],
  announced: [
    'New messages of others, gathered: at most one sentence in two seconds.',
    'That it was opened, with the number of unread messages.',
  ],
  hooks: ['useChannel', 'useMessages', 'useComposer'],
  theming: ['It fills the room that it is given; give the element around it a height.'],
  accessibility: [
    'Order in the document: header, banner, messages, who is writing, composer.',
    'Incoming messages never move the focus or the reader.',
  ],
  rules: ['FO-1', 'FO-4', 'FO-8', 'AN-1'],
} satisfies About

/** One conversation: header, messages, who is writing, and the composer. */
const meta = {
  title: 'Components/Channel',
  component: Channel,
  parameters: { about, scene: team, frame: 'column' },
  args: { channelId: review },
} satisfies Meta<typeof Channel>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const fieldIn = (canvas: Context['canvas']): Promise<HTMLElement> => canvas.findByRole('textbox')
const rows = (canvas: Context['canvas']): HTMLElement[] => canvas.getAllByRole('article')

/** Loaded, and the composer is there to be written in. */
async function opened({ canvas }: Context): Promise<HTMLElement> {
  await canvas.findByText(/let us look at it again at four/)
  return fieldIn(canvas)
}

export const Default: Story = {
  play: async (context) => {
    await opened(context)
    const { canvas } = context
    const words = wordsOf(context)
    const name = '\u2068Design review\u2069'
    await expect(canvas.getByRole('heading', { name: 'Design review' })).toBeVisible()
    await expect(plain(canvas.getByRole('region').getAttribute('aria-label') ?? '')).toBe(
      plain(words.messageListLabel(name)),
    )
    await expect(plain(canvas.getByRole('form').getAttribute('aria-label') ?? '')).toBe(
      plain(words.composerLabel(name)),
    )
  },
}

export const Direct: Story = {
  args: { channelId: channelId('messaging:ann-reza') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'رضا کریمی' })).toBeVisible()
    await expect(await canvas.findByText(/The other one says yes/)).toBeVisible()
  },
}

export const NothingChosen: Story = {
  render: () => <Channel />,
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).channelChoose)).toBeVisible()
  },
}

export const Empty: Story = {
  args: { channelId: channelId('messaging:empty') },
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).messageListEmpty)).toBeVisible()
  },
}

export const Frozen: Story = {
  args: { channelId: channelId('messaging:frozen') },
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByText(wordsOf(context).composerFrozen)).toBeVisible()
    await expect(await canvas.findByText(/moves to the intranet/)).toBeVisible()
  },
}

export const Loading: Story = {
  beforeEach: (context) => peopleOf(context).me.network.setLatency(600_000),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region')).toHaveAttribute('aria-busy', 'true')
  },
}

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Flat: Story = { ...Default, globals: { layout: 'flat' } }
export const Compact: Story = { ...Default, globals: { density: 'compact' } }
export const Comfortable: Story = { ...Default, globals: { density: 'comfortable' } }

export const Persian: Story = {
  args: { channelId: channelId('messaging:tehran') },
  globals: { locale: 'fa', direction: 'auto' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'گردهمایی تهران' })).toBeVisible()
    await expect(await canvas.findByText(/می‌بینمتان/)).toBeVisible()
  },
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
    await expect(rows(canvas).at(-1)).toBe(row)
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
    for (const row of rows(canvas).slice(-2)) await expect(row).toHaveAttribute('data-status', 'sending')
    me.network.setOnline(true)
    await waitFor(
      () =>
        expect(
          rows(canvas)
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

/** The network is gone, and two messages wait for it; for a look. */
export const Offline: Story = {
  play: async (context) => {
    const field = await opened(context)
    const { canvas, userEvent } = context
    peopleOf(context).me.network.setOnline(false)
    await userEvent.type(field, 'Four it is.{Control>}{Enter}{/Control}')
    await expect(
      await canvas.findByText(wordsOf(context).connectionOffline, {}, { timeout: 4000 }),
    ).toBeVisible()
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
    const row = rows(canvas).at(-2) as HTMLElement
    row.focus()
    const words = wordsOf(context)
    await userEvent.click(await within(row).findByRole('button', { name: words.messageReply }))
    await expect(await arrived(context, 'composer-context')).toHaveTextContent(/رضا کریمی/)
    await userEvent.type(await fieldIn(canvas), 'A check mark is good.{Control>}{Enter}{/Control}')
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
    const row = rows(canvas).at(-1) as HTMLElement
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
    const { canvas, userEvent } = context
    peopleOf(context).me.network.failNext('updateMessagePartial', { status: 403 })
    await userEvent.click(field)
    await userEvent.keyboard('{ArrowUp}')
    await userEvent.type(field, ' Or five.{Control>}{Enter}{/Control}')
    const row = rows(canvas).at(-1) as HTMLElement
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
    const row = rows(canvas).at(-1) as HTMLElement
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
