import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, waitFor } from 'storybook/test'
import { EachMessage } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { channelId, messageKey, type MessageView, useMessageActions } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'
import { Message } from './index.ts'
import { MessageBody, type MessageBodyProps } from './MessageBody.tsx'

const lesson = channelId('messaging:lesson')

const scene: Scene = {
  name: 'lesson',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'lesson',
      name: 'Lesson',
      members: ['reza', 'ann'],
      messages: [
        { id: 'words', by: 'reza', text: 'Questions so far?', minutesAgo: 8 },
        { id: 'hand', by: 'ann', text: 'I raise my hand.', minutesAgo: 6, custom: { hand: 'up' } },
        {
          id: 'place',
          by: 'reza',
          text: 'Room 4, second floor',
          minutesAgo: 4,
          custom: { place: { name: 'Room 4', floor: 2 } },
        },
      ],
    },
  ],
}

/** What somebody else wrote: it may hold anything. */
const placeIn = ({ custom }: MessageView): { readonly name: string; readonly floor: number } | null => {
  const place = custom['place']
  if (typeof place !== 'object' || place === null) return null
  const { name, floor } = place as { readonly name?: unknown; readonly floor?: unknown }
  return typeof name === 'string' && typeof floor === 'number' ? { name, floor } : null
}

/** Two kinds of the application's own; every other message is drawn as always. */
function LessonBody(props: MessageBodyProps): JSX.Element {
  const { message, id } = props
  const { setCustom } = useMessageActions(message.channelId, message.key)
  const place = placeIn(message)
  if (message.kind === 'text' && message.custom['hand'] === 'up')
    return (
      <div id={id}>
        ✋ {message.text}{' '}
        <button type="button" onClick={() => setCustom({}, ['hand'])}>
          Lower
        </button>
      </div>
    )
  if (message.kind === 'text' && place)
    return (
      <div id={id}>
        📍 <strong>{place.name}</strong>, floor {place.floor}
      </div>
    )
  return <MessageBody {...props} />
}

/**
 * Kinds of messages that the application makes up: fields of its own on a message (`setCustom`), drawn by a
 * `MessageBody` of its own. Elsewhere, and in a client that does not know them, their text stands for them.
 */
const meta = {
  title: 'Components/Message/Own kinds',
  component: Message,
  tags: ['!autodocs'],
  parameters: { scene, frame: 'column', root: { components: { MessageBody: LessonBody } } },
  args: { channelId: lesson, messageKey: messageKey('words') },
  render: (args) => (
    <EachMessage channelId={lesson}>{(key) => <Message key={key} {...args} messageKey={key} />}</EachMessage>
  ),
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvas }) => {
    const rows = await canvas.findAllByRole('article')
    await expect(rows[0]).toHaveTextContent('Questions so far?')
    await expect(rows[1]).toHaveTextContent('✋ I raise my hand.')
    await expect(rows[2]).toHaveTextContent('📍 Room 4, floor 2')
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }

/** The hand is lowered for everybody; what is left is the text. */
export const Changed: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: 'Lower' }))
    await waitFor(() => expect(canvas.queryByText(/✋/)).toBeNull())
    const reza = peopleOf(context).world.server.as('reza')
    await waitFor(async () => {
      const { message } = await reza.call('getMessage', { path: { id: 'hand' } })
      await expect(message).not.toHaveProperty('hand')
    })
  },
}
