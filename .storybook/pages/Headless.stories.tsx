import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { channelId } from '../../src/headless.ts'
import { peopleOf } from '../people.ts'
import { Room } from './examples/Headless.tsx'
import { sourceOf } from './examples/source.ts'

/** The hooks of `parlour/headless` with nothing but bare HTML around them. */
const meta = {
  title: 'Hooks/Bare HTML',
  component: Room,
  args: { channelId: channelId('messaging:general') },
  parameters: { docs: { source: { code: sourceOf('Headless'), language: 'tsx' } } },
} satisfies Meta<typeof Room>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await expect(await canvas.findByText('In ten minutes.')).toBeVisible()
    await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'I am there.{Enter}')
    const line = (await canvas.findByText('I am there.')).closest('li')
    await waitFor(() => expect(line).toHaveTextContent('(sent)'))
    await expect(peopleOf(context).me.chat.store.getState().outbox.entries.size).toBe(0)
  },
}
