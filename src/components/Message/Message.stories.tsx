import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { kinds } from '../../../.storybook/kinds.ts'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { channelId, messageKey } from '../../index.ts'
import { Message } from './index.ts'

/** One message: who, when, what, reactions, how far it has come, and what can be done with it. */
const meta = {
  title: 'Components/Message',
  component: Message,
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

const rowIn = (canvasElement: HTMLElement): HTMLElement | null =>
  canvasElement.querySelector<HTMLElement>('[data-slot=message]')

export const Text: Story = {
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('article')
    await expect(row).toHaveAccessibleName(/رضا کریمی.*There is a train every ten minutes\..*9:26/)
    await expect(row).not.toHaveAttribute('data-own')
  },
}

export const Own: Story = {
  args: { messageKey: messageKey('own') },
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('article')
    await expect(row).toHaveAccessibleName(/^You/)
    await expect(row).toHaveAttribute('data-own')
  },
}

export const Edited: Story = {
  args: { messageKey: messageKey('edited') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('edited')).toBeVisible()
  },
}

export const Deleted: Story = {
  args: { messageKey: messageKey('deleted') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Message deleted')).toBeVisible()
    await expect(canvas.queryByRole('toolbar')).toBeNull()
  },
}

export const Quote: Story = {
  args: { messageKey: messageKey('quote') },
  play: async ({ canvas }) => {
    const quote = await canvas.findByRole('button', { name: /^Reply to .*رضا کریمی.*: .*every ten minutes/ })
    await expect(quote).toBeVisible()
  },
}

/** What was answered is gone. */
export const QuoteOfDeleted: Story = {
  args: { messageKey: messageKey('quote-of-deleted') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Original message unavailable')).toBeVisible()
  },
}

export const EmojiOnly: Story = {
  args: { messageKey: messageKey('emoji') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article')).toHaveAttribute('data-emoji-only')
    const size = parseFloat(getComputedStyle(canvas.getByText('🎉👩🏽‍🚀')).fontSize)
    await expect(size).toBeGreaterThan(24)
  },
}

/** Code keeps its direction and its lines; a long one scrolls, and the keyboard reaches it. */
export const Code: Story = {
  args: { messageKey: messageKey('code') },
  parameters: { frame: 'narrow' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('article')
    const code = canvasElement.querySelector('pre')
    await expect(code?.scrollWidth).toBeGreaterThan(code?.clientWidth ?? 0)
    await expect(code).toHaveAttribute('tabindex', '0')
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

export const Long: Story = {
  args: { messageKey: messageKey('long') },
  parameters: { frame: 'narrow' },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText(/Donaudampfschifffahrts/)).toBeVisible()
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

/** A name that fits nowhere, and somebody without a name. */
export const LongName: Story = {
  args: { messageKey: messageKey('long-name') },
  parameters: { frame: 'narrow' },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText(/Hohenfels-Lichtenstein/)).toBeVisible()
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

export const Unnamed: Story = {
  args: { messageKey: messageKey('unnamed') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article')).toHaveAccessibleName(/^Unnamed/)
  },
}

/** English, Persian, digits and brackets in one sentence; each block finds its own direction. */
export const Mixed: Story = {
  args: { messageKey: messageKey('mixed') },
  play: async ({ canvas }) => {
    const block = (await canvas.findByText(/نسخهٔ/)).closest('p')
    await expect(block && getComputedStyle(block).direction).toBe('rtl')
  },
}

export const System: Story = {
  args: { messageKey: messageKey('system') },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText('Ann Lee started “Kinds”')).toBeVisible()
    await expect(canvasElement.querySelector('[data-slot=system-message]')).toBeInTheDocument()
  },
}

export const WithReactions: Story = {
  args: { messageKey: messageKey('reactions') },
  play: async ({ canvas }) => {
    const group = await canvas.findByRole('group', { name: 'Reactions' })
    await expect(group.querySelectorAll('button')).toHaveLength(6)
    await expect(canvas.getByRole('button', { name: /^❤️ 6, .*heart.*, including you$/ })).toBeVisible()
  },
}

/** The target of a jump. */
export const Highlighted: Story = {
  args: { isHighlighted: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article')).toHaveAttribute('data-highlighted')
  },
}

/** Only the first of a group shows who and when; the others say so to screen readers. */
export const Group: Story = {
  render: ({ channelId: id }) => (
    <Loaded channelId={id}>
      <Message channelId={id} messageKey={messageKey('text')} position="first" />
      <Message channelId={id} messageKey={messageKey('text-2')} position="middle" />
      <Message channelId={id} messageKey={messageKey('text-3')} position="last" />
    </Loaded>
  ),
  play: async ({ canvas }) => {
    const rows = await canvas.findAllByRole('article')
    await expect(rows).toHaveLength(3)
    for (const row of rows) await expect(row).toHaveAccessibleName(/رضا کریمی.*9:2\d/)
    const names = canvas.getAllByText('رضا کریمی').filter((name) => name.getBoundingClientRect().width > 1)
    await expect(names.filter((name) => !name.closest('.parlour-visually-hidden'))).toHaveLength(1)
  },
}

/** All kinds below each other; for a look at the whole. */
export const Kinds: Story = {
  render: ({ channelId: id }) => (
    <Loaded channelId={id}>
      <EachMessage channelId={id}>
        {(key) => <Message key={key} channelId={id} messageKey={key} />}
      </EachMessage>
    </Loaded>
  ),
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByRole('article')).length).toBeGreaterThan(12)
  },
}

export const Flat: Story = { ...Kinds, globals: { layout: 'flat' } }
export const Dark: Story = { ...Kinds, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Kinds, parameters: { frame: 'narrow' } }

export const Persian: Story = {
  ...Kinds,
  globals: { locale: 'fa' },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByText('ویرایش‌شده')).toHaveLength(2)
  },
}

/** The toolbar lies over the corner and moves nothing. A reaction goes with a key or a press, and comes back so. */
export const ReactFromToolbar: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    const row = await canvas.findByRole('article')
    row.focus()
    const toolbar = await canvas.findByRole('toolbar', { name: /^Actions for .*رضا کریمی/ })
    await waitFor(() => expect(toolbar).toBeVisible())
    const height = rowIn(canvasElement)?.querySelector('[data-slot=message-bubble]')?.clientHeight
    await userEvent.click(canvas.getByRole('button', { name: /^React with .*heart/ }))
    await expect(
      await canvas.findByRole('button', { name: /^❤️ 1, .*heart.*, including you$/ }),
    ).toBeVisible()
    await expect(rowIn(canvasElement)?.querySelector('[data-slot=message-bubble]')?.clientHeight).toBe(height)
    await userEvent.click(canvas.getByRole('button', { name: /^❤️ 1/ }))
    await waitFor(() => expect(canvas.queryByRole('button', { name: /^❤️ 1/ })).toBeNull())
  },
}

/** Deleting asks first; the way out has the focus. */
export const DeleteAsks: Story = {
  args: { messageKey: messageKey('own') },
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('article')
    row.focus()
    await userEvent.click(canvas.getByRole('button', { name: 'Delete message' }))
    await expect(await canvas.findByRole('alertdialog', { name: 'Delete this message?' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await expect(canvas.getByText('I bring the cake.')).toBeVisible()
  },
}
