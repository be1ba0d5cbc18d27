import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ComponentProps } from 'react'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { rootProps } from '../../../.storybook/StoryRoot.tsx'
import { team } from '../../../.storybook/scenes.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { Channel, ChannelList } from '../../index.ts'
import { demo } from '../../testing.ts'
import { Chat } from './index.ts'

type Args = Omit<ComponentProps<typeof Chat>, 'chat'>

const about = {
  usage: 'DropIn',
  shortcuts: ['help', 'nextRegion', 'previousRegion', 'nextUnread', 'previousUnread'],
  announced: [
    'All that is spoken in a chat goes through the two live regions of its root; see Foundations / Announcements lab.',
  ],
  hooks: ['ChatProvider', 'useChat', 'useConnection'],
  theming: [
    'theme, contrast, density and layout are attributes of the root, so that a style sheet can read them.',
    'classNames gives classes to single slots, components replaces whole parts.',
  ],
  accessibility: [
    'It has no main, banner or contentinfo role and no heading of level one: those are the page’s.',
    'Several on one page work, each in its own language and direction.',
  ],
  rules: ['FO-1', 'FO-2', 'FO-3', 'P-9', 'BI-1'],
} satisfies About

/**
 * The root of everything: connects the chat and gives the components below it their words, their look and the
 * conversation that is open.
 */
const meta = {
  title: 'Components/Chat',
  component: Chat as (props: Args) => ReturnType<typeof Chat>,
  parameters: { about, scene: team, frame: 'page', bare: true },
  args: { defaultChannelId: 'messaging:design-review' },
  render: (args, context) => (
    <Chat {...rootProps(context)} {...args}>
      <ChannelList />
      <Channel />
    </Chat>
  ),
} satisfies Meta<(props: Args) => ReturnType<typeof Chat>>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** The two panes, as far as they are drawn. */
const listOf = (canvas: Context['canvas']): HTMLElement | null => canvas.queryByRole('navigation')
const heading = (canvas: Context['canvas'], name: string): Promise<HTMLElement> =>
  canvas.findByRole('heading', { name })

/** What opens a conversation, by its id: in the list, whatever language that is in. */
async function opener(place: HTMLElement, id: string): Promise<HTMLElement> {
  const find = () => place.querySelector<HTMLElement>(`[data-channel-id="messaging:${id}"] button`)
  await waitFor(() => expect(find()).toBeVisible())
  return find() as HTMLElement
}

/** Everything in the demo, the channel of ten thousand messages too. */
export const Default: Story = {
  parameters: { scene: demo },
  play: async (context) => {
    const { canvas } = context
    const list = await canvas.findByRole('navigation', { name: wordsOf(context).channelListLabel })
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(8), { timeout: 3000 })
    await expect(await heading(canvas, 'Design review')).toBeVisible()
    const messages = canvas.getByRole('region')
    await expect(await within(messages).findByText(/let us look at it again at four/)).toBeVisible()
    await expect(within(list).getByRole('button', { current: 'page' })).toHaveAccessibleName(/^Design review/)
  },
}

export const NothingChosen: Story = {
  args: { defaultChannelId: null },
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findByText(wordsOf(context).channelChoose)).toBeVisible()
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(7)
  },
}

/** In a narrow root there is one pane, and a way back. */
export const Narrow: Story = {
  args: { defaultChannelId: null },
  parameters: { frame: 'narrow' },
  play: async (context) => {
    const { canvas } = context
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(7)
    await expect(canvas.queryByText(wordsOf(context).channelChoose)).not.toBeVisible()
  },
}

export const NarrowOpened: Story = {
  ...Narrow,
  play: async (context) => {
    await Narrow.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.click(await opener(context.canvasElement, 'release'))
    await expect(await heading(canvas, 'Release 4.2')).toBeVisible()
    await waitFor(() => expect(listOf(canvas)).toBeNull())
    await expect(canvas.getByRole('button', { name: wordsOf(context).channelBack })).toBeVisible()
  },
}

export const NarrowAndBack: Story = {
  ...Narrow,
  play: async (context) => {
    await NarrowOpened.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: wordsOf(context).channelBack }))
    await waitFor(() => expect(listOf(canvas)).toBeVisible())
    await expect(canvas.queryByRole('heading', { name: 'Release 4.2' })).toBeNull()
  },
}

export const Dark: Story = {
  tags: ['colours'],
  globals: { theme: 'dark' },
  play: async ({ canvas, canvasElement }) => {
    await expect(await heading(canvas, 'Design review')).toBeVisible()
    const root = canvasElement.querySelector('.parlour-root') as HTMLElement
    await expect(getComputedStyle(root).backgroundColor).toBe('rgb(18, 20, 25)')
  },
}

export const Persian: Story = {
  args: { defaultChannelId: 'messaging:tehran' },
  globals: { locale: 'fa', direction: 'auto' },
  play: async ({ canvas, canvasElement }) => {
    await expect(await heading(canvas, 'گردهمایی تهران')).toBeVisible()
    const root = canvasElement.querySelector('.parlour-root')
    await expect(root).toHaveAttribute('dir', 'rtl')
    await expect(root).toHaveAttribute('lang', 'fa')
    const list = await canvas.findByRole('navigation')
    const messages = await canvas.findByRole('region')
    await expect(list.getBoundingClientRect().left).toBeGreaterThan(messages.getBoundingClientRect().left)
  },
}

export const PersianDarkNarrow: Story = {
  args: { defaultChannelId: 'messaging:tehran' },
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
  parameters: { frame: 'narrow' },
  play: async ({ canvas }) => {
    await expect(await heading(canvas, 'گردهمایی تهران')).toBeVisible()
    await expect(await within(await canvas.findByRole('region')).findByText(/می‌بینمتان/)).toBeVisible()
  },
}

/** English words, set from right to left. */
export const EnglishRightToLeft: Story = {
  globals: { direction: 'rtl' },
  play: async ({ canvas, canvasElement }) => {
    await expect(await heading(canvas, 'Design review')).toBeVisible()
    await expect(canvasElement.querySelector('.parlour-root')).toHaveAttribute('dir', 'rtl')
  },
}

export const Flat: Story = {
  globals: { layout: 'flat' },
  play: async ({ canvas }) => {
    await expect(await heading(canvas, 'Design review')).toBeVisible()
  },
}

/** What was begun in one conversation waits there while another is open. */
export const DraftSurvivesSwitch: Story = {
  args: { onChannelChange: fn() },
  play: async ({ canvas, canvasElement, userEvent, args }) => {
    await heading(canvas, 'Design review')
    const field = await canvas.findByRole('textbox', { name: /Design review/ })
    await userEvent.type(field, 'I think we should')
    await userEvent.click(await opener(canvasElement, 'release'))
    await expect(args.onChannelChange).toHaveBeenCalledWith('messaging:release')
    await expect(await canvas.findByRole('textbox', { name: /Release 4\.2/ })).toHaveValue('')
    const row = await opener(canvasElement, 'design-review')
    await expect(row).toHaveAccessibleName(/I think we should/)
    await userEvent.click(row)
    await expect(await canvas.findByRole('textbox', { name: /Design review/ })).toHaveValue(
      'I think we should',
    )
  },
}

/** Looking at a conversation to its end marks it as read. */
export const ReadByLooking: Story = {
  args: { defaultChannelId: 'messaging:ann-reza' },
  play: async ({ canvasElement }) => {
    const row = await opener(canvasElement, 'ann-reza')
    await waitFor(() => expect(row.closest('li')).not.toHaveAttribute('data-unread'), { timeout: 4000 })
  },
}
