import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { atItsEnd, arrived, fieldIn, fromEnd, part, rowsIn } from '../../acts.ts'
import { peopleOf } from '../../people.ts'
import { team } from '../../scenes.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { wordsOf } from '../../words.ts'
import { Kit, scenario } from './scenario.tsx'

const text = 'See https://a.link'

/** The server refuses what was written. It stays, says why, and there are three ways on (MS-6). */
const meta = {
  title: 'Scenarios/Failed sends',
  parameters: { ...scenario, scene: team },
  render: (_, context) => <Kit {...rootProps(context)} defaultChannelId="messaging:design-review" />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const refusal = {
  status: 403,
  body: JSON.stringify({
    code: 17,
    message: 'Links are not allowed here',
    StatusCode: 403,
    duration: '0.00ms',
    more_info: '',
    details: [],
  }),
}

async function refused(context: Context): Promise<HTMLElement> {
  const list = await atItsEnd(context)
  peopleOf(context).me.network.failNext('sendMessage', refusal)
  await context.userEvent.type(await fieldIn(context), `${text}{Control>}{Enter}{/Control}`)
  await waitFor(() => expect(rowsIn(context).at(-1)).toHaveAttribute('data-status', 'failed'))
  // The three ways on come into view with the row that they belong to.
  await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
  return rowsIn(context).at(-1) as HTMLElement
}
const way = (row: HTMLElement, name: string): HTMLElement => within(row).getByRole('button', { name })

export const Default: Story = {
  play: async (context) => {
    const row = await refused(context)
    await expect(row).toHaveTextContent(/Links are not allowed here/)
    await expect(row).toHaveTextContent(text)
    const words = wordsOf(context)
    for (const name of [words.failedRetry, words.failedEdit, words.failedDiscard])
      await expect(way(row, name)).toBeVisible()
  },
}

/** The same message once more; the row keeps its place and its identity. */
export const Retry: Story = {
  play: async (context) => {
    const row = await refused(context)
    await context.userEvent.click(way(row, wordsOf(context).failedRetry))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'))
    await expect(rowsIn(context).at(-1)).toBe(row)
    await expect(row).toHaveFocus()
  },
}

/** Back into the field, to be said differently. */
export const Edit: Story = {
  play: async (context) => {
    const row = await refused(context)
    await context.userEvent.click(way(row, wordsOf(context).failedEdit))
    const field = await fieldIn(context)
    await waitFor(() => expect(field).toHaveValue(text))
    await expect(field).toHaveFocus()
    await waitFor(() => expect(row).not.toBeInTheDocument())
    await context.userEvent.clear(field)
    await context.userEvent.type(field, 'See the notes{Control>}{Enter}{/Control}')
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveTextContent('See the notes'))
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveAttribute('data-status', 'sent'))
  },
}

/** Gone, but not for good: the toast gives it back (P-2). */
export const Discard: Story = {
  play: async (context) => {
    const row = await refused(context)
    await context.userEvent.click(way(row, wordsOf(context).failedDiscard))
    await waitFor(() => expect(row).not.toBeInTheDocument())
    await expect(part(context, 'root')).toContainElement(document.activeElement as HTMLElement)
    await arrived(context, 'toast')
    await context.userEvent.click(await arrived(context, 'toast-action'))
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveTextContent(text))
  },
}
