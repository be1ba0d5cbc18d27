import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { kinds } from '../../../.storybook/kinds.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { rootProps } from '../../../.storybook/StoryRoot.tsx'
import { wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId, Chat, messageKey } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { ReminderList } from './index.ts'

const cid = channelId('messaging:kinds')
const HOUR = 3_600_000

const about = {
  usage: 'SavedForLater',
  keys: [['Enter or Space', 'Goes to the message']],
  announced: ['That a message falls due, wherever one is.'],
  hooks: ['useReminders', 'useReminder'],
  theming: ['--parlour-reminder-list-background is what the rows stand on.'],
  accessibility: ['A list of buttons in a named region; each row is followed by the button that lets it go.'],
  rules: ['MS-5'],
} satisfies About

/** The messages I keep for later, what falls due first on top. */
const meta = {
  title: 'Components/Reminder list',
  component: ReminderList,
  parameters: { about, scene: kinds, frame: 'narrow' },
} satisfies Meta<typeof ReminderList>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** Keeps a few messages on the server, as from another device. */
async function keep(context: Context): Promise<void> {
  const ann = peopleOf(context).world.server.as('ann')
  const now = peopleOf(context).me.chat.env.now()
  const times: readonly (readonly [string, number | null])[] = [
    ['text', now + HOUR],
    ['long', now + 30 * HOUR],
    ['mixed', null],
    ['code', null],
  ]
  for (const [message_id, at] of times)
    await ann.call('createReminder', {
      path: { message_id },
      body: { remind_at: at === null ? null : new Date(at).toISOString() },
    })
}

export const Default: Story = {
  beforeEach: (context) => keep(context as unknown as Context),
  play: async ({ canvas }) => {
    const rows = await canvas.findAllByRole('listitem')
    await expect(rows).toHaveLength(4)
    const list = canvas.getByRole('region')
    await expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

/** In 320 px. */
export const Narrow: Story = { ...Default }

/** More than a screen: the list scrolls in itself. */
export const Many: Story = {
  parameters: {
    scene: {
      name: 'many reminders',
      users: people,
      channels: [
        {
          type: 'messaging',
          id: 'kinds',
          name: 'Questions',
          members: everybody,
          messages: Array.from({ length: 40 }, (_, at) => ({
            id: `ask-${at}`,
            by: 'reza',
            text: `Question ${at + 1}`,
            minutesAgo: 1000 - at,
          })),
        },
      ],
    } satisfies Scene,
  },
  beforeEach: async (context) => {
    const ann = peopleOf(context as unknown as Context).world.server.as('ann')
    for (let at = 0; at < 40; at += 1)
      await ann.call('createReminder', { path: { message_id: `ask-${at}` }, body: {} })
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(40)
  },
}

export const Empty: Story = {
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).remindersEmpty)).toBeVisible()
  },
}

export const Loading: Story = {
  beforeEach: (context) => peopleOf(context as unknown as Context).me.network.setLatency(600_000),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region')).toHaveAttribute('aria-busy', 'true')
  },
}

/** The server says no; with a press on the button it is asked again. */
export const Failed: Story = {
  beforeEach: (context) =>
    peopleOf(context as unknown as Context).me.network.failNext('queryReminders', { status: 403 }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button'))
    await waitFor(() => expect(canvas.queryByRole('button')).toBeNull())
  },
}

/** Beside a conversation: a press goes to the message, whose mark says until when it is kept. */
export const WithChannel: Story = {
  parameters: { frame: 'page', bare: true },
  beforeEach: (context) => keep(context as unknown as Context),
  render: (_, context) => (
    <Chat {...rootProps(context)} defaultChannelId={cid}>
      <ReminderList />
      <Channel />
    </Chat>
  ),
  play: async (context) => {
    const { canvas, userEvent } = context
    const list = await canvas.findByRole('region', { name: wordsOf(context).reminders })
    const [first] = await within(list).findAllByRole('button')
    await userEvent.click(first as HTMLElement)
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('data-message-id')).toBe(messageKey('text')),
    )
  },
}
