import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { CreatePoll } from './index.ts'

const general = channelId('messaging:general')

const about = {
  usage: 'Polls',
  keys: [
    ['Enter', 'Goes to the next option, or adds one'],
    ['Backspace', 'In an empty option: takes it away and goes back'],
    ['Alt + ↑ ↓', 'Moves an option'],
    ['Ctrl or ⌘ + Enter', 'Creates the poll'],
    ['Escape', 'Closes; asks first where something was written'],
  ],
  announced: [
    'What is wrong, when it is sent.',
    'Where an option has been moved.',
    'That the poll was created.',
  ],
  hooks: ['useCreatePoll'],
  accessibility: [
    'What is wrong with a field is its description, told when it is left or sent, never while one writes.',
    'The handle of an option is for pointers; buttons and keys do the same.',
  ],
  rules: ['PO-6', 'FO-7'],
} satisfies About

/** A form in a dialog that makes a poll and sends it. */
const meta = {
  title: 'Components/Create poll',
  component: CreatePoll,
  // A modal would lie over the whole page of documentation.
  tags: ['!autodocs'],
  parameters: { about, frame: 'column' },
  args: { conversation: general, onClose: fn(), onCreated: fn() },
  render: (args) => (
    <Loaded channelId={general}>
      <CreatePoll {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof CreatePoll>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function opened(context: Context): Promise<HTMLElement> {
  const { createPoll, createPollQuestion } = wordsOf(context)
  const dialog = await context.canvas.findByRole('dialog', { name: createPoll })
  await waitFor(() => expect(within(dialog).getByRole('textbox', { name: createPollQuestion })).toHaveFocus())
  return dialog
}
/** What is told in the form, without what is spoken. */
const told = ({ canvas }: Context, words: string): readonly HTMLElement[] =>
  canvas.queryAllByText(words, { selector: '.parlour-create-poll-fault' })
const option = (context: Context, place: number): HTMLInputElement =>
  context.canvas.getByRole('textbox', { name: wordsOf(context).createPollOption(place) })
const submit = async (context: Context): Promise<void> => {
  const dialog = context.canvas.getByRole('dialog')
  await context.userEvent.click(within(dialog).getByRole('button', { name: wordsOf(context).createPoll }))
}
const lunch = { name: 'Lunch?', options: ['Soup', 'Bread'] } as const

/** By key alone. */
export const Default: Story = {
  play: async (context) => {
    const { userEvent, args } = context
    const element = await opened(context)
    await userEvent.keyboard('Lunch?{Enter}Soup{Enter}Bread{Enter}Fish{Enter}')
    await expect(option(context, 4)).toHaveFocus()
    await userEvent.keyboard('{Backspace}')
    await expect(option(context, 3)).toHaveFocus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await expect(option(context, 2)).toHaveValue('Fish')
    await expect(option(context, 2)).toHaveFocus()
    await expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
    await submit(context)
    await waitFor(() => expect(args.onCreated).toHaveBeenCalledOnce())
    await waitFor(() => expect(args.onClose).toHaveBeenCalled())
  },
}

/** As it opens, so that it can be looked at. */
const looked: Story = {
  args: {
    initial: {
      ...lunch,
      isSingle: false,
      maxVotes: 2,
      isAnonymous: true,
      closesAt: Date.UTC(2026, 2, 8, 12, 30),
    },
  },
  play: async (context) => {
    const element = await opened(context)
    await expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
  },
}
export const Filled: Story = looked
export const Dark: Story = { ...looked, globals: { theme: 'dark' } }
export const Narrow: Story = { ...looked, parameters: { frame: 'narrow' } }
export const Persian: Story = { ...looked, globals: { locale: 'fa', direction: 'auto' } }

/** Each rule, told when a field is left, and never while one writes. */
export const Rules: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context
    const words = wordsOf(context)
    await opened(context)
    const question = canvas.getByRole('textbox', { name: words.createPollQuestion })
    await submit(context)
    await expect(question).toHaveFocus()
    await expect(question).toHaveAccessibleDescription(words.createPollNoQuestion)
    await userEvent.keyboard('Q')
    await expect(question).not.toHaveAccessibleDescription(words.createPollNoQuestion)
    await submit(context)
    await expect(told(context, words.createPollTooFew(2))).toHaveLength(1)
    await expect(option(context, 1)).toHaveFocus()
    await userEvent.keyboard('Soup{Enter}soup{Enter}Fish')
    await expect(option(context, 2)).toHaveAccessibleDescription(words.createPollSame)
    await userEvent.clear(option(context, 2))
    await userEvent.click(question)
    await expect(option(context, 2)).toHaveAccessibleDescription(words.createPollNoOption)
    await userEvent.click(canvas.getByRole('switch', { name: words.createPollMultiple }))
    const most = canvas.getByRole('textbox', { name: words.createPollMaxVotes })
    await userEvent.type(most, '9')
    await userEvent.tab()
    await expect(most).toHaveAccessibleDescription(words.createPollVotesOff(2, 3))
  },
}

/** Text that is too long, and a time that is over. */
export const Long: Story = {
  args: {
    initial: {
      name: longTexts.mixed.repeat(4),
      options: [longTexts.word.repeat(4), longTexts.mixed],
      closesAt: Date.UTC(2001, 0, 1),
    },
  },
  parameters: { frame: 'narrow' },
  play: async (context) => {
    const words = wordsOf(context)
    const element = await opened(context)
    await submit(context)
    await expect(told(context, words.createPollTooLong(255))).toHaveLength(2)
    await expect(told(context, words.createPollPast)).toHaveLength(1)
    await expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
  },
}

/** As many options as there can be: no more is added, and it says why. */
export const Many: Story = {
  args: { initial: { name: 'Which?', options: Array.from({ length: 100 }, (_, at) => `Number ${at + 1}`) } },
  play: async (context) => {
    const words = wordsOf(context)
    const dialog = await opened(context)
    const add = within(dialog).getByRole('button', { name: words.createPollAdd })
    await expect(add).toHaveAttribute('aria-disabled', 'true')
    await expect(add).toHaveAccessibleDescription(words.createPollTooMany(100))
  },
}

/** An option is dragged by its handle to another place. */
export const Dragged: Story = {
  args: { initial: { ...lunch, options: ['Soup', 'Bread', 'Fish'] } },
  play: async (context) => {
    const { userEvent } = context
    const element = await opened(context)
    const [from, , to] = [...element.querySelectorAll<HTMLElement>('.parlour-create-poll-handle')]
    const at = (handle: HTMLElement | undefined): { clientX: number; clientY: number } => {
      const { x, y, width, height } = (handle as HTMLElement).getBoundingClientRect()
      return { clientX: x + width / 2, clientY: y + height / 2 }
    }
    const end = at(to)
    await userEvent.pointer([
      { keys: '[MouseLeft>]', target: from as HTMLElement, coords: at(from) },
      { target: from as HTMLElement, coords: end },
      { keys: '[/MouseLeft]', target: from as HTMLElement, coords: end },
    ])
    await waitFor(() => expect(option(context, 3)).toHaveValue('Soup'))
  },
}

/** Something was written: Escape asks, and what was written stays. */
export const DirtyClose: Story = {
  play: async (context) => {
    const { canvas, userEvent, args } = context
    const words = wordsOf(context)
    await opened(context)
    await userEvent.keyboard('Lunch?{Escape}')
    const ask = await canvas.findByRole('alertdialog', { name: words.createPollDiscardTitle })
    await userEvent.click(within(ask).getByRole('button', { name: words.messageDeleteCancel }))
    await expect(canvas.getByRole('textbox', { name: words.createPollQuestion })).toHaveValue('Lunch?')
    await expect(args.onClose).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: words.messageDeleteCancel }))
    const again = await canvas.findByRole('alertdialog')
    await userEvent.click(within(again).getByRole('button', { name: words.createPollDiscard }))
    await waitFor(() => expect(args.onClose).toHaveBeenCalledOnce())
  },
}

