import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId, messageKey } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { Thread } from './index.ts'

const lunch = channelId('messaging:lunch')

const scene: Scene = {
  name: 'threads',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'lunch',
      name: 'Lunch',
      members: everybody,
      messages: [
        { id: 'where', by: 'reza', text: 'Where shall we eat on Friday?', minutesAgo: 200 },
        {
          id: 'park',
          by: 'anne-sophie',
          replyTo: 'where',
          text: 'In the park, if it is dry.',
          minutesAgo: 180,
        },
        {
          id: 'rain',
          by: 'reza',
          replyTo: 'where',
          text: 'هواشناسی می‌گوید باران می‌آید ☔',
          minutesAgo: 170,
        },
        {
          id: 'canteen',
          by: 'ann',
          replyTo: 'where',
          text: 'Then the canteen; I book a table.',
          minutesAgo: 160,
        },
        { id: 'quiet', by: 'xiaolong', text: 'Who has the key to room 4?', minutesAgo: 150 },
        { id: 'gone', by: 'xiaolong', text: 'Never mind.', minutesAgo: 140 },
        { id: 'found', by: 'ann', replyTo: 'gone', text: 'It was on my desk.', minutesAgo: 130 },
        { id: 'long', by: 'reza', text: longTexts.family, minutesAgo: 120 },
        { id: 'longer', by: 'ann', replyTo: 'long', text: longTexts.word, minutesAgo: 110 },
        { id: 'much', by: 'reza', text: 'What did you all read this year?', minutesAgo: 100 },
        ...Array.from({ length: 60 }, (_, at) => ({
          id: `book-${at}`,
          by: everybody[at % everybody.length] as string,
          replyTo: 'much',
          text: `Book number ${at + 1}`,
          minutesAgo: 90 - at,
        })),
      ],
    },
    {
      type: 'messaging',
      id: 'frozen',
      name: 'Archive',
      members: everybody,
      frozen: true,
      messages: [
        { id: 'old', by: 'reza', text: 'That was it, then.', minutesAgo: 900 },
        { id: 'older', by: 'ann', replyTo: 'old', text: 'It was a good year.', minutesAgo: 880 },
      ],
    },
  ],
}

const about = {
  usage: 'Replies',
  shortcuts: ['thread', 'reply', 'edit'],
  keys: [['Escape', 'Closes the thread, from anywhere in it but the field and a message']],
  announced: [
    'Its heading when it is opened to be read; the name of its field when it is opened to be answered.',
  ],
  hooks: ['useThread', 'useComposer', 'useTyping'],
  theming: ['--parlour-thread-width is the width of the pane beside or over a channel.'],
  accessibility: [
    'A region named by its heading; the focus moves in when it is opened and back when it is closed.',
    'Beside its channel, over a part of it or in its place, the order in the document is the same.',
  ],
  rules: ['TH-1', 'FO-1'],
} satisfies About

/** The replies to one message. */
const meta = {
  title: 'Components/Thread',
  component: Thread,
  parameters: { about, scene, frame: 'column' },
  args: { channelId: lunch, root: messageKey('where') },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <Thread {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof Thread>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByText('In the park, if it is dry.')).toBeVisible()
    const words = wordsOf(context)
    await expect(canvas.getByRole('heading', { name: new RegExp(`^${words.thread}`) })).toBeVisible()
    const name = plain(canvas.getByRole('form').getAttribute('aria-label') ?? '')
    await expect(name).toBe(words.threadComposer)
    await waitFor(() =>
      expect(canvas.getByRole('separator', { name: words.threadReplies(3) })).toBeInTheDocument(),
    )
  },
}

/** Nobody has answered yet. */
export const Empty: Story = {
  args: { root: messageKey('quiet') },
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByText('Who has the key to room 4?')).toBeVisible()
    await waitFor(() =>
      expect(canvas.getByRole('separator', { name: wordsOf(context).threadReplies(0) })).toBeInTheDocument(),
    )
  },
}

/** More than one page: it opens at the end, and older ones load on the way up. */
export const Many: Story = {
  args: { root: messageKey('much') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Book number 60')).toBeVisible()
  },
}

export const Long: Story = {
  args: { root: messageKey('long') },
  parameters: { frame: 'narrow' },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText(longTexts.word)).toBeVisible()
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

/** What was answered is deleted; the answers stay. */
export const DeletedRoot: Story = {
  args: { root: messageKey('gone') },
  play: async (context) => {
    const { canvas } = context
    await canvas.findByText('It was on my desk.')
    await peopleOf(context)
      .world.server.asServer()
      .call('deleteMessage', { path: { id: 'gone' }, query: {} })
    await expect(await canvas.findByText(wordsOf(context).messageDeleted)).toBeVisible()
    await expect(canvas.getByText('It was on my desk.')).toBeVisible()
  },
}

/** Where nothing may be written there is no field, and nothing to tick. */
export const ReadOnly: Story = {
  args: { channelId: channelId('messaging:frozen'), root: messageKey('old') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('It was a good year.')).toBeVisible()
    await expect(canvas.queryByRole('textbox')).toBeNull()
    await expect(canvas.queryByRole('checkbox')).toBeNull()
  },
}

/** Opened from its channel: beside it, over it or in its place, as there is room; and back. */
export const FromItsChannel: Story = {
  parameters: { frame: 'page' },
  render: (args) => <Channel channelId={args.channelId} />,
  globals: {},
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    const opener = await canvas.findByRole('button', {
      name: (name) => name.startsWith(words.threadReplies(3)),
    })
    await userEvent.click(opener)
    const heading = await canvas.findByRole('heading', { name: new RegExp(`^${words.thread}`) })
    await expect(heading).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: words.threadClose }))
    await waitFor(() => expect(opener).toHaveFocus())
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
