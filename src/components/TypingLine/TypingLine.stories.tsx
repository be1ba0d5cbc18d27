import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'
import { channelId } from '../../index.ts'
import { TypingLine } from './index.ts'

const review = channelId('messaging:design-review')

const about = {
  usage: 'Pieces',
  announced: ['Nothing by the line itself.'],
  hooks: ['useTyping'],
  accessibility: [
    'A row of fixed height outside of what scrolls: nothing moves when it fills.',
    'Its dots stand still where less motion is wanted.',
  ],
  rules: ['PR-2', 'P-6'],
} satisfies About

/** Who is writing, in a row of fixed height, so that nothing ever moves. */
const meta = {
  title: 'Components/Typing line',
  component: TypingLine,
  parameters: { about, scene: team },
  args: { channelId: review },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <TypingLine {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof TypingLine>

export default meta
type Story = StoryObj<typeof meta>

const lineIn = (canvasElement: HTMLElement): Element | null =>
  canvasElement.querySelector('[data-slot=typing]')

/** The context of a play, as far as it is used here. */
type Context = Parameters<NonNullable<Story['play']>>[0]

/** They come online and really write, until the story ends. */
async function write(context: Context, ...userIds: readonly string[]): Promise<void> {
  const { meet, keepTyping } = peopleOf(context)
  await waitFor(() => expect(lineIn(context.canvasElement)).toBeInTheDocument())
  for (const userId of userIds) keepTyping(await meet(userId), review)
}

export const Nobody: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(lineIn(canvasElement)).toBeInTheDocument())
    await expect(lineIn(canvasElement)).toHaveTextContent('')
    await expect(lineIn(canvasElement)?.clientHeight).toBe(24)
  },
}

export const Default: Story = {
  play: async (context) => {
    await write(context, 'xiaolong')
    await waitFor(() =>
      expect(lineIn(context.canvasElement)).toHaveTextContent(wordsOf(context).typingOne('李小龍')),
    )
    await expect(lineIn(context.canvasElement)?.clientHeight).toBe(24)
  },
}

export const Two: Story = {
  play: async (context) => {
    await write(context, 'xiaolong', 'reza')
    await waitFor(() =>
      expect(lineIn(context.canvasElement)).toHaveTextContent(
        wordsOf(context).typingTwo('李小龍', 'رضا کریمی'),
      ),
    )
  },
}

export const Several: Story = {
  play: async (context) => {
    await write(context, 'xiaolong', 'reza', 'user-42')
    await waitFor(() =>
      expect(lineIn(context.canvasElement)).toHaveTextContent(wordsOf(context).typingSeveral),
    )
  },
}

/** Names that fit nowhere are cut; the line stays as high as it was. */
export const Long: Story = {
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await write(context, 'anne-sophie', 'guest-7f3a')
    await waitFor(() => expect(lineIn(context.canvasElement)).toHaveTextContent(/Hohenfels/))
    await expect(lineIn(context.canvasElement)?.clientHeight).toBe(24)
  },
}

/** Who sends what they wrote, writes no more. */
export const Stopped: Story = {
  play: async (context) => {
    const { meet } = peopleOf(context)
    await waitFor(() => expect(lineIn(context.canvasElement)).toBeInTheDocument())
    const xiaolong = await meet('xiaolong')
    xiaolong.chat.setTyping(review, true)
    await waitFor(() => expect(lineIn(context.canvasElement)).toHaveTextContent(/李小龍/))
    xiaolong.chat.send(review, '好')
    await waitFor(() => expect(lineIn(context.canvasElement)).toHaveTextContent(''))
  },
}

export const Persian: Story = {
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    await write(context, 'xiaolong')
    await waitFor(() => expect(lineIn(context.canvasElement)).toHaveTextContent(/李小龍.* در حال نوشتن است/))
  },
}

export const Dark: Story = { ...Two, globals: { theme: 'dark' } }

const crowd: Scene = {
  name: 'crowd',
  users: [...people, ...Array.from({ length: 30 }, (_, at) => ({ id: `p-${at}`, name: `Person ${at + 1}` }))],
  channels: [
    {
      type: 'messaging',
      id: 'design-review',
      name: 'Design review',
      members: ['ann', ...Array.from({ length: 30 }, (_, at) => `p-${at}`)],
      messages: [],
    },
  ],
}

/** Thirty people at once are one sentence. */
export const Many: Story = {
  parameters: { scene: crowd, frame: 'narrow' },
  play: async (context) => {
    await write(context, ...Array.from({ length: 30 }, (_, at) => `p-${at}`))
    await waitFor(() =>
      expect(lineIn(context.canvasElement)).toHaveTextContent(wordsOf(context).typingSeveral),
    )
    await expect(lineIn(context.canvasElement)?.clientHeight).toBe(24)
  },
}

/** Without a connection nobody knows who writes: the line forgets it, as it would if they had stopped (PR-2). */
export const Offline: Story = {
  play: async (context) => {
    const { me, meet } = peopleOf(context)
    await waitFor(() => expect(lineIn(context.canvasElement)).toBeInTheDocument())
    const xiaolong = await meet('xiaolong')
    xiaolong.chat.setTyping(review, true)
    await waitFor(() => expect(lineIn(context.canvasElement)?.textContent).not.toBe(''))
    me.network.setOnline(false)
    await waitFor(() => expect(lineIn(context.canvasElement)).toHaveTextContent(''), { timeout: 9000 })
  },
}

export const Narrow: Story = { ...Two, parameters: { frame: 'narrow' } }
