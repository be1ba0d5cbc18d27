import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { chipName, wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { Reactions } from './index.ts'

const scene: Scene = {
  name: 'reactions',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'cake',
      name: 'Cake',
      members: everybody,
      messages: [
        { id: 'none', by: 'reza', text: 'There is cake.', minutesAgo: 9 },
        {
          id: 'some',
          by: 'reza',
          text: 'It is gone.',
          minutesAgo: 8,
          reactions: { sad: ['ann', 'xiaolong'], haha: ['user-42'] },
        },
        {
          id: 'long',
          by: 'reza',
          text: 'There was cake.',
          minutesAgo: 7.5,
          reactions: {
            [longTexts.word]: everybody,
            [longTexts.family]: ['anne-sophie'],
            [longTexts.digits]: ['user-42'],
            'نام (name) ۴۲ [x]': ['reza'],
            'a\u202Eb': ['guest-7f3a'],
            like: everybody,
          },
        },
        {
          id: 'many',
          by: 'reza',
          text: 'There is more cake!',
          minutesAgo: 7,
          reactions: {
            ...Object.fromEntries(
              ['like', 'love', 'haha', 'wow', 'sad', 'party'].map((type, at) => [
                type,
                everybody.slice(0, 6 - at),
              ]),
            ),
            'a-name-that-somebody-made-up-and-that-is-rather-long': ['guest-7f3a'],
            ...Object.fromEntries(['🍰', '🎂', '🧁', '🥧', '🍮', '🍩'].map((type) => [type, ['reza']])),
          },
        },
      ],
    },
    {
      type: 'messaging',
      id: 'frozen',
      name: 'Frozen',
      members: everybody,
      frozen: true,
      messages: [{ id: 'cold', by: 'reza', text: 'Brr.', minutesAgo: 5, reactions: { like: ['xiaolong'] } }],
    },
  ],
}

const about = {
  usage: 'OneMessage',
  keys: [
    ['Enter or Space', 'Adds mine, or takes it back'],
    ['Context menu key', 'Shows who reacted so'],
  ],
  shortcuts: ['react'],
  announced: ['Mine, once it is added or taken back; never those of others.'],
  hooks: ['useReactions'],
  accessibility: [
    'Toggle buttons in a named group; each name has the sign, the number and the word.',
    'Where reacting is not allowed the buttons say so and stay reachable.',
    'Who reacted is the description of each, and shown when it is pointed at or focused; a long press shows everybody.',
  ],
  rules: ['RE-1', 'RE-2', 'RE-3', 'RE-4', 'FO-9', 'P-10', 'TX-3'],
} satisfies About

/** What people reacted with, as buttons that add or take back mine. */
const meta = {
  title: 'Components/Reactions',
  component: Reactions,
  parameters: { about, scene },
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

/** How the button is called that so many have laughed with. */
const laughing = (context: Context, count: number, isOwn = false): string =>
  chipName(context, ['😂', 'haha'], count, isOwn)

export const Default: Story = {
  play: async (context) => {
    const { canvas } = context
    const mine = await canvas.findByRole('button', { name: chipName(context, ['😢', 'sad'], 2, true) })
    await expect(mine).toHaveAttribute('aria-pressed', 'true')
    const other = canvas.getByRole('button', { name: laughing(context, 1) })
    await expect(other).toHaveAttribute('aria-pressed', 'false')
  },
}

/** Nothing where nobody reacted. */
export const None: Story = {
  args: { messageKey: messageKey('none') },
  play: async (context) => {
    const { me } = peopleOf(context)
    await waitFor(() => expect(me.chat.can(channelId('messaging:cake'), 'send-reaction')).toBe(true))
    await expect(context.canvas.queryByRole('group')).toBeNull()
  },
}

/** Two lines of them, and the way to the others (RE-3). */
export const Many: Story = {
  args: { messageKey: messageKey('many') },
  parameters: { frame: 'narrow' },
  play: async ({ canvas, canvasElement }) => {
    const chips = await canvas.findAllByRole('button')
    await expect(chips.length).toBeLessThan(13)
    await expect(new Set(chips.map((chip) => chip.offsetTop)).size).toBe(2)
    await expect(chips.at(-1)).toHaveTextContent(/^[+\d۰-۹]+$/)
    const group = canvas.getByRole('group')
    await expect(group.scrollWidth).toBeLessThanOrEqual(group.clientWidth)
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

/** A press adds mine at once, another takes it back; others see both. */
export const AddAndTakeBack: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: laughing(context, 1) }))
    await expect(canvas.getByRole('button', { name: laughing(context, 2, true) })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: laughing(context, 2, true) }))
    await expect(canvas.getByRole('button', { name: laughing(context, 1) })).toBeVisible()
    await peopleOf(context).world.server.settle()
    await expect(canvas.getByRole('button', { name: laughing(context, 1) })).toBeVisible()
  },
}

