import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { fieldIn, part } from '../../../.storybook/acts.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { channelId, messageKey } from '../../index.ts'
import { Composer } from './index.ts'

const review = channelId('messaging:design-review')
const tehran = channelId('messaging:tehran')

const about = {
  usage: 'Pieces',
  keys: [
    ['Enter', 'Sends; a new line with Shift. Where Enter makes a new line, Ctrl or ⌘ with it sends'],
    ['Escape', 'Leaves an edit or a reply; the text is never cleared'],
    ['Shift + Tab', 'To the messages; to the files of the tray where there are some'],
  ],
  shortcuts: ['editLast', 'bold', 'italic', 'code', 'strike'],
  announced: ['What is left of the limit and slow mode, at their beginning and end.'],
  hooks: ['useComposer', 'useSendMessage'],
  theming: ['The field grows to ten lines, then it scrolls.'],
  accessibility: [
    'A named form; Send says in its description why it waits.',
    'No key of a word that is being composed is taken.',
    'Text in the field is never smaller than 16 px.',
  ],
  rules: ['FO-8', 'FO-9', 'P-2', 'TC-4', 'BI-2'],
} satisfies About

/** Where one writes: grows with the text, keeps a draft per channel, and never sends a half-composed word. */
const meta = {
  title: 'Components/Composer',
  component: Composer,
  parameters: { about, scene: team },
  // On a touch screen Enter would make a new line; these are about keyboards (TC-4).
  args: { channelId: review, sendKey: 'enter' },
} satisfies Meta<typeof Composer>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const chatOf = (context: Context) => peopleOf(context).me.chat

export const Default: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await expect(field).toHaveAttribute('placeholder')
    const send = part(context, 'composer-send')
    await expect(send).toHaveAttribute('aria-disabled', 'true')
    await expect(send).toHaveAccessibleDescription()
    await context.userEvent.type(field, 'Four')
    await waitFor(() => expect(send).toHaveAttribute('aria-disabled', 'false'))
    await context.userEvent.clear(field)
    await expect(send).toHaveAttribute('aria-disabled', 'true')
  },
}

/** Until the channel is there the field is, but waits. */
export const Loading: Story = {
  globals: { latency: 3000 },
  play: async (context) => {
    await expect(await context.canvas.findByRole('textbox')).toHaveAttribute('readonly')
    await expect(context.canvas.getByRole('form')).toHaveAttribute('aria-busy', 'true')
  },
}

/** As high as ten lines, then it scrolls. */
export const Many: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    const text = Array.from({ length: 40 }, (_, line) => `Line ${line + 1}`).join('\n')
    chatOf(context).setDraft(review, { text })
    await waitFor(() => expect(field).toHaveValue(text))
    await expect(field.clientHeight).toBeLessThan(320)
    await expect(field.scrollHeight).toBeGreaterThan(field.clientHeight)
  },
}

/** The text is what decides its direction. */
export const PersianText: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    chatOf(context).setDraft(review, { text: 'نسخهٔ 4.2 (build 1807) ساعت ۱۸:۳۰ می‌رسد!' })
    await waitFor(() => expect(getComputedStyle(field).direction).toBe('rtl'))
  },
}

/** What was begun is there again. */
export const Draft: Story = {
  beforeEach: (context) => peopleOf(context).me.chat.setDraft(review, { text: 'I think we should' }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByDisplayValue('I think we should')).toBeVisible()
  },
}

export const Reply: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    chatOf(context).setDraft(review, { replyTo: messageKey('design-review-summary') })
    await expect(await context.canvas.findByText(/Ann Lee/)).toBeVisible()
    await expect(context.canvas.getByText(/Where we are before lunch/)).toBeVisible()
    await context.userEvent.type(field, 'The button, too')
    await expect(context.canvas.getByRole('form')).toHaveAttribute('data-replying')
  },
}

/** Escape leaves the reply; what was written stays. */
export const EscapeLeavesReply: Story = {
  play: async (context) => {
    await Reply.play?.(context)
    await context.userEvent.keyboard('{Escape}')
    await waitFor(() => expect(part(context, 'composer-context')).toBeNull())
    await expect(await fieldIn(context)).toHaveValue('The button, too')
  },
}

