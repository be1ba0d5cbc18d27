import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { polls } from '../../../.storybook/pollScene.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { channelId, pollId } from '../../index.ts'
import { Poll } from './index.ts'

const cid = channelId('messaging:kitchen')

/** Every state of a poll that is not the usual one. */
const meta = {
  title: 'Components/Poll/States',
  component: Poll,
  parameters: { scene: polls },
  args: { pollId: pollId('open-poll') },
  render: (args) => (
    <Loaded channelId={cid}>
      <Poll {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof Poll>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const of = (id: string): { readonly pollId: ReturnType<typeof pollId> } => ({ pollId: pollId(`${id}-poll`) })
const nameOf = (element: Element | undefined): string => plain(element?.getAttribute('aria-label') ?? '')
const optionName = (
  context: Context,
  text: string,
  votes: number,
  percent: number,
  isOwn = false,
  isLeading = false,
) => plain(wordsOf(context).pollOption(text, votes, percent, isOwn, isLeading))
const fits = async ({ canvas }: Context): Promise<void> => {
  const [group] = await canvas.findAllByRole('group')
  await expect(group?.scrollWidth).toBeLessThanOrEqual(group?.clientWidth ?? 0)
}

/** What was chosen is on its way. */
export const Pending: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const [first] = await canvas.findAllByRole('radio')
    peopleOf(context).me.network.setLatency(600_000)
    await userEvent.click(first as HTMLElement)
    await expect(first).toBeChecked()
    await expect(first).toHaveAttribute('data-pending')
  },
}

async function choose({ canvas, userEvent }: Context, button: string, item: string): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name: button }))
  await userEvent.click(await canvas.findByRole('menuitem', { name: item }))
}

/** The form, filled in, for who made it; an option is told to go with its votes. */
export const Editing: Story = {
  args: of('mine'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    await choose(context, words.pollMore, words.pollEdit)
    const dialog = await canvas.findByRole('dialog', { name: words.pollEdit })
    await userEvent.click(within(dialog).getByRole('button', { name: words.createPollRemove('Fish') }))
    const told = plain(words.editPollRemoved('Fish', 1))
    await waitFor(() => expect(plain(dialog.textContent)).toContain(told))
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}

/** A question first, which says what stays. */
export const Deleting: Story = {
  args: of('mine'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollMore, pollDelete, pollDeleteTitle, messageDeleteCancel } = wordsOf(context)
    await choose(context, pollMore, pollDelete)
    const ask = await canvas.findByRole('alertdialog', { name: pollDeleteTitle })
    await userEvent.click(within(ask).getByRole('button', { name: messageDeleteCancel }))
    await waitFor(() => expect(canvas.getByRole('button', { name: pollMore })).toHaveFocus())
  },
}

export const MaxReached: Story = {
  args: of('full'),
  play: async (context) => {
    const boxes = await context.canvas.findAllByRole('checkbox')
    await expect(boxes[1]).toHaveAccessibleDescription(wordsOf(context).pollFull(2))
  },
}

/** Nobody is shown; there are numbers alone. */
export const Anonymous: Story = {
  args: of('anonymous'),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('checkbox')
    await expect(canvasElement.querySelector('.parlour-poll .parlour-avatar')).toBeNull()
  },
}

/** It is over: no controls, and the winner in words. */
export const ClosedWithWinner: Story = {
  args: of('closed'),
  play: async (context) => {
    const { canvas } = context
    const { pollWinner, pollClosed } = wordsOf(context)
    await expect(await canvas.findByText(pollWinner)).toBeVisible()
    await expect(canvas.getByText(pollClosed)).toBeVisible()
    await expect(canvas.queryByRole('checkbox')).toBeNull()
  },
}

export const Tie: Story = {
  args: of('tie'),
  play: async (context) => {
    await expect(await context.canvas.findAllByText(wordsOf(context).pollTie)).toHaveLength(2)
  },
}

/** Nobody has voted yet. */
export const Empty: Story = {
  args: of('none'),
  play: async (context) => {
    const [first] = await context.canvas.findAllByRole('checkbox')
    await expect(nameOf(first)).toBe(optionName(context, 'Soup', 0, 0))
  },
}

/** A hundred options: six, and the rest on a press. */
export const Many: Story = {
  args: of('hundred'),
  play: async (context) => {
    const { canvas, userEvent } = context
    await expect(await canvas.findAllByRole('checkbox')).toHaveLength(6)
    await userEvent.click(canvas.getByRole('button', { name: wordsOf(context).pollShowAll(100) }))
    await expect(canvas.getAllByRole('checkbox')).toHaveLength(100)
    await expect(canvas.getAllByRole('checkbox')[6]).toHaveFocus()
  },
}

export const Long: Story = { args: of('long'), parameters: { frame: 'narrow' }, play: fits }

/** The server says no: the vote is taken back, with the reason. */
export const Failed: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const [first] = await canvas.findAllByRole('radio')
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    peopleOf(context).me.network.failNext('castPollVote', { status: 403, body })
    await userEvent.click(first as HTMLElement)
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Not today'))
    await expect(first).not.toBeChecked()
  },
}

/** Without a connection it can be read, and says so. */
export const Offline: Story = {
  play: async (context) => {
    const { canvas } = context
    const [first] = await canvas.findAllByRole('radio')
    peopleOf(context).me.network.setOnline(false)
    await waitFor(() => expect(first).toHaveAttribute('aria-disabled', 'true'), { timeout: 4000 })
    await expect(first).toHaveAccessibleDescription(wordsOf(context).pollOffline)
  },
}

/** I may not vote: how it stands, without controls. */
export const ReadOnly: Story = {
  args: of('mine'),
  parameters: { as: 'reza' },
  beforeEach: async (context) => {
    const path = { type: 'messaging', id: 'kitchen' }
    await peopleOf(context as unknown as Context)
      .world.server.asServer()
      .call('updateChannelPartial', { path, body: { set: { frozen: true } } })
  },
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).pollNotAllowed)).toBeVisible()
    await expect(context.canvas.queryByRole('radio')).toBeNull()
  },
}

export const Deleted: Story = {
  play: async (context) => {
    await context.canvas.findAllByRole('radio')
    await peopleOf(context)
      .world.server.asServer()
      .call('deletePoll', { path: { poll_id: 'open-poll' } })
    await waitFor(() => expect(context.canvas.getByText(wordsOf(context).pollGone)).toBeVisible())
  },
}

export const Loading: Story = {
  render: (args) => <Poll {...args} />,
  beforeEach: (context) => peopleOf(context as unknown as Context).me.network.setLatency(600_000),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('group')).toHaveAttribute('aria-busy', 'true')
  },
}

/** It did not come; with a press it is asked for again. */
export const NotLoaded: Story = {
  render: (args) => <Poll {...args} />,
  beforeEach: (context) =>
    peopleOf(context as unknown as Context).me.network.failNext('getPoll', { status: 403 }),
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: wordsOf(context).retry }))
    await waitFor(() => expect(canvas.getByText('Bread and cheese')).toBeVisible())
  },
}