/** Somebody else reacts. */
export const FromSomebodyElse: Story = {
  play: async (context) => {
    const { canvas } = context
    await canvas.findByRole('button', { name: laughing(context, 1) })
    const reza = await peopleOf(context).meet('reza')
    reza.chat.react(channelId('messaging:cake'), messageKey('some'), 'haha', true)
    await expect(await canvas.findByRole('button', { name: laughing(context, 2) })).toBeVisible()
  },
}

/** The server refuses: what was shown at once is taken back, and what came meanwhile stays. */
export const Failed: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const { me, meet } = peopleOf(context)
    const haha = await canvas.findByRole('button', { name: laughing(context, 1) })
    const reza = await meet('reza')
    me.network.setLatency(400)
    me.network.failNext('sendReaction', { status: 403 })
    await userEvent.click(haha)
    await expect(canvas.getByRole('button', { name: laughing(context, 2, true) })).toBeVisible()
    reza.chat.react(channelId('messaging:cake'), messageKey('some'), 'haha', true)
    await expect(await canvas.findByRole('button', { name: laughing(context, 2) })).toBeVisible()
  },
}

/** Where reacting is not allowed the buttons say so, and do nothing. */
export const NotAllowed: Story = {
  args: { channelId: channelId('messaging:frozen'), messageKey: messageKey('cold') },
  play: async ({ canvas, userEvent }) => {
    const like = await canvas.findByRole('button', { name: /👍/ })
    await expect(like).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(like)
    await expect(like).toHaveAttribute('aria-pressed', 'false')
  },
}

export const Persian: Story = {
  args: { messageKey: messageKey('many') },
  globals: { locale: 'fa', direction: 'auto', digits: 'locale' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^👍 ۶/ })).toHaveTextContent('۶')
  },
}

export const Dark: Story = { ...Many, globals: { theme: 'dark' } }

/** Names that somebody made up, long ones and such that turn text around, stay in their buttons (SB-1). */
export const Long: Story = {
  args: { messageKey: messageKey('long') },
  parameters: { frame: 'narrow' },
  play: async ({ canvas, canvasElement }) => {
    const buttons = await canvas.findAllByRole('button')
    await expect(buttons.length).toBeGreaterThanOrEqual(3)
    const room = canvas.getByRole('group').getBoundingClientRect()
    for (const button of buttons) {
      const edges = button.getBoundingClientRect()
      await expect(edges.left).toBeGreaterThanOrEqual(room.left - 1)
      await expect(edges.right).toBeLessThanOrEqual(room.right + 1)
    }
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    await expect(canvasElement.textContent).not.toContain('\u202E')
  },
}

/** One of mine at a time: another takes its place in one step. */
export const Unique: Story = {
  args: { unique: true },
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: laughing(context, 1) }))
    await expect(canvas.getByRole('button', { name: laughing(context, 2, true) })).toBeVisible()
    await expect(
      canvas.getByRole('button', { name: chipName(context, ['😢', 'sad'], 1, false) }),
    ).toBeVisible()
    await peopleOf(context).world.server.settle()
    await expect(canvas.getByRole('button', { name: laughing(context, 2, true) })).toBeVisible()
  },
}

/** The number is the sum of scores, where a host gives them. */
export const Scores: Story = {
  args: { counts: 'scores' },
  play: async (context) => {
    const { canvas } = context
    await canvas.findByRole('button', { name: laughing(context, 1) })
    const { server } = peopleOf(context).world
    const body = { reaction: { type: 'haha', score: 40 } }
    await server.as('reza').call('sendReaction', { path: { id: 'some' }, body })
    await expect(await canvas.findByRole('button', { name: laughing(context, 41) })).toBeVisible()
  },
}

/** Who it was, when one looks closer. */
export const Names: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const sad = await canvas.findByRole('button', { name: chipName(context, ['😢', 'sad'], 2, true) })
    await userEvent.hover(sad)
    await waitFor(() => expect(canvas.getAllByRole('tooltip')[0]).toBeVisible())
    await expect(sad).toHaveAccessibleDescription(new RegExp(wordsOf(context).you))
  },
}

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
