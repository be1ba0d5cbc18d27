import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { rootProps } from '../../../.storybook/StoryRoot.tsx'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId, Chat, messageKey, threadId } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { ThreadList } from './index.ts'

const scene: Scene = {
  name: 'thread list',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'lunch',
      name: 'Lunch',
      members: everybody,
      messages: [
        { id: 'where', by: 'reza', text: 'Where shall we eat on Friday?', minutesAgo: 200 },
        { id: 'park', by: 'ann', replyTo: 'where', text: 'In the park, if it is dry.', minutesAgo: 180 },
        { id: 'rain', by: 'anne-sophie', replyTo: 'where', text: 'It will rain ☔', minutesAgo: 170 },
        { id: 'gone', by: 'xiaolong', text: 'Never mind.', minutesAgo: 140 },
        { id: 'found', by: 'ann', replyTo: 'gone', text: 'It was on my desk.', minutesAgo: 3000 },
      ],
    },
    {
      type: 'messaging',
      id: 'release',
      name: 'Release 4.2',
      members: everybody,
      messages: [
        {
          id: 'key',
          by: 'ann',
          text: 'کلید اتاق ۴ دست کیست؟ باید **همین امروز** برگردد',
          minutesAgo: 100,
        },
        ...everybody
          .filter((id) => id !== 'ann')
          .map((by, at) => ({ id: `not-${by}`, by, replyTo: 'key', text: 'Not me.', minutesAgo: 90 - at })),
      ],
    },
  ],
}

const about = {
  usage: 'Replies',
  keys: [
    ['↑ ↓ Home End', 'Move between threads; nothing opens'],
    ['Letters', 'Go to the next one whose author begins with them'],
    ['Enter or Space', 'Open the thread, and its channel with it'],
    ['Arrow along the line', 'To the menu of the row, and back with the other arrow'],
  ],
  announced: ['A reply in the thread that is open.'],
  hooks: ['useThreads', 'useThreadSummary', 'useUnread', 'useUnreadThreads'],
  theming: ['--parlour-thread-list-background is what the rows stand on.'],
  accessibility: [
    'A list of buttons in a named navigation, with one stop of Tab.',
    'Unread is told in bold, with a number and in words, never by colour alone.',
    'No row moves while a pointer is over the list or the focus is in it.',
  ],
  rules: ['TH-1', 'CL-1', 'CL-2', 'CL-4', 'CL-5'],
} satisfies About

/** The threads I take part in, newest reply first, with what is new in each. */
const meta = {
  title: 'Components/Thread list',
  component: ThreadList,
  parameters: { about, scene, frame: 'narrow' },
} satisfies Meta<typeof ThreadList>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const listOf = ({ canvas }: Context): HTMLElement => canvas.getByRole('navigation')
const rowsOf = ({ canvas }: Context): Promise<HTMLElement[]> => canvas.findAllByRole('listitem')

export const Default: Story = {
  play: async (context) => {
    await expect(await rowsOf(context)).toHaveLength(3)
    const words = plain(listOf(context).textContent ?? '')
    await expect(words).toContain('Where shall we eat on Friday?')
    await expect(listOf(context).scrollWidth).toBeLessThanOrEqual(listOf(context).clientWidth)
  },
}

/** Somebody answers: the thread comes to the top, bold and counted. */
export const Unread: Story = {
  play: async (context) => {
    await rowsOf(context)
    for (const text of ['Or at home?', 'I could cook.'])
      await peopleOf(context)
        .world.server.as('reza')
        .call('sendMessage', {
          path: { type: 'messaging', id: 'lunch' },
          body: { message: { text, parent_id: 'where' } },
        })
    await waitFor(async () => {
      const [first] = await rowsOf(context)
      await expect(first).toHaveAttribute('data-unread')
      await expect(first).toHaveTextContent('Where shall we eat on Friday?')
    })
  },
}

/** What was read can be made unread again, from the menu of its row. */
export const MarkedUnread: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const [first] = await rowsOf(context)
    await expect(first).not.toHaveAttribute('data-unread')
    first?.querySelector('button')?.focus()
    await userEvent.keyboard('{ContextMenu}')
    await userEvent.click(await canvas.findByRole('menuitem', { name: wordsOf(context).channelMarkUnread }))
    await waitFor(async () => expect((await rowsOf(context))[0]).toHaveAttribute('data-unread'))
    await userEvent.keyboard('{ContextMenu}')
    await expect(
      await canvas.findByRole('menuitem', { name: wordsOf(context).unreadStripRead }),
    ).toBeVisible()
  },
}

