import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, waitFor } from 'storybook/test'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { channelId, messageKey } from '../../index.ts'
import { Composer } from './index.ts'

const review = channelId('messaging:design-review')

/** Where one writes: grows with the text, keeps a draft per channel, and never sends a half-composed word. */
const meta = {
  title: 'Components/Composer',
  component: Composer,
  parameters: { scene: team },
  args: { channelId: review },
} satisfies Meta<typeof Composer>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const fieldIn = (canvas: Context['canvas']): Promise<HTMLTextAreaElement> =>
  canvas.findByRole<HTMLTextAreaElement>('textbox', { name: /^Message .*Design review/ })

/** What was really sent, newest last. */
const sent = async (context: Context): Promise<readonly string[]> => {
  const { server } = peopleOf(context).world
  await server.settle()
  const { messages } = await server
    .as('ann')
    .call('getOrCreateChannel', { path: { type: 'messaging', id: 'design-review' }, body: { state: true } })
  return messages.map(({ text }) => text)
}

export const Default: Story = {
  play: async ({ canvas, userEvent }) => {
    const field = await fieldIn(canvas)
    await expect(field).toHaveAttribute('placeholder', 'Write a message')
    const send = canvas.getByRole('button', { name: 'Send message' })
    await expect(send).toHaveAttribute('aria-disabled', 'true')
    await userEvent.type(field, 'Four')
    await waitFor(() => expect(send).toHaveAttribute('aria-disabled', 'false'))
    await userEvent.clear(field)
    await expect(send).toHaveAttribute('aria-disabled', 'true')
  },
}

/** Enter sends, and the field is empty at once and keeps the focus. */
export const Send: Story = {
  play: async (context) => {
    const field = await fieldIn(context.canvas)
    await waitFor(() => expect(peopleOf(context).me.chat.can(review, 'send-message')).toBe(true))
    await context.userEvent.type(field, 'Four it is.{Enter}')
    await expect(field).toHaveValue('')
    await expect(field).toHaveFocus()
    await expect((await sent(context)).at(-1)).toBe('Four it is.')
  },
}

/** Shift and Enter make a new line; nothing is sent. The field grows with it, up to a limit. */
export const SeveralLines: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const field = await fieldIn(canvas)
    const height = field.clientHeight
    await userEvent.type(field, 'One{Shift>}{Enter}{/Shift}two{Shift>}{Enter}{/Shift}three')
    await expect(field).toHaveValue('One\ntwo\nthree')
    await waitFor(() => expect(field.clientHeight).toBeGreaterThan(height + 20))
  },
}

export const ManyLines: Story = {
  play: async (context) => {
    const field = await fieldIn(context.canvas)
    const text = Array.from({ length: 40 }, (_, line) => `Line ${line + 1}`).join('\n')
    peopleOf(context).me.chat.setDraft(review, { text })
    await waitFor(() => expect(field).toHaveValue(text))
    await expect(field.clientHeight).toBeLessThan(320)
    await expect(field.scrollHeight).toBeGreaterThan(field.clientHeight)
  },
}

/** The text is what decides its direction. */
export const PersianText: Story = {
  play: async (context) => {
    const field = await fieldIn(context.canvas)
    peopleOf(context).me.chat.setDraft(review, { text: 'نسخهٔ 4.2 (build 1807) ساعت ۱۸:۳۰ می‌رسد!' })
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
    const { canvas, userEvent } = context
    const field = await fieldIn(canvas)
    const { chat } = peopleOf(context).me
    await waitFor(() => expect(chat.can(review, 'send-message')).toBe(true))
    chat.setDraft(review, { replyTo: messageKey('design-review-summary') })
    await expect(await canvas.findByText(/^Replying to .*Ann Lee/)).toBeVisible()
    await expect(canvas.getByText(/Where we are before lunch/)).toBeVisible()
    await userEvent.type(field, 'The button, too')
    await expect(canvas.getByRole('button', { name: 'Cancel reply' })).toBeVisible()
  },
}

/** Escape leaves the reply; what was written stays. */
export const EscapeLeavesReply: Story = {
  play: async (context) => {
    await Reply.play?.(context)
    const { canvas, userEvent } = context
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.queryByText(/^Replying to/)).toBeNull())
    await expect(await fieldIn(canvas)).toHaveValue('The button, too')
  },
}

/** Arrow up in an empty field edits my newest message. */
export const Editing: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const field = await fieldIn(canvas)
    await waitFor(() => expect(peopleOf(context).me.chat.can(review, 'send-message')).toBe(true))
    await userEvent.click(field)
    await userEvent.keyboard('{ArrowUp}')
    await expect(await canvas.findByText('Editing message')).toBeVisible()
    await expect(field).toHaveValue('Then let us look at it again at four. Thanks, all of you!')
    await expect(canvas.getByRole('button', { name: 'Save changes' })).toBeVisible()
  },
}

