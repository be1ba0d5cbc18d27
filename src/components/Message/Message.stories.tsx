import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { kinds } from '../../../.storybook/kinds.ts'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
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

const stressed = [
  'DonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftAB',
  'The minutes of the whole day, as asked for. '.repeat(228),
  'نسخهٔ 4.2 (build 1807) از ساعت ۱۸:۳۰ روی [staging] است؛ 99% تست‌ها سبز شد!',
  '👩‍👩‍👧‍👦',
  'invoice_\u202Efdp.exe is no picture.',
  'https://trams.example/a/very/long/address/that-goes-on-and-on-and-on?of=today&and=tomorrow',
]

const stress: Scene = {
  name: 'stress',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'stress',
      name: 'Stress',
      members: everybody,
      messages: stressed.map((text, place) => ({
        id: `stress-${place}`,
        by: ['ann', 'anne-sophie', 'user-42'][place % 3]!,
        text,
        minutesAgo: 20 - place,
        reactions: { love: everybody, '🚋': ['reza'], like: ['ann'], 'a-name-that-is-long': ['reza'] },
      })),
    },
  ],
}

/** How the button is called that so many have pressed the heart of. */
const hearts = (context: Parameters<typeof wordsOf>[0], count: number, isOwn: boolean): string => {
  const { reaction, reactionNames } = wordsOf(context)
  return reaction('❤️', count, reactionNames['love'] ?? '', isOwn)
}

/** The time of a message as it is written here. */
const timeOf = (row: HTMLElement): string =>
  row.querySelector('[data-slot=message-time]')?.firstChild?.textContent ?? 'no time'

const rowIn = (canvasElement: HTMLElement): HTMLElement | null =>
  canvasElement.querySelector<HTMLElement>('[data-slot=message]')

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
  play: async ({ canvas, userEvent, args }) => {
    const quote = await canvas.findByRole('button', { name: /رضا کریمی.*: .*every ten minutes/ })
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
    await expect(canvas.getByRole('button', { name: hearts(context, 6, true), pressed: true })).toBeVisible()
  },
}

/** The target of a jump. */
export const Highlighted: Story = {
  args: { isHighlighted: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article')).toHaveAttribute('data-highlighted')
  },
}

/** Only the first of a group shows who and when; the others say so to screen readers. */
export const Group: Story = {
  render: ({ channelId: id }) => (
    <Loaded channelId={id}>
      <Message channelId={id} messageKey={messageKey('text')} position="first" />
      <Message channelId={id} messageKey={messageKey('text-2')} position="middle" />
      <Message channelId={id} messageKey={messageKey('text-3')} position="last" />
    </Loaded>
  ),
  play: async ({ canvas }) => {
    const rows = await canvas.findAllByRole('article')
    await expect(rows).toHaveLength(3)
    for (const row of rows) {
      await expect(row).toHaveAccessibleName(/رضا کریمی/)
      await expect(row).toHaveAccessibleName(expect.stringContaining(timeOf(row)))
    }
    const names = canvas.getAllByText('رضا کریمی').filter((name) => name.getBoundingClientRect().width > 1)
    await expect(names.filter((name) => !name.closest('.parlour-visually-hidden'))).toHaveLength(1)
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

/** The toolbar lies over the corner and moves nothing. A reaction goes with a key or a press, and comes back so. */
export const ReactFromToolbar: Story = {
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const row = await canvas.findByRole('article')
    row.focus()
    const toolbar = await canvas.findByRole('toolbar', { name: /رضا کریمی/ })
    await waitFor(() => expect(toolbar).toBeVisible())
    const height = rowIn(canvasElement)?.querySelector('[data-slot=message-bubble]')?.clientHeight
    await userEvent.click(within(toolbar).getAllByRole('button')[1]!)
    await expect(
      await canvas.findByRole('button', { name: hearts(context, 1, true), pressed: true }),
    ).toBeVisible()
    await expect(rowIn(canvasElement)?.querySelector('[data-slot=message-bubble]')?.clientHeight).toBe(height)
    await userEvent.click(canvas.getByRole('button', { name: hearts(context, 1, true) }))
    await waitFor(() => expect(canvas.queryByRole('button', { name: hearts(context, 1, true) })).toBeNull())
  },
}

/** Enter on the row opens everything that can be done; the keys that do the same stand behind the names. */
export const Menu: Story = {
  args: { messageKey: messageKey('own') },
  tags: ['!autodocs'],
  parameters: { frame: 'column' },
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('article')
    row.focus()
    await userEvent.keyboard('{Enter}')
    const menu = await canvas.findByRole('menu')
    await waitFor(() => expect(within(menu).getAllByRole('menuitem')[0]).toHaveFocus())
    await expect(within(menu).getAllByRole('menuitem')).toHaveLength(5)
  },
}

export const MenuPersianDark: Story = { ...Menu, globals: { locale: 'fa', direction: 'auto', theme: 'dark' } }

/** Deleting asks first; the way out has the focus. */
export const DeleteAsks: Story = {
  args: { messageKey: messageKey('own') },
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('article')
    row.focus()
    await userEvent.keyboard('{Delete}')
    const dialog = await canvas.findByRole('alertdialog')
    await expect(dialog).toBeVisible()
    await waitFor(() => expect(within(dialog).getAllByRole('button')[0]).toHaveFocus())
    await expect(canvas.getByText('I bring the cake.')).toBeVisible()
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

/** The place in a group, on each side. */
const positions = ['single', 'first', 'middle', 'last'] as const
export const Positions: Story = {
  render: ({ channelId: id }) => (
    <Loaded channelId={id}>
      {positions.flatMap((position) =>
        ['text', 'own'].map((key) => (
          <Message key={position + key} channelId={id} messageKey={messageKey(key)} position={position} />
        )),
      )}
    </Loaded>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('article')).toHaveLength(8)
  },
}

export const PositionsRightToLeft: Story = { ...Positions, globals: { direction: 'rtl' } }
export const PositionsFlat: Story = { ...Positions, globals: { layout: 'flat' } }

/** Everything at once that is longer than it should be: what it must survive (SB-1). */
export const Stress: Story = {
  parameters: { frame: 'narrow', scene: stress },
  args: { channelId: channelId('messaging:stress') },
  render: Kinds.render!,
  play: async ({ canvas, canvasElement }) => {
    await expect((await canvas.findAllByRole('article')).length).toBe(stressed.length)
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    await expect(canvasElement.textContent).not.toContain('\u202E')
  },
}

export const StressPersianDark: Story = {
  ...Stress,
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}

const fifty = Object.fromEntries(
  Array.from({ length: 50 }, (_, place) => [
    String.fromCodePoint(0x1f400 + place),
    everybody.slice(0, 1 + (place % everybody.length)),
  ]),
)
const zoo: Scene = {
  name: 'zoo',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'zoo',
      name: 'Zoo',
      members: everybody,
      messages: [{ id: 'zoo', by: 'reza', text: 'Name an animal.', minutesAgo: 5, reactions: fifty }],
    },
  ],
}

/** Fifty kinds of reactions wrap, and none of them sticks out. */
export const Many: Story = {
  parameters: { scene: zoo, frame: 'narrow' },
  args: { channelId: channelId('messaging:zoo'), messageKey: messageKey('zoo') },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('article')
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-slot=reaction]').length).toBe(50))
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

/** Stronger lines and text, for those who ask for them. */
export const Contrast: Story = { ...Kinds, globals: { theme: 'contrast' } }
export const ContrastDark: Story = { ...Kinds, globals: { theme: 'contrast-dark' } }
