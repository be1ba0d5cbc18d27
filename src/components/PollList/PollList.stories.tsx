import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { rootProps } from '../../../.storybook/StoryRoot.tsx'
import { wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId, Chat } from '../../index.ts'
import type { Scene, SceneMessage } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { PollList } from './index.ts'

const cid = channelId('messaging:kitchen')

const sceneOf = (messages: readonly SceneMessage[]): Scene => ({
  name: 'kitchen',
  users: people,
  channels: [{ type: 'messaging', id: 'kitchen', name: 'Kitchen', members: everybody, messages }],
})
const options = ['Soup', 'Bread', 'Fish']
const few = sceneOf([
  {
    id: 'a',
    by: 'reza',
    text: '',
    minutesAgo: 9,
    poll: { name: 'Lunch?', options, votes: { Soup: ['ann'] } },
  },
  { id: 'b', by: 'ann', text: '', minutesAgo: 8, poll: { name: 'Which day?', options, closesInMinutes: 90 } },
  {
    id: 'c',
    by: 'reza',
    text: '',
    minutesAgo: 7,
    poll: { name: 'کجا برویم؟', options, closed: true, anonymous: true },
  },
  {
    id: 'd',
    by: 'xiaolong',
    text: '',
    minutesAgo: 6,
    poll: { name: `${longTexts.mixed} ${longTexts.word}`, options },
  },
])

const about = {
  usage: 'Polls',
  keys: [['Enter or Space', 'Goes to the message, or opens the results']],
  hooks: ['usePolls', 'usePoll'],
  theming: ['--parlour-poll-list-background is what the rows stand on.'],
  accessibility: ['A list of buttons in a named region, below buttons that say which polls are shown.'],
  rules: ['PO-1', 'PO-5'],
} satisfies About

/** The polls that I may see, newest first. */
const meta = {
  title: 'Components/Poll list',
  component: PollList,
  parameters: { about, scene: few, frame: 'narrow' },
} satisfies Meta<typeof PollList>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

export const Default: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollFilters } = wordsOf(context)
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4))
    const list = canvas.getByRole('region')
    await expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth)
    for (const [word, count] of [
      ['closed', 1],
      ['mine', 1],
      ['open', 3],
    ] as const) {
      await userEvent.click(canvas.getByRole('button', { name: pollFilters[word] }))
      await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(count))
    }
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

/** In 320 px. */
export const Narrow: Story = { ...Default }

/** More than a page: the next one comes before its end is seen. */
export const Many: Story = {
  parameters: {
    scene: sceneOf(
      Array.from({ length: 60 }, (_, at) => ({
        id: `m-${at}`,
        by: 'reza',
        text: '',
        minutesAgo: 100 - at,
        poll: { name: `Question ${at + 1}?`, options },
      })),
    ),
  },
  play: async (context) => {
    const { canvas, userEvent } = context
    await waitFor(() => expect(canvas.getAllByRole('listitem').length).toBeGreaterThanOrEqual(25))
    const { pollsMore } = wordsOf(context)
    for (let page = 0; page < 3; page += 1) {
      const more = canvas.queryByRole('button', { name: pollsMore })
      if (more) await userEvent.click(more)
    }
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(60), { timeout: 4000 })
  },
}

export const Empty: Story = {
  parameters: { scene: sceneOf([]) },
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).pollsEmpty)).toBeVisible()
  },
}

export const Loading: Story = {
  beforeEach: (context) => peopleOf(context as unknown as Context).me.network.setLatency(600_000),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region')).toHaveAttribute('aria-busy', 'true')
  },
}

/** The server says no; with a press on the button it is asked again. */
export const Failed: Story = {
  beforeEach: (context) =>
    peopleOf(context as unknown as Context).me.network.failNext('queryPolls', { status: 403 }),
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: wordsOf(context).retry }))
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4))
  },
}

/** Beside a conversation: a press goes to the message. */
export const WithChannel: Story = {
  parameters: { frame: 'page', bare: true },
  render: (_, context) => (
    <Chat {...rootProps(context)} defaultChannelId={cid}>
      <PollList />
      <Channel />
    </Chat>
  ),
  play: async (context) => {
    const { canvas, userEvent } = context
    const list = await canvas.findByRole('region', { name: wordsOf(context).polls })
    await userEvent.click(await within(list).findByRole('button', { name: /Lunch/ }))
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-message-id', 'a'))
  },
}
