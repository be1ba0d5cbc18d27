import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { Scene } from '../../../src/server.ts'
import { people } from '../../../src/testing.ts'
import { atItsEnd, directionOf, fieldIn, part, rowsIn } from '../../acts.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { Kit, scenario } from './scenario.tsx'

/** What was said, and in which direction each of its blocks has to run. */
const said: readonly {
  readonly by: string
  readonly text: string
  readonly runs: readonly ('ltr' | 'rtl')[]
}[] = [
  {
    by: 'reza',
    text: 'نسخهٔ 4.2 (build 1807) از ساعت ۱۸:۳۰ روی [staging] است؛ 99% تست‌ها سبز شد!',
    runs: ['rtl'],
  },
  {
    by: 'ann',
    text: 'The sign says «خروج» (exit), platform ۱۲ [not 21], and is that correct?',
    runs: ['ltr'],
  },
  { by: 'ann', text: 'English first.\n\nبعد فارسی.\n\n٪۴۲ (42)!', runs: ['ltr', 'rtl', 'ltr'] },
  { by: 'user-42', text: '(۱۲) 12:30', runs: ['ltr'] },
  { by: 'guest-7f3a', text: 'Please open invoice_\u202Efdp.exe now', runs: ['ltr'] },
  {
    by: 'guest-7f3a',
    text: 'Left open: \u2067\u2067 and closed too often: \u2069\u2069\u2069',
    runs: ['ltr'],
  },
  { by: 'xiaolong', text: '李小龍 و علی', runs: ['ltr'] },
]

const scene: Scene = {
  name: 'bidi',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'bidi',
      name: '(۴۲) Bidi و راست‌چین!',
      members: ['ann', 'reza', 'user-42', 'guest-7f3a', 'xiaolong', 'anne-sophie'],
      messages: said.map(({ by, text }, place) => ({
        id: `bidi-${place}`,
        by,
        text,
        minutesAgo: 90 - place * 9,
        ...(place === 6 ? { quotes: 'bidi-0' } : {}),
      })),
    },
  ],
}

/** Two directions in every sentence, in a page of either direction: each block finds its own, and none gets out. */
const meta = {
  title: 'Scenarios/Bidi stress',
  parameters: { ...scenario, scene },
  render: (_, context) => <Kit {...rootProps(context)} defaultChannelId="messaging:bidi" />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const rowOf = (context: Context, place: number): HTMLElement =>
  context.canvasElement.querySelector(`[data-message-id="bidi-${place}"]`) as HTMLElement

/** BI-2, BI-3: blocks by their text, names and values in isolation, and no character reaches beyond its message. */
export const Default: Story = {
  play: async (context) => {
    await atItsEnd(context)
    for (const [place, { runs }] of said.entries()) {
      const blocks = [...rowOf(context, place).querySelectorAll('[data-slot=text] > p')]
      await expect(blocks.map(directionOf), said[place]?.text).toEqual(runs)
    }
    // What turns text around is closed, or taken away, before its message ends.
    await expect(context.canvasElement.textContent).not.toContain('\u202E')
    for (const row of rowsIn(context))
      await expect(
        getComputedStyle(row.querySelector('[data-slot=text] > p') as Element).unicodeBidi,
      ).toMatch(/isolate|plaintext/)
  },
}

/** Names stand in sentences without turning them around. */
export const Isolates: Story = {
  play: async (context) => {
    await atItsEnd(context)
    const page = directionOf(part(context, 'root'))
    await expect(directionOf(part(context, 'channel-header-title'))).toBe(page)
    for (const name of context.canvasElement.querySelectorAll('bdi'))
      await expect(getComputedStyle(name).unicodeBidi).toMatch(/isolate|plaintext/)
    await expect(directionOf(part(context, 'message-quote-text')?.closest('[dir], bdi') ?? null)).toBe('rtl')
  },
}

/** What is written turns with its first letter, in the field as in the row. */
export const Writing: Story = {
  play: async (context) => {
    await atItsEnd(context)
    const field = await fieldIn(context)
    await context.userEvent.type(field, 'ساعت 10:30 (Utrecht) می‌رسم')
    await waitFor(() => expect(directionOf(field)).toBe('rtl'))
    await context.userEvent.clear(field)
    await context.userEvent.type(field, 'At ۱۰:۳۰ (اوترخت) I am there')
    await waitFor(() => expect(directionOf(field)).toBe('ltr'))
  },
}

export const RightToLeft: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
export const RightToLeftIsolates: Story = { ...Isolates, globals: { locale: 'fa', direction: 'auto' } }
