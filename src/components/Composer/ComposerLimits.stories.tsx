import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { fieldIn, part } from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { channelId } from '../../index.ts'
import { Composer } from './index.ts'

const review = channelId('messaging:design-review')

/** What keeps one from sending: length, slow mode, a channel that is frozen, and what one is not allowed. */
const meta = {
  title: 'Components/Composer/Limits',
  component: Composer,
  parameters: { scene: team },
  // On a touch screen Enter would make a new line; these are about keyboards (TC-4).
  args: { channelId: review, sendKey: 'enter' },
} satisfies Meta<typeof Composer>

export default meta
type Story = StoryObj<typeof meta>

/** From nine tenths of the limit on one is told what is left; nothing moves for it. */
export const NearLimit: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    peopleOf(context).me.chat.setDraft(review, { text: 'trams and '.repeat(460) })
    await waitFor(() => expect(part(context, 'composer-counter')).toBeVisible())
    await expect(field).toHaveAccessibleDescription()
    await expect(field).toBeValid()
  },
}

/** Over the limit is said and not cut, and Send waits. */
export const OverLimit: Story = {
  play: async (context) => {
    const { userEvent } = context
    const field = await fieldIn(context)
    peopleOf(context).me.chat.setDraft(review, { text: 'trams and '.repeat(501).concat('is') })
    await waitFor(() => expect(part(context, 'composer-counter')).toBeVisible())
    await expect(field).toBeInvalid()
    await expect(part(context, 'composer-send')).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(field)
    await userEvent.keyboard('{Enter}')
    await expect(field.value).toHaveLength(5012)
  },
}

/** Everyone can read, nobody can write. */
export const Frozen: Story = {
  args: { channelId: channelId('messaging:frozen') },
  play: async (context) => {
    await waitFor(() => expect(part(context, 'composer-notice')).toBeVisible())
    await expect(part(context, 'composer')).toHaveAttribute('data-blocked-reason', 'frozen')
    await expect(context.canvas.queryByRole('textbox')).toBeNull()
  },
}

/** The server does not let me write here, and says so with the channel. */
export const NotAllowed: Story = {
  beforeEach: async (context) => {
    const { world, me } = peopleOf(context)
    const answer = await world.server
      .as('ann')
      .call('getOrCreateChannel', { path: { type: 'messaging', id: 'design-review' }, body: { state: true } })
    const body = JSON.stringify({ ...answer, channel: { ...answer.channel, own_capabilities: [] } })
    me.network.failNext('getOrCreateChannel', { status: 200, body })
  },
  play: async (context) => {
    await waitFor(() => expect(part(context, 'composer-notice')).toBeVisible())
    await expect(part(context, 'composer')).toHaveAttribute('data-blocked-reason', 'forbidden')
    await expect(context.canvas.queryByRole('textbox')).toBeNull()
  },
}

/** In slow mode one writes on, and Send says how long it waits; Ann, who moderates, would not have to. */
export const SlowMode: Story = {
  parameters: { as: 'reza' },
  beforeEach: async (context) => {
    await peopleOf(context)
      .world.server.asServer()
      .call('updateChannelPartial', {
        path: { type: 'messaging', id: 'design-review' },
        body: { set: { cooldown: 60 } },
      })
  },
  play: async (context) => {
    const field = await fieldIn(context)
    await context.userEvent.type(field, 'Four it is.{Enter}')
    await waitFor(() => expect(context.canvas.getByRole('form')).toHaveAttribute('data-slow'))
    await context.userEvent.type(field, 'And cake.{Enter}')
    await expect(field).toHaveValue('And cake.')
    await expect(part(context, 'composer-send')).toHaveAttribute('aria-disabled', 'true')
    await expect(part(context, 'composer-send')).toHaveAccessibleDescription()
  },
}

export const DarkOverLimit: Story = { ...OverLimit, globals: { theme: 'dark' } }
export const ContrastDark: Story = { ...OverLimit, globals: { theme: 'contrast-dark' } }
export const DarkFrozen: Story = { ...Frozen, globals: { theme: 'dark' } }
export const DarkSlowMode: Story = { ...SlowMode, globals: { theme: 'dark' } }
export const PersianSlowMode: Story = { ...SlowMode, globals: { locale: 'fa', direction: 'auto' } }
