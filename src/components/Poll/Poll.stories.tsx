import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { polls } from '../../../.storybook/pollScene.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId, pollId } from '../../index.ts'
import { Poll } from './index.ts'

const cid = channelId('messaging:kitchen')

const about = {
  usage: 'Polls',
  keys: [
    ['↑ ↓ Home End', 'Move between the options, and nothing else'],
    ['Space or Enter', 'Votes, or takes the vote back'],
    ['Escape', 'Closes what one was writing; from the poll, back to the row'],
  ],
  announced: ['Your own vote, and that you took it back. Never the votes of others.'],
  hooks: ['usePoll', 'usePollVotes'],
  theming: ['--parlour-share on the bar of an option is its part of all votes, 0 to 1.'],
  accessibility: [
    'A group named by the question and described by the rules; radios for one vote, checkboxes for more.',
    'The name of an option says how it stands; its bar and the faces of its voters are decorative.',
  ],
  rules: ['PO-1', 'PO-2', 'PO-3', 'PO-4', 'PO-5'],
} satisfies About

/** A question with its options: to vote, and to see how it stands. */
const meta = {
  title: 'Components/Poll',
  component: Poll,
  parameters: { about, scene: polls },
  args: { pollId: pollId('open-poll') },
  render: (args) => (
    <Loaded channelId={cid}>
      <Poll {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof Poll>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const of = (id: string): { readonly pollId: ReturnType<typeof pollId> } => ({ pollId: pollId(`${id}-poll`) })
const nameOf = (element: Element | undefined): string => plain(element?.getAttribute('aria-label') ?? '')
const optionName = (
  context: Context,
  text: string,
  votes: number,
  percent: number,
  isOwn = false,
  isLeading = false,
) => plain(wordsOf(context).pollOption(text, votes, percent, isOwn, isLeading))
const fits = async ({ canvas }: Context): Promise<void> => {
  const [group] = await canvas.findAllByRole('group')
  await expect(group?.scrollWidth).toBeLessThanOrEqual(group?.clientWidth ?? 0)
}

/** Arrows move, and only Space, Enter or a press votes. */
export const Default: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const radios = await canvas.findAllByRole('radio')
    await userEvent.tab()
    await expect(radios[0]).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect(radios[1]).toHaveFocus()
    await expect(radios[1]).not.toBeChecked()
    await expect(nameOf(radios[0])).toBe(optionName(context, 'Soup', 2, 67, false, true))
    await userEvent.keyboard(' ')
    await waitFor(() => expect(radios[1]).toBeChecked())
    await expect(nameOf(radios[1])).toBe(optionName(context, 'Bread and cheese', 1, 25, true))
    await userEvent.click(radios[0] as HTMLElement)
    await waitFor(() => expect(radios[0]).toBeChecked())
    await expect(radios[1]).not.toBeChecked()
    await userEvent.click(radios[0] as HTMLElement)
    await waitFor(() => expect(radios[0]).not.toBeChecked())
    await fits(context)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

/** In 320 px. */
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }

/** I have voted and said something; the poll is mine to end. */
export const Voted: Story = {
  args: of('mine'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollEnd, pollEndTitle, pollCommentEdit, messageDeleteCancel } = wordsOf(context)
    await expect((await canvas.findAllByRole('radio'))[0]).toBeChecked()
    await expect(canvas.getByRole('button', { name: pollCommentEdit })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: pollEnd }))
    const ask = await canvas.findByRole('alertdialog', { name: pollEndTitle })
    await userEvent.click(within(ask).getByRole('button', { name: messageDeleteCancel }))
    await waitFor(() => expect(canvas.getByRole('button', { name: pollEnd })).toHaveFocus())
  },
}

/** Two votes each: then the rest is refused, with the reason. */
export const Multiple: Story = {
  args: of('multiple'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const boxes = await canvas.findAllByRole('checkbox')
    for (const box of boxes.slice(0, 2)) {
      await userEvent.click(box)
      await waitFor(() => expect(box).toBeChecked())
    }
    await expect(boxes[2]).toHaveAttribute('aria-disabled', 'true')
    await expect(boxes[2]).toHaveAccessibleDescription(wordsOf(context).pollFull(2))
    await userEvent.click(boxes[2] as HTMLElement)
    await expect(boxes[2]).not.toBeChecked()
    await userEvent.click(boxes[1] as HTMLElement)
    await waitFor(() => expect(boxes[2]).not.toHaveAttribute('aria-disabled'))
  },
}

/** An option that is there is told; another one is added at the end. */
export const Suggestions: Story = {
  args: of('suggestions'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollSuggest, createPollSame } = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: pollSuggest }))
    const field = canvas.getByRole('textbox')
    await expect(field).toHaveFocus()
    await userEvent.keyboard('SOUP{Enter}')
    await waitFor(() => expect(field).toHaveAccessibleDescription(createPollSame))
    await userEvent.clear(field)
    await userEvent.type(field, 'Rice{Enter}')
    await waitFor(() => expect(canvas.getAllByRole('checkbox')).toHaveLength(4))
    await waitFor(() => expect(canvas.getByRole('button', { name: pollSuggest })).toHaveFocus())
  },
}

/** The form in which one says something. */
export const Commenting: Story = {
  args: of('suggestions'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollComment, pollCommentEdit, pollCommentSave } = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: pollComment }))
    await userEvent.keyboard('Less salt')
    await userEvent.click(canvas.getByRole('button', { name: pollCommentSave }))
    await waitFor(() => expect(canvas.getByRole('button', { name: pollCommentEdit })).toHaveFocus())
  },
}

/** A button sends what was chosen, and until then nothing is told of how it stands. */
export const WithButton: Story = {
  args: { ...of('multiple'), submit: 'button', reveal: 'after-vote' },
  play: async (context) => {
    const { canvas, userEvent } = context
    const { pollVote } = wordsOf(context)
    const boxes = await canvas.findAllByRole('checkbox')
    await expect(nameOf(boxes[0])).toBe('Soup')
    await userEvent.click(boxes[0] as HTMLElement)
    await expect(boxes[0]).toBeChecked()
    await userEvent.click(canvas.getByRole('button', { name: pollVote }))
    await waitFor(() => expect(nameOf(boxes[0])).toBe(optionName(context, 'Soup', 3, 75, true, true)))
  },
}

/** In a conversation: the question names the row, and the options are one stop of Tab in it. */
export const InConversation: Story = {
  parameters: { frame: 'column' },
  render: () => <Channel channelId={cid} />,
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('article', { name: /Which number/ }, { timeout: 4000 })
    await waitFor(() => expect(within(row).getAllByRole('checkbox')).toHaveLength(6))
    row.focus()
    await userEvent.tab()
    for (let stop = 0; stop < 8 && document.activeElement?.role !== 'checkbox'; stop += 1)
      await userEvent.tab()
    await userEvent.keyboard('{ArrowDown}')
    // From the option that is mine, which is the second.
    await expect(within(row).getAllByRole('checkbox')[2]).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect(row).toHaveFocus()
  },
}
