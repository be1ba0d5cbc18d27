import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId, pollId } from '../../index.ts'
import type { Scene, SceneMessage } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { Poll } from './index.ts'

const cid = channelId('messaging:kitchen')

type Asked = NonNullable<SceneMessage['poll']>
const lunch: Asked = {
  name: 'What is for lunch on Friday?',
  options: ['Soup', 'Bread and cheese', 'Fish'],
  votes: { Soup: ['reza', 'xiaolong'], Fish: ['user-42'] },
}
const asked: Readonly<Record<string, Asked>> = {
  open: { ...lunch, single: true, closesInMinutes: 3 * 1440 },
  mine: {
    ...lunch,
    single: true,
    takesAnswers: true,
    takesOptions: true,
    votes: { Soup: ['reza', 'ann'], Fish: ['user-42'] },
    answers: { ann: 'No onions, please.' },
  },
  multiple: { ...lunch, mostVotes: 2 },
  full: { ...lunch, mostVotes: 2, votes: { Soup: ['ann'], Fish: ['ann', 'reza'] } },
  anonymous: { ...lunch, anonymous: true },
  suggestions: { ...lunch, takesOptions: true, takesAnswers: true },
  closed: { ...lunch, closed: true, votes: { ...lunch.votes, Fish: ['ann'] } },
  tie: { ...lunch, closed: true, votes: { Soup: ['reza'], Fish: ['ann'] } },
  none: { ...lunch, votes: {} },
  hundred: {
    name: 'Which number do you like?',
    options: Array.from({ length: 100 }, (_, at) => `Number ${at + 1}`),
    votes: { 'Number 2': everybody, 'Number 64': ['reza'] },
  },
  long: {
    name: `${longTexts.mixed} ${longTexts.word}`,
    description: longTexts.mixed,
    options: [longTexts.word, longTexts.mixed, `${longTexts.family} ${'a long option '.repeat(14)}`],
    votes: { [longTexts.word]: everybody },
  },
}

const scene: Scene = {
  name: 'kitchen',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'kitchen',
      name: 'Kitchen',
      members: everybody,
      messages: Object.entries(asked).map(([id, poll], place) => ({
        id,
        by: id === 'mine' ? 'ann' : 'reza',
        text: '',
        minutesAgo: 20 - place,
        poll,
      })),
    },
  ],
}

const about = {
  usage: 'Polls',
  keys: [
    ['↑ ↓ Home End', 'Move between the options, and nothing else'],
    ['Space or Enter', 'Votes, or takes the vote back'],
    ['Escape', 'Closes what one was writing; from the poll, back to the row'],
  ],
  announced: ['Your own vote, and that you took it back. Never the votes of others.'],
  hooks: ['usePoll', 'usePollVotes'],
  theming: ['--parlour-share on the bar of an option is its part of all votes, 0 to 1.'],
  accessibility: [
    'A group named by the question and described by the rules; radios for one vote, checkboxes for more.',
    'The name of an option says how it stands; its bar and the faces of its voters are decorative.',
  ],
  rules: ['PO-1', 'PO-2', 'PO-3', 'PO-4', 'PO-5'],
} satisfies About

/** A question with its options: to vote, and to see how it stands. */
const meta = {
  title: 'Components/Poll',
  component: Poll,
  parameters: { about, scene },
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

/** Arrows move, and only Space, Enter or a press votes. */
export const Default: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const radios = await canvas.findAllByRole('radio')
    await userEvent.tab()
    await expect(radios[0]).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect(radios[1]).toHaveFocus()
    await expect(radios[1]).not.toBeChecked()
    await expect(nameOf(radios[0])).toBe(optionName(context, 'Soup', 2, 67, false, true))
    await userEvent.keyboard(' ')
    await waitFor(() => expect(radios[1]).toBeChecked())
    await expect(nameOf(radios[1])).toBe(optionName(context, 'Bread and cheese', 1, 25, true))
    await userEvent.click(radios[0] as HTMLElement)
    await waitFor(() => expect(radios[0]).toBeChecked())
    await expect(radios[1]).not.toBeChecked()
    await userEvent.click(radios[0] as HTMLElement)
    await waitFor(() => expect(radios[0]).not.toBeChecked())
    await fits(context)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

/** In 320 px. */
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }

