import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { rootProps } from '../../../.storybook/StoryRoot.tsx'
import { browserEnv } from '../../core.ts'
import { Chat, createChat } from '../../index.ts'
import { tabTransport } from '../../server.ts'
import { streamBackend } from '../../stream.ts'
import { ConnectionBanner } from './index.ts'

const about = {
  usage: 'Pieces',
  keys: [['Enter or Space', 'On its button: tries at once']],
  announced: ['That the connection is lost, after two seconds, and that it is back.'],
  hooks: ['useConnection'],
  accessibility: [
    'Plain text with a sign; it comes late and goes late, so that short interruptions are nobody’s business.',
  ],
  rules: ['ON-1', 'AN-1', 'P-7'],
} satisfies About

/** Says that the server is not heard, and what happens next. Nothing while all is well. */
const meta = {
  title: 'Components/Connection banner',
  parameters: { about },
  component: ConnectionBanner,
} satisfies Meta<typeof ConnectionBanner>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** Longer than the grace for short interruptions. */
const patiently = { timeout: 5000 }

const untilSaid = (context: Context, state: string): Promise<void> =>
  waitFor(
    () =>
      expect(
        context.canvasElement.querySelector(`[data-slot=connection-banner][data-state=${state}]`),
      ).toBeVisible(),
    patiently,
  )

const untilOnline = (context: Context): Promise<void> =>
  waitFor(() =>
    expect(context.canvasElement.querySelector('.parlour-root')).toHaveAttribute('data-connection', 'online'),
  )

export const Online: Story = {
  play: async (context) => {
    await untilOnline(context)
    await expect(context.canvasElement.querySelector('[data-slot=connection-banner]')).toBeNull()
  },
}

/** The first connection takes its time. */
export const Connecting: Story = {
  beforeEach: (context) => peopleOf(context).me.network.setSilent(true),
  play: (context) => untilSaid(context, 'connecting'),
}

/** Sockets open no more; what is tried is said, and a person may try at once. */
export const Default: Story = {
  play: async (context) => {
    const { me } = peopleOf(context)
    await untilOnline(context)
    me.network.setSilent(true)
    me.network.dropSockets()
    await untilSaid(context, 'reconnecting')
    await expect(context.canvas.getByRole('button')).toBeVisible()
  },
}

/** The network is gone. What is written now is sent later. */
export const Offline: Story = {
  play: async (context) => {
    await untilOnline(context)
    peopleOf(context).me.network.setOnline(false)
    await untilSaid(context, 'offline')
  },
}

export const BackOnline: Story = {
  play: async (context) => {
    await Offline.play?.(context)
    peopleOf(context).me.network.setOnline(true)
    await untilOnline(context)
    // For a second it says that all is well again.
    await untilSaid(context, 'online')
    await waitFor(
      () => expect(context.canvasElement.querySelector('[data-slot=connection-banner]')).toBeNull(),
      patiently,
    )
  },
}

/** An interruption that is over before anybody has noticed is nobody's business. */
export const ShortInterruption: Story = {
  play: async (context) => {
    const { me } = peopleOf(context)
    await untilOnline(context)
    me.network.setOnline(false)
    await waitFor(() =>
      expect(context.canvasElement.querySelector('.parlour-root')).toHaveAttribute(
        'data-connection',
        'offline',
      ),
    )
    await expect(context.canvasElement.querySelector('[data-slot=connection-banner]')).toBeNull()
    me.network.setOnline(true)
    await untilOnline(context)
    await expect(context.canvasElement.querySelector('[data-slot=connection-banner]')).toBeNull()
  },
}

/** The server does not accept the token, and there is no other. */
export const Failed: Story = {
  parameters: { bare: true },
  beforeEach: (context) => {
    const chat = createChat({
      env: { ...browserEnv(), ...tabTransport(peopleOf(context).world.server) },
      backend: streamBackend({ apiKey: 'world', user: { id: 'ann' }, token: 'outdated' }),
    })
    context.loaded['chat'] = chat
    return chat.destroy
  },
  render: (_, context) => (
    <Chat {...rootProps(context)} chat={context.loaded['chat']}>
      <ConnectionBanner />
    </Chat>
  ),
  play: (context) => untilSaid(context, 'refused'),
}

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }

export const Persian: Story = {
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    await untilOnline(context)
    peopleOf(context).me.network.setOnline(false)
    await expect(await context.canvas.findByText(/آفلاین/, {}, patiently)).toBeVisible()
  },
}

/** The longest sentence with its button, at twice the size of text: it wraps, and nothing sticks out (VM-4). */
export const Long: Story = {
  ...Default,
  parameters: { frame: 'narrow' },
  decorators: [
    (Story) => (
      <div style={{ fontSize: '200%' }}>
        <Story />
      </div>
    ),
  ],
  play: async (context) => {
    await Default.play?.(context)
    const root = context.canvasElement.querySelector('.parlour-root')
    await expect(root?.scrollWidth).toBeLessThanOrEqual(root?.clientWidth ?? 0)
  },
}
