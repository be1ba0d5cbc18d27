import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { Scene } from '../../../src/server.ts'
import { people } from '../../../src/testing.ts'
import { arrived, fieldIn, part, rowsIn } from '../../acts.ts'
import { peopleOf } from '../../people.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { Kit, scenario } from './scenario.tsx'

const nothing: Scene = { name: 'nothing', users: people, channels: [] }
const one: Scene = {
  name: 'one',
  users: people,
  channels: [{ type: 'messaging', id: 'first', name: '42', members: ['ann', 'reza'], messages: [] }],
}

/** The first minute with it: nothing is there, and the next step is always in sight. */
const meta = {
  title: 'Scenarios/First run',
  parameters: { ...scenario, scene: nothing },
  render: (_, context) => <Kit {...rootProps(context)} />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

/** Two empty panes that say so, and nothing that looks like a fault. */
export const Default: Story = {
  play: async (context) => {
    const notices = () => context.canvasElement.querySelectorAll('[data-slot=notice]')
    await waitFor(() => expect(notices()).toHaveLength(2), { timeout: 4000 })
    for (const notice of notices()) await expect(notice).not.toHaveAttribute('data-kind', 'error')
  },
}

/** The first conversation appears while one looks, without a reload. */
export const Invited: Story = {
  play: async (context) => {
    await Default.play?.(context)
    const reza = peopleOf(context).world.server.as('reza')
    await reza.call('getOrCreateChannel', {
      path: { type: 'messaging', id: 'hello' },
      body: { data: { members: [{ user_id: 'ann' }, { user_id: 'reza' }] } },
    })
    await reza.call('sendMessage', {
      path: { type: 'messaging', id: 'hello' },
      body: { message: { text: 'سلام Ann!' } },
    })
    await expect(await arrived(context, 'channel-item')).toHaveTextContent('سلام Ann!')
  },
}

/** An empty conversation: the sentence leads to the field, and the first message takes its place. */
export const FirstMessage: Story = {
  parameters: { scene: one },
  render: (_, context) => <Kit {...rootProps(context)} defaultChannelId="messaging:first" />,
  play: async (context) => {
    const { userEvent } = context
    const notice = await arrived(context, 'notice')
    const field = await fieldIn(context)
    await userEvent.click(notice.querySelector('button') as Element)
    await expect(field).toHaveFocus()
    await userEvent.keyboard('👋{Control>}{Enter}{/Control}')
    await waitFor(() => expect(rowsIn(context)).toHaveLength(1))
    await waitFor(() => expect(rowsIn(context)[0]).toHaveAttribute('data-status', 'sent'))
    await expect(part(context, 'notice')).toBeNull()
  },
}
