import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { part } from '../../../.storybook/acts.ts'
import { kinds } from '../../../.storybook/kinds.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { chipName, wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey } from '../../index.ts'
import { Message } from './index.ts'

/** What can be done with a message: from its toolbar, from its menu, and by key. */
const meta = {
  title: 'Components/Message/Actions',
  component: Message,
  tags: ['!autodocs'],
  parameters: { scene: kinds },
  args: { channelId: channelId('messaging:kinds'), messageKey: messageKey('text') },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <Message {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>

const heart = ['❤️', 'love'] as const

/** The toolbar lies above the corner, covers no name, moves nothing. A reaction goes with a press, and comes back so. */
export const ReactFromToolbar: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const row = await canvas.findByRole('article')
    row.focus()
    const toolbar = await canvas.findByRole('toolbar', { name: /رضا کریمی/ })
    await waitFor(() => expect(toolbar).toBeVisible())
    const header = part(context, 'message-header')?.getBoundingClientRect().top
    await expect(toolbar.getBoundingClientRect().bottom).toBeLessThanOrEqual((header ?? 0) + 1)
    const height = part(context, 'message-bubble')?.clientHeight
    await userEvent.click(within(toolbar).getAllByRole('button')[1]!)
    await expect(
      await canvas.findByRole('button', { name: chipName(context, heart, 1, true), pressed: true }),
    ).toBeVisible()
    await expect(part(context, 'message-bubble')?.clientHeight).toBe(height)
    await userEvent.click(canvas.getByRole('button', { name: chipName(context, heart, 1, true) }))
    await waitFor(() =>
      expect(canvas.queryByRole('button', { name: chipName(context, heart, 1, true) })).toBeNull(),
    )
  },
}

/** Enter on the row opens everything that can be done; the keys that do the same stand behind the names. */
export const Menu: Story = {
  args: { messageKey: messageKey('own') },
  parameters: { frame: 'column' },
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('article')
    row.focus()
    await userEvent.keyboard('{Enter}')
    const menu = await canvas.findByRole('menu')
    await waitFor(() => expect(within(menu).getAllByRole('menuitem')[0]).toHaveFocus())
    await expect(within(menu).getAllByRole('menuitem')).toHaveLength(10)
  },
}

export const MenuPersianDark: Story = { ...Menu, globals: { locale: 'fa', direction: 'auto', theme: 'dark' } }

/** Deleting asks first; the way out has the focus. */
export const DeleteAsks: Story = {
  args: { messageKey: messageKey('own') },
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('article')
    row.focus()
    await userEvent.keyboard('{Delete}')
    const dialog = await canvas.findByRole('alertdialog')
    await expect(dialog).toBeVisible()
    await waitFor(() => expect(within(dialog).getAllByRole('button')[0]).toHaveFocus())
    await expect(canvas.getByText('I bring the cake.')).toBeVisible()
  },
}

/** For whom it goes is a choice, and each says what it means. */
export const DeleteChoices: Story = {
  args: { messageKey: messageKey('own') },
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    const row = await canvas.findByRole('article')
    row.focus()
    await userEvent.keyboard('{Delete}')
    const dialog = await canvas.findByRole('alertdialog')
    await waitFor(() => expect(dialog).toBeVisible())
    await userEvent.click(within(dialog).getByRole('radio', { name: words.messageDeleteMine }))
    await expect(dialog).toHaveAccessibleDescription(words.messageDeleteMineText)
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}

export const DeleteChoicesPersianDark: Story = {
  ...DeleteChoices,
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}
