import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { attached, broken, picture, pictures, sound, spoken } from '../../../.storybook/media.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { Attachment, AttachmentAlbum, type AttachmentProps } from './index.ts'

type Attached = AttachmentProps['attachment']

const about = {
  usage: 'Media',
  keys: [
    ['Tab', 'Goes to each picture, film, sound or file'],
    ['Enter', 'Opens a picture over the page, saves a file'],
    ['Ctrl+Enter or ⌘+Enter', 'Opens a picture in a tab of its own'],
  ],
  announced: ['Nothing by itself: a message that comes says what hangs on it.'],
  theming: [
    '--parlour-attachment-radius and --parlour-attachment-background shape pictures and films.',
    '--parlour-album-gap is between the pictures of an album.',
    'data-kind says what it is, data-as how it is shown.',
  ],
  accessibility: [
    'A picture is a link whose name says what it shows, or its file.',
    'Films and sounds have the controls of the browser and never begin by themselves; nothing brings captions.',
  ],
  rules: ['MS-11', 'P-6', 'S2', 'S3', 'S8', 'EC-4'],
} satisfies About

const report = attached('file', {
  title: 'timetable.pdf',
  mimeType: 'application/pdf',
  url: 'https://city.example/timetable.pdf',
  size: 204_800,
})

/** What hangs on a message: a picture, film, sound or voice to look at and listen to, and all else by its name. */
const meta = {
  title: 'Components/Attachments',
  component: Attachment,
  args: { attachment: report },
  parameters: { about },
} satisfies Meta<typeof Attachment>

export default meta
type Story = StoryObj<typeof meta>

const kinds = (): readonly Attached[] => [
  picture(0),
  attached('video', {
    title: 'arrival.webm',
    mimeType: 'video/webm',
    url: 'https://city.example/arrival.webm',
    thumbnailUrl: picture(2).url,
    width: 1280,
    height: 720,
    size: 3_400_000,
  }),
  attached('audio', { title: 'bell.wav', mimeType: 'audio/wav', url: sound(2), size: 16_044 }),
  spoken(12),
  report,
  attached('file', {
    title: 'page.html',
    mimeType: 'text/html',
    url: 'https://city.example/page.html',
    size: 900,
  }),
  attached('unknown', { title: 'Location' }),
]

/** One of each kind. */
export const Default: Story = {
  render: () => (
    <>
      {kinds().map((attachment) => (
        <Attachment key={attachment.title} attachment={attachment} />
      ))}
    </>
  ),
  play: async (context) => {
    const { canvas, canvasElement } = context
    await waitFor(() => expect(canvasElement.querySelectorAll('audio')).toHaveLength(2))
    await expect(canvasElement.querySelector('video')).toHaveAttribute('preload', 'none')
    await expect(canvasElement.querySelector('video')).not.toHaveAttribute('autoplay')
    await expect(canvas.getByRole('img', { name: 'Hill number 1' })).toBeVisible()
    await expect(canvas.getByRole('link', { name: /timetable\.pdf/ })).toHaveAttribute('download')
    await expect(canvas.getByRole('link', { name: /page\.html/ })).toHaveAttribute('download', 'page.html')
    await expect(canvas.getByText(wordsOf(context).attachmentUnsupported)).toBeVisible()
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = {
  ...Default,
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await Default.play?.(context)
    const root = context.canvasElement.querySelector('.parlour-root')
    await expect(root?.scrollWidth).toBeLessThanOrEqual(320)
  },
}
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

const album = (count: number): Story => ({
  render: () => <AttachmentAlbum pictures={pictures(count)} />,
  play: async (context) => {
    const { canvas, canvasElement } = context
    const links = await canvas.findAllByRole('link')
    await expect(links).toHaveLength(Math.min(5, count))
    const rest = canvasElement.querySelector('[data-slot="picture-more"]')
    if (count > 5) await expect(rest).toHaveTextContent(plain(wordsOf(context).namesMore(count - 5)))
    else await expect(rest).toBeNull()
  },
})

export const One: Story = album(1)
export const Two: Story = album(2)
export const Three: Story = album(3)
export const Four: Story = album(4)
export const Five: Story = album(5)
/** Twelve: five places, and the last says how many more a press leads to. */
export const Many: Story = album(12)
export const ManyNarrow: Story = { ...Many, parameters: { frame: 'narrow' } }
export const ManyPersianDark: Story = { ...Many, globals: { locale: 'fa', direction: 'auto', theme: 'dark' } }

/** Portrait, landscape and a panorama keep their shape; what would be a needle is cut. */
export const Shapes: Story = {
  render: () => (
    <>
      {[picture(0), picture(1), picture(2), picture(4, { width: 4_000, height: 100 })].map(
        (attachment, place) => (
          <Attachment key={place} attachment={attachment} />
        ),
      )}
    </>
  ),
  play: async ({ canvas }) => {
    const boxes = (await canvas.findAllByRole('link')).map((link) => link.getBoundingClientRect())
    await expect(boxes.map(({ width, height }) => Math.round((width / height) * 100) / 100)).toEqual([
      1.6, 0.63, 4, 4,
    ])
  },
}

/** The room is there before anything has come: the address of these is known, and nobody answers. */
export const Loading: Story = {
  render: () => (
    <>
      <Attachment attachment={picture(0, { url: 'https://pictures.invalid/a.png', thumbnailUrl: null })} />
      <AttachmentAlbum
        pictures={[0, 1, 2].map((place) =>
          picture(place, { url: `https://pictures.invalid/${place}.png`, thumbnailUrl: null }),
        )}
      />
    </>
  ),
  play: async ({ canvasElement }) => {
    const [single] = canvasElement.querySelectorAll('[data-slot="picture"]')
    const { width, height } = single?.getBoundingClientRect() ?? { width: 0, height: 0 }
    await expect([Math.round(width), Math.round(height)]).toEqual([360, 225])
  },
}

/** What does not come keeps its place, and says its name, with another try and a way to open it. */
export const Failed: Story = {
  render: () => (
    <>
      <Attachment
        attachment={picture(0, { url: broken(), thumbnailUrl: null, alt: '', title: 'platform.png' })}
      />
      <AttachmentAlbum
        pictures={[
          picture(0),
          ...Array.from({ length: 7 }, (_, place) =>
            picture(place + 1, { url: broken(), thumbnailUrl: null, alt: `Platform ${place}` }),
          ),
        ]}
      />
      <Attachment
        attachment={attached('audio', { title: 'bell.mp3', mimeType: 'audio/mpeg', url: broken() })}
      />
      <Attachment attachment={spoken(3, { url: broken(), voice: { duration: 0, waveform: [] } })} />
    </>
  ),
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const { retry, namesMore } = wordsOf(context)
    await waitFor(() => expect(canvas.getAllByRole('button', { name: retry })).toHaveLength(5), {
      timeout: 5000,
    })
    // What is behind the last place can be reached even where its picture is broken.
    await expect(canvas.getByRole('link', { name: namesMore(3) })).toBeVisible()
    const [first] = canvasElement.querySelectorAll<HTMLElement>('[data-slot="picture"]')
    const before = first?.getBoundingClientRect()
    await userEvent.click(canvas.getAllByRole('button', { name: retry })[0] as HTMLElement)
    await waitFor(() => expect(canvas.getAllByRole('button', { name: retry })).toHaveLength(5))
    const [again] = canvasElement.querySelectorAll<HTMLElement>('[data-slot="picture"]')
    await expect(again?.getBoundingClientRect()).toEqual(before)
    await waitFor(() => expect(canvas.getAllByText(/bell\.mp3/).length).toBeGreaterThan(1))
  },
}

