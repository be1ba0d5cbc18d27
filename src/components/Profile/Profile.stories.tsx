import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, userId, UserAvatar } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'
import { useProfile } from './index.ts'

/** A face to press. */
function Face({ user }: { readonly user: string }): JSX.Element {
  const showProfile = useProfile()
  return (
    <button
      type="button"
      className="parlour-button"
      aria-label="…"
      onClick={({ currentTarget }) => showProfile(userId(user), currentTarget)}
    >
      <UserAvatar userId={userId(user)} />
    </button>
  )
}

const room: Scene = {
  name: 'room',
  users: [
    ...people,
    { id: 'host', name: 'Mina Host' },
    { id: 'broken', name: '👩‍🚀 نسیم Explorer', image: '/avatars/broken.svg' },
    {
      id: 'long',
      name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaften',
      role: 'admin',
    },
  ],
  channels: [
    {
      type: 'messaging',
      id: 'room',
      members: ['ann', 'reza', 'host', 'broken', 'long', 'guest-7f3a'],
      messages: [],
    },
  ],
}

const about = {
  usage: 'People',
  keys: [['Escape', 'Closes, and the focus is on the face again']],
  announced: ['Nothing by itself.'],
  hooks: ['useUser'],
  accessibility: ['A named group that is not modal; presence is told in words.'],
  rules: ['CH-2', 'PR-1', 'FO-6'],
} satisfies About

/** Who somebody is, beside the face or name that was pressed. */
const meta = {
  title: 'Components/Profile popover',
  component: Face,
  parameters: { about, scene: room },
  args: { user: 'reza' },
  render: (args) => (
    <Loaded channelId={channelId('messaging:room')}>
      <Face {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof Face>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function open({ canvas, userEvent }: Context): Promise<HTMLElement> {
  await userEvent.click(await canvas.findByRole('button'))
  const profile = await canvas.findByRole('group')
  await waitFor(() => expect(profile).toBeVisible())
  return profile
}

export const Default: Story = {
  play: async (context) => {
    const profile = await open(context)
    await expect(profile).toHaveTextContent('رضا کریمی')
    await expect(profile.querySelector('[data-presence=offline]')).toBeVisible()
    await peopleOf(context).meet('reza')
    await waitFor(() => expect(profile.querySelector('[data-presence=online]')).toBeVisible())
  },
}

/** For how long they are muted is chosen from a menu in its place. */
export const Mute: Story = {
  play: async (context) => {
    const profile = await open(context)
    await context.userEvent.click(within(profile).getByRole('button', { name: wordsOf(context).mute }))
    const menu = await context.canvas.findByRole('menu')
    await expect(within(menu).getAllByRole('menuitem')).toHaveLength(4)
  },
}

/** With a role, and the time where they are. */
export const Elsewhere: Story = {
  args: { user: 'host' },
  beforeEach: async (context) => {
    const host = { id: 'host', name: 'Mina Host', role: 'moderator', timezone: 'Asia/Tehran' }
    await peopleOf(context)
      .world.server.asServer()
      .call('updateUsers', { body: { users: { host } } })
  },
  play: async (context) => {
    await expect((await open(context)).querySelectorAll('[data-slot=profile-fact]')).toHaveLength(3)
  },
}

/** No picture, or one that does not load: the initials, letter by whole letter. */
export const NoPicture: Story = {
  args: { user: 'broken' },
  play: async (context) => {
    const profile = await open(context)
    await waitFor(() => expect(profile.querySelector('[data-slot=avatar]')).toHaveTextContent('👩‍🚀'))
  },
}

export const NoName: Story = {
  args: { user: 'guest-7f3a' },
  play: async (context) => {
    await expect((await open(context)).querySelector('[data-slot=profile-name]')).not.toHaveTextContent(
      'guest',
    )
  },
}

export const Long: Story = {
  args: { user: 'long' },
  play: async (context) => {
    const profile = await open(context)
    await expect(profile.scrollWidth).toBeLessThanOrEqual(profile.clientWidth)
  },
}

export const Narrow: Story = { ...Long, parameters: { scene: room, frame: 'narrow' } }
export const Dark: Story = { ...Elsewhere, globals: { theme: 'dark' } }
export const Persian: Story = {
  ...Elsewhere,
  globals: { locale: 'fa', direction: 'auto', digits: 'locale' },
  play: async (context) => {
    await expect(await open(context)).toHaveTextContent('۱۳:۱۱')
  },
}
