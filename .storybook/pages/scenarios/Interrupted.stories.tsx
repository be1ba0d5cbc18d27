import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { arrived, atItsEnd, fieldIn, fromEnd, part, readerOf, rowsIn, scrollTo } from '../../acts.ts'
import { peopleOf } from '../../people.ts'
import { team } from '../../scenes.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { Kit, scenario } from './scenario.tsx'

/** On a train: into a tunnel, out of it, and nothing that was written is lost or comes twice (ON-1, ON-2). */
const meta = {
  title: 'Scenarios/Offline and back',
  parameters: { ...scenario, scene: team },
  render: (_, context) => <Kit {...rootProps(context)} defaultChannelId="messaging:design-review" />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const lines = ['One', 'Two', 'Three']

/** What the server holds, newest last. */
async function held(context: Context): Promise<readonly string[]> {
  const { server } = peopleOf(context).world
  await server.settle()
  const { messages } = await server
    .as('ann')
    .call('getOrCreateChannel', { path: { type: 'messaging', id: 'design-review' }, body: { state: true } })
  return messages.map(({ text }) => text)
}

/** What waits is in the list at once, and the banner says why; the reader is where they were. */
export const Offline: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    const field = await fieldIn(context)
    peopleOf(context).me.network.setOnline(false)
    for (const line of lines) await context.userEvent.type(field, `${line}{Control>}{Enter}{/Control}`)
    for (const row of rowsIn(context).slice(-3)) await expect(row).toHaveAttribute('data-status', 'sending')
    await expect(await arrived(context, 'connection-banner')).toHaveAttribute('data-state', 'offline')
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await expect(field).toHaveFocus()
  },
}

/** Out of the tunnel: they are sent in the order in which they were written, each once. */
export const Default: Story = {
  play: async (context) => {
    await Offline.play?.(context)
    const before = rowsIn(context).slice(-3)
    peopleOf(context).me.network.setOnline(true)
    for (const row of before)
      await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'), { timeout: 6000 })
    await expect((await held(context)).slice(-3)).toEqual(lines)
    await expect(rowsIn(context).slice(-3)).toEqual(before)
    await waitFor(() => expect(part(context, 'connection-banner')).toBeNull(), { timeout: 6000 })
  },
}

/** What the others wrote meanwhile comes between, and who reads further up is not moved by it. */
export const OthersWrote: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    const { me, world } = peopleOf(context)
    await scrollTo(list, list.scrollTop - 900)
    me.network.setOnline(false)
    await arrived(context, 'connection-banner')
    const reader = readerOf(list)
    const before = reader.offset()
    const reza = world.server.as('reza')
    for (const text of lines)
      await reza.call('sendMessage', {
        path: { type: 'messaging', id: 'design-review' },
        body: { message: { text } },
      })
    me.network.setOnline(true)
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveTextContent('Three'), { timeout: 6000 })
    // The banner is in the flow: what moves with it is the edge of the list, never what is read.
    await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
  },
}
