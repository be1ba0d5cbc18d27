import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { channelId } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'
import { ChannelList } from './index.ts'

/** My conversations, newest activity first, with what is new in each. */
const meta = {
  title: 'Components/Channel list',
  component: ChannelList,
  parameters: { scene: team, frame: 'narrow' },
} satisfies Meta<typeof ChannelList>

export default meta
type Story = StoryObj<typeof meta>

const nobody: Scene = { name: 'nobody', users: people, channels: [] }

/** More than one page of conversations, one of them with a name that fits nowhere. */
const many: Scene = {
  name: 'many',
  users: people,
  channels: Array.from({ length: 45 }, (_, place) => ({
    type: 'messaging',
    id: `many-${place}`,
    name:
      place === 1
        ? 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
        : `Line ${place + 1}`,
    members: ['ann', 'reza', 'xiaolong'],
    messages: [{ by: 'reza', text: `The tram of line ${place + 1} is late.`, minutesAgo: place * 61 + 1 }],
    unread: place % 5 === 1 ? { ann: 1 } : {},
  })),
}

export const Default: Story = {
  play: async ({ canvas }) => {
    const rows = await canvas.findAllByRole('listitem')
    await expect(rows).toHaveLength(7)
    const release = canvas.getByRole('button', { name: /Release 4\.2/ })
    await expect(release).toHaveAccessibleName(/unread, 11 messages/)
    await expect(within(release).getByText('11')).toBeVisible()
    await expect(canvas.getByRole('button', { name: /^رضا کریمی/ })).toBeVisible()
  },
}

export const Loading: Story = {
  beforeEach: (context) => peopleOf(context).me.network.setLatency(600_000),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('navigation')).toHaveAttribute('aria-busy', 'true')
    await expect(canvasElement.querySelectorAll('[data-slot=skeleton]').length).toBeGreaterThan(3)
    await expect(canvas.queryByRole('listitem')).toBeNull()
  },
}

export const Empty: Story = {
  parameters: { scene: nobody },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No conversations yet')).toBeVisible()
  },
}

/** The server says no; with a press on the button it is asked again. */
export const Failed: Story = {
  beforeEach: (context) => peopleOf(context).me.network.failNext('queryChannels', { status: 403 }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/conversations could not be loaded/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
  },
}

export const TriedAgain: Story = {
  ...Failed,
  play: async (context) => {
    await Failed.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(7)
    await expect(canvas.queryByText(/could not be loaded/)).toBeNull()
  },
}

export const Many: Story = {
  parameters: { scene: many },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(30)
    await expect(canvas.getByRole('button', { name: 'Load more conversations' })).toBeInTheDocument()
    const list = canvasElement.querySelector('nav')
    await expect(list?.scrollWidth).toBeLessThanOrEqual(list?.clientWidth ?? 0)
  },
}

export const AllOfMany: Story = {
  ...Many,
  play: async (context) => {
    await Many.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: 'Load more conversations' }))
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(45))
    await expect(canvas.queryByRole('button', { name: 'Load more conversations' })).toBeNull()
  },
}

/** A message that comes raises its conversation, with a badge and what it says. */
export const NewMessage: Story = {
  play: async (context) => {
    const { canvas } = context
    await canvas.findAllByRole('listitem')
    const reza = await peopleOf(context).meet('reza')
    reza.chat.send(channelId('messaging:design-review'), 'Four it is.')
    const row = await canvas.findByRole('button', { name: /Design review.*unread, 1 message.*|Four it is/ })
    await waitFor(() => expect(row).toHaveAccessibleName(/unread, 1 message/))
    await expect(canvas.getAllByRole('button')[0]).toBe(row)
  },
}

export const SomebodyIsTyping: Story = {
  play: async (context) => {
    const { canvas } = context
    await canvas.findAllByRole('listitem')
    const { meet, keepTyping } = peopleOf(context)
    keepTyping(await meet('xiaolong'), channelId('messaging:design-review'))
    await expect(await canvas.findByText(/李小龍.* is typing/)).toBeVisible()
  },
}

export const Draft: Story = {
  play: async (context) => {
    const { canvas } = context
    await canvas.findAllByRole('listitem')
    const { me } = peopleOf(context)
    me.chat.setDraft(channelId('messaging:tehran'), { text: 'پس همه چیز (تقریباً) آماده است' })
    await expect(await canvas.findByText(/^Draft: .*آماده است/)).toBeVisible()
  },
}

export const Persian: Story = {
  globals: { locale: 'fa' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /Release 4\.2/ })).toHaveTextContent('۱۱')
    await expect(canvas.getByRole('navigation')).toHaveAccessibleName('گفت‌وگوها')
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
