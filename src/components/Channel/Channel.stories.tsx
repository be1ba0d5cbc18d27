import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { fieldIn } from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { Channel } from './index.ts'

const review = channelId('messaging:design-review')

const about = {
  usage: 'DropIn',
  shortcuts: ['nextRegion', 'previousRegion', 'editLast'],
  keys: [
    ['Escape', 'From a message to the field; in the field it leaves an edit or a reply first'],
    ['Shift + Tab', 'From the field to the messages'],
  ],
  announced: [
    'New messages of others, gathered: at most one sentence in two seconds.',
    'That it was opened, with the number of unread messages.',
  ],
  hooks: ['useChannel', 'useMessages', 'useComposer'],
  theming: ['It fills the room that it is given; give the element around it a height.'],
  accessibility: [
    'Order in the document: header, banner, messages, who is writing, composer.',
    'Incoming messages never move the focus or the reader.',
  ],
  rules: ['FO-1', 'FO-4', 'FO-8', 'AN-1'],
} satisfies About

/** One conversation: header, messages, who is writing, and the composer. */
const meta = {
  title: 'Components/Channel',
  component: Channel,
  parameters: { about, scene: team, frame: 'column' },
  args: { channelId: review },
} satisfies Meta<typeof Channel>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByText(/let us look at it again at four/)).toBeVisible()
    await expect(await canvas.findByRole('textbox')).toBeVisible()
    const words = wordsOf(context)
    const name = '\u2068Design review\u2069'
    await expect(canvas.getByRole('heading', { name: 'Design review' })).toBeVisible()
    await expect(plain(canvas.getByRole('region').getAttribute('aria-label') ?? '')).toBe(
      plain(words.messageListLabel(name)),
    )
    await expect(plain(canvas.getByRole('form').getAttribute('aria-label') ?? '')).toBe(
      plain(words.composerLabel(name)),
    )
  },
}

export const Direct: Story = {
  args: { channelId: channelId('messaging:ann-reza') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'رضا کریمی' })).toBeVisible()
    await expect(await canvas.findByText(/The other one says yes/)).toBeVisible()
  },
}

export const NothingChosen: Story = {
  render: () => <Channel />,
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).channelChoose)).toBeVisible()
  },
}

export const Empty: Story = {
  args: { channelId: channelId('messaging:empty') },
  play: async (context) => {
    await expect(await context.canvas.findByText(wordsOf(context).messageListEmpty)).toBeVisible()
  },
}

export const Frozen: Story = {
  args: { channelId: channelId('messaging:frozen') },
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByText(wordsOf(context).composerFrozen)).toBeVisible()
    await expect(await canvas.findByText(/moves to the intranet/)).toBeVisible()
  },
}

export const Loading: Story = {
  beforeEach: (context) => peopleOf(context).me.network.setLatency(600_000),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region')).toHaveAttribute('aria-busy', 'true')
  },
}

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Flat: Story = { ...Default, globals: { layout: 'flat' } }
export const Compact: Story = { ...Default, globals: { density: 'compact' } }
export const Comfortable: Story = { ...Default, globals: { density: 'comfortable' } }

export const Persian: Story = {
  args: { channelId: channelId('messaging:tehran') },
  globals: { locale: 'fa', direction: 'auto' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'گردهمایی تهران' })).toBeVisible()
    await expect(await canvas.findByText(/می‌بینمتان/)).toBeVisible()
  },
}

/** The network is gone, and a message waits for it; for a look. */
export const Offline: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await canvas.findByText(/let us look at it again at four/)
    const field = await fieldIn(context)
    peopleOf(context).me.network.setOnline(false)
    await userEvent.type(field, 'Four it is.{Control>}{Enter}{/Control}')
    await expect(
      await canvas.findByText(wordsOf(context).connectionOffline, {}, { timeout: 4000 }),
    ).toBeVisible()
  },
}
