import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, type Upload, type UploadFailure, type UploadId, type UploadState } from '../../index.ts'
import { UploadItem } from './index.ts'

const MB = 1024 * 1024

const uploadOf = (state: UploadState, more: Partial<Upload> = {}): Upload => ({
  id: `${state}-${more.name ?? ''}` as UploadId,
  conversation: channelId('messaging:general'),
  state,
  kind: 'file',
  name: 'minutes.pdf',
  mimeType: 'application/pdf',
  file: new Blob(['x']),
  size: 20 * MB,
  sent: 8.5 * MB,
  modifiedAt: 1,
  alt: '',
  attempts: 1,
  failure: null,
  uploaded: null,
  ...more,
})
const failed = (reason: UploadFailure['reason'], text = ''): Upload =>
  uploadOf('failed', { name: `${reason}.pdf`, failure: { reason, text } })

const about = {
  usage: 'Attaching',
  hooks: ['useUploads'],
  theming: [
    'data-state and data-kind tell what it is; --parlour-progress is how far it is, from 0 to 1.',
    'Every state has the same box.',
  ],
  accessibility: [
    'The bar has the name of the file, and says how much has left in words.',
    'Each state is told by words or a sign, never by colour alone.',
  ],
  rules: ['UP-1', 'UP-2'],
} satisfies About

/** One file of a tray. */
const meta = {
  title: 'Components/Upload item',
  component: UploadItem,
  parameters: { about },
  args: {
    upload: uploadOf('done'),
    onCancel: fn(),
    onRetry: fn(),
    onRemove: fn(),
    onEdit: fn(),
  },
  render: (args) => (
    <ul className="parlour-upload-tray-items">
      <UploadItem {...args} />
    </ul>
  ),
} satisfies Meta<typeof UploadItem>

export default meta
type Story = StoryObj<typeof meta>

const each =
  (...uploads: readonly Upload[]): NonNullable<Story['render']> =>
  (args) => (
    <ul style={{ display: 'grid', gap: '0.5rem', padding: 0, margin: 0 }}>
      {uploads.map((upload) => (
        <UploadItem {...args} key={upload.id} upload={upload} />
      ))}
    </ul>
  )

export const Default: Story = {
  play: async ({ canvas, args, userEvent }) => {
    const remove = canvas.getAllByRole('button').at(-1) as HTMLElement
    await userEvent.click(remove)
    await expect(args.onRemove).toHaveBeenCalled()
    await expect(canvas.queryByRole('progressbar')).toBeNull()
  },
}

/** The same box for each (P-6). */
export const States: Story = {
  render: each(
    uploadOf('queued', { sent: 0 }),
    uploadOf('preparing', { sent: 0, kind: 'image' }),
    uploadOf('uploading', { kind: 'video', name: 'tour.mp4' }),
    uploadOf('processing', { kind: 'audio', name: 'song.mp3' }),
    uploadOf('done'),
    uploadOf('failed', { failure: { reason: 'no-answer', text: '' } }),
    uploadOf('rejected', { failure: { reason: 'too-big', text: '' } }),
    uploadOf('cancelled'),
  ),
  play: async ({ canvasElement, canvas }) => {
    const items = [...canvasElement.querySelectorAll<HTMLElement>('[data-slot="upload"]')]
    await expect(items.map((item) => item.dataset['state'])).toEqual([
      'queued',
      'preparing',
      'uploading',
      'processing',
      'done',
      'failed',
      'rejected',
      'cancelled',
    ])
    await expect(new Set(items.map((item) => item.offsetHeight)).size).toBe(1)
    await expect(canvas.getAllByRole('progressbar')).toHaveLength(4)
  },
}

/** Why one did not arrive, in words. */
export const Reasons: Story = {
  render: each(
    failed('input', 'the file name has no extension'),
    failed('not-found'),
    failed('not-allowed'),
    failed('too-long'),
    failed('too-big'),
    failed('slow-mode'),
    failed('feature-off'),
    failed('blocked'),
    failed('bounced'),
    failed('other'),
    failed('no-answer'),
    failed('throttled'),
    failed('signed-out'),
    failed('lost'),
  ),
  play: async (context) => {
    const { canvas } = context
    const { input, ...faults } = wordsOf(context).uploadFaults
    for (const fault of Object.values(faults)) await expect(canvas.getByText(fault)).toBeVisible()
    await expect(canvas.queryByText(input)).toBeNull()
    await expect(canvas.getByText(/the file name has no extension/)).toBeVisible()
  },
}

/** 255 characters, one of them meant to turn the rest round. */
export const Long: Story = {
  parameters: { frame: 'narrow' },
  render: each(
    uploadOf('done', { name: `${longTexts.word.repeat(4).slice(0, 251)}.pdf` }),
    uploadOf('uploading', { name: longTexts.override }),
    uploadOf('failed', {
      name: 'گزارش ماهانه بخش فنی (build 1807).tar.gz',
      failure: { reason: 'other', text: longTexts.word.repeat(2) },
    }),
  ),
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    await expect(canvasElement.textContent).not.toContain('\u202E')
  },
}

export const Persian: Story = { ...States, globals: { locale: 'fa', direction: 'auto' } }
export const PersianReasons: Story = { ...Reasons, globals: { locale: 'fa', direction: 'auto' } }
export const Dark: Story = { ...States, globals: { theme: 'dark' } }
export const Narrow: Story = { ...States, parameters: { frame: 'narrow' } }
