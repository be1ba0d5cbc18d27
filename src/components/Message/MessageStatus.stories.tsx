import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { kinds } from '../../../.storybook/kinds.ts'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { channelId, messageKey } from '../../index.ts'
import { Message } from './index.ts'

const empty = channelId('messaging:empty')

/** How far a message of mine has come, each state by what really happens on the wire. */
const meta = {
  title: 'Components/Message/Status',
  component: Message,
  parameters: { scene: kinds },
  args: { channelId: empty, messageKey: messageKey('the one that is sent') },
  render: () => (
    <Loaded channelId={empty}>
      <EachMessage channelId={empty}>
        {(key) => <Message key={key} channelId={empty} messageKey={key} />}
      </EachMessage>
    </Loaded>
  ),
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const text = 'I take the second train.'

/** Sends a message once that is possible, after something was done to the wire. */
async function send(context: Context, pull?: () => void): Promise<HTMLElement> {
  const { chat } = peopleOf(context).me
  await waitFor(() => expect(chat.can(empty, 'send-message')).toBe(true))
  pull?.()
  chat.send(empty, text)
  return context.canvas.findByRole('article')
}

export const Sending: Story = {
  play: async (context) => {
    const row = await send(context, () => peopleOf(context).me.network.setLatency(600_000))
    await expect(row).toHaveAttribute('data-status', 'sending')
    await expect(row).toHaveTextContent(/Sending/)
  },
}

export const Sent: Story = {
  play: async (context) => {
    const row = await send(context)
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'))
    await expect(row).toHaveTextContent(/Sent/)
  },
}

export const Read: Story = {
  play: async (context) => {
    const row = await send(context)
    const reza = await peopleOf(context).meet('reza')
    reza.chat.markRead(empty)
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'read'))
    await expect(row).toHaveTextContent(/Read/)
  },
}

/** The server refuses: why, and the three things to do about it. */
export const Failed: Story = {
  play: async (context) => {
    const row = await send(context, () => peopleOf(context).me.network.failNext('sendMessage', refusal))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'failed'))
    await expect(context.canvas.getByText(/^Not sent\. .*Links are not allowed here/)).toBeVisible()
    for (const name of ['Retry', 'Edit', 'Discard'])
      await expect(context.canvas.getByRole('button', { name })).toBeVisible()
    await expect(context.canvas.getByText(text)).toBeVisible()
  },
}

const refusal = {
  status: 403,
  body: JSON.stringify({
    code: 17,
    message: 'Links are not allowed here',
    StatusCode: 403,
    duration: '0.00ms',
    more_info: '',
    details: [],
  }),
}

/** Retrying sends the same message again. */
export const Retried: Story = {
  play: async (context) => {
    await Failed.play?.(context)
    const { canvas, userEvent } = context
    const row = canvas.getByRole('article')
    await userEvent.click(canvas.getByRole('button', { name: 'Retry' }))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'))
    await expect(canvas.getAllByRole('article')).toEqual([row])
  },
}

export const Discarded: Story = {
  play: async (context) => {
    await Failed.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: 'Discard' }))
    await waitFor(() => expect(canvas.queryByRole('article')).toBeNull())
  },
}

/** No answer came: nobody knows. It is tried again under the same name, and cannot arrive twice. */
export const Unconfirmed: Story = {
  play: async (context) => {
    const row = await send(context, () =>
      peopleOf(context).me.network.failNext('sendMessage', 'lost-request', Infinity),
    )
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'unconfirmed'))
    await expect(row).toHaveTextContent(/Not confirmed/)
  },
}

/** The answer is lost, the message is not: the event of the server settles it. */
export const AnswerLost: Story = {
  play: async (context) => {
    const { me, world } = peopleOf(context)
    const row = await send(context, () => me.network.failNext('sendMessage', 'lost-response'))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'))
    await world.server.settle()
    await expect(context.canvas.getAllByRole('article')).toEqual([row])
  },
}

export const WaitingOffline: Story = {
  play: async (context) => {
    const row = await send(context, () => peopleOf(context).me.network.setOnline(false))
    await expect(row).toHaveAttribute('data-status', 'sending')
  },
}

export const FailedNarrow: Story = {
  ...Failed,
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await Failed.play?.(context)
    await expect(context.canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}

export const FailedDark: Story = { ...Failed, globals: { theme: 'dark' } }

export const FailedPersian: Story = {
  globals: { locale: 'fa' },
  play: async (context) => {
    const row = await send(context, () => peopleOf(context).me.network.failNext('sendMessage', refusal))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'failed'))
    await expect(context.canvas.getByText(/Links are not allowed here/)).toBeVisible()
  },
}
