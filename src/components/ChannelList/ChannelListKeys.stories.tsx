import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { arrowsOf } from '../../../.storybook/acts.ts'
import { listOf, opener, rowsOf, rowWith } from '../../../.storybook/channelRows.ts'
import { rootProps } from '../../../.storybook/StoryRoot.tsx'
import { team } from '../../../.storybook/scenes.ts'
import { Channel, Chat } from '../../index.ts'
import { ChannelList } from './index.ts'

/** Where keys lead: along the list, into the menu of a row, and on to the field of what was opened. */
const meta = {
  title: 'Components/Channel list/Keys',
  component: ChannelList,
  tags: ['!autodocs'],
  parameters: { scene: team, frame: 'narrow' },
} satisfies Meta<typeof ChannelList>

export default meta
type Story = StoryObj<typeof meta>

/** One tab stop for the rows; arrows, Home, End and letters move, and open nothing. What reads all of them comes next. */
export const Keyboard: Story = {
  play: async (context) => {
    const { userEvent } = context
    const rows = await rowsOf(context)
    await userEvent.tab()
    await expect(opener(rows[0])).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect(opener(rows[2])).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect(opener(rows.at(-1))).toHaveFocus()
    await userEvent.keyboard('گر')
    await expect(opener(rowWith(rows, 'tehran'))).toHaveFocus()
    await expect(context.canvasElement.querySelector('[aria-current]')).toBeNull()
    await userEvent.tab()
    await expect(context.canvas.getByRole('button', { name: /^Mark all/ })).toHaveFocus()
    await userEvent.tab()
    await expect(listOf(context)).not.toContainElement(document.activeElement as HTMLElement)
  },
}

/** The arrow towards the end leads to the menu of a row, and the focus comes back to the row. */
export const RowMenu: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const rows = await rowsOf(context)
    const release = rowWith(rows, 'release')
    opener(release).focus()
    await userEvent.keyboard(arrowsOf(release).end)
    await expect(release.querySelector('[data-slot=channel-item-actions]')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    const [item] = await canvas.findAllByRole('menuitem')
    await waitFor(() => expect(item).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(release).not.toHaveAttribute('data-unread'))
    await expect(canvas.queryByRole('menu')).toBeNull()
    await expect(opener(release)).toHaveFocus()
  },
}

/** Who opens a conversation by key or pointer goes on in its message field. */
export const ToTheComposer: Story = {
  parameters: { bare: true, frame: 'page' },
  render: (_, context) => (
    <Chat {...rootProps(context)}>
      <ChannelList />
      <Channel />
    </Chat>
  ),
  play: async (context) => {
    const { canvas, userEvent } = context
    const rows = await rowsOf(context)
    opener(rowWith(rows, 'tehran')).focus()
    await userEvent.keyboard('{Enter}')
    // Without a fine pointer a keyboard would cover half of what one wants to read: the focus stays (§3).
    const isFine = matchMedia('(pointer: fine)').matches
    const goal = (id: string) => (isFine ? canvas.getByRole('textbox') : opener(rowWith(rows, id)))
    await waitFor(() => expect(goal('tehran')).toHaveFocus())
    await userEvent.click(opener(rowWith(rows, 'design-review')))
    await waitFor(() => expect(goal('design-review')).toHaveFocus())
    await expect(rowWith(await rowsOf(context), 'design-review')).toHaveAttribute('data-active')
  },
}
