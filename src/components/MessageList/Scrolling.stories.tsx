import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { expect, waitFor } from 'storybook/test'
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

const regionIn = (canvas: Context['canvas']): HTMLElement => canvas.getByRole('region')
const fromEnd = (list: HTMLElement): number => list.scrollHeight - list.scrollTop - list.clientHeight
const frame = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

/** Scrolls once everything on the way has arrived, and waits until the list has drawn what that asked for. */
async function scrollTo(context: Context, list: HTMLElement, top: number): Promise<void> {
  await peopleOf(context).world.server.settle()
  await frame()
  list.scrollTop = top
  for (let left = 4; left > 0; left -= 1) await frame()
}

const opened = async ({ canvas }: Context): Promise<HTMLElement> => {
  await canvas.findAllByRole('article')
  await waitFor(() => expect(fromEnd(regionIn(canvas))).toBeLessThanOrEqual(1))
  return regionIn(canvas)
}

/** The first row that is wholly in view, and how to measure how far it is from the top of the list. */
function readerAt(list: HTMLElement): { readonly id: string; readonly offset: () => number } {
  const edge = (): number => list.getBoundingClientRect().top
  const row = [...list.querySelectorAll<HTMLElement>('[data-message-id]')].find(
    (it) => it.getBoundingClientRect().top >= edge(),
  )
  const id = row?.dataset['messageId'] ?? ''
  return {
    id,
    offset: () => {
      const now = list.querySelector(`[data-message-id="${CSS.escape(id)}"]`)
      if (!now) throw new Error(`The row ${id} is gone.`)
      return now.getBoundingClientRect().top - edge()
    },
  }
}

/** Older messages come in above while the reader stays where they are. */
export const OlderOnesKeepThePlace: Story = {
  parameters: { scene: long },
  args: { channelId: tenThousand },
  play: async (context) => {
    const list = await opened(context)
    peopleOf(context).me.network.setLatency(300)
    await scrollTo(context, list, 400)
    const reader = readerAt(list)
    const before = reader.offset()
    const height = list.scrollHeight
    await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(height + 500), { timeout: 4000 })
    await waitFor(() => expect(list).toHaveAttribute('aria-busy', 'false'), { timeout: 4000 })
    await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
  },
}

/** The same at the very top, where browsers do not help. */
export const OlderOnesKeepThePlaceAtTheTop: Story = {
  ...OlderOnesKeepThePlace,
  play: async (context) => {
    const list = await opened(context)
    peopleOf(context).me.network.setLatency(300)
    await scrollTo(context, list, 0)
    const reader = readerAt(list)
    const before = reader.offset()
    const height = list.scrollHeight
    await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(height + 500), { timeout: 4000 })
    await waitFor(() => expect(list).toHaveAttribute('aria-busy', 'false'), { timeout: 4000 })
    await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
  },
}

/** Older messages do not come: the list says so, and tries once more when asked. */
export const OlderOnesFail: Story = {
  parameters: { scene: long },
  args: { channelId: tenThousand },
  play: async (context) => {
    const list = await opened(context)
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
    const list = await opened(context)
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
    const list = await opened(context)
    const reza = await peopleOf(context).meet('reza')
    await scrollTo(context, list, list.scrollTop - 900)
    const reader = readerAt(list)
    const before = reader.offset()
    await expect(await canvas.findByRole('button', { name: wordsOf(context).jumpToLatest })).toBeVisible()
    reza.chat.send(review, 'Four it is.')
    const pill = await canvas.findByRole('button', { name: wordsOf(context).jumpToNew(1) })
    await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
    await userEvent.click(pill)
    await waitFor(() => expect(canvas.getByText('Four it is.')).toBeVisible())
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await waitFor(() => expect(context.canvasElement.querySelector('[data-slot=jump-pill]')).toBeNull())
  },
}

/** What is left to see before the press; for a look at the pill. */
export const Pill: Story = {
  play: async (context) => {
    const list = await opened(context)
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
    const list = await opened(context)
    await scrollTo(context, list, list.scrollTop - 900)
    peopleOf(context).me.chat.send(review, 'I am there at four.')
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await expect(context.canvas.getByText('I am there at four.')).toBeVisible()
  },
}

