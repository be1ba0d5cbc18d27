import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { Channel, channelId, useRoot } from '../../index.ts'

interface SayProps {
  readonly texts: readonly string[]
  readonly undo?: string
}

/** A button that has toasts said, above a conversation. */
function Say({ texts, undo }: SayProps): JSX.Element {
  const { toast } = useRoot()
  const action = undo === undefined ? {} : { action: { label: undo, run: () => {} } }
  return (
    <>
      <button
        type="button"
        className="parlour-button"
        onClick={() => texts.forEach((text) => toast({ text, ...action }))}
      >
        …
      </button>
      <Channel channelId={channelId('messaging:ann-reza')} />
    </>
  )
}

const about = {
  usage: 'Overlays',
  shortcuts: ['nextRegion', 'previousRegion'],
  announced: ['What a toast says, once, by the root; a toast is no live region.'],
  hooks: ['useNotices'],
  accessibility: [
    'At least six seconds, ten with a button; the clock stands while pointer or focus is on it.',
    'Never the only place where something is said.',
  ],
  rules: ['TO-1', 'FO-6', 'AN-1'],
} satisfies About

/** Short words at the edge, above the composer: what was done, what was refused, and a way back. */
const meta = {
  title: 'Components/Toasts',
  component: Say,
  parameters: { about, scene: team, frame: 'column' },
  args: { texts: ['Message deleted'] },
} satisfies Meta<typeof Say>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const toastsOf = ({ canvasElement }: Context): readonly HTMLElement[] => [
  ...canvasElement.querySelectorAll<HTMLElement>('[data-slot=toast]'),
]
async function say(context: Context): Promise<readonly HTMLElement[]> {
  await context.canvas.findByRole('textbox')
  await context.userEvent.click(context.canvas.getByRole('button', { name: '…' }))
  await waitFor(() => expect(toastsOf(context).length).toBeGreaterThan(0))
  return toastsOf(context)
}

/** It lies above the composer and moves nothing. */
export const Default: Story = {
  play: async (context) => {
    const composer = (await context.canvas.findByRole('textbox')).closest('[data-slot=composer]')
    const before = composer?.getBoundingClientRect().top
    const [toast] = await say(context)
    const edges = toast?.getBoundingClientRect()
    await expect(edges?.bottom).toBeLessThanOrEqual(before ?? 0)
    await expect(composer?.getBoundingClientRect().top).toBe(before)
    await expect(context.canvas.getByRole('button', { name: '…' })).toHaveFocus()
  },
}

export const WithAction: Story = {
  args: { texts: ['Message deleted'], undo: 'Undo' },
  play: async (context) => {
    await say(context)
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(toastsOf(context)).toHaveLength(0))
    await expect(context.canvas.getByRole('button', { name: '…' })).toHaveFocus()
  },
}

/** Ten at once: three are shown, the others wait. */
export const Many: Story = {
  args: { texts: Array.from({ length: 10 }, (_, place) => `${place + 1}`) },
  play: async (context) => {
    await expect(await say(context)).toHaveLength(3)
    await context.userEvent.click(toastsOf(context)[0]?.querySelector('button') as Element)
    await expect(toastsOf(context)).toHaveLength(3)
    await expect(toastsOf(context)[0]).toHaveTextContent('2')
  },
}

/** The server has refused a reaction; it is taken back, and said. */
export const Failed: Story = {
  play: async (context) => {
    await context.canvas.findByRole('textbox')
    const { me } = peopleOf(context)
    const [row] = await context.canvas.findAllByRole('article')
    const key =
      row?.dataset['messageId'] ?? row?.querySelector<HTMLElement>('[data-message-id]')?.dataset['messageId']
    me.network.failNext('sendReaction', { status: 403 })
    me.chat.react(channelId('messaging:ann-reza'), key as Parameters<typeof me.chat.react>[1], 'party', true)
    await waitFor(() => expect(toastsOf(context)).toHaveLength(1))
  },
}

export const Long: Story = {
  args: {
    texts: [
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft could not be reached, and neither could «شرکت واحد اتوبوسرانی» (line 4.2).',
    ],
    undo: 'Try to reach them again',
  },
  parameters: { frame: 'narrow' },
  play: async (context) => {
    const [toast] = await say(context)
    const root = context.canvasElement.querySelector('.parlour-root')?.getBoundingClientRect()
    const edges = toast?.getBoundingClientRect()
    await expect(edges?.left).toBeGreaterThanOrEqual(root?.left ?? 0)
    await expect(edges?.right).toBeLessThanOrEqual(root?.right ?? 0)
  },
}

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...WithAction, globals: { theme: 'dark' } }

/** At the end of the line, which is on the other side here. */
export const Persian: Story = {
  args: { texts: ['پیام حذف شد'], undo: 'برگرداندن' },
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    const [toast] = await say(context)
    const root = context.canvasElement.querySelector('.parlour-root')?.getBoundingClientRect()
    const edges = toast?.getBoundingClientRect()
    await expect((edges?.left ?? 0) - (root?.left ?? 0)).toBeLessThan(
      (root?.right ?? 0) - (edges?.right ?? 0),
    )
  },
}
