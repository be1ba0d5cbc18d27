import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { atItsEnd } from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { MessageList } from './index.ts'

const review = channelId('messaging:design-review')

/** Messages between two parts of the history that are not loaded yet: a line says so, and a press loads them. */
const meta = {
  title: 'Components/Message list/Gaps',
  component: MessageList,
  tags: ['!autodocs'],
  parameters: { scene: team, frame: 'column' },
  args: { channelId: review },
} satisfies Meta<typeof MessageList>

export default meta
type Story = StoryObj<typeof meta>

/** More was said while the wire was cut than one page holds: the list says that something is missing, and loads it. */
export const Gap: Story = {
  play: async (context) => {
    await atItsEnd(context)
    const { me, meet, world } = peopleOf(context)
    const reza = await meet('reza')
    me.network.setOnline(false)
    for (let at = 1; at <= 70; at += 1) reza.chat.send(review, `While you were away, ${at}`)
    await waitFor(() => expect(reza.chat.store.getState().outbox.entries.size).toBe(0), { timeout: 10_000 })
    await world.server.settle()
    me.network.setOnline(true)
    await context.canvas.findByText(wordsOf(context).gapText, {}, { timeout: 5000 })
  },
}

export const GapIsLoaded: Story = {
  play: async (context) => {
    await Gap.play?.(context)
    const { canvas, userEvent } = context
    for (let presses = 0; presses < 4; presses += 1) {
      const load = canvas.queryByRole('button', { name: wordsOf(context).gapLoadLabel })
      if (!load) break
      await userEvent.click(load)
      await waitFor(() => expect(load.isConnected && load.getAttribute('aria-busy') === 'true').toBe(false))
    }
    await waitFor(() => expect(canvas.queryByText(wordsOf(context).gapText)).toBeNull())
  },
}
