import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { channelId, pollId } from '../../index.ts'
import type { Scene, SceneMessage } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { PollResults } from './index.ts'

const cid = channelId('messaging:kitchen')
const crowd = Array.from({ length: 60 }, (_, at) => `guest-${at}`)

const lunch: NonNullable<SceneMessage['poll']> = {
  name: 'What is for lunch on Friday?',
  options: ['Soup', 'Bread and cheese', 'Fish'],
  votes: { Soup: ['reza', 'xiaolong', 'anne-sophie'], Fish: ['user-42', 'ann'] },
  answers: { reza: '**Less** salt, please.', ann: 'No onions.' },
}
const scene: Scene = {
  name: 'kitchen',
  users: [...people, ...crowd.map((id, at) => ({ id, name: `Guest ${at + 1}` }))],
  channels: [
    {
      type: 'messaging',
      id: 'kitchen',
      name: 'Kitchen',
      members: [...everybody, ...crowd],
      messages: [
        { id: 'open', by: 'reza', text: '', minutesAgo: 9, poll: lunch },
        { id: 'anonymous', by: 'reza', text: '', minutesAgo: 8, poll: { ...lunch, anonymous: true } },
        { id: 'closed', by: 'reza', text: '', minutesAgo: 7, poll: { ...lunch, closed: true } },
        { id: 'crowd', by: 'reza', text: '', minutesAgo: 6, poll: { ...lunch, votes: { Soup: crowd } } },
        {
          id: 'long',
          by: 'reza',
          text: '',
          minutesAgo: 5,
          poll: {
            name: `${longTexts.mixed} ${longTexts.word}`,
            options: [longTexts.word, longTexts.mixed],
            votes: { [longTexts.word]: ['anne-sophie'] },
            answers: { 'anne-sophie': `${longTexts.word} ${longTexts.mixed}` },
          },
        },
      ],
    },
  ],
}

const about = {
  usage: 'Polls',
  keys: [['Escape', 'Closes']],
  announced: [
    'How many more are shown, when they were asked for.',
    'That your comment was saved or deleted.',
  ],
  hooks: ['usePoll', 'usePollVotes'],
  accessibility: ['A dialog with a list of options; the people of each are behind a button that says so.'],
  rules: ['PO-5', 'FO-7'],
} satisfies About

/** How a poll stands: each option with its votes, who voted, and what was said. */
const meta = {
  title: 'Components/Poll results',
  component: PollResults,
  // A modal would lie over the whole page of documentation.
  tags: ['!autodocs'],
  parameters: { about, scene, frame: 'column' },
  args: { pollId: pollId('open-poll'), onClose: fn() },
  render: (args) => (
    <Loaded channelId={cid}>
      <PollResults {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof PollResults>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function opened(context: Context): Promise<HTMLElement> {
  const dialog = await context.canvas.findByRole('dialog', { name: wordsOf(context).pollResultsTitle })
  await waitFor(() => expect(dialog).toBeVisible())
  return dialog
}
const voters = async (context: Context, dialog: HTMLElement, option: string): Promise<void> => {
  const name = plain(wordsOf(context).pollVoters(option))
  const button = await within(dialog).findByRole('button', { name: (said) => plain(said) === name })
  await context.userEvent.click(button)
  await expect(button).toHaveAttribute('aria-expanded', 'true')
}

export const Default: Story = {
  play: async (context) => {
    const dialog = await opened(context)
    await voters(context, dialog, 'Soup')
    await expect(
      await within(dialog).findByText('رضا کریمی', { selector: '.parlour-poll-person *' }),
    ).toBeVisible()
    await expect(await within(dialog).findByText('No onions.')).toBeVisible()
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

/** Numbers alone; nobody is told who. */
export const Anonymous: Story = {
  args: { pollId: pollId('anonymous-poll') },
  play: async (context) => {
    const dialog = await opened(context)
    await within(dialog).findByText('Soup')
    await expect(dialog.querySelector('[aria-expanded]')).toBeNull()
  },
}

export const Closed: Story = {
  args: { pollId: pollId('closed-poll') },
  play: async (context) => {
    const dialog = await opened(context)
    await expect(await within(dialog).findByText(wordsOf(context).pollWinner)).toBeVisible()
  },
}

/** Sixty voters: page by page. */
export const Many: Story = {
  args: { pollId: pollId('crowd-poll') },
  play: async (context) => {
    const dialog = await opened(context)
    await voters(context, dialog, 'Soup')
    await waitFor(() => expect(within(dialog).getAllByText(/^Guest/)).toHaveLength(25))
    await context.userEvent.click(
      within(dialog).getByRole('button', { name: wordsOf(context).pollVotersMore }),
    )
    await waitFor(() => expect(within(dialog).getAllByText(/^Guest/)).toHaveLength(50))
  },
}

export const Long: Story = {
  args: { pollId: pollId('long-poll') },
  parameters: { frame: 'narrow' },
  play: async (context) => {
    const dialog = await opened(context)
    await voters(context, dialog, longTexts.word)
    await waitFor(() => expect(dialog.querySelector('.parlour-poll-person')).toBeVisible())
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}

/** The people did not come; with a press they are asked for again. */
export const Failed: Story = {
  play: async (context) => {
    const dialog = await opened(context)
    await within(dialog).findByText('No onions.')
    peopleOf(context).me.network.failNext('queryPollVotes', { status: 403 })
    await voters(context, dialog, 'Soup')
    await context.userEvent.click(await within(dialog).findByRole('button', { name: wordsOf(context).retry }))
    await waitFor(() => expect(dialog.querySelector('.parlour-poll-person')).toBeVisible())
  },
}
