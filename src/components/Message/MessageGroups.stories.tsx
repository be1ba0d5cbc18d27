import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { timeOf } from '../../../.storybook/acts.ts'
import { kinds } from '../../../.storybook/kinds.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { channelId, messageKey } from '../../index.ts'
import { Message } from './index.ts'

/** Messages of one person in a row: which corners each has, and which of them says who and when. */
const meta = {
  title: 'Components/Message/Groups',
  component: Message,
  parameters: { scene: kinds },
  args: { channelId: channelId('messaging:kinds'), messageKey: messageKey('text') },
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>

/** Only the first of a group shows who and when; the others say so to screen readers. */
export const Group: Story = {
  render: ({ channelId: id }) => (
    <Loaded channelId={id}>
      <Message channelId={id} messageKey={messageKey('text')} position="first" />
      <Message channelId={id} messageKey={messageKey('text-2')} position="middle" />
      <Message channelId={id} messageKey={messageKey('text-3')} position="last" />
    </Loaded>
  ),
  play: async ({ canvas }) => {
    const rows = await canvas.findAllByRole('article')
    await expect(rows).toHaveLength(3)
    for (const row of rows) {
      await expect(row).toHaveAccessibleName(/رضا کریمی/)
      await expect(row).toHaveAccessibleName(expect.stringContaining(timeOf(row)))
    }
    const names = canvas.getAllByText('رضا کریمی').filter((name) => name.getBoundingClientRect().width > 1)
    await expect(names.filter((name) => !name.closest('.parlour-visually-hidden'))).toHaveLength(1)
  },
}

/** The place in a group, on each side. */
const positions = ['single', 'first', 'middle', 'last'] as const
export const Positions: Story = {
  render: ({ channelId: id }) => (
    <Loaded channelId={id}>
      {positions.flatMap((position) =>
        ['text', 'own'].map((key) => (
          <Message key={position + key} channelId={id} messageKey={messageKey(key)} position={position} />
        )),
      )}
    </Loaded>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('article')).toHaveLength(8)
  },
}

export const PositionsRightToLeft: Story = { ...Positions, globals: { direction: 'rtl' } }
export const PositionsFlat: Story = { ...Positions, globals: { layout: 'flat' } }
