import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { expect, waitFor } from 'storybook/test'
import {
  arrived,
  atItsEnd,
  drawn,
  fromEnd,
  part,
  readerOf,
  scrollTo as scroll,
} from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { long, team } from '../../../.storybook/scenes.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { type ChannelId, channelId, messageKey } from '../../index.ts'
import { MessageList } from './index.ts'

const review = channelId('messaging:design-review')
const tenThousand = channelId('messaging:ten-thousand')

/** Nothing moves a reader but the reader. Distances are measured, not calls. */
const meta = {
  title: 'Components/Message list/Scrolling',
  component: MessageList,
  tags: ['!autodocs'],
  parameters: { scene: team, frame: 'column' },
  args: { channelId: review },
} satisfies Meta<typeof MessageList>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** Scrolls once everything on the way has arrived. */
async function scrollTo(context: Context, list: HTMLElement, top: number): Promise<void> {
  await peopleOf(context).world.server.settle()
  await scroll(list, top)
}

/** Scrolls to where older messages are asked for; they come, and the reader looks at what they looked at before. */
async function loadOlderAt(context: Context, top: number): Promise<void> {
  const list = await atItsEnd(context)
  peopleOf(context).me.network.setLatency(300)
  await scrollTo(context, list, top)
  const reader = readerOf(list)
  const before = reader.offset()
  const height = list.scrollHeight
  await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(height + 500), { timeout: 4000 })
  await waitFor(() => expect(list).toHaveAttribute('aria-busy', 'false'), { timeout: 4000 })
  await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
}

/** Older messages come in above while the reader stays where they are. */
export const OlderOnesKeepThePlace: Story = {
  parameters: { scene: long },
  args: { channelId: tenThousand },
  play: (context) => loadOlderAt(context, 400),
}

/** The same at the very top, where browsers do not help. */
export const OlderOnesKeepThePlaceAtTheTop: Story = {
  ...OlderOnesKeepThePlace,
  play: (context) => loadOlderAt(context, 0),
}

/** Older messages do not come: the list says so, and tries once more when asked. */
export const OlderOnesFail: Story = {
  parameters: { scene: long },
  args: { channelId: tenThousand },
  play: async (context) => {
    const list = await atItsEnd(context)
    peopleOf(context).me.network.failNext('getOrCreateChannel', { status: 403 })
    await scrollTo(context, list, 0)
    const { canvas, userEvent } = context
    await expect(await canvas.findByText(wordsOf(context).messageListOlderFailed)).toBeVisible()
    const height = list.scrollHeight
    await userEvent.click(canvas.getByRole('button', { name: wordsOf(context).retry }))
    await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(height + 500))
  },
}

/** Who is at the end goes on being there. */
export const NewOneAtTheEnd: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    const reza = await peopleOf(context).meet('reza')
    reza.chat.send(review, 'Four it is.')
    await expect(await context.canvas.findByText('Four it is.')).toBeVisible()
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await expect(context.canvas.queryByRole('button', { name: wordsOf(context).jumpToNew(1) })).toBeNull()
  },
}

/** Who reads further up stays there, and is told; a press goes to what is new. */
export const NewOneWhileReading: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const list = await atItsEnd(context)
    const reza = await peopleOf(context).meet('reza')
    await scrollTo(context, list, list.scrollTop - 900)
    const reader = readerOf(list)
    const before = reader.offset()
    await expect(await canvas.findByRole('button', { name: wordsOf(context).jumpToLatest })).toBeVisible()
    reza.chat.send(review, 'Four it is.')
    const pill = await canvas.findByRole('button', { name: wordsOf(context).jumpToNew(1) })
    await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
    await userEvent.click(pill)
    await waitFor(() => expect(canvas.getByText('Four it is.')).toBeVisible())
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await waitFor(() => expect(part(context, 'jump-pill')).toBeNull())
  },
}

/** What is left to see before the press; for a look at the pill. */
export const Pill: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    const reza = await peopleOf(context).meet('reza')
    await scrollTo(context, list, list.scrollTop - 900)
    for (const text of ['Four it is.', 'Or five?', 'Four.']) reza.chat.send(review, text)
    await expect(
      await context.canvas.findByRole('button', { name: wordsOf(context).jumpToNew(3) }),
    ).toBeVisible()
  },
}

/** My own message takes me to the end, wherever I was. */
export const OwnMessageGoesToTheEnd: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    await scrollTo(context, list, list.scrollTop - 900)
    peopleOf(context).me.chat.send(review, 'I am there at four.')
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await expect(context.canvas.getByText('I am there at four.')).toBeVisible()
  },
}

