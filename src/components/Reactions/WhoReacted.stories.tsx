import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, screen, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey, Reactions } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'

const crowd = Array.from({ length: 1000 }, (_, place) => `fan-${place + 1}`)

const scene: Scene = {
  name: 'who-reacted',
  users: [
    ...people,
    { id: 'long', name: longTexts.word },
    ...crowd.map((id, place) => ({ id, name: `Fan ${place + 1}` })),
  ],
  channels: [
    {
      type: 'messaging',
      id: 'cake',
      name: 'Cake',
      members: everybody,
      messages: [
        {
          id: 'many',
          by: 'reza',
          text: 'It is gone.',
          minutesAgo: 8,
          reactions: { like: crowd, love: crowd.slice(0, 40) },
        },
        {
          id: 'some',
          by: 'reza',
          text: 'It is gone.',
          minutesAgo: 7,
          reactions: {
            sad: ['ann', 'xiaolong', 'long', 'nobody-knows-me', 'reza'],
            haha: ['user-42'],
            ...Object.fromEntries(
              ['like', 'love', 'wow', 'party', '🍰', '🎂'].map((type) => [type, ['reza']]),
            ),
          },
        },
      ],
    },
  ],
}

const about = {
  usage: 'OneMessage',
  keys: [
    ['Context menu key on a reaction', 'Opens it at that reaction'],
    ['← →, Home, End', 'Move between reactions'],
    ['Escape', 'Closes, and the focus is where it was'],
  ],
  announced: ['How many people came with the next page.'],
  hooks: ['useReactions'],
  accessibility: ['Tabs and a panel that scrolls and can be focused; names and pictures of people.'],
  rules: ['RE-2', 'FO-7'],
} satisfies About

/** Everybody who reacted, page by page. Opened from a message’s menu, by the right button or a long press on a reaction. */
const meta = {
  title: 'Components/Reactions/Who reacted',
  component: Reactions,
  // A modal would lie over the whole page of documentation.
  tags: ['!autodocs'],
  parameters: { about, scene, frame: 'column' },
  args: { channelId: channelId('messaging:cake'), messageKey: messageKey('some') },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <Reactions {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof Reactions>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function open({ canvas }: Context): Promise<HTMLElement> {
  const [chip] = await canvas.findAllByRole('button')
  if (!chip) throw new Error('There is no such reaction.')
  await fireEvent.contextMenu(chip)
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(dialog).toBeVisible())
  return dialog
}
const listed = (dialog: HTMLElement): number => within(dialog).getAllByRole('listitem').length

export const Default: Story = {
  play: async (context) => {
    const dialog = await open(context)
    await expect(within(dialog).getAllByRole('tab')).toHaveLength(8)
    await expect(listed(dialog)).toBe(5)
    await expect(dialog).toHaveTextContent(wordsOf(context).userUnnamed)
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }

/** A thousand people, a hundred at a time. */
export const Many: Story = {
  args: { messageKey: messageKey('many') },
  play: async (context) => {
    const dialog = await open(context)
    const more = await within(dialog).findByRole('button', { name: wordsOf(context).reactorsLoad })
    const before = listed(dialog)
    await context.userEvent.click(more)
    await waitFor(() => expect(listed(dialog)).toBe(before + 100))
  },
}

/** Those the message names are there; the rest is asked for again. */
export const Failed: Story = {
  args: { messageKey: messageKey('many') },
  play: async (context) => {
    peopleOf(context).me.network.failNext('getReactions', { status: 500 })
    const dialog = await open(context)
    const retry = await within(dialog).findByRole('button', { name: wordsOf(context).retry })
    await expect(listed(dialog)).toBe(10)
    await context.userEvent.click(retry)
    await waitFor(() => expect(listed(dialog)).toBeGreaterThan(40))
  },
}

/** By key: to the next reaction and its people. */
export const ByKey: Story = {
  play: async (context) => {
    const dialog = await open(context)
    await waitFor(() => expect(within(dialog).getAllByRole('tab')[0]).toHaveFocus())
    await context.userEvent.keyboard('{ArrowRight}{Enter}')
    await expect(within(dialog).getAllByRole('tab')[1]).toHaveAttribute('aria-selected', 'true')
    await expect(listed(dialog)).toBe(1)
    await context.userEvent.tab()
    await expect(within(dialog).getByRole('tabpanel')).toHaveFocus()
  },
}
