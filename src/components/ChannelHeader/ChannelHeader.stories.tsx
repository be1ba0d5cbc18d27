import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { arrowsOf } from '../../../.storybook/acts.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { ChannelHeader } from './index.ts'

const about = {
  usage: 'Pieces',
  keys: [['Arrows, Home, End', 'Move between the actions, which are one stop of Tab']],
  announced: ['Nothing: who is online is text to be read.'],
  hooks: ['useChannel', 'useChannelTitle', 'useConnection'],
  accessibility: [
    'A heading of level two, or of the level that is asked for.',
    'A name that is cut can be read whole by pointer and by key.',
  ],
  rules: ['CH-1', 'CH-2', 'PR-1'],
} satisfies About

/** Which conversation this is and who is in it; in a narrow root also the way back to the list. */
const meta = {
  title: 'Components/Channel header',
  component: ChannelHeader,
  parameters: { about, scene: team },
  args: { channelId: channelId('messaging:design-review') },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <ChannelHeader {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof ChannelHeader>

export default meta
type Story = StoryObj<typeof meta>

type Context = Parameters<NonNullable<Story['play']>>[0]
const partOf = ({ canvasElement }: Context, part: string): HTMLElement | null =>
  canvasElement.querySelector(`[data-slot=channel-header${part}]`)

export const Default: Story = {
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByRole('heading', { level: 2, name: 'Design review' })).toBeVisible()
    await expect(partOf(context, '-subtitle')).toHaveTextContent(/6|۶/)
    await expect(partOf(context, '-back')).not.toBeVisible()
    await expect(canvas.getByRole('toolbar')).toContainElement(
      canvas.getByRole('button', { name: wordsOf(context).search }),
    )
  },
}

/** With one other person it is about them: whether they are there, or when they were. */
export const Direct: Story = {
  args: { channelId: channelId('messaging:ann-reza') },
  play: async (context) => {
    const { canvas, canvasElement } = context
    await expect(await canvas.findByRole('heading', { name: 'رضا کریمی' })).toBeVisible()
    await expect(canvasElement.querySelector('[data-presence=offline]')).toBeVisible()
    await peopleOf(context).meet('reza')
    await waitFor(() => expect(canvasElement.querySelector('[data-presence=online]')).toBeVisible())
  },
}

export const PeopleOnline: Story = {
  play: async (context) => {
    await context.canvas.findByRole('heading')
    const before = partOf(context, '-subtitle')?.textContent
    await peopleOf(context).meet('xiaolong')
    await waitFor(() => expect(partOf(context, '-subtitle')?.textContent).not.toBe(before))
  },
}

/** The picture of the other one leads to who they are. */
export const WithProfile: Story = {
  ...Direct,
  play: async (context) => {
    const { canvas, userEvent } = context
    await canvas.findByRole('heading')
    const face = partOf(context, '-profile') as HTMLElement
    await userEvent.click(face)
    await expect(await canvas.findByRole('group')).toHaveTextContent('رضا کریمی')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.queryByRole('group')).toBeNull())
    await expect(face).toHaveFocus()
  },
}

export const Actions: Story = {
  args: {
    actions: ['Members', 'Mute'].map((label) => (
      <button key={label} type="button" className="parlour-button" data-variant="plain">
        {label}
      </button>
    )),
  },
  play: async (context) => {
    const { canvas, userEvent } = context
    const members = await canvas.findByRole('button', { name: 'Members' })
    const search = canvas.getByRole('button', { name: wordsOf(context).search })
    await userEvent.tab()
    await expect(search).toHaveFocus()
    await userEvent.keyboard(arrowsOf(search).end)
    await expect(members).toHaveFocus()
  },
}

/** Nothing is known of it yet, and nothing is claimed. */
export const Loading: Story = {
  beforeEach: (context) => peopleOf(context).me.network.setLatency(600_000),
  render: (args) => <ChannelHeader {...args} />,
  play: async (context) => {
    await waitFor(() => expect(context.canvasElement.querySelector('[data-slot=skeleton]')).toBeVisible())
    await expect(partOf(context, '')).toHaveAttribute('aria-busy', 'true')
    await expect(context.canvas.queryByRole('heading')).toBeNull()
  },
}

/** Without a connection nobody knows who is there. */
export const Offline: Story = {
  play: async (context) => {
    await context.canvas.findByRole('heading')
    const before = partOf(context, '-subtitle')?.textContent
    peopleOf(context).me.network.setOnline(false)
    await waitFor(() => expect(partOf(context, '-subtitle')?.textContent).not.toBe(before))
  },
}

/** A name that does not fit is cut, and can be read whole by pointer and by key. */
export const Long: Story = {
  args: { channelId: channelId('messaging:long') },
  parameters: {
    frame: 'narrow',
    scene: {
      name: 'long',
      users: team.users,
      channels: [
        {
          type: 'messaging',
          id: 'long',
          name: 'جلسهٔ هماهنگی (API v2) در ساعت ۱۰:۳۰ با تیم Backend و همهٔ کسانی که می‌خواهند',
          members: ['ann', 'reza'],
          messages: [],
        },
      ],
    },
  },
  play: async (context) => {
    const { canvas, canvasElement } = context
    const title = await canvas.findByRole('heading')
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    await expect(title.getBoundingClientRect().height).toBeLessThan(36)
    const name = partOf(context, '-name') as HTMLElement
    await expect(getComputedStyle(name).direction).toBe('rtl')
    await fireEvent.pointerOver(name, { pointerType: 'mouse' })
    await waitFor(() => expect(canvas.getByRole('tooltip')).toBeVisible())
    await expect(canvas.getByRole('tooltip')).toHaveTextContent(/می‌خواهند/)
  },
}

/** Five thousand members are a number, not a list. */
export const Many: Story = {
  args: { channelId: channelId('messaging:many') },
  parameters: {
    scene: {
      name: 'many',
      users: [
        ...team.users,
        ...Array.from({ length: 5000 }, (_, place) => ({ id: `p-${place}`, name: `Person ${place}` })),
      ],
      channels: [
        {
          type: 'messaging',
          id: 'many',
          name: 'Everybody',
          members: ['ann', ...Array.from({ length: 4999 }, (_, place) => `p-${place}`)],
          messages: [],
        },
      ],
    },
  },
  play: async (context) => {
    await context.canvas.findByRole('heading')
    await expect(partOf(context, '-subtitle')).toHaveTextContent(/5,?000|۵٬۰۰۰/)
  },
}

export const Narrow: Story = {
  args: { channelId: channelId('messaging:stress') },
  parameters: { frame: 'narrow' },
  play: async (context) => {
    const { canvas, canvasElement } = context
    const title = await canvas.findByRole('heading', { name: '7 things that break rows (and ۳ more)' })
    await expect(partOf(context, '-back')).toBeVisible()
    await expect(canvas.getAllByRole('button')[0]).toBe(partOf(context, '-back'))
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    await expect(title.getBoundingClientRect().height).toBeLessThan(36)
  },
}

export const Persian: Story = {
  args: { channelId: channelId('messaging:tehran') },
  globals: { locale: 'fa', direction: 'auto', digits: 'locale' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'گردهمایی تهران' })).toBeVisible()
    await expect(canvas.getByText(/۶ عضو/)).toBeVisible()
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
