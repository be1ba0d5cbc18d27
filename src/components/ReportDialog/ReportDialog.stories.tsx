import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey, ReportDialog, userId } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'

const market = channelId('messaging:market')

const scene: Scene = {
  name: 'market',
  users: [...people, { id: 'long', name: longTexts.word }],
  channels: [
    {
      type: 'messaging',
      id: 'market',
      name: 'Market',
      members: ['reza', 'ann', 'long'],
      messages: [{ id: 'watch', by: 'reza', text: 'Real watches, half price!', minutesAgo: 8 }],
    },
  ],
}

const about = {
  usage: 'Moderation',
  keys: [
    ['↑ ↓', 'Move between the reasons'],
    ['Escape', 'Closes; nothing is sent'],
  ],
  announced: ['That a reason is missing, at once.', 'That it was reported.'],
  hooks: ['useMessageActions', 'useUserActions'],
  accessibility: ['A modal; the first reason has the focus, and afterwards the way out.'],
  rules: ['MO-1', 'FO-7'],
} satisfies About

/** Says what is wrong with a message or a person, and asks then whether to block its author. */
const meta = {
  title: 'Components/Report dialog',
  component: ReportDialog,
  // A modal would lie over the whole page of documentation.
  tags: ['!autodocs'],
  parameters: { about, scene, frame: 'column' },
  args: { userId: userId('reza'), message: { channelId: market, key: messageKey('watch') }, onClose: fn() },
  render: (args) => (
    <Loaded channelId={market}>
      <ReportDialog {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof ReportDialog>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function opened({ canvas }: Context): Promise<HTMLElement> {
  const dialog = await canvas.findByRole('dialog')
  await waitFor(() => expect(dialog).toBeVisible())
  return dialog
}

export const Default: Story = {
  play: async (context) => {
    const dialog = await opened(context)
    await waitFor(() => expect(within(dialog).getAllByRole('radio')[0]).toHaveFocus())
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

/** A person; the name may be as long as it likes. */
export const OfAPerson: Story = {
  ...Default,
  args: { userId: userId('long'), message: undefined },
  parameters: { frame: 'narrow' },
}

/** Nothing leaves without a reason. */
export const NoReason: Story = {
  play: async (context) => {
    const dialog = await opened(context)
    const { reportSend, reportChoose } = wordsOf(context)
    await context.userEvent.click(within(dialog).getByRole('button', { name: reportSend }))
    await expect(within(dialog).getByText(reportChoose)).toBeVisible()
    await expect(within(dialog).getAllByRole('radio')[0]).toHaveFocus()
  },
}

/** By key: choose, write, send; the way out has the focus then. */
export const Sent: Story = {
  play: async (context) => {
    const { userEvent } = context
    const dialog = await opened(context)
    const [first] = within(dialog).getAllByRole('radio')
    await waitFor(() => expect(first).toHaveFocus())
    await userEvent.keyboard(' ')
    await userEvent.tab()
    await userEvent.keyboard('Every day.')
    const { reportSend, reportDone, reportLater } = wordsOf(context)
    await userEvent.click(within(dialog).getByRole('button', { name: reportSend }))
    await expect(await within(dialog).findByRole('heading', { name: reportDone })).toBeVisible()
    await waitFor(() => expect(within(dialog).getByRole('button', { name: reportLater })).toHaveFocus())
  },
}

export const SentPersianDark: Story = {
  ...Sent,
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}
