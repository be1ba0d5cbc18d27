import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, ChannelList, messageKey } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { ForwardDialog } from './ForwardDialog.tsx'

const here = channelId('messaging:here')
const names = ['Launch', 'تیم طراحی', longTexts.word, 'Water polo', 'Trains', 'Kitchen', 'Night shift']

const scene: Scene = {
  name: 'forward',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'here',
      name: 'Here',
      members: everybody,
      messages: [{ id: 'news', by: 'reza', text: 'The last train leaves at half past one.', minutesAgo: 8 }],
    },
    ...names.map((name, place) => ({
      type: 'messaging',
      id: `place-${place}`,
      name,
      members: everybody,
      messages: [],
    })),
  ],
}

const about = {
  usage: 'PassItOn',
  keys: [
    ['Space', 'Chooses a conversation, or takes it back'],
    ['Escape', 'Closes; nothing is sent'],
  ],
  announced: ['Where it was sent, as a toast with the way there.'],
  hooks: ['useForward'],
  accessibility: ['A modal; the search has the focus. The choices are checkboxes in a named list.'],
  rules: ['MS-5', 'FO-7'],
} satisfies About

/** Asks to whom a message shall be passed on. */
const meta = {
  title: 'Components/Forward dialog',
  component: ForwardDialog,
  // A modal would lie over the whole page of documentation.
  tags: ['!autodocs'],
  parameters: { about, scene, frame: 'column' },
  args: { channelId: here, messageKey: messageKey('news'), onClose: fn() },
  render: (args) => (
    <Loaded channelId={here}>
      <div hidden>
        <ChannelList />
      </div>
      <ForwardDialog {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof ForwardDialog>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function opened({ canvas }: Context): Promise<HTMLElement> {
  const dialog = await canvas.findByRole('dialog')
  await waitFor(() => expect(dialog).toBeVisible())
  await waitFor(() => expect(within(dialog).getAllByRole('checkbox').length).toBeGreaterThan(5))
  return dialog
}

export const Default: Story = {
  play: async (context) => {
    const dialog = await opened(context)
    await expect(within(dialog).getByRole('searchbox')).toHaveFocus()
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }

/** Two are chosen by key and get it, behind a comment. */
export const Sent: Story = {
  play: async (context) => {
    const { userEvent } = context
    const dialog = await opened(context)
    await userEvent.keyboard('water')
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /Water polo/ }))
    await userEvent.clear(within(dialog).getByRole('searchbox'))
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /Trains/ }))
    await userEvent.type(within(dialog).getByRole('textbox'), 'Look')
    await userEvent.click(within(dialog).getByRole('button', { name: wordsOf(context).forwardSend }))
    const { world } = peopleOf(context)
    await waitFor(async () => {
      const path = { type: 'messaging', id: 'place-3' }
      const answer = await world.server.as('ann').call('getOrCreateChannel', { path, body: { state: true } })
      await expect(answer.messages.map(({ text }) => text)).toEqual([
        'Look',
        'The last train leaves at half past one.',
      ])
    })
  },
}

/** No conversation has such a name. */
export const Empty: Story = {
  play: async (context) => {
    const dialog = await opened(context)
    await context.userEvent.keyboard('zzzz')
    await expect(within(dialog).getByText(wordsOf(context).forwardNone)).toBeVisible()
  },
}
