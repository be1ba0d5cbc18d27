import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { kinds } from '../../../.storybook/kinds.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId } from '../../index.ts'
import { PinnedMessages } from './index.ts'

const cid = channelId('messaging:kinds')
const DAY = 86_400_000

const about = {
  usage: 'PinnedBeside',
  keys: [['Enter or Space', 'Goes to the message']],
  announced: ['That a pin was taken off, with the way back, as a toast.'],
  hooks: ['usePinnedMessages'],
  theming: ['--parlour-pinned-messages-background is what the rows stand on.'],
  accessibility: ['A list of buttons in a named region; each row is followed by the button that unpins it.'],
  rules: ['CH-1', 'MS-10', 'SC-7'],
} satisfies About

/** What is pinned in a channel, what was pinned last on top. */
const meta = {
  title: 'Components/Pinned messages',
  component: PinnedMessages,
  args: { channelId: cid },
  parameters: { about, scene: kinds, frame: 'narrow' },
  render: (args) => (
    <Loaded channelId={cid}>
      <PinnedMessages {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof PinnedMessages>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** Pins a few messages on the server, as from another device. */
async function pinSome(context: Context): Promise<void> {
  const ann = peopleOf(context).world.server.as('ann')
  const until = new Date(peopleOf(context).me.chat.env.now() + DAY).toISOString()
  for (const [id, pin_expires] of [
    ['text', null],
    ['long', until],
    ['code', null],
  ] as const)
    await ann.call('updateMessagePartial', { path: { id }, body: { set: { pinned: true, pin_expires } } })
}

export const Default: Story = {
  beforeEach: (context) => pinSome(context as unknown as Context),
  play: async ({ canvas }) => {
    const list = await canvas.findByRole('region', { name: /.+/ })
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(3))
    await expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

export const Empty: Story = {
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).pinnedEmpty)).toBeVisible()
  },
}

/** From the header of a conversation: how much is pinned, and a press leads to one. */
export const FromTheHeader: Story = {
  parameters: { frame: 'column' },
  beforeEach: (context) => pinSome(context as unknown as Context),
  render: () => <Channel channelId={cid} />,
  play: async (context) => {
    const { canvas, userEvent } = context
    const button = await canvas.findByRole('button', { name: wordsOf(context).pinnedOpen(3, false) })
    await userEvent.click(button)
    const dialog = await canvas.findByRole('dialog')
    await waitFor(() => expect(dialog).toBeVisible())
    await expect(within(dialog).getAllByRole('listitem')).toHaveLength(3)
  },
}
