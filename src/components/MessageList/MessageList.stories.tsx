import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { fromEnd, part, rowsIn } from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { long, team } from '../../../.storybook/scenes.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { small } from '../../testing.ts'
import { MessageList } from './index.ts'

const about = {
  usage: 'Pieces',
  keys: [
    ['↑ ↓', 'Previous and next message; at the end to the composer'],
    ['PgUp PgDn', 'By what fits on the screen'],
    ['Home End', 'Oldest that is loaded, newest'],
    ['Tab', 'Into the links and controls of the message, then out'],
    ['Escape', 'To the composer; the place is kept'],
  ],
  shortcuts: ['messageMenu', 'reply', 'react', 'unread', 'edit', 'delete', 'copy'],
  announced: [
    'New messages of others while the conversation is open.',
    'That older messages were loaded, if a key or a button asked for them.',
    'Never the history itself: the list is not live.',
  ],
  hooks: ['useMessages', 'useUnreadLine', 'useGrouping', 'useReadWhenSeen'],
  theming: ['Bubbles or flat rows: the root’s data-layout.'],
  accessibility: [
    'A named region with one stop of Tab, however many messages it has.',
    'What changes above a reader moves nothing by more than one pixel.',
    'Rows far out of sight are not in the document; find in page covers what is drawn, which is all of it below three hundred messages.',
  ],
  rules: ['ML-1', 'ML-2', 'ML-6', 'SC-1', 'SC-2', 'SC-3', 'SC-4', 'SC-5', 'SC-6', 'CL-6', 'FO-4'],
} satisfies About

/** A conversation's messages: opens at the first unread one, follows the end, loads older ones on the way up. */
const meta = {
  title: 'Components/Message list',
  component: MessageList,
  parameters: { about, scene: team, frame: 'column' },
  args: { channelId: channelId('messaging:design-review') },
} satisfies Meta<typeof MessageList>

export default meta
type Story = StoryObj<typeof meta>

const listIn = (canvasElement: HTMLElement): HTMLElement =>
  canvasElement.querySelector<HTMLElement>('[data-slot=message-list]') as HTMLElement

/** Opens at the end, with a line for each day. */
export const Default: Story = {
  play: async (context) => {
    const { canvas, canvasElement } = context
    await expect(await canvas.findByText(/let us look at it again at four/)).toBeVisible()
    const list = canvas.getByRole('region', { name: /Design review/ })
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await expect(listIn(canvasElement)).toHaveAttribute('data-pinned-to-end')
    await expect(part(context, 'jump-pill')).toBeNull()
  },
}

export const Empty: Story = {
  args: { channelId: channelId('messaging:empty') },
  play: async (context) => {
    const { canvas, canvasElement } = context
    await expect(await canvas.findByText(wordsOf(context).messageListEmpty)).toBeVisible()
    await expect(listIn(canvasElement)).toHaveAttribute('data-empty')
  },
}

export const Loading: Story = {
  beforeEach: (context) => peopleOf(context).me.network.setLatency(600_000),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('region')).toHaveAttribute('aria-busy', 'true')
    await expect(listIn(canvasElement)).toHaveAttribute('data-loading', 'initial')
    await expect(canvasElement.querySelector('[data-slot=notice]')).toBeNull()
  },
}

export const Failed: Story = {
  beforeEach: (context) => peopleOf(context).me.network.failNext('getOrCreateChannel', { status: 403 }),
  play: async (context) => {
    const failed = await context.canvas.findByText(wordsOf(context).messageListFailed)
    await expect(failed).toBeVisible()
  },
}

export const TriedAgain: Story = {
  ...Failed,
  play: async (context) => {
    await Failed.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: wordsOf(context).retry }))
    await expect(await canvas.findByText(/let us look at it again at four/)).toBeVisible()
    await expect(part(context, 'notice')).toBeNull()
  },
}

/** By key a message and all after it are unread again; looking at them does not undo it, a press on "Mark as read" does. */
export const UnreadFromHere: Story = {
  parameters: { scene: small },
  args: { channelId: channelId('messaging:general') },
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    const { world } = peopleOf(context)
    await canvas.findAllByRole('article')
    const row = context.canvasElement.querySelector<HTMLElement>('[data-message-id="small-2"]')
    row?.focus()
    await userEvent.keyboard('u')
    await expect(await canvas.findByRole('separator', { name: words.unreadSeparator(1) })).toBeVisible()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await expect(canvas.getByRole('separator', { name: words.unreadSeparator(1) })).toBeVisible()
    const told = await world.server.as('ann').call('unreadCounts', {})
    await expect(told.total_unread_count).toBe(1)
  },
}

export const UnreadFromHereDark: Story = { ...UnreadFromHere, globals: { theme: 'dark' } }
export const UnreadFromHerePersian: Story = { ...UnreadFromHere, globals: { locale: 'fa' } }

/** Opens at the first unread message, below its line; the line stays when they have been read. */
export const Unread: Story = {
  args: { channelId: channelId('messaging:release') },
  play: async (context) => {
    const { canvas } = context
    const line = await canvas.findByRole('separator', { name: wordsOf(context).unreadSeparator(11) })
    const list = canvas.getByRole('region')
    await waitFor(() => {
      const share = (line.getBoundingClientRect().top - list.getBoundingClientRect().top) / list.clientHeight
      return expect(share).toBeGreaterThan(0.05)
    })
    await expect(line).toBeVisible()
    const next = canvas.getByText(/The night build is green/)
    await expect(next.getBoundingClientRect().top).toBeGreaterThan(line.getBoundingClientRect().top)
  },
}

/** What breaks careless rows. */
export const Long: Story = {
  args: { channelId: channelId('messaging:stress') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/bold that never ends/)).toBeVisible()
    const list = canvas.getByRole('region')
    await expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth)
  },
}

export const LongNarrow: Story = { ...Long, parameters: { frame: 'narrow' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Flat: Story = { ...Default, globals: { layout: 'flat' } }

export const Persian: Story = {
  args: { channelId: channelId('messaging:tehran') },
  globals: { locale: 'fa', direction: 'auto' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/همه چیز آماده است\. می‌بینمتان/)).toBeVisible()
    const list = canvas.getByRole('region', { name: /گردهمایی تهران/ })
    await expect(getComputedStyle(list).direction).toBe('rtl')
  },
}

export const PersianNarrow: Story = { ...Persian, parameters: { frame: 'narrow' } }

/** Ten thousand messages, of which the newest thirty are loaded. */
export const Many: Story = {
  parameters: { scene: long },
  args: { channelId: channelId('messaging:ten-thousand') },
  play: async (context) => {
    const { canvas } = context
    await waitFor(async () => expect((await canvas.findAllByRole('article')).length).toBeGreaterThan(20))
    await expect(canvas.getByRole('button', { name: wordsOf(context).messageListOlder })).toBeInTheDocument()
  },
}

/** What was loaded stays and can be read; what is written waits below it. */
export const Offline: Story = {
  play: async (context) => {
    await expect(await context.canvas.findByText(/let us look at it again at four/)).toBeVisible()
    const before = rowsIn(context).length
    const { me } = peopleOf(context)
    me.network.setOnline(false)
    me.chat.send(context.args.channelId, 'In the tunnel.')
    await waitFor(() => expect(rowsIn(context)).toHaveLength(before + 1))
    await expect(rowsIn(context).at(-1)).toHaveAttribute('data-status', 'sending')
  },
}
