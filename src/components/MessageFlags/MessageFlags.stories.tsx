import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, fireEvent, screen, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { MessageFlags, type MessageFlagsProps, useChannels } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'

const scene: Scene = {
  name: 'market',
  users: [...people, { id: 'long', name: longTexts.word }],
  channels: [
    {
      type: 'messaging',
      id: 'market',
      name: 'Neighbourhood market',
      members: ['xiaolong', ...everybody.filter((id) => id !== 'xiaolong'), 'long'],
      moderators: ['xiaolong'],
      messages: [
        { id: 'watch', by: 'user-42', text: 'Real watches, half price, only today!', minutesAgo: 190 },
        { id: 'long', by: 'long', text: `${longTexts.mixed} ${longTexts.word}`, minutesAgo: 120 },
        { id: 'rude', by: 'reza', text: 'این صندلی شکسته است، دروغ نگو!', minutesAgo: 55 },
        ...Array.from({ length: 30 }, (_, place) => ({
          id: `offer-${place + 1}`,
          by: 'user-42',
          text: `Offer ${place + 1}`,
          minutesAgo: 40 - place,
        })),
      ],
    },
  ],
}

/** Reports of these messages, oldest first: who, which, why, and what they add. */
type Reports = readonly (readonly [by: string, message: string, reason?: string, note?: string])[]

const some: Reports = [
  ['ann', 'watch', 'spam', 'He writes this in every channel.'],
  ['guest-7f3a', 'watch', 'spam'],
  ['anne-sophie', 'long', 'advertises-a-competitor', longTexts.word],
  ['xiaolong', 'rude', 'abuse', 'لحن پیام تند است.'],
]

/** The screen of somebody whose channels are loaded. */
function Desk(props: MessageFlagsProps): JSX.Element {
  useChannels()
  return <MessageFlags {...props} />
}

const reported = (reports: Reports) => async (context: Parameters<typeof peopleOf>[0]) => {
  const { server } = peopleOf(context).world
  for (const [by, target_message_id, reason, note] of reports)
    await server.as(by).call('flag', {
      body: { target_message_id, ...(reason ? { reason } : {}), ...(note ? { custom: { note } } : {}) },
    })
}

const about = {
  usage: 'Moderation',
  announced: [
    'How many reports came with the next page.',
    'That a message was deleted, or a report removed.',
  ],
  hooks: ['useMessageFlags', 'useMessageActions'],
  accessibility: [
    'A region named by its heading, and a list in which every item is named by author and message.',
    'Deleting asks first, and the focus stays on the message.',
  ],
  rules: ['MO-1', 'MO-5', 'FO-6'],
} satisfies About

/** What was reported in the channels that somebody moderates, and what can be done about it. */
const meta = {
  title: 'Components/Message flags',
  component: MessageFlags,
  parameters: { about, scene, as: 'xiaolong', frame: 'column' },
  render: (args) => <Desk {...args} />,
} satisfies Meta<typeof MessageFlags>

export default meta
type Story = StoryObj<typeof meta>

const items = (root: HTMLElement): readonly HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[data-slot="message-flag"]'),
]

export const Default: Story = {
  beforeEach: reported(some),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(items(canvasElement)).toHaveLength(3))
    const region = canvas.getByRole('region')
    await expect(region.scrollWidth).toBeLessThanOrEqual(region.clientWidth)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Persian: Story = {
  ...Default,
  globals: { locale: 'fa', direction: 'auto', digits: 'locale' },
}

/** Asks first; what was deleted stays as a tombstone until the next look. */
export const Delete: Story = {
  beforeEach: reported(some),
  play: async (context) => {
    const { canvasElement, userEvent } = context
    await waitFor(() => expect(items(canvasElement)).toHaveLength(3))
    const [first] = items(canvasElement)
    const { messageDelete, messageRemoved } = wordsOf(context)
    await userEvent.click(await within(first!).findByRole('button', { name: messageDelete }))
    const question = await screen.findByRole('alertdialog')
    await userEvent.click(within(question).getByRole('button', { name: messageDelete }))
    await waitFor(() => expect(first).toHaveTextContent(messageRemoved))
    await waitFor(() => expect(first).toHaveFocus())
  },
}

/** One's own report can be taken back. */
export const TakenBack: Story = {
  beforeEach: reported(some),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { reportRemove, flagsByYou } = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: reportRemove }))
    await waitFor(() => expect(canvas.queryByText(flagsByYou, { exact: false })).toBeNull())
  },
}

/** Thirty reports, twenty-five at a time. */
export const Many: Story = {
  beforeEach: reported(
    Array.from({ length: 30 }, (_, place) => ['ann', `offer-${place + 1}`, 'spam'] as const),
  ),
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: wordsOf(context).flagsMore }))
    await waitFor(() => expect(items(canvasElement).length).toBeGreaterThan(25))
    const list = canvas.getByRole('list', { name: wordsOf(context).flagsLabel })
    await waitFor(() => expect(list).toHaveFocus())
  },
}

export const Empty: Story = {
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).flagsEmpty)).toBeVisible()
  },
}

/** Whoever moderates nothing is told so, and has nothing to press. */
export const NotAllowed: Story = {
  beforeEach: reported(some),
  parameters: { as: 'ann' },
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).flagsForbidden)).toBeVisible()
    await expect(context.canvas.queryByRole('button')).toBeNull()
  },
}

export const Failed: Story = {
  beforeEach: async (context) => {
    await reported(some)(context)
    peopleOf(context).me.network.failNext('queryMessageFlags', { status: 500 })
  },
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: wordsOf(context).retry }))
    await waitFor(() => expect(items(canvasElement)).toHaveLength(3))
  },
}

/** What is there stays to be read. */
export const Offline: Story = {
  beforeEach: reported(some),
  play: async (context) => {
    const { canvas, canvasElement } = context
    await waitFor(() => expect(items(canvasElement)).toHaveLength(3))
    peopleOf(context).me.network.setOnline(false)
    await fireEvent(window, new Event('offline'))
    await expect(await canvas.findByText(wordsOf(context).flagsOffline)).toBeVisible()
    await expect(items(canvasElement)).toHaveLength(3)
  },
}
