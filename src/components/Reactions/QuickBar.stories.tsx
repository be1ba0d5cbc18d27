import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { arrived } from '../../../.storybook/acts.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { EmojiPicker } from '../../emoji.ts'
import { channelId, Message, messageKey } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'

const scene: Scene = {
  name: 'quick-bar',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'cake',
      name: 'Cake',
      members: everybody,
      messages: [
        {
          id: 'some',
          by: 'reza',
          text: 'There is cake.',
          minutesAgo: 8,
          reactions: { love: ['ann', 'xiaolong'] },
        },
      ],
    },
  ],
}

const about = {
  usage: 'EmojiReactions',
  keys: [
    ['← →, Home, End', 'Move between reactions'],
    ['Enter or Space', 'Adds mine, or takes it back'],
    ['Escape', 'Closes, and the focus is on the message'],
  ],
  shortcuts: ['react'],
  announced: ['Mine, once it is added or taken back.'],
  hooks: ['useReactions'],
  accessibility: ['Toggle buttons in a toolbar of one stop; mine are pressed.'],
  rules: ['RE-3', 'KB-2'],
} satisfies About

/** The reactions that are one press away, and the way to all others where the application has a picker. */
const meta = {
  title: 'Components/Reactions/Quick bar',
  component: Message,
  parameters: { about, scene, frame: 'column', root: { components: { EmojiPicker } } },
  args: { channelId: channelId('messaging:cake'), messageKey: messageKey('some') },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <Message {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function open(context: Context): Promise<HTMLElement> {
  const row = await context.canvas.findByRole('article')
  row.focus()
  await context.userEvent.keyboard('+')
  const bar = await screen.findByRole('group', { name: wordsOf(context).messageReact })
  await waitFor(() => expect(within(bar).getAllByRole('button')[0]).toHaveFocus())
  return bar
}

export const Default: Story = {
  play: async (context) => {
    const bar = await open(context)
    const buttons = within(bar).getAllByRole('button')
    await expect(buttons).toHaveLength(7)
    await expect(buttons[1]).toHaveAttribute('aria-pressed', 'true')
    const edges = bar.getBoundingClientRect()
    await expect(edges.left).toBeGreaterThanOrEqual(0)
    await expect(edges.right).toBeLessThanOrEqual(innerWidth)
    const tops = new Set(buttons.map((button) => button.offsetTop))
    await expect(tops.size).toBe(1)
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }

/** One of mine is taken back, another added; the focus is on the message again. */
export const ByKey: Story = {
  play: async (context) => {
    await open(context)
    await context.userEvent.keyboard('{ArrowRight}{Enter}')
    await waitFor(() => expect(context.canvas.getByRole('article')).toHaveFocus())
    await waitFor(() => expect(context.canvas.getByRole('button', { name: /❤️ / })).toHaveTextContent(/1|۱/))
  },
}

/** From the bar to all emoji, and back to the message with the one that was chosen. */
export const AllEmoji: Story = {
  play: async (context) => {
    const bar = await open(context)
    await context.userEvent.click(within(bar).getByRole('button', { name: wordsOf(context).reactionPicker }))
    const field = await arrived(context, 'emoji-picker-search')
    await waitFor(() => expect(field).toHaveFocus())
    const popover = field.closest<HTMLElement>('[data-slot=emoji-popover]')
    await expect(popover?.getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight)
  },
}

export const AllEmojiNarrowPersianDark: Story = {
  ...AllEmoji,
  parameters: { frame: 'narrow' },
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}

/** What the application offers first, and the way to all. */
export const OfTheApplication: Story = {
  parameters: { root: { reactions: { quick: ['like', '🫖', '🍰'] } } },
  play: async (context) => {
    await expect(within(await open(context)).getAllByRole('button')).toHaveLength(4)
  },
}
