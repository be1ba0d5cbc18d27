import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { ConfirmDialog } from './index.ts'

const about = {
  usage: 'Overlays',
  keys: [['Escape', 'Closes; nothing is done']],
  accessibility: ['An alert dialog with its text as description; the way out has the focus.'],
  rules: ['FO-7'],
} satisfies About

/** Asks before something that cannot be undone. The way out has the focus. */
const meta = {
  title: 'Components/Confirm dialog',
  component: ConfirmDialog,
  // A modal would lie over the whole page of documentation.
  tags: ['!autodocs'],
  parameters: { about, frame: 'column' },
  args: {
    title: 'Delete this message?',
    text: 'It is removed for everyone, for good.',
    action: 'Delete message',
    onConfirm: fn(),
    onClose: fn(),
  },
} satisfies Meta<typeof ConfirmDialog>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByRole('alertdialog', { name: 'Delete this message?' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: wordsOf(context).messageDeleteCancel })).toHaveFocus()
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }

export const Confirmed: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Delete message' }))
    await expect(args.onConfirm).toHaveBeenCalledOnce()
    await waitFor(() => expect(args.onClose).toHaveBeenCalledOnce())
  },
}

export const Cancelled: Story = {
  play: async (context) => {
    const { canvas, userEvent, args } = context
    await userEvent.click(await canvas.findByRole('button', { name: wordsOf(context).messageDeleteCancel }))
    await expect(args.onConfirm).not.toHaveBeenCalled()
    await waitFor(() => expect(args.onClose).toHaveBeenCalledOnce())
  },
}

/** A word of eighty letters is broken where the dialog ends. */
export const Narrow: Story = {
  args: { text: `${longTexts.word} ${longTexts.mixed} ${longTexts.family}` },
  parameters: { frame: 'narrow' },
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('alertdialog')
    await expect(dialog).toBeVisible()
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
    await waitFor(() => expect(within(dialog).getAllByRole('button')[0]).toHaveFocus())
  },
}

export const Persian: Story = {
  ...Narrow,
  args: { title: 'این پیام حذف شود؟', text: 'برای همه و برای همیشه حذف می‌شود.', action: 'حذف پیام' },
  parameters: { frame: 'column' },
  globals: { locale: 'fa', direction: 'auto' },
}