/** Reactions and edits further up change heights; the reader stays. */
export const ChangesAboveKeepThePlace: Story = {
  play: async (context) => {
    const list = await opened(context)
    const sophie = await peopleOf(context).meet('anne-sophie')
    await scrollTo(context, list, list.scrollTop - 500)
    const reader = readerAt(list)
    const before = reader.offset()
    const height = list.scrollHeight
    sophie.chat.edit(
      review,
      messageKey('design-review-list'),
      'A\n\nmuch\n\nlonger\n\ntext\n\nthan\n\nbefore',
    )
    await waitFor(() => expect(list.scrollHeight).not.toBe(height))
    await frame()
    await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
  },
}

/** A quote is the way to what was answered. */
export const JumpToQuoted: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const list = await opened(context)
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

/** More was said while the wire was cut than one page holds: the list says that something is missing, and loads it. */
export const Gap: Story = {
  play: async (context) => {
    await opened(context)
    const { me, meet, world } = peopleOf(context)
    const reza = await meet('reza')
    me.network.setOnline(false)
    for (let at = 1; at <= 70; at += 1) reza.chat.send(review, `While you were away, ${at}`)
    await waitFor(() => expect(reza.chat.store.getState().outbox.entries.size).toBe(0), { timeout: 10_000 })
    await world.server.settle()
    me.network.setOnline(true)
    await context.canvas.findByText(wordsOf(context).gapText, {}, { timeout: 5000 })
  },
}

export const GapIsLoaded: Story = {
  play: async (context) => {
    await Gap.play?.(context)
    const { canvas, userEvent } = context
    for (let presses = 0; presses < 4; presses += 1) {
      const load = canvas.queryByRole('button', { name: wordsOf(context).gapLoadLabel })
      if (!load) break
      await userEvent.click(load)
      await waitFor(() => expect(load.isConnected && load.getAttribute('aria-busy') === 'true').toBe(false))
    }
    await waitFor(() => expect(canvas.queryByText(wordsOf(context).gapText)).toBeNull())
  },
}

/** Away in another conversation and back: the place is where it was left, to the pixel (SC-5). */
export const Restored: Story = {
  render: ({ channelId: id }) => <Switch first={id} />,
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const list = await opened(context)
    await scrollTo(context, list, list.scrollTop - 700)
    const reader = readerAt(list)
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
    await waitFor(() =>
      expect(
        Math.abs(
          (row?.getBoundingClientRect().top ?? 0) - regionIn(canvas).getBoundingClientRect().top - before,
        ),
      ).toBeLessThanOrEqual(1),
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
    const list = await opened(context)
    const quotes = canvasElement.querySelectorAll<HTMLElement>('button[data-slot=message-quote]')
    const quote = quotes[quotes.length - 1] as HTMLElement
    quote.scrollIntoView({ block: 'center' })
    await frame()
    await frame()
    const reader = readerAt(list)
    const before = reader.offset()
    await userEvent.click(quote)
    await waitFor(() => expect(canvasElement.querySelector('[data-highlighted]')).toBeVisible())
    await expect(canvasElement.querySelector('[data-highlighted]')).toHaveFocus()
    await userEvent.click(await waitFor(() => slotOf(canvasElement, 'jump-back')))
    await waitFor(() => expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1))
  },
}

const slotOf = (place: HTMLElement, name: string): HTMLElement => {
  const found = place.querySelector<HTMLElement>(`[data-slot="${name}"]`)
  if (!found) throw new Error(`There is no ${name}.`)
  return found
}

/** A focused message that is scrolled out of the window stays in the document, and the focus on it (FO-9). */
export const FocusedRowLeaves: Story = {
  parameters: { scene: long },
  args: { channelId: tenThousand },
  play: async (context) => {
    const list = await opened(context)
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
    const list = await opened(context)
    await scrollTo(context, list, list.scrollTop - 900)
    await context.userEvent.click(slotOf(context.canvasElement, 'jump-pill'))
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
  },
}