/** The server takes its time. */
export const Loading: Story = {
  args: { initial: lunch },
  play: async (context) => {
    await opened(context)
    peopleOf(context).me.network.setLatency(600_000)
    await submit(context)
    const busy = await context.canvas.findByRole('button', { name: wordsOf(context).createPollSaving })
    await expect(busy).toHaveAttribute('aria-busy', 'true')
  },
}

/** The server says no: the form stays as it is and says why. */
export const Failed: Story = {
  args: { initial: lunch },
  play: async (context) => {
    await opened(context)
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    peopleOf(context).me.network.failNext('createPoll', { status: 403, body })
    await submit(context)
    const said = plain(wordsOf(context).createPollFailed('Not today'))
    await waitFor(() => expect(plain(context.canvasElement.textContent ?? '')).toContain(said))
    await expect(option(context, 1)).toHaveValue('Soup')
  },
}

/** Without a connection it says that it was not made; what was written stays. */
export const Offline: Story = {
  args: { initial: lunch },
  play: async (context) => {
    await opened(context)
    const { chat, network } = peopleOf(context).me
    network.setOnline(false)
    await waitFor(() => expect(chat.store.getState().connection.state).toBe('offline'), { timeout: 4000 })
    await submit(context)
    const { createPollFailed, createPollOffline } = wordsOf(context)
    await expect(told(context, createPollFailed(createPollOffline))).toHaveLength(1)
    await expect(option(context, 1)).toHaveValue('Soup')
  },
}
