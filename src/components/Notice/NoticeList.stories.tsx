import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { peopleOf } from '../../../.storybook/people.ts'
import { channelId, messageKey, MessageList } from '../../index.ts'
import { NoticeList } from './index.ts'

const general = channelId('messaging:general')

/** What was taken back because the server refused it, with the server's reason, until a person closes it. */
const meta = {
  title: 'Components/Notice list',
  component: NoticeList,
  parameters: { frame: 'column' },
  render: () => (
    <>
      <MessageList channelId={general} />
      <NoticeList />
    </>
  ),
} satisfies Meta<typeof NoticeList>

export default meta
type Story = StoryObj<typeof meta>

/** The server refuses a reaction: it goes away again, and this says why. */
export const Refused: Story = {
  play: async (context) => {
    const { canvas } = context
    const { me } = peopleOf(context)
    await canvas.findByText('In ten minutes.')
    me.network.failNext('sendReaction', { status: 403 })
    me.chat.react(general, messageKey('small-2'), 'party', true)
    await expect(await canvas.findByText(/^Reaction not saved\./)).toBeVisible()
    await waitFor(() => expect(canvas.queryByRole('button', { name: /🎉/ })).toBeNull())
  },
}

export const Dismissed: Story = {
  play: async (context) => {
    await Refused.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }))
    await expect(canvas.queryByText(/^Reaction not saved\./)).toBeNull()
  },
}

/** Three at most are shown. */
export const Several: Story = {
  play: async (context) => {
    const { canvas } = context
    const { me } = peopleOf(context)
    await canvas.findByText('In ten minutes.')
    me.network.failNext('sendReaction', { status: 403 }, 5)
    for (const reaction of ['like', 'love', 'wow', 'sad', 'party'])
      me.chat.react(general, messageKey('small-3'), reaction, true)
    await waitFor(() => expect(canvas.getAllByText(/^Reaction not saved\./)).toHaveLength(3))
  },
}

export const Persian: Story = {
  globals: { locale: 'fa' },
  play: async (context) => {
    const { canvas } = context
    const { me } = peopleOf(context)
    await canvas.findByText('In ten minutes.')
    me.network.failNext('sendReaction', { status: 403 })
    me.chat.react(general, messageKey('small-2'), 'party', true)
    await expect(await canvas.findByRole('button', { name: 'بستن' })).toBeVisible()
  },
}
