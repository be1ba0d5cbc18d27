import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { kinds } from '../../../.storybook/kinds.ts'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey } from '../../index.ts'
import type { Verdict } from '../../server.ts'
import { Message } from './index.ts'

const empty = channelId('messaging:empty')
const text = 'Cheap tickets, only today!'

/** A server that says this of every message. */
const judging = (verdict: Verdict) => ({ scene: kinds, server: { moderate: () => verdict } })

/** What moderation does with a message before anybody sees it (MO-3). */
const meta = {
  title: 'Components/Message/Moderated',
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

async function send(context: Context): Promise<HTMLElement> {
  const { chat } = peopleOf(context).me
  await waitFor(() => expect(chat.can(empty, 'send-message')).toBe(true))
  chat.send(empty, text)
  return context.canvas.findByRole('article')
}
const buttons = (row: HTMLElement, slot: string): readonly (string | null)[] =>
  [...row.querySelectorAll(`[data-slot=${slot}] button`)].map((button) => button.textContent)

/** It waits for a moderator; its author alone sees it, and can take it back. */
export const Held: Story = {
  parameters: judging('hold'),
  play: async (context) => {
    const row = await send(context)
    const words = wordsOf(context)
    await waitFor(() => expect(row).toHaveTextContent(words.messageHeld))
    await expect(row).toHaveTextContent(text)
    await expect(buttons(row, 'message-held')).toEqual([words.failedDiscard])
  },
}

/** It goes back to its author, who may change it or insist; then a moderator decides. */
export const Bounced: Story = {
  parameters: judging('bounce'),
  play: async (context) => {
    const row = await send(context)
    const { failedSendAnyway, failedEdit, failedDiscard, failedBounced, messageHeld } = wordsOf(context)
    await waitFor(() => expect(row).toHaveTextContent(failedBounced))
    await expect(buttons(row, 'message-failure')).toEqual([failedSendAnyway, failedEdit, failedDiscard])
    await context.userEvent.click(context.canvas.getByRole('button', { name: failedSendAnyway }))
    await waitFor(() => expect(row).toHaveTextContent(messageHeld))
  },
}

/** It is refused, and sending it again would not help. */
export const Refused: Story = {
  parameters: judging('block'),
  play: async (context) => {
    const row = await send(context)
    const { failedEdit, failedDiscard, failedByRules } = wordsOf(context)
    await waitFor(() => expect(row).toHaveTextContent(failedByRules))
    await expect(buttons(row, 'message-failure')).toEqual([failedEdit, failedDiscard])
  },
}

export const Dark: Story = { ...Held, globals: { theme: 'dark' } }
export const Persian: Story = { ...Held, globals: { locale: 'fa', direction: 'auto', digits: 'locale' } }
export const Narrow: Story = { ...Held, parameters: { ...judging('hold'), frame: 'narrow' } }
