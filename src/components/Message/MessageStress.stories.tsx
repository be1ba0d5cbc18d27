import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { channelId, messageKey } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { Message } from './index.ts'

const { word, pages, mixed, family, override } = longTexts
const stressed = [
  word,
  pages,
  mixed,
  family,
  override,
  'https://trams.example/a/very/long/address/that-goes-on-and-on-and-on?of=today&and=tomorrow',
]

const stress: Scene = {
  name: 'stress',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'stress',
      name: 'Stress',
      members: everybody,
      messages: stressed.map((text, place) => ({
        id: `stress-${place}`,
        by: ['ann', 'anne-sophie', 'user-42'][place % 3]!,
        text,
        minutesAgo: 20 - place,
        reactions: { love: everybody, '🚋': ['reza'], like: ['ann'], 'a-name-that-is-long': ['reza'] },
      })),
    },
  ],
}

const fifty = Object.fromEntries(
  Array.from({ length: 50 }, (_, place) => [
    String.fromCodePoint(0x1f400 + place),
    everybody.slice(0, 1 + (place % everybody.length)),
  ]),
)
const zoo: Scene = {
  name: 'zoo',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'zoo',
      name: 'Zoo',
      members: everybody,
      messages: [{ id: 'zoo', by: 'reza', text: 'Name an animal.', minutesAgo: 5, reactions: fifty }],
    },
  ],
}

/** More of everything than fits: words, pages, names and reactions, at 320 px. */
const meta = {
  title: 'Components/Message/Stress',
  component: Message,
  parameters: { frame: 'narrow', scene: stress },
  args: { channelId: channelId('messaging:stress'), messageKey: messageKey('stress-0') },
  render: ({ channelId: id }) => (
    <Loaded channelId={id}>
      <EachMessage channelId={id}>
        {(key) => <Message key={key} channelId={id} messageKey={key} />}
      </EachMessage>
    </Loaded>
  ),
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>

/** Everything at once that is longer than it should be: what it must survive (SB-1). */
export const Stress: Story = {
  play: async ({ canvas, canvasElement }) => {
    await expect((await canvas.findAllByRole('article')).length).toBe(stressed.length)
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    await expect(canvasElement.textContent).not.toContain('\u202E')
  },
}

export const StressPersianDark: Story = {
  ...Stress,
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}

/** Fifty kinds of reactions wrap, and none of them sticks out. */
export const Many: Story = {
  parameters: { scene: zoo },
  args: { channelId: channelId('messaging:zoo'), messageKey: messageKey('zoo') },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('article')
    // Two lines of them, and how many more.
    await waitFor(() =>
      expect(canvasElement.querySelectorAll('[data-slot=reaction]').length).toBeGreaterThan(5),
    )
    await expect(canvasElement.querySelectorAll('[data-slot=reaction]').length).toBeLessThan(50)
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
  },
}