export const SaveEdit: Story = {
  play: async (context) => {
    await Editing.play?.(context)
    const { canvas, userEvent } = context
    const field = await fieldIn(canvas)
    await userEvent.clear(field)
    await userEvent.type(field, 'Let us meet at four.{Enter}')
    await waitFor(() => expect(canvas.queryByText('Editing message')).toBeNull())
    await expect(field).toHaveValue('')
    await expect((await sent(context)).at(-1)).toBe('Let us meet at four.')
  },
}

/** Escape leaves the edit, and the draft that it displaced is back. With a draft there is no edit by arrow up. */
export const EscapeLeavesEdit: Story = {
  play: async (context) => {
    await Editing.play?.(context)
    const { canvas, userEvent } = context
    const field = await fieldIn(canvas)
    await userEvent.type(field, ' And cake.')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.queryByText('Editing message')).toBeNull())
    await expect(field).toHaveValue('')
    await userEvent.type(field, 'New')
    await userEvent.keyboard('{ArrowUp}')
    await expect(canvas.queryByText('Editing message')).toBeNull()
    await expect(field).toHaveValue('New')
  },
}

/** Over the limit is said and not cut, and Send waits. */
export const OverLimit: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const field = await fieldIn(canvas)
    const { chat } = peopleOf(context).me
    await waitFor(() => expect(chat.can(review, 'send-message')).toBe(true))
    chat.setDraft(review, { text: 'trams and '.repeat(501).concat('is') })
    await expect(await canvas.findByText('12 over the limit')).toBeVisible()
    await expect(field).toBeInvalid()
    await expect(field).toHaveAccessibleDescription('12 over the limit')
    await userEvent.click(field)
    await userEvent.keyboard('{Enter}')
    await expect(field.value).toHaveLength(5012)
    await expect((await sent(context)).at(-1)).not.toContain('trams and')
  },
}

/** While a word is being composed no key is ours; nor is the one that ended it. */
export const InputMethod: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const field = await fieldIn(canvas)
    const before = await sent(context)
    await userEvent.type(field, 'に')
    await fireEvent.compositionStart(field)
    await fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
    await fireEvent.keyDown(field, { key: 'Escape', keyCode: 229 })
    await fireEvent.compositionEnd(field)
    // Safari tells of the key after the composition has ended.
    await fireEvent.keyDown(field, { key: 'Enter' })
    await expect(field).toHaveValue('に')
    await expect(await sent(context)).toEqual(before)
    await new Promise((resolve) => setTimeout(resolve, 80))
    await userEvent.keyboard('{Enter}')
    await expect(field).toHaveValue('')
    await expect((await sent(context)).at(-1)).toBe('に')
  },
}

/** Everyone can read, nobody can write. */
export const Frozen: Story = {
  args: { channelId: channelId('messaging:frozen') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/This channel is frozen/)).toBeVisible()
    await expect(canvas.queryByRole('textbox')).toBeNull()
  },
}

/** The server does not let me write here, and says so with the channel. */
export const NotAllowed: Story = {
  beforeEach: async (context) => {
    const { world, me } = peopleOf(context)
    const answer = await world.server
      .as('ann')
      .call('getOrCreateChannel', { path: { type: 'messaging', id: 'design-review' }, body: { state: true } })
    const body = JSON.stringify({ ...answer, channel: { ...answer.channel, own_capabilities: [] } })
    me.network.failNext('getOrCreateChannel', { status: 200, body })
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('You cannot write in this channel.')).toBeVisible()
    await expect(canvas.queryByRole('textbox')).toBeNull()
  },
}

/** The others are told that I write, and when I have stopped. */
export const TellsOthers: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const field = await fieldIn(canvas)
    const { meet, me } = peopleOf(context)
    await waitFor(() => expect(me.chat.can(review, 'send-message')).toBe(true))
    const reza = await meet('reza')
    const writing = (): number => reza.chat.store.getState().typing.get(review)?.length ?? 0
    await userEvent.type(field, 'Fo')
    await waitFor(() => expect(writing()).toBe(1))
    await userEvent.clear(field)
    await waitFor(() => expect(writing()).toBe(0))
  },
}

export const Narrow: Story = { ...Reply, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Reply, globals: { theme: 'dark' } }
export const DarkOverLimit: Story = { ...OverLimit, globals: { theme: 'dark' } }

export const Persian: Story = {
  args: { channelId: channelId('messaging:tehran') },
  globals: { locale: 'fa' },
  play: async (context) => {
    const { canvas } = context
    const { chat } = peopleOf(context).me
    await expect(await canvas.findByRole('textbox', { name: /گردهمایی تهران/ })).toBeVisible()
    await waitFor(() => expect(chat.can(channelId('messaging:tehran'), 'send-message')).toBe(true))
    chat.setDraft(channelId('messaging:tehran'), { replyTo: messageKey('tehran-fix') })
    await expect(await canvas.findByText(/ممنون که گفتید/)).toBeVisible()
  },
}
