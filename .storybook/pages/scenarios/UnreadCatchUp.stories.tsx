import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { arrived, drawn, fromEnd, part, rowsIn, scrollTo } from '../../acts.ts'
import { team } from '../../scenes.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { Kit, scenario } from './scenario.tsx'

/** After a day away: begins at the first unread message, and what was read counts as read once it was seen. */
const meta = {
  title: 'Scenarios/Unread catch-up',
  parameters: { ...scenario, scene: team },
  render: (_, context) => <Kit {...rootProps(context)} />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const itemOf = ({ canvasElement }: Context): HTMLElement | null =>
  canvasElement.querySelector('[data-channel-id="messaging:release"]')

/** Chosen in the list: the line stands a quarter down, and what is below it is new (SC-5). */
export const Default: Story = {
  play: async (context) => {
    await waitFor(() => expect(itemOf(context)).toHaveAttribute('data-unread'), { timeout: 4000 })
    await context.userEvent.click(itemOf(context)?.querySelector('button') as Element)
    const line = await arrived(context, 'unread-separator')
    const list = await arrived(context, 'message-list-viewport')
    await waitFor(async () => {
      const share = (line.getBoundingClientRect().top - list.getBoundingClientRect().top) / list.clientHeight
      await expect(share).toBeGreaterThan(0.05)
      await expect(share).toBeLessThan(0.95)
    })
  },
}

/** At the end everything is read; the line stays where it was, so that one can look again (SC-6). */
export const ReadToTheEnd: Story = {
  play: async (context) => {
    await Default.play?.(context)
    const list = await arrived(context, 'message-list-viewport')
    await scrollTo(list, list.scrollHeight)
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await waitFor(() => expect(itemOf(context)).not.toHaveAttribute('data-unread'), { timeout: 5000 })
    await expect(part(context, 'unread-separator')).toBeInTheDocument()
  },
}

/** From one unread conversation to the next by key, from anywhere (Alt+Shift+ArrowDown). */
export const ByKey: Story = {
  play: async (context) => {
    await waitFor(() => expect(itemOf(context)).toHaveAttribute('data-unread'), { timeout: 4000 })
    itemOf(context)?.querySelector('button')?.focus()
    await context.userEvent.keyboard('{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}')
    await waitFor(() => expect(rowsIn(context).length).toBeGreaterThan(0), { timeout: 4000 })
    await drawn()
    const active = context.canvasElement.querySelector('[data-channel-id][data-active]')
    await expect(active).toBeVisible()
  },
}
