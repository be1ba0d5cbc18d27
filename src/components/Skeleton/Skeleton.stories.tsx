import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { MessageSkeleton, Skeleton } from './index.ts'

const about = {
  usage: 'Pieces',
  announced: ['Nothing: it is hidden, and the region says that it is busy.'],
  accessibility: ['It does not move where less motion is wanted.'],
  rules: ['LO-1', 'P-6'],
} satisfies About

/** What stands where something will be, with the same geometry. */
const meta = {
  title: 'Components/Skeletons',
  parameters: { about },
  component: Skeleton,
  args: { kind: 'channel' },
} satisfies Meta<typeof Skeleton>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const skeleton = canvasElement.querySelector('[data-slot=skeleton]')
    await expect(skeleton).toBeVisible()
    await expect(skeleton?.closest('[aria-hidden=true]')).not.toBeNull()
    await expect(canvasElement.querySelector('[data-slot=panes]')).toHaveTextContent('')
  },
}

export const Title: Story = { ...Default, args: { kind: 'title' } }

export const Messages: Story = {
  ...Default,
  render: () => <MessageSkeleton />,
  parameters: { frame: 'column' },
}

export const Narrow: Story = { ...Messages, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Messages, globals: { theme: 'dark' } }
export const Persian: Story = { ...Messages, globals: { locale: 'fa', direction: 'auto' } }
