import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { arrived, part } from '../../../.storybook/acts.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { EmojiPicker } from './index.ts'

const about = {
  usage: 'EmojiReactions',
  keys: [
    ['↓ in the search', 'Goes to the emoji; ↑ from the first row leads back'],
    ['Arrows', 'Move both ways'],
    ['Home End', 'The ends of the row'],
    ['Page Up, Page Down', 'The category before or after'],
    ['Enter or Space', 'Picks'],
    ['Shift+Enter', 'Picks, and stays open'],
    ['Letters', 'Go on searching'],
  ],
  announced: ['How many were found, once one has stopped typing.'],
  theming: ['It has the colours of a popover, in which it usually stands.'],
  accessibility: [
    'A grid with one stop of Tab; every emoji is named in English or Persian (Unicode CLDR).',
    'On a touch screen the search does not take the focus, so that no keyboard covers half of it.',
  ],
  rules: ['RE-3', 'RE-4'],
} satisfies About

/** All emoji: search, categories, skin tones, and what was used last. An entry of its own, `parlour/emoji`. */
const meta = {
  title: 'Components/Emoji picker',
  component: EmojiPicker,
  // Nineteen hundred cells are the same cell: looking at those of one category is enough, and takes seconds less.
  parameters: { about, a11y: { context: { exclude: ['[data-category]:not([data-category=smileys])'] } } },
  args: { onPick: fn(), picked: ['😍'] },
} satisfies Meta<typeof EmojiPicker>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const cellsIn = ({ canvasElement }: Context): readonly HTMLElement[] => [
  ...canvasElement.querySelectorAll<HTMLElement>('[role=gridcell]'),
]

/** The field, once the emoji are there. */
async function search(context: Context): Promise<HTMLElement> {
  const field = await arrived(context, 'emoji-picker-search')
  await waitFor(() => expect(field).toHaveFocus())
  return field
}

export const Default: Story = {
  play: async (context) => {
    await search(context)
    await expect(cellsIn(context).length).toBeGreaterThan(1800)
    await expect(context.canvasElement.querySelector('[aria-selected=true]')).toHaveTextContent('😍')
    const grid = part(context, 'emoji-picker-grid')
    await expect(grid?.scrollWidth).toBeLessThanOrEqual(grid?.clientWidth ?? 0)
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }

export const Narrow: Story = {
  ...Default,
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await Default.play?.(context)
    await expect(context.canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

export const NarrowPersianDark: Story = {
  ...Narrow,
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}

export const Search: Story = {
  play: async (context) => {
    const field = await search(context)
    await context.userEvent.type(field, wordsOf(context).reactionNames.party.slice(0, 4))
    await waitFor(() => expect(cellsIn(context).length).toBeLessThan(60))
    await expect(cellsIn(context).length).toBeGreaterThan(0)
    await context.userEvent.keyboard('{Enter}')
    await expect(context.args.onPick).toHaveBeenCalledWith(cellsIn(context)[0]?.textContent, true)
  },
}

/** What nobody drew. */
export const Empty: Story = {
  play: async (context) => {
    await context.userEvent.type(await search(context), 'qqq')
    await expect(await arrived(context, 'emoji-picker-none')).not.toBeEmptyDOMElement()
  },
}

/** Arrows move, and what has the focus is in sight; its name stands below. */
export const ByKey: Story = {
  play: async (context) => {
    await search(context)
    await context.userEvent.keyboard('{ArrowDown}{PageDown}{PageDown}{ArrowDown}{ArrowRight}')
    const focused = document.activeElement
    await expect(focused).toHaveAttribute('role', 'gridcell')
    await waitFor(async () => {
      const cell = focused?.getBoundingClientRect()
      const grid = part(context, 'emoji-picker-grid')?.getBoundingClientRect()
      await expect(cell?.top).toBeGreaterThanOrEqual((grid?.top ?? 0) - 1)
      await expect(cell?.bottom).toBeLessThanOrEqual((grid?.bottom ?? 0) + 1)
    })
    await expect(part(context, 'emoji-picker-name')).toHaveTextContent(
      focused?.getAttribute('aria-label') ?? 'a name',
    )
  },
}

/** Every hand in another skin, and it is so the next time. */
export const SkinTone: Story = {
  play: async (context) => {
    await search(context)
    const select = await context.canvas.findByRole('combobox')
    await context.userEvent.selectOptions(select, 'mediumDark')
    await waitFor(() => expect(cellsIn(context).some((cell) => cell.textContent === '👋🏾')).toBe(true))
  },
}