export const MarkedUnreadDark: Story = { ...MarkedUnread, globals: { theme: 'dark' } }

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
  parameters: { scene: { name: 'nobody', users: people, channels: [] } satisfies Scene },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-slot=notice]')).toBeVisible())
  },
}

/** The server says no; with a press on the button it is asked again. */
export const Failed: Story = {
  beforeEach: (context) => peopleOf(context).me.network.failNext('queryThreads', { status: 403 }),
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole('button')).toBeVisible()
    await expect(canvasElement.querySelector('[data-slot=notice]')).toHaveAttribute('data-kind', 'error')
  },
}

/** What is known stays there to be read. */
export const Offline: Story = {
  play: async (context) => {
    await rowsOf(context)
    peopleOf(context).me.network.setOnline(false)
    await expect(await rowsOf(context)).toHaveLength(3)
  },
}

/** More than a page, in order of their newest replies; the rest comes near the end, or on a press. */
export const Many: Story = {
  parameters: {
    scene: {
      name: 'many threads',
      users: people,
      channels: [
        {
          type: 'messaging',
          id: 'many',
          name: 'Questions',
          members: everybody,
          messages: Array.from({ length: 40 }, (_, at) => [
            { id: `ask-${at}`, by: 'ann', text: `Question ${at + 1}`, minutesAgo: 1000 - at },
            { id: `say-${at}`, by: 'reza', replyTo: `ask-${at}`, text: 'Yes.', minutesAgo: 900 - at },
          ]).flat(),
        },
      ],
    } satisfies Scene,
  },
  play: async (context) => {
    await rowsOf(context)
    listOf(context).scrollTo({ top: 1e6 })
    await waitFor(async () => expect(await rowsOf(context)).toHaveLength(40))
    await expect(context.canvas.queryByRole('button', { name: wordsOf(context).threadListMore })).toBeNull()
  },
}

/** What was answered is deleted; what was begun in a thread is said with it; texts that fit nowhere are cut. */
export const Long: Story = {
  parameters: {
    scene: {
      name: 'long threads',
      users: people,
      channels: [longTexts.word, longTexts.family, '42'].map((text, at) => ({
        type: 'messaging',
        id: `long-${at}`,
        name: `${text} `.repeat(3),
        members: everybody,
        messages: [
          { id: `root-${at}`, by: 'reza', text: `${text} `.repeat(9), minutesAgo: 100 + at },
          ...everybody.map((by, place) => ({
            id: `reply-${at}-${place}`,
            by,
            replyTo: `root-${at}`,
            text: 'Yes.',
            minutesAgo: 90 + at - place,
          })),
        ],
      })),
    } satisfies Scene,
  },
  play: async (context) => {
    await expect(await rowsOf(context)).toHaveLength(3)
    const { me, world } = peopleOf(context)
    me.chat.setDraft(threadId(channelId('messaging:long-1'), messageKey('root-1')), { text: 'I began to' })
    await world.server.asServer().call('deleteMessage', { path: { id: 'root-2' }, query: {} })
    await expect(await context.canvas.findByText(wordsOf(context).messageDeleted)).toBeVisible()
    await expect(await context.canvas.findByText(/I began to/)).toBeVisible()
    await expect(listOf(context).scrollWidth).toBeLessThanOrEqual(listOf(context).clientWidth)
  },
}

/** Beside a conversation: a press opens the thread in its channel. */
export const WithChannel: Story = {
  parameters: { frame: 'page', bare: true },
  render: (_, context) => (
    <Chat {...rootProps(context)}>
      <ThreadList />
      <Channel />
    </Chat>
  ),
  play: async (context) => {
    const { canvas, userEvent } = context
    const [first] = await within(await canvas.findByRole('navigation')).findAllByRole('listitem')
    const button = first?.querySelector('button') as HTMLElement
    await userEvent.click(button)
    const heading = await canvas.findByRole('heading', { name: new RegExp(`^${wordsOf(context).thread}`) })
    await waitFor(() => expect(heading).toHaveFocus())
    await waitFor(() => expect(button).toHaveAttribute('aria-current', 'page'))
  },
}

export const Persian: Story = { ...Unread, globals: { locale: 'fa' } }
export const Dark: Story = { ...Unread, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
