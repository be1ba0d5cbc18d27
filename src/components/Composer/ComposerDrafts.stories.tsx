import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { fieldIn } from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { channelId } from '../../index.ts'
import { Composer } from './index.ts'

const review = channelId('messaging:design-review')

/** What is written on another device of the same person: it is here too, and nobody loses a word. */
const meta = {
  title: 'Components/Composer/Drafts',
  component: Composer,
  tags: ['!autodocs'],
  parameters: { scene: team },
  args: { channelId: review, sendKey: 'enter' },
} satisfies Meta<typeof Composer>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const writesElsewhere = async (context: Context, text: string): Promise<void> => {
  const { world } = peopleOf(context)
  const path = { type: 'messaging', id: 'design-review' }
  await world.server.as('ann').call('createDraft', { path, body: { message: { text } } })
  await world.server.settle()
}

export const FromAnotherDevice: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await writesElsewhere(context, 'Begun on the train')
    await waitFor(() => expect(field).toHaveValue('Begun on the train'))
  },
}

/** What stands in a field that has the focus is left alone until somebody leaves it. */
export const FocusedField: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await context.userEvent.click(field)
    await writesElsewhere(context, 'Begun on the train')
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(field).toHaveValue('')
    await context.userEvent.tab()
    await waitFor(() => expect(field).toHaveValue('Begun on the train'))
  },
}

/** Where both wrote, mine stays, and the other comes back once mine is sent. */
export const BothWrote: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await context.userEvent.type(field, 'Written here')
    await writesElsewhere(context, 'Begun on the train')
    const { drafts } = peopleOf(context).me.chat.store.getState()
    await expect(drafts.get(review)?.text).toBe('Written here')
    await waitFor(
      () =>
        expect(peopleOf(context).me.chat.store.getState().drafts.get(review)?.displaced?.text).toBe(
          'Begun on the train',
        ),
      { timeout: 4000 },
    )
    await context.userEvent.type(field, '{Enter}')
    await waitFor(() => expect(field).toHaveValue('Begun on the train'))
  },
}

export const PersianDark: Story = {
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
  play: async (context) => {
    const field = await fieldIn(context)
    await writesElsewhere(context, 'در قطار آغاز شد')
    await waitFor(() => expect(field).toHaveValue('در قطار آغاز شد'))
  },
}
