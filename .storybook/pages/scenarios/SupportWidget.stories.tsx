import type { Meta, StoryObj } from '@storybook/react-vite'
import { type CSSProperties, type JSX, useState } from 'react'
import { expect, waitFor } from 'storybook/test'
import { Channel, Chat, type ChatProps } from '../../../src/index.ts'
import { arrived, atItsEnd, fieldIn, fromEnd, part, rowsIn } from '../../acts.ts'
import { peopleOf } from '../../people.ts'
import { team } from '../../scenes.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { Page, scenario } from './scenario.tsx'

const widget: CSSProperties = {
  position: 'absolute',
  insetBlockEnd: '4rem',
  insetInlineEnd: '1rem',
  inlineSize: 320,
  blockSize: 480,
  border: '1px solid GrayText',
}
const launcher: CSSProperties = {
  position: 'absolute',
  insetBlockEnd: '1rem',
  insetInlineEnd: '1rem',
  minBlockSize: 40,
}

/** A shop's page with a chat in its corner, which opens and closes; the conversation outlives the closing. */
function Shop(root: Omit<ChatProps, 'children'>): JSX.Element {
  const [isOpen, setOpen] = useState(true)
  return (
    <Page>
      <div dir={root.dir ?? 'ltr'} style={{ position: 'relative', blockSize: '100%' }}>
        <button type="button" aria-expanded={isOpen} style={launcher} onClick={() => setOpen(!isOpen)}>
          ?
        </button>
        {isOpen && (
          <div style={widget}>
            <Chat {...root} defaultChannelId="messaging:ann-reza">
              <Channel />
            </Chat>
          </div>
        )}
      </div>
    </Page>
  )
}

/** A conversation in the corner of somebody's shop, 320 px wide. */
const meta = {
  title: 'Scenarios/Support widget',
  parameters: { ...scenario, scene: team },
  render: (_, context) => <Shop {...rootProps(context)} />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

/** Everything is within reach, and nothing sticks out. It opens at what is new, which is the end or shortly before it. */
export const Default: Story = {
  play: async (context) => {
    await waitFor(() => expect(rowsIn(context).length).toBeGreaterThan(0), { timeout: 4000 })
    const root = (await arrived(context, 'root')) as HTMLElement
    await expect(root.clientWidth).toBeLessThanOrEqual(320)
    await expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth)
    const box = root.getBoundingClientRect()
    for (const slot of ['channel-header', 'message-list', 'composer-field', 'composer-send']) {
      const edges = (await arrived(context, slot)).getBoundingClientRect()
      await expect(edges.left, slot).toBeGreaterThanOrEqual(box.left - 1)
      await expect(edges.right, slot).toBeLessThanOrEqual(box.right + 1)
    }
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }

/** Closed in the middle of a sentence: the sentence is there again, and so is what was said meanwhile (P-2). */
export const ClosedAndOpened: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context
    await atItsEnd(context)
    await userEvent.type(await fieldIn(context), 'I was about to')
    const button = canvas.getByRole('button', { name: '?' })
    await userEvent.click(button)
    await expect(part(context, 'root')).toBeNull()
    await peopleOf(context)
      .world.server.as('reza')
      .call('sendMessage', {
        path: { type: 'messaging', id: 'ann-reza' },
        body: { message: { text: 'Still there?' } },
      })
    await userEvent.click(button)
    const list = await arrived(context, 'message-list-viewport')
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveTextContent('Still there?'), { timeout: 5000 })
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await expect(await fieldIn(context)).toHaveValue('I was about to')
  },
}
