import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { channelId } from '../../index.ts'
import { ChannelHeader } from './index.ts'

/** Which conversation this is and who is in it; in a narrow root also the way back to the list. */
const meta = {
  title: 'Components/Channel header',
  component: ChannelHeader,
  parameters: { scene: team },
  args: { channelId: channelId('messaging:design-review') },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <ChannelHeader {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof ChannelHeader>

export default meta
type Story = StoryObj<typeof meta>

export const Group: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { level: 2, name: 'Design review' })).toBeVisible()
    await expect(canvas.getByText(/^6 members/)).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Back to channels' })).toBeNull()
  },
}

/** With one other person it is about them. */
export const Direct: Story = {
  args: { channelId: channelId('messaging:ann-reza') },
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByRole('heading', { name: 'رضا کریمی' })).toBeVisible()
    await expect(canvas.getByText('offline')).toBeVisible()
    await peopleOf(context).meet('reza')
    await expect(await canvas.findByText('online')).toBeVisible()
  },
}

export const PeopleOnline: Story = {
  play: async (context) => {
    const { canvas } = context
    await canvas.findByRole('heading')
    await peopleOf(context).meet('xiaolong')
    await waitFor(() => expect(canvas.getByText('6 members · 2 online')).toBeVisible())
  },
}

export const Narrow: Story = {
  args: { channelId: channelId('messaging:stress') },
  parameters: { frame: 'narrow' },
  play: async ({ canvas, canvasElement }) => {
    const title = await canvas.findByRole('heading', { name: '7 things that break rows (and ۳ more)' })
    await expect(canvas.getByRole('button', { name: 'Back to channels' })).toBeVisible()
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    await expect(title.getBoundingClientRect().height).toBeLessThan(32)
  },
}

export const Persian: Story = {
  args: { channelId: channelId('messaging:tehran') },
  globals: { locale: 'fa' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'گردهمایی تهران' })).toBeVisible()
    await expect(canvas.getByText(/۶ عضو/)).toBeVisible()
  },
}

export const Dark: Story = { ...Group, globals: { theme: 'dark' } }
