import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { EachMessage } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey, userId } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'
import { Message } from './index.ts'

const market = channelId('messaging:market')

const scene: Scene = {
  name: 'market',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'market',
      name: 'Market',
      members: ['xiaolong', 'ann', 'reza'],
      moderators: ['xiaolong'],
      messages: [
        {
          id: 'watch',
          by: 'reza',
          text: 'Real watches, half price! https://watches.example',
          minutesAgo: 8,
          reactions: { like: ['reza'] },
        },
        { id: 'stop', by: 'xiaolong', text: 'Please stop.', minutesAgo: 6, quotes: 'watch' },
        { id: 'own', by: 'ann', text: 'Thank you!', minutesAgo: 4 },
      ],
    },
  ],
}

/** What somebody says whom the reader has blocked: there, and not to be read before it is asked for (MO-2). */
const meta = {
  title: 'Components/Message/From a blocked person',
  component: Message,
  tags: ['!autodocs'],
  parameters: { scene, frame: 'column' },
  args: { channelId: market, messageKey: messageKey('watch') },
  render: (args) => (
    <EachMessage channelId={market}>{(key) => <Message key={key} {...args} messageKey={key} />}</EachMessage>
  ),
  beforeEach: async (context) => {
    const { world } = peopleOf(context)
    await world.server.as('ann').call('blockUser', { body: { blocked_user_id: 'reza' } })
  },
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>

export const Hidden: Story = {
  play: async (context) => {
    const { canvas } = context
    const rows = await canvas.findAllByRole('article')
    await waitFor(() => expect(rows[0]).toHaveTextContent(wordsOf(context).messageBlocked))
    await expect(canvas.queryByText(/half price/)).toBeNull()
    await expect(within(rows[1]!).queryByText(/watches/)).toBeNull()
  },
}

export const Dark: Story = { ...Hidden, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Hidden, parameters: { frame: 'narrow' } }
export const Persian: Story = { ...Hidden, globals: { locale: 'fa', direction: 'auto' } }

/** Message by message, and hidden again with the same button. */
export const Shown: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const { messageBlockedShow, messageBlockedHide } = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: messageBlockedShow }))
    await expect(canvas.getByText(/half price/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: messageBlockedHide })).toHaveFocus()
  },
}

/** Deleted by somebody else than its author. */
export const RemovedByModerator: Story = {
  play: async (context) => {
    const { world, me } = peopleOf(context)
    const { canvas } = context
    const [row] = await canvas.findAllByRole('article')
    await waitFor(() => expect(me.chat.store.getState().connection.state).toBe('online'))
    me.chat.block(userId('reza'), false)
    await waitFor(() => expect(row).toHaveTextContent('half price'))
    await world.server.as('xiaolong').call('deleteMessage', { path: { id: 'watch' }, query: {} })
    await expect(await canvas.findByText(wordsOf(context).messageRemoved)).toBeVisible()
  },
}