/** Reactions and edits further up change heights; the reader stays. */
export const ChangesAboveKeepThePlace: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    const sophie = await peopleOf(context).meet('anne-sophie')
    await scrollTo(context, list, list.scrollTop - 500)
    const reader = readerOf(list)
    const before = reader.offset()
    const height = list.scrollHeight
    sophie.chat.edit(
      review,
      messageKey('design-review-list'),
      'A\n\nmuch\n\nlonger\n\ntext\n\nthan\n\nbefore',
    )
    await waitFor(() => expect(list.scrollHeight).not.toBe(height))
    await drawn(1)
    await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
  },
}

/** A quote is the way to what was answered. */
export const JumpToQuoted: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const list = await atItsEnd(context)
    await userEvent.click(canvas.getByRole('button', { name: /Ann Lee.*Where we are before lunch/ }))
    const target = await canvas.findByText('Where we are before lunch:')
    const row = target.closest('[data-slot=message]')
    await waitFor(() => expect(row).toHaveAttribute('data-highlighted'))
    await waitFor(() => {
      const share =
        ((row?.getBoundingClientRect().top ?? 0) - list.getBoundingClientRect().top) / list.clientHeight
      return expect(share > 0 && share < 0.5, `at ${share}`).toBe(true)
    })
  },
}

/** Away in another conversation and back: the place is where it was left, to the pixel (SC-5). */
export const Restored: Story = {
  render: ({ channelId: id }) => <Switch first={id} />,
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const list = await atItsEnd(context)
    await scrollTo(context, list, list.scrollTop - 700)
    const reader = readerOf(list)
    const before = reader.offset()
    const there = canvas.getByRole('button', { name: '1 ⇄ 2' })
    await userEvent.click(there)
    await waitFor(() => expect(canvasElement.querySelector(`[data-message-id="${reader.id}"]`)).toBeNull())
    await waitFor(() => expect(canvas.getAllByRole('article').length).toBeGreaterThan(2))
    await userEvent.click(there)
    await waitFor(() =>
      expect(canvasElement.querySelector(`[data-message-id="${reader.id}"]`)).not.toBeNull(),
    )
    const row = canvasElement.querySelector(`[data-message-id="${reader.id}"]`)
    const edge = (): number => part(context, 'message-list-viewport')?.getBoundingClientRect().top ?? NaN
    await waitFor(() =>
      expect(Math.abs((row?.getBoundingClientRect().top ?? NaN) - edge() - before)).toBeLessThanOrEqual(1),
    )
  },
}

/** Two conversations, one at a time. */
function Switch({ first }: { readonly first: ChannelId }): JSX.Element {
  const [id, setId] = useState(first)
  return (
    <>
      <button type="button" onClick={() => setId(id === first ? channelId('messaging:ann-reza') : first)}>
        1 ⇄ 2
      </button>
      <MessageList key={id} channelId={id} />
    </>
  )
}

/** A jump leaves a way back, and the way back leads to the very place (SC-7). */
export const JumpAndBack: Story = {
  play: async (context) => {
    const { userEvent, canvasElement } = context
    const list = await atItsEnd(context)
    const quotes = canvasElement.querySelectorAll<HTMLElement>('button[data-slot=message-quote]')
    const quote = quotes[quotes.length - 1] as HTMLElement
    quote.scrollIntoView({ block: 'center' })
    await drawn()
    const reader = readerOf(list)
    const before = reader.offset()
    await userEvent.click(quote)
    await waitFor(() => expect(canvasElement.querySelector('[data-highlighted]')).toBeVisible())
    await expect(canvasElement.querySelector('[data-highlighted]')).toHaveFocus()
    await userEvent.click(await arrived(context, 'jump-back'))
    await waitFor(() => expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1))
  },
}

/** A focused message that is scrolled out of the window stays in the document, and the focus on it (FO-9). */
export const FocusedRowLeaves: Story = {
  parameters: { scene: long },
  args: { channelId: tenThousand },
  play: async (context) => {
    const list = await atItsEnd(context)
    const rows = context.canvas.getAllByRole('article')
    const row = rows.at(-1) as HTMLElement
    row.focus()
    for (let page = 0; page < 3; page += 1) {
      await scrollTo(context, list, 300)
      await waitFor(() => expect(list).toHaveAttribute('aria-busy', 'false'), { timeout: 4000 })
    }
    await expect(row.getBoundingClientRect().top).toBeGreaterThan(list.getBoundingClientRect().bottom)
    await expect(row).toBeInTheDocument()
    await expect(row).toHaveFocus()
    await context.userEvent.keyboard('{ArrowUp}')
    await waitFor(() => expect(rows.at(-2)).toHaveFocus())
  },
}

/** Where less motion is wanted a jump is there at once: the list is at its place in the next frame (VM-3). */
export const WithoutMotion: Story = {
  globals: { motion: 'reduced' },
  play: async (context) => {
    const list = await atItsEnd(context)
    await scrollTo(context, list, list.scrollTop - 900)
    await context.userEvent.click(await arrived(context, 'jump-pill'))
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
  },
}
