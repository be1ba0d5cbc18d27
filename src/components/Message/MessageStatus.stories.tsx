import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { kinds } from '../../../.storybook/kinds.ts'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
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

const mark = (row: HTMLElement): Element | null => row.querySelector('[data-slot=message-status]')
/** Retry, edit, discard. */
const waysOut = (row: HTMLElement): readonly HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>('[data-slot=message-failure] button'),
]

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
    await expect(mark(row)).toHaveAttribute('data-status', 'sending')
  },
}

export const Sent: Story = {
  play: async (context) => {
    const row = await send(context)
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'))
    await expect(mark(row)).toHaveAttribute('data-status', 'sent')
  },
}

/** It has come to somebody's device, and they have not looked: two thin checks, in the words too. */
export const Delivered: Story = {
  parameters: { server: { channelTypes: { messaging: { config: { delivery_events: true } } } } },
  play: async (context) => {
    await peopleOf(context).meet('reza')
    const row = await send(context)
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'delivered'), { timeout: 8000 })
    await expect(mark(row)).toHaveAttribute('data-status', 'delivered')
    await expect(mark(row)).toHaveTextContent(wordsOf(context).statusDelivered)
  },
}

export const DeliveredDark: Story = { ...Delivered, globals: { theme: 'dark' } }
export const DeliveredPersian: Story = { ...Delivered, globals: { locale: 'fa' } }

export const Read: Story = {
  play: async (context) => {
    const row = await send(context)
    const reza = await peopleOf(context).meet('reza')
    reza.chat.markRead(empty)
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'read'))
    await expect(mark(row)).toHaveAttribute('data-status', 'read')
  },
}

/** The server refuses: why, and the three things to do about it. */
export const Failed: Story = {
  play: async (context) => {
    const row = await send(context, () => peopleOf(context).me.network.failNext('sendMessage', refusal))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'failed'))
    await expect(context.canvas.getByText(/Links are not allowed here/)).toBeVisible()
    await expect(waysOut(row)).toHaveLength(3)
    for (const way of waysOut(row)) await expect(way).toBeVisible()
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
    await userEvent.click(waysOut(row)[0]!)
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'))
    await expect(canvas.getAllByRole('article')).toEqual([row])
  },
}

export const Discarded: Story = {
  play: async (context) => {
    await Failed.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.click(waysOut(canvas.getByRole('article'))[2]!)
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
    await expect(mark(row)).toHaveAttribute('data-status', 'unconfirmed')
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

export const Offline: Story = {
  play: async (context) => {
    const row = await send(context, () => peopleOf(context).me.network.setOnline(false))
    await expect(row).toHaveAttribute('data-status', 'sending')
  },
}

/** Each of them, on the side where mine stand. */
export const Sheet: Story = {
  play: async (context) => {
    const { me, meet } = peopleOf(context)
    const { chat, network } = me
    const { canvas } = context
    await send(context)
    const reza = await meet('reza')
    const arrives = (status: string) =>
      waitFor(() => expect(canvas.getAllByRole('article').at(-1)).toHaveAttribute('data-status', status))
    await arrives('sent')
    reza.chat.markRead(empty)
    await arrives('read')
    const other = reza.chat.send(empty, 'So do I.')
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(2))
    await expect(other).not.toBeNull()
    chat.send(empty, 'See you there.')
    await arrives('sent')
    network.failNext('sendMessage', refusal)
    const failed = chat.send(empty, 'With https://a.link in it, which nobody here may send.')
    await arrives('failed')
    const { outbox } = chat.store.getState()
    chat.sendRest([...outbox.entries.keys()][0]!)
    await expect(failed).not.toBeNull()
    network.failNext('sendMessage', 'lost-request', Infinity)
    chat.send(empty, 'Hello?')
    await arrives('unconfirmed')
  },
}

export const SheetFlat: Story = { ...Sheet, globals: { layout: 'flat' } }
export const SheetDark: Story = { ...Sheet, globals: { theme: 'dark' } }
export const SheetPersianNarrow: Story = {
  ...Sheet,
  globals: { locale: 'fa', direction: 'auto' },
  parameters: { frame: 'narrow' },
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
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    const row = await send(context, () => peopleOf(context).me.network.failNext('sendMessage', refusal))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'failed'))
    await expect(context.canvas.getByText(/Links are not allowed here/)).toBeVisible()
  },
}
