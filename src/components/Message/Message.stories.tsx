import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { timeOf } from '../../../.storybook/acts.ts'
import { kinds } from '../../../.storybook/kinds.ts'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { chipName, plain, wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey } from '../../index.ts'
import { Message } from './index.ts'

const about = {
  usage: 'OneMessage',
  shortcuts: ['messageMenu', 'reply', 'react', 'edit', 'delete', 'copy'],
  keys: [['Arrow along the line', 'Into the toolbar, and back with the other arrow']],
  announced: [
    'That it was copied, deleted or reacted to, once, when I did it.',
    'That it was not sent, and why.',
  ],
  hooks: ['useMessage', 'useMessageActions', 'useReadBy'],
  theming: ['data-own, data-status, data-kind and the place in a group are attributes of the row.'],
  accessibility: [
    'An article named by author, text, time and what is said about it.',
    'Every state has words or a shape besides its colour.',
    'What shows under the pointer is reachable by key and in the menu.',
  ],
  rules: ['ML-1', 'ML-4', 'MS-6', 'BI-2', 'P-7'],
} satisfies About

/** One message: who, when, what, reactions, how far it has come, and what can be done with it. */
const meta = {
  title: 'Components/Message',
  component: Message,
  parameters: { about, scene: kinds },
  args: { channelId: channelId('messaging:kinds'), messageKey: messageKey('text') },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <Message {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('article')
    await expect(row).toHaveAccessibleName(/رضا کریمی.*There is a train every ten minutes\./)
    await expect(row).toHaveAccessibleName(expect.stringContaining(timeOf(row)))
    await expect(row).not.toHaveAttribute('data-own')
  },
}

export const Own: Story = {
  args: { messageKey: messageKey('own') },
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('article')
    await expect(row).toHaveAttribute('data-own')
  },
}

export const Edited: Story = {
  args: { messageKey: messageKey('edited') },
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('article')
    await expect(row.querySelector('[data-slot=message-edited]')).toBeVisible()
  },
}

export const Deleted: Story = {
  args: { messageKey: messageKey('deleted') },
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('article')
    await expect(row.querySelector('[data-slot=message-tombstone]')).toBeVisible()
    await expect(canvas.queryByRole('toolbar')).toBeNull()
  },
}

export const Quote: Story = {
  args: { messageKey: messageKey('quote'), onJump: fn() },
  play: async (context) => {
    const { canvas, userEvent, args } = context
    const name = plain(wordsOf(context).messageQuote('رضا کریمی', 'There is a train every ten minutes.'))
    const quote = await canvas.findByRole('button', { name: (its) => plain(its) === name })
    await userEvent.click(quote)
    await expect(args.onJump).toHaveBeenLastCalledWith('text')
  },
}

/** What was answered is gone. */
export const QuoteOfDeleted: Story = {
  args: { messageKey: messageKey('quote-of-deleted') },
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('article')
    await expect(row.querySelector('[data-slot=message-quote]')).toBeVisible()
    await expect(row.querySelector('button[data-slot=message-quote]')).toBeNull()
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
    await waitFor(() => expect(code).toHaveAttribute('tabindex', '0'))
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

/** More than fifteen lines end in a fade; a press shows the rest, and another takes it away again. */
export const Long: Story = {
  args: { messageKey: messageKey('long') },
  parameters: { frame: 'narrow' },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const row = await canvas.findByRole('article')
    await expect(row).toHaveTextContent(/Donaudampfschifffahrts/)
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    const more = row.querySelector<HTMLElement>('[data-slot=message-more]')
    const height = row.clientHeight
    await userEvent.click(more!)
    await expect(more).toHaveAttribute('aria-expanded', 'true')
    await expect(row.clientHeight).toBeGreaterThan(height)
    await userEvent.click(more!)
    await expect(row.clientHeight).toBe(height)
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
  play: async (context) => {
    await expect(await context.canvas.findByRole('article')).toHaveAccessibleName(
      expect.stringContaining(wordsOf(context).userUnnamed),
    )
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
  play: async (context) => {
    const { canvas } = context
    const group = await canvas.findByRole('group')
    await expect(group.querySelectorAll('button')).toHaveLength(6)
    await expect(
      canvas.getByRole('button', { name: chipName(context, ['❤️', 'love'], 6, true), pressed: true }),
    ).toBeVisible()
  },
}

/** The target of a jump. */
export const Highlighted: Story = {
  args: { isHighlighted: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article')).toHaveAttribute('data-highlighted')
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
  globals: { locale: 'fa', direction: 'auto' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('article').length).toBeGreaterThan(12))
  },
}

/** Pinned, named me, stands in the composer to be answered: what sets a row apart, in words or shape as well. */
export const Marks: Story = {
  render: ({ channelId: id }) => (
    <Loaded channelId={id}>
      {['text', 'own', 'mixed', 'quote'].map((key) => (
        <Message key={key} channelId={id} messageKey={messageKey(key)} />
      ))}
    </Loaded>
  ),
  play: async (context) => {
    const { canvas, canvasElement } = context
    const { world, me } = peopleOf(context)
    const kindsOf = channelId('messaging:kinds')
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(4))
    const reza = world.server.as('reza')
    await reza.call('updateMessagePartial', { path: { id: 'text' }, body: { set: { pinned: true } } })
    me.chat.setDraft(kindsOf, { replyTo: messageKey('mixed') })
    const has = (attribute: string) => canvasElement.querySelector(`[data-slot=message][${attribute}]`)
    await waitFor(() => expect(has('data-pinned')).toBeVisible())
    await expect(has('data-replying')).toBeVisible()
  },
}

/** Stronger lines and text, for those who ask for them. */
export const Contrast: Story = { ...Kinds, globals: { theme: 'contrast' } }
export const ContrastDark: Story = { ...Kinds, globals: { theme: 'contrast-dark' } }
