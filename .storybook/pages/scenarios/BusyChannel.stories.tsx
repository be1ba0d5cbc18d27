import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { demo } from '../../../src/testing.ts'
import { atItsEnd, drawn, fieldIn, fromEnd, part, readerOf, rowsIn, scrollTo } from '../../acts.ts'
import { peopleOf } from '../../people.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { Kit, scenario } from './scenario.tsx'

/** Ten thousand messages in one conversation, beside all the others: read backwards, write, and be at the end again. */
const meta = {
  title: 'Scenarios/Busy channel',
  parameters: { ...scenario, scene: demo },
  render: (_, context) => <Kit {...rootProps(context)} defaultChannelId="messaging:ten-thousand" />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

/** Pages come in above while the reader stays where they are, to the pixel (SC-1, SC-2). */
export const Default: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    peopleOf(context).me.network.setLatency(600)
    for (let page = 0; page < 4; page += 1) {
      await scrollTo(list, 400)
      const reader = readerOf(list)
      const before = reader.offset()
      const height = list.scrollHeight
      await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(height + 500), { timeout: 6000 })
      await waitFor(() => expect(list).toHaveAttribute('aria-busy', 'false'), { timeout: 6000 })
      await drawn()
      await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
    }
    await expect(rowsIn(context).length).toBeGreaterThan(100)
  },
}

/** What is written is there at once, and the writer at the end (SC-3). */
export const WriteFromFarUp: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    await scrollTo(list, list.clientHeight)
    const field = await fieldIn(context)
    await context.userEvent.type(field, '10 001{Control>}{Enter}{/Control}')
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveTextContent('10 001'))
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await expect(field).toHaveFocus()
  },
}

/** By key to the oldest that is loaded and back to the newest; the list is one stop of Tab all the while (FO-4). */
export const ByKey: Story = {
  play: async (context) => {
    const { userEvent } = context
    const list = await atItsEnd(context)
    const field = await fieldIn(context)
    field.focus()
    await userEvent.tab({ shift: true })
    await expect(rowsIn(context).at(-1)).toHaveFocus()
    await userEvent.keyboard('{Home}')
    await waitFor(() => expect(part(context, 'message-list')).not.toHaveAttribute('data-loading'))
    await expect(list.querySelectorAll('article[tabindex="0"]')).toHaveLength(1)
    await userEvent.keyboard('{End}')
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveFocus())
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await userEvent.keyboard('{Escape}')
    await expect(field).toHaveFocus()
  },
}