/** Arrow up in an empty field edits my newest message. */
export const Editing: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await context.userEvent.click(field)
    await context.userEvent.keyboard('{ArrowUp}')
    await waitFor(() => expect(part(context, 'composer-context')).toBeVisible())
    await expect(context.canvas.getByRole('form')).toHaveAttribute('data-editing')
    await expect(field).toHaveValue('Then let us look at it again at four. Thanks, all of you!')
  },
}

/** Escape leaves the edit, and the draft that it displaced is back. With a draft there is no edit by arrow up. */
export const EscapeLeavesEdit: Story = {
  play: async (context) => {
    await Editing.play?.(context)
    const { userEvent } = context
    const field = await fieldIn(context)
    await userEvent.type(field, ' And cake.')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(part(context, 'composer-context')).toBeNull())
    await expect(field).toHaveValue('')
    await userEvent.type(field, 'New')
    await userEvent.keyboard('{ArrowUp}')
    await expect(part(context, 'composer-context')).toBeNull()
    await expect(field).toHaveValue('New')
  },
}

/** To leave nothing of a message is to delete it, which is asked about. */
export const EmptiedEdit: Story = {
  tags: ['!autodocs'],
  parameters: { frame: 'column' },
  play: async (context) => {
    await Editing.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.clear(await fieldIn(context))
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByRole('alertdialog')).toBeVisible()
  },
}

/** Without a connection one writes on; what is sent waits in the list. */
export const Offline: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    peopleOf(context).me.network.setOnline(false)
    await context.userEvent.type(field, 'Four it is.{Enter}')
    await expect(field).toHaveValue('')
    await context.userEvent.type(field, 'And cake.')
    await expect(part(context, 'composer-send')).toHaveAttribute('aria-disabled', 'false')
  },
}

export const Narrow: Story = { ...Reply, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Reply, globals: { theme: 'dark' } }

export const Persian: Story = {
  args: { channelId: tehran },
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    const field = await fieldIn(context)
    chatOf(context).setDraft(tehran, { replyTo: messageKey('tehran-fix') })
    await expect(await context.canvas.findByText(/ممنون که گفتید/)).toBeVisible()
    await expect(getComputedStyle(field).direction).toBe('rtl')
  },
}

export const PersianNarrow: Story = {
  ...Persian,
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await Persian.play?.(context)
    const field = await fieldIn(context)
    const before = field.clientHeight
    const text = 'این یک متن بلند فارسی است که برای دیدن رفتار جعبهٔ نوشتن می‌آید. '.repeat(2)
    chatOf(context).setDraft(tehran, { text })
    await waitFor(() => expect(field.clientHeight).toBeGreaterThan(before + 20))
    await expect(field.scrollHeight).toBeLessThanOrEqual(field.clientHeight + 1)
  },
}

/** What was being edited is gone meanwhile: that is said, and what was written stays (P-2). */
export const Failed: Story = {
  play: async (context) => {
    await Editing.play?.(context)
    const field = await fieldIn(context)
    await context.userEvent.type(field, ' And cake.')
    const { server } = peopleOf(context).world
    const { messages } = await server
      .as('ann')
      .call('getOrCreateChannel', { path: { type: 'messaging', id: 'design-review' }, body: { state: true } })
    const own = messages.filter(({ user, type }) => user?.id === 'ann' && type === 'regular').at(-1)
    await server.as('ann').call('deleteMessage', { path: { id: own?.id ?? '' } })
    await server.settle()
    await context.userEvent.keyboard('{Enter}')
    await waitFor(() => expect(part(context, 'toast')).toBeVisible())
    await expect(field.value).toMatch(/And cake\.$/)
    await expect(field).toHaveFocus()
  },
}

/** Everything that is longer than it should be, and still one can write and send (SB-1). */
export const Long: Story = {
  parameters: { frame: 'narrow' },
  play: async (context) => {
    const field = await fieldIn(context)
    const { word, mixed, family, digits } = longTexts
    const text = [word, mixed, family, digits].join('\n')
    chatOf(context).setDraft(review, { text })
    await waitFor(() => expect(field).toHaveValue(text))
    await expect(field.scrollWidth).toBeLessThanOrEqual(field.clientWidth)
    await expect(context.canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    await expect(part(context, 'composer-send')).toBeVisible()
  },
}

/** Stronger lines and text, for those who ask for them. */
export const Contrast: Story = { ...Reply, globals: { theme: 'contrast' } }
