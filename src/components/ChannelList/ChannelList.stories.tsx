import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { idsOf, listOf, opener, rowsOf, rowWith } from '../../../.storybook/channelRows.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { rootProps } from '../../../.storybook/StoryRoot.tsx'
import { team } from '../../../.storybook/scenes.ts'
import { type ChannelItemProps, Chat } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'
import { ChannelList } from './index.ts'

const about = {
  usage: 'Pieces',
  keys: [
    ['↑ ↓ Home End', 'Move between conversations; nothing opens'],
    ['Letters', 'Go to the next name that begins with them'],
    ['Enter or Space', 'Open the conversation'],
    ['Arrow along the line', 'To the menu of the row, and back with the other arrow'],
  ],
  shortcuts: ['nextUnread', 'previousUnread'],
  announced: [
    'A new message elsewhere, when it is a direct message or names me; not more often than every ten seconds.',
    'That a conversation was made unread, or everything read.',
  ],
  hooks: ['useChannels', 'useChannelSummary', 'useChannelTitle', 'useUnread', 'useUnreadTotal'],
  theming: ['Rows are equally high whatever they say; density changes the space between.'],
  accessibility: [
    'A list of buttons in a named navigation, with one stop of Tab.',
    'Unread is told in bold, with a number and in words, never by colour alone.',
    'No row moves while a pointer is over the list or the focus is in it.',
  ],
  rules: ['CL-1', 'CL-2', 'CL-6', 'CL-3', 'CL-4', 'CL-5'],
} satisfies About

/** My conversations, newest activity first, with what is new in each. */
const meta = {
  title: 'Components/Channel list',
  component: ChannelList,
  parameters: { about, scene: team, frame: 'narrow' },
} satisfies Meta<typeof ChannelList>

export default meta
type Story = StoryObj<typeof meta>

const nobody: Scene = { name: 'nobody', users: people, channels: [] }

/** As many conversations as anybody has, one of them with a name that fits nowhere. */
const many: Scene = {
  name: 'many',
  users: people,
  channels: Array.from({ length: 1000 }, (_, place) => ({
    type: 'messaging',
    id: `many-${place}`,
    name: `Line ${place + 1}`,
    members: ['ann', 'reza', 'xiaolong'],
    messages: [{ by: 'reza', text: `The tram of line ${place + 1} is late.`, minutesAgo: place * 61 + 1 }],
    unread: place % 5 === 1 ? { ann: 1 } : {},
  })),
}

/** What breaks rows (SB-1): a word without end, two directions in one sentence, families, digits, overrides. */
const long: Scene = {
  name: 'long',
  users: people,
  channels: [
    longTexts.word,
    'جلسهٔ هماهنگی (API v2) در ساعت ۱۰:۳۰ با تیم Backend و همهٔ کسانی که می‌خواهند',
    '👩‍👩‍👧‍👦 Family and friends of the family and their friends, too',
    '42',
    '\u202Eevil.exe\u202C and what comes after it',
  ].map((name, place) => ({
    type: 'messaging',
    id: `long-${place}`,
    name,
    members: ['ann', 'anne-sophie', 'reza'].filter((id) => people.some((person) => person.id === id)),
    messages: [
      { by: place % 2 ? 'ann' : 'reza', text: `${name} `.repeat(120).slice(0, 4000), minutesAgo: place + 1 },
    ],
    unread: place === 0 ? { ann: 1 } : {},
  })),
}

const ownRow = {
  ChannelItem: ({ channelId: id, isActive, onOpen }: ChannelItemProps) => (
    <li>
      <button
        type="button"
        style={{ minBlockSize: '2rem' }}
        aria-current={isActive ? 'page' : undefined}
        onClick={() => onOpen(id)}
      >
        {id}
      </button>
    </li>
  ),
}

const fitsIn = async (list: HTMLElement): Promise<void> => {
  await expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth)
}

export const Default: Story = {
  play: async (context) => {
    const rows = await rowsOf(context)
    await expect(rows).toHaveLength(7)
    const release = rowWith(rows, 'release')
    await expect(release).toHaveAttribute('data-unread')
    await expect(opener(release)).toHaveAccessibleName(/Release 4\.2/)
    await fitsIn(listOf(context))
  },
}

export const Loading: Story = {
  beforeEach: (context) => peopleOf(context).me.network.setLatency(600_000),
  play: async (context) => {
    await expect(listOf(context)).toHaveAttribute('aria-busy', 'true')
    await waitFor(() =>
      expect(context.canvasElement.querySelectorAll('[data-slot=skeleton]')).toHaveLength(8),
    )
    await expect(context.canvas.queryByRole('listitem')).toBeNull()
  },
}