/** I have voted and said something; the poll is mine to end. */
export const Voted: Story = {
  args: of('mine'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollEnd, pollEndTitle, pollCommentEdit, messageDeleteCancel } = wordsOf(context)
    await expect((await canvas.findAllByRole('radio'))[0]).toBeChecked()
    await expect(canvas.getByRole('button', { name: pollCommentEdit })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: pollEnd }))
    const ask = await canvas.findByRole('alertdialog', { name: pollEndTitle })
    await userEvent.click(within(ask).getByRole('button', { name: messageDeleteCancel }))
    await waitFor(() => expect(canvas.getByRole('button', { name: pollEnd })).toHaveFocus())
  },
}

/** Two votes each: then the rest is refused, with the reason. */
export const Multiple: Story = {
  args: of('multiple'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const boxes = await canvas.findAllByRole('checkbox')
    for (const box of boxes.slice(0, 2)) {
      await userEvent.click(box)
      await waitFor(() => expect(box).toBeChecked())
    }
    await expect(boxes[2]).toHaveAttribute('aria-disabled', 'true')
    await expect(boxes[2]).toHaveAccessibleDescription(wordsOf(context).pollFull(2))
    await userEvent.click(boxes[2] as HTMLElement)
    await expect(boxes[2]).not.toBeChecked()
    await userEvent.click(boxes[1] as HTMLElement)
    await waitFor(() => expect(boxes[2]).not.toHaveAttribute('aria-disabled'))
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

/** An option that is there is told; another one is added at the end. */
export const Suggestions: Story = {
  args: of('suggestions'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollSuggest, createPollSame } = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: pollSuggest }))
    const field = canvas.getByRole('textbox')
    await expect(field).toHaveFocus()
    await userEvent.keyboard('SOUP{Enter}')
    await waitFor(() => expect(field).toHaveAccessibleDescription(createPollSame))
    await userEvent.clear(field)
    await userEvent.type(field, 'Rice{Enter}')
    await waitFor(() => expect(canvas.getAllByRole('checkbox')).toHaveLength(4))
    await waitFor(() => expect(canvas.getByRole('button', { name: pollSuggest })).toHaveFocus())
  },
}

/** The form in which one says something. */
export const Commenting: Story = {
  args: of('suggestions'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollComment, pollCommentEdit, pollCommentSave } = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: pollComment }))
    await userEvent.keyboard('Less salt')
    await userEvent.click(canvas.getByRole('button', { name: pollCommentSave }))
    await waitFor(() => expect(canvas.getByRole('button', { name: pollCommentEdit })).toHaveFocus())
  },
}

/** A button sends what was chosen, and until then nothing is told of how it stands. */
export const WithButton: Story = {
  args: { ...of('multiple'), submit: 'button', reveal: 'after-vote' },
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollVote } = wordsOf(context)
    const boxes = await canvas.findAllByRole('checkbox')
    await expect(nameOf(boxes[0])).toBe('Soup')
    await userEvent.click(boxes[0] as HTMLElement)
    await expect(boxes[0]).toBeChecked()
    await userEvent.click(canvas.getByRole('button', { name: pollVote }))
    await waitFor(() => expect(nameOf(boxes[0])).toBe(optionName(context, 'Soup', 3, 75, true, true)))
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

/** In a conversation: the question names the row, and the options are one stop of Tab in it. */
export const InConversation: Story = {
  parameters: { frame: 'column' },
  render: () => <Channel channelId={cid} />,
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('article', { name: /Which number/ }, { timeout: 4000 })
    await waitFor(() => expect(within(row).getAllByRole('checkbox')).toHaveLength(6))
    row.focus()
    await userEvent.tab()
    for (let stop = 0; stop < 8 && document.activeElement?.role !== 'checkbox'; stop += 1)
      await userEvent.tab()
    await userEvent.keyboard('{ArrowDown}')
    // From the option that is mine, which is the second.
    await expect(within(row).getAllByRole('checkbox')[2]).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect(row).toHaveFocus()
  },
}
