import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { LinkConfirm } from './index.ts'

const about = {
  usage: 'Pieces',
  keys: [['Escape', 'Closes; nothing opens']],
  accessibility: ['The whole host is text, with its direction kept.'],
  rules: ['EC-4', 'FO-7'],
} satisfies About

/** Says where a link leads before it opens, where the application names the hosts that need no question. */
const meta = {
  title: 'Components/Link confirm',
  component: LinkConfirm,
  // A modal would lie over the whole page of documentation.
  tags: ['!autodocs'],
  parameters: { about, frame: 'column' },
  args: {
    href: 'https://a-rather-long.name.that-looks-like-a-bank.example/login?of=today',
    host: 'a-rather-long.name.that-looks-like-a-bank.example',
    onRemember: fn(),
    onClose: fn(),
  },
} satisfies Meta<typeof LinkConfirm>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvas, args }) => {
    const dialog = await canvas.findByRole('alertdialog')
    await waitFor(() => expect(within(dialog).getByRole('button')).toHaveFocus())
    await expect(dialog).toHaveTextContent(args.host)
    await expect(within(dialog).getByRole('link')).toHaveAttribute('href', args.href)
  },
}

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