export const Empty: Story = {
  parameters: { scene: nobody },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-slot=notice]')).toBeVisible())
  },
}

/** The server says no; with a press on the button it is asked again. */
export const Failed: Story = {
  beforeEach: (context) => peopleOf(context).me.network.failNext('queryChannels', { status: 403 }),
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole('button')).toBeVisible()
    await expect(canvasElement.querySelector('[data-slot=notice]')).toHaveAttribute('data-kind', 'error')
  },
}

export const TriedAgain: Story = {
  ...Failed,
  play: async (context) => {
    await Failed.play?.(context)
    await context.userEvent.click(context.canvas.getByRole('button'))
    await expect(await rowsOf(context)).toHaveLength(7)
    await expect(context.canvasElement.querySelector('[data-slot=notice]')).toBeNull()
  },
}

/** What was loaded stays, and can be read. */
export const Offline: Story = {
  play: async (context) => {
    const rows = await rowsOf(context)
    peopleOf(context).me.network.setOnline(false)
    await waitFor(() =>
      expect(context.canvasElement.querySelector('.parlour-root')).toHaveAttribute(
        'data-connection',
        'offline',
      ),
    )
    await expect(await rowsOf(context)).toHaveLength(rows.length)
  },
}

/** Names and words that fit nowhere are cut, each at the end of its own direction. */
export const Long: Story = {
  parameters: { scene: long },
  play: async (context) => {
    const rows = await rowsOf(context)
    await expect(rows).toHaveLength(5)
    await fitsIn(listOf(context))
    const height = rows[0]?.offsetHeight ?? 0
    await expect(rows.map((row) => Math.abs(row.offsetHeight - height) <= 1)).toEqual(rows.map(() => true))
    await expect(getComputedStyle(rows[1]?.querySelector('bdi') as Element).direction).toBe('rtl')
  },
}

/** A page comes when one scrolls near the end of the last (CL-5). */
export const Many: Story = {
  parameters: { scene: many },
  play: async (context) => {
    await expect(await rowsOf(context)).toHaveLength(30)
    const list = listOf(context)
    await fitsIn(list)
    list.scrollTop = list.scrollHeight
    await waitFor(async () => expect((await rowsOf(context)).length).toBeGreaterThanOrEqual(60))
    await expect(idsOf(await rowsOf(context)).slice(0, 2)).toEqual(['messaging:many-0', 'messaging:many-1'])
  },
}

/** What cannot be loaded can be asked for again, and what is there stays. */
export const MoreFailed: Story = {
  parameters: { scene: many },
  play: async (context) => {
    await rowsOf(context)
    peopleOf(context).me.network.failNext('queryChannels', { status: 403 })
    const list = listOf(context)
    list.scrollTop = list.scrollHeight
    await waitFor(() =>
      expect(context.canvasElement.querySelector('[data-slot=channel-list-failure]')).toBeVisible(),
    )
    await expect(await rowsOf(context)).toHaveLength(30)
    await context.userEvent.click(
      context.canvasElement.querySelector('[data-slot=channel-list-more] button') as Element,
    )
    await waitFor(async () => expect((await rowsOf(context)).length).toBeGreaterThanOrEqual(60))
  },
}

/** A host's own row in place of ours. */
export const OwnRow: Story = {
  parameters: { bare: true, frame: 'page' },
  render: (_, context) => (
    <Chat {...rootProps(context)} components={ownRow}>
      <ChannelList />
    </Chat>
  ),
  play: async (context) => {
    await expect(await rowsOf(context)).toHaveLength(7)
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'messaging:tehran' }))
    await expect(context.canvas.getByRole('button', { name: 'messaging:tehran' })).toHaveAttribute(
      'aria-current',
    )
  },
}

export const Persian: Story = {
  globals: { locale: 'fa', direction: 'auto', digits: 'locale' },
  play: async (context) => {
    const rows = await rowsOf(context)
    await expect(rowWith(rows, 'release')).toHaveTextContent('۱۱')
    await expect(listOf(context)).toHaveAccessibleName('گفت‌وگوها')
    await fitsIn(listOf(context))
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Wide: Story = { ...Default, parameters: { frame: 'column' } }
export const Narrow: Story = { ...Long, globals: { density: 'compact' } }
