import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { pictureFile, wordsFile } from '../../../.storybook/files.ts'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, messageKey } from '../../index.ts'
import { Message } from './index.ts'

const empty = channelId('messaging:empty')

/** A message that is sent while its files go up: one row with how far they are (CO-4, UP-5). */
const meta = {
  title: 'Components/Message/Uploads',
  component: Message,
  args: { channelId: empty, messageKey: messageKey('the one that is sent') },
  render: () => (
    <Loaded channelId={empty}>
      <EachMessage channelId={empty}>
        {(key) => <Message key={key} channelId={empty} messageKey={key} />}
      </EachMessage>
    </Loaded>
  ),
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const text = 'From the walk yesterday.'
const refusal = {
  status: 413,
  body: JSON.stringify({
    code: 22,
    message: 'the file is too big',
    StatusCode: 413,
    duration: '0.00ms',
    more_info: '',
    details: [],
  }),
}

/** Sends a picture and two files at once, after something was done to the wire. */
async function send(context: Context, pull?: () => void): Promise<HTMLElement> {
  const { chat, network } = peopleOf(context).me
  await waitFor(() => expect(chat.can(empty, 'send-message')).toBe(true))
  network.setUploadSpeed(200)
  pull?.()
  const files = [await pictureFile('lake.png', 200), wordsFile('route.txt'), wordsFile('notes.txt', 600)]
  await chat.addFiles(empty, files)
  const uploads = chat.store.getState().uploads.get(empty) ?? []
  chat.send(empty, text, { uploads: uploads.map(({ id }) => id) })
  return context.canvas.findByRole('article')
}

const items = (row: HTMLElement): readonly HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>('[data-slot="upload"]'),
]

export const Default: Story = {
  play: async (context) => {
    const row = await send(context)
    const list = await within(row).findByRole('list', { name: wordsOf(context).uploadTray })
    await expect(row).toHaveAttribute('data-status', 'sending')
    await expect(items(row)).toHaveLength(3)
    const bars = within(list).getAllByRole('progressbar')
    await expect(bars.map((bar) => bar.getAttribute('aria-label'))).toEqual([
      'lake.png',
      'route.txt',
      'notes.txt',
    ])
    for (const bar of bars) await expect(bar.getAttribute('aria-valuetext')).not.toBe('')
    await waitFor(() => expect(list.querySelector('img')?.naturalWidth).toBeGreaterThan(0))
    await expect(within(row).getByText(text)).toBeVisible()
  },
}

/** What is said meanwhile is not held up. */
export const Meanwhile: Story = {
  play: async (context) => {
    await send(context)
    peopleOf(context).me.chat.send(empty, 'And how was yours?')
    await waitFor(() =>
      expect(context.canvas.getAllByRole('article').map((row) => row.dataset['status'])).toEqual([
        'sent',
        'sending',
      ]),
    )
  },
}

/** Cancelled, one goes; the next one has the focus. */
export const Cancelled: Story = {
  play: async (context) => {
    const row = await send(context)
    const words = wordsOf(context)
    const cancel = await within(row).findByRole('button', { name: words.uploadCancel('route.txt') })
    await context.userEvent.click(cancel)
    await waitFor(() => expect(items(row)).toHaveLength(2))
    await expect(within(row).getByRole('button', { name: words.uploadCancel('notes.txt') })).toHaveFocus()
  },
}

/** One of three failed: why, and the ways out. */
export const Failed: Story = {
  play: async (context) => {
    const { network } = peopleOf(context).me
    const row = await send(context, () => network.failNext('uploadChannelFile', refusal))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'failed'))
    const words = wordsOf(context)
    await expect(within(row).getByText(words.uploadFaults['too-big'])).toBeVisible()
    await expect(within(row).getByText(new RegExp(words.failedUpload))).toBeVisible()
    await expect(within(row).getByRole('button', { name: words.failedSendWithout(1) })).toBeVisible()
    await expect(within(row).getByRole('button', { name: words.failedEdit })).toBeVisible()
    await expect(within(row).getByRole('button', { name: words.failedDiscard })).toBeVisible()
  },
}

/** The line broke as often as it was tried. It offers to try again, and then the message goes out with all three. */
export const FailedRetry: Story = {
  play: async (context) => {
    const { network } = peopleOf(context).me
    const row = await send(context, () => {
      network.setUploadSpeed(1_000_000)
      network.failNext('uploadChannelFile', 'lost-request', 12)
    })
    const words = wordsOf(context)
    const retry = await within(row).findByRole('button', { name: words.failedRetry }, { timeout: 20_000 })
    await expect(items(row).map(({ dataset }) => dataset['state'])).toContain('failed')
    network.forgive()
    await expect(within(row).getAllByText(words.uploadFaults['no-answer'])[0]).toBeVisible()
    await context.userEvent.click(retry)
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'), { timeout: 8000 })
    await expect(items(row)).toHaveLength(0)
  },
}

/** It goes out with the other two. */
export const SentWithout: Story = {
  play: async (context) => {
    await Failed.play?.(context)
    const row = context.canvas.getByRole('article')
    const { uploadSendWithout } = wordsOf(context)
    const [stuck] = items(row).filter(({ dataset }) => dataset['state'] === 'rejected')
    const name = stuck?.querySelector('.parlour-visually-hidden')?.textContent ?? ''
    peopleOf(context).me.network.setUploadSpeed(1_000_000)
    await context.userEvent.click(within(row).getByRole('button', { name: uploadSendWithout(name) }))
    await waitFor(() => expect(row).toHaveAttribute('data-status', 'sent'), { timeout: 8000 })
    await expect(items(row)).toHaveLength(0)
    await expect(within(row).queryByText(name)).toBeNull()
  },
}

/** Without a network it waits, and says so. */
export const Offline: Story = {
  play: async (context) => {
    const row = await send(context, () => peopleOf(context).me.network.setOnline(false))
    await waitFor(() =>
      expect(within(row).getAllByText(wordsOf(context).uploadStates.offline)).toHaveLength(3),
    )
    await expect(row).toHaveAttribute('data-status', 'sending')
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const FailedDark: Story = { ...Failed, globals: { theme: 'dark' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
export const FailedPersian: Story = { ...Failed, globals: { locale: 'fa', direction: 'auto' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const FailedNarrow: Story = { ...Failed, parameters: { frame: 'narrow' } }
