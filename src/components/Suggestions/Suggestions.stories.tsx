import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { arrived, fieldIn, part } from '../../../.storybook/acts.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { Channel, channelId, Composer, MessageList, type SuggestionSource } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'

const crowd = [
  { id: 'long', name: longTexts.word },
  { id: 'twin', name: 'Ann Lee' },
  { id: 'nima', name: 'نیما رستگار' },
  { id: 'kaveh', name: 'کاوه می‌نایی' },
  { id: 'zoe', name: 'Zoë Ångström' },
]
const users = [...people, ...crowd]

const room: Scene = {
  name: 'crowd',
  users,
  channels: [
    {
      type: 'messaging',
      id: 'crowd',
      name: 'Everybody',
      members: users.map(({ id }) => id),
      messages: [
        { id: 'one', by: 'reza', text: 'صبح به‌خیر!', minutesAgo: 30 },
        { id: 'two', by: 'anne-sophie', text: 'Who has the key of the depot?', minutesAgo: 20 },
        { id: 'three', by: 'zoe', text: 'I had it yesterday.', minutesAgo: 10 },
      ],
    },
  ],
}

const about = {
  usage: 'Pieces',
  keys: [
    ['↑ ↓ Page up Page down', 'Move in the list, round at both ends'],
    ['Enter, Tab', 'Takes what is marked'],
    ['Escape', 'Closes the list until something else is looked for; the text stays'],
    [':name:', 'The closing colon takes an emoji with exactly this name'],
  ],
  announced: [
    'How many there are and which is marked, 400 ms after the last key; that there are none, once.',
  ],
  hooks: ['useComposer', 'useSuggestions'],
  theming: ['It opens upwards, over the messages, and scrolls when there is no room.'],
  accessibility: [
    'A list that the field controls; the focus stays in the field.',
    'Nothing is changed while a word is being composed.',
    'What is marked has an outline where colours are forced.',
  ],
  rules: ['CO-2', 'CO-3', 'CO-8', 'CO-10', 'FO-8'],
} satisfies About

/** What may be meant by what is being written: people and words for several of them after `@`, commands after `/`, emoji after `:`. */
const meta = {
  title: 'Components/Composer/Suggestions',
  component: Composer,
  parameters: { about, scene: room, frame: 'column' },
  args: { channelId: channelId('messaging:crowd'), sendKey: 'enter' },
  render: ({ channelId: id }) => <Channel channelId={id} />,
} satisfies Meta<typeof Composer>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const options = ({ canvasElement }: Context): readonly HTMLElement[] => [
  ...canvasElement.querySelectorAll<HTMLElement>('[role=option]'),
]

/** Writes something, and waits for the list. */
async function ask(context: Context, text: string): Promise<HTMLTextAreaElement> {
  const field = await fieldIn(context)
  await context.userEvent.type(field, text)
  await arrived(context, 'suggestions')
  return field
}

/** Who wrote lately comes first. */
export const Default: Story = {
  play: async (context) => {
    const field = await ask(context, 'Ask @')
    await waitFor(() => expect(options(context)).toHaveLength(8))
    await expect(options(context)[0]).toHaveTextContent('Zoë Ångström')
    await expect(options(context)[0]).toHaveAttribute('aria-selected', 'true')
    await context.userEvent.keyboard('{ArrowDown}')
    await expect(options(context)[1]).toHaveAttribute('aria-selected', 'true')
    await expect(field).toHaveAttribute('aria-activedescendant', options(context)[1]?.id)
  },
}

/** Enter takes what is marked; what was taken is sent as the person that it is. */
export const Taken: Story = {
  play: async (context) => {
    const field = await ask(context, 'Ask @zo')
    await context.userEvent.keyboard('{Enter}')
    await expect(field).toHaveValue('Ask @Zoë Ångström ')
    await expect(part(context, 'suggestions')).toBeNull()
    await context.userEvent.keyboard('{Enter}')
    await waitFor(() => expect(part(context, 'message-mention')).toBeVisible(), { timeout: 4000 })
  },
}

