import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { selectLatest } from '../../src/core.ts'
import { channelId } from '../../src/headless.ts'
import { peopleOf } from '../people.ts'
import { FileRoom } from './examples/HeadlessUploads.tsx'
import { sourceOf } from './examples/source.ts'

/** Files with `useUploads` of `parlour/headless` and nothing but bare HTML around it. */
const meta = {
  title: 'Hooks/Files in bare HTML',
  component: FileRoom,
  args: { channelId: channelId('messaging:general') },
  parameters: { docs: { source: { code: sourceOf('HeadlessUploads'), language: 'tsx' } } },
} satisfies Meta<typeof FileRoom>

export default meta
type Story = StoryObj<typeof meta>

const words = (name: string, type: string, content = 'x'.repeat(2000)): File =>
  new File([content], name, { type })

/** One is refused, one is cancelled on its way and tried again, and both that arrive hang on a message. */
export const Default: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const { me, meet } = peopleOf(context)
    const reza = await meet('reza')
    me.network.setUploadSpeed(1000)
    const field = await canvas.findByLabelText('Files')
    await userEvent.upload(field, [
      words('notes.txt', 'text/plain'),
      words('plan.csv', 'text/csv'),
      words('chart.png', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    ])
    await expect(await canvas.findByRole('status')).toHaveTextContent(
      'chart.png is not what it says: image/svg+xml instead of image/png.',
    )
    const bar = await canvas.findByRole('progressbar', { name: 'notes.txt' })
    await waitFor(() => expect(Number(bar.getAttribute('value'))).toBeGreaterThan(100))
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel notes.txt' }))
    const row = canvas.getByText('notes.txt').closest('li')
    await expect(row).toHaveTextContent('cancelled')
    await expect(canvas.getByRole('button', { name: 'Send files' })).toBeDisabled()
    me.network.setUploadSpeed(1_000_000)
    await userEvent.click(canvas.getByRole('button', { name: 'Retry notes.txt' }))
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Send files' })).toBeEnabled(), {
      timeout: 5000,
    })
    await userEvent.click(canvas.getByRole('button', { name: 'Send files' }))
    const sent = await canvas.findByText('(sent)', { exact: false, selector: 'li:has(span)' })
    await expect(sent).toHaveTextContent('notes.txt')
    await expect(sent).toHaveTextContent('plan.csv')
    await expect(canvas.getByRole('list', { name: 'Attachments' })).toBeEmptyDOMElement()
    const theirs = (): readonly string[] => {
      const latest = selectLatest(reza.chat.store.getState(), channelId('messaging:general'))
      return latest?.attachments.map(({ title }) => title) ?? []
    }
    await waitFor(() => expect(theirs()).toEqual(['notes.txt', 'plan.csv']))
  },
}

/** One on its way, one done, one that the server would not have. */
export const States: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const { me } = peopleOf(context)
    const refusal = { code: 22, message: 'the file is too large', StatusCode: 413 }
    me.network.failNext('uploadChannelFile', { status: 413, body: JSON.stringify(refusal) })
    const field = await canvas.findByLabelText('Files')
    await userEvent.upload(field, words('large.txt', 'text/plain'))
    await expect(await canvas.findByText(/rejected: too-big/)).toBeVisible()
    await userEvent.upload(field, words('done.txt', 'text/plain'))
    await expect(await canvas.findByText(/, done/)).toBeVisible()
    me.network.setUploadSpeed(10)
    await userEvent.upload(field, words('گزارش.txt', 'text/plain'))
    await expect(await canvas.findByRole('progressbar', { name: 'گزارش.txt' })).toBeVisible()
  },
}

/** Where a channel takes no files, there is no control. */
export const NotAllowed: Story = {
  parameters: { server: { channelTypes: { messaging: { config: { uploads: false } } } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('In ten minutes.')).toBeVisible()
    await expect(canvas.queryByLabelText('Files')).not.toBeInTheDocument()
  },
}

export const Dark: Story = { ...States, globals: { theme: 'dark' } }
export const Persian: Story = { ...States, globals: { locale: 'fa', direction: 'auto' } }
export const Narrow: Story = { ...States, parameters: { frame: 'narrow' } }