/** Long names keep their beginning and their ending, and nothing gets wider than its place. */
export const Long: Story = {
  parameters: { frame: 'narrow' },
  render: () => (
    <>
      {[
        `${longTexts.word}${longTexts.word}.pdf`,
        `${longTexts.mixed}.docx`,
        `${longTexts.family.repeat(60)}.zip`,
        longTexts.override,
      ].map((title) => (
        <Attachment key={title} attachment={{ ...report, title }} />
      ))}
      <AttachmentAlbum
        pictures={[1, 2, 3].map((place) =>
          picture(place, { url: broken(), thumbnailUrl: null, alt: longTexts.word.repeat(2) }),
        )}
      />
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    const root = canvasElement.querySelector('.parlour-root')
    await expect(root?.scrollWidth).toBeLessThanOrEqual(320)
    await expect(await canvas.findByText(/…\S*\.pdf$/)).toBeVisible()
    await expect(canvasElement.textContent).not.toMatch(/[\u202A-\u202E]/)
  },
}

/** Addresses that nobody should follow or load, and names that say something else, are words. */
export const Hostile: Story = {
  render: () => (
    <>
      {[
        attached('image', { title: 'script.png', url: 'javascript:alert(1)' }),
        attached('image', { title: 'inline.png', url: 'data:image/svg+xml,<svg onload=alert(1)>' }),
        attached('image', { title: 'router.png', url: 'http://192.168.0.1/logo.png' }),
        attached('video', { title: 'film.mp4', url: 'blob:https://elsewhere.example/1' }),
        attached('audio', { title: 'page.mp3', url: 'https://x.example/a', mimeType: 'text/html' }),
        attached('file', { title: 'bank.example/login', url: 'https://user@evil.example/' }),
        attached('file', { title: 'photo.jpg', url: 'https://evil.example/photo.jpg.exe' }),
      ].map((attachment) => (
        <Attachment key={attachment.title} attachment={attachment} />
      ))}
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement.querySelector('img, video, audio')).toBeNull()
    const links = canvas.getAllByRole('link').map((link) => link.getAttribute('href'))
    await expect(links).toEqual([
      'http://192.168.0.1/logo.png',
      'https://x.example/a',
      'https://evil.example/photo.jpg.exe',
    ])
    const last = canvas.getAllByRole('link').at(-1) as HTMLElement
    await expect(within(last).getByText('evil.example')).toBeVisible()
  },
}