/** A word for all of them stands after the people, with what it means. */
export const Everybody: Story = {
  play: async (context) => {
    await ask(context, 'Tea @chan')
    await expect(options(context)[0]).toHaveTextContent(/@channel/)
    await context.userEvent.keyboard('{Enter}{Enter}')
    await waitFor(() => expect(part(context, 'message-mention')).toHaveTextContent('@channel'), {
      timeout: 4000,
    })
    await expect(part(context, 'message-mention')).toHaveAttribute('data-own')
  },
}

/** Whoever is named finds the message marked, by its background and in words. */
export const MentionsMe: Story = {
  beforeEach: async (context) => {
    const body = { message: { text: 'Ask @Ann Lee, she knows.', mentioned_users: ['ann'] } }
    await peopleOf(context)
      .world.server.as('reza')
      .call('sendMessage', { path: { type: 'messaging', id: 'crowd' }, body })
  },
  play: async (context) => {
    await arrived(context, 'message-mentioned')
    await expect(part(context, 'message-mention')).toHaveAttribute('data-own')
  },
}

export const Commands: Story = {
  play: async (context) => {
    await ask(context, '/')
    await expect(options(context)).toHaveLength(3)
    await expect(options(context)[2]).toHaveTextContent('/poll')
  },
}

/** A command that takes words stands before them. */
export const CommandChip: Story = {
  play: async (context) => {
    const field = await ask(context, '/gi')
    await context.userEvent.keyboard('{Enter}')
    await expect(part(context, 'composer-command')).toBeVisible()
    await expect(field).toHaveValue('')
    await expect(field).toHaveFocus()
  },
}

/** One is told before what looks like a command is sent as text. */
export const UnknownCommand: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await context.userEvent.type(field, '/shrug it{Enter}')
    await expect(part(context, 'composer-hint')).toBeVisible()
    await expect(field).toHaveValue('/shrug it')
  },
}

export const Emoji: Story = {
  play: async (context) => {
    await ask(context, 'Tram :tra')
    await waitFor(() => expect(options(context).length).toBeGreaterThan(3))
  },
}

export const Empty: Story = {
  play: async (context) => {
    await ask(context, 'Ask @qqq')
    await expect(part(context, 'suggestions-none')).toBeVisible()
    await expect(options(context)).toHaveLength(0)
  },
}

const rooms: readonly SuggestionSource[] = [
  {
    kind: 'channel',
    sign: '#',
    find: (query) =>
      ['design-review', 'release', 'tehran']
        .filter((name) => name.startsWith(query))
        .map((name) => ({ id: name, symbol: '#', label: name, text: `#${name}` })),
  },
]

/** A kind of the application’s own: channels after `#`. */
export const OwnKind: Story = {
  args: { suggestions: rooms },
  render: ({ channelId: id, ...args }) => (
    <div style={{ display: 'flex', flexDirection: 'column', blockSize: '100%' }}>
      <MessageList channelId={id} />
      <Composer channelId={id} {...args} />
    </div>
  ),
  play: async (context) => {
    await ask(context, 'see #')
    await expect(options(context)).toHaveLength(3)
  },
}

export const Long: Story = {
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await ask(context, '@do')
    const list = part(context, 'suggestions')
    await expect(list?.scrollWidth).toBeLessThanOrEqual(list?.clientWidth ?? 0)
  },
}

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const NarrowCommands: Story = { ...Commands, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const DarkCommandChip: Story = { ...CommandChip, globals: { theme: 'dark' } }
export const ContrastDark: Story = { ...Default, globals: { theme: 'contrast-dark' } }

export const Persian: Story = {
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    await ask(context, 'از @مین')
    await expect(options(context)[0]).toHaveTextContent('کاوه می‌نایی')
  },
}

export const PersianEmoji: Story = {
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    await ask(context, 'سلام :قلب')
    await waitFor(() => expect(options(context).length).toBeGreaterThan(3))
  },
}

export const PersianNarrow: Story = {
  ...CommandChip,
  globals: { locale: 'fa', direction: 'auto' },
  parameters: { frame: 'narrow' },
}
