import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, waitFor } from 'storybook/test'
import { fieldIn } from '../../../.storybook/acts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { channelId } from '../../index.ts'
import { Composer } from './index.ts'

const review = channelId('messaging:design-review')

/** What happens as one writes: sending, new lines, marks, input methods, and what the others are told. */
const meta = {
  title: 'Components/Composer/Writing',
  component: Composer,
  parameters: { scene: team },
  // On a touch screen Enter would make a new line; these are about keyboards (TC-4).
  args: { channelId: review, sendKey: 'enter' },
} satisfies Meta<typeof Composer>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** What was really sent, newest last. */
const sent = async (context: Context): Promise<readonly string[]> => {
  const { server } = peopleOf(context).world
  await server.settle()
  const { messages } = await server
    .as('ann')
    .call('getOrCreateChannel', { path: { type: 'messaging', id: 'design-review' }, body: { state: true } })
  return messages.map(({ text }) => text)
}

/** Enter sends, and the field is empty at once and keeps the focus. */
export const Send: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await context.userEvent.type(field, 'Four it is.{Enter}')
    await expect(field).toHaveValue('')
    await expect(field).toHaveFocus()
    await expect((await sent(context)).at(-1)).toBe('Four it is.')
  },
}

/** Shift and Enter make a new line; nothing is sent. The field grows with it. */
export const SeveralLines: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    const height = field.clientHeight
    await context.userEvent.type(field, 'One{Shift>}{Enter}{/Shift}two{Shift>}{Enter}{/Shift}three')
    await expect(field).toHaveValue('One\ntwo\nthree')
    await waitFor(() => expect(field.clientHeight).toBeGreaterThan(height + 20))
  },
}

/** Where Enter makes a new line, Ctrl or ⌘ with Enter sends. */
export const ModEnter: Story = {
  args: { sendKey: 'mod-enter' },
  play: async (context) => {
    const field = await fieldIn(context)
    await expect(field).toHaveAttribute('enterkeyhint', 'enter')
    await context.userEvent.type(field, 'One{Enter}two{Control>}{Enter}{/Control}')
    await expect(field).toHaveValue('')
    await expect((await sent(context)).at(-1)).toBe('One\ntwo')
  },
}

/** Ctrl or ⌘ and a letter mark what is selected; the same again takes the mark away. */
export const Marks: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await context.userEvent.type(field, 'at four')
    field.setSelectionRange(3, 7)
    await context.userEvent.keyboard('{Control>}b{/Control}')
    await expect(field).toHaveValue('at **four**')
    await context.userEvent.keyboard('{Control>}b{/Control}')
    await expect(field).toHaveValue('at four')
  },
}

export const SaveEdit: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await context.userEvent.click(field)
    await context.userEvent.keyboard('{ArrowUp}')
    await waitFor(() => expect(context.canvas.getByRole('form')).toHaveAttribute('data-editing'))
    await context.userEvent.clear(field)
    await context.userEvent.type(field, 'Let us meet at four.{Enter}')
    await waitFor(() => expect(context.canvas.getByRole('form')).not.toHaveAttribute('data-editing'))
    await expect(field).toHaveValue('')
    await expect((await sent(context)).at(-1)).toBe('Let us meet at four.')
  },
}

/** While a word is being composed no key is ours; nor is the one that ended it. */
export const InputMethod: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    const before = await sent(context)
    await context.userEvent.type(field, 'に')
    await fireEvent.compositionStart(field)
    await fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
    await fireEvent.keyDown(field, { key: 'Escape', keyCode: 229 })
    await fireEvent.compositionEnd(field)
    // Safari tells of the key after the composition has ended.
    await fireEvent.keyDown(field, { key: 'Enter' })
    await expect(field).toHaveValue('に')
    await expect(await sent(context)).toEqual(before)
    await new Promise((resolve) => setTimeout(resolve, 80))
    await context.userEvent.keyboard('{Enter}')
    await waitFor(() => expect(field).toHaveValue(''))
    await expect((await sent(context)).at(-1)).toBe('に')
  },
}

/** The others are told that I write, and when I have stopped. */
export const TellsOthers: Story = {
  play: async (context) => {
    const { userEvent } = context
    const field = await fieldIn(context)
    const reza = await peopleOf(context).meet('reza')
    const writing = (): number => reza.chat.store.getState().typing.get(review)?.length ?? 0
    await userEvent.type(field, 'Fo')
    await waitFor(() => expect(writing()).toBe(1))
    await userEvent.clear(field)
    await waitFor(() => expect(writing()).toBe(0))
  },
}
