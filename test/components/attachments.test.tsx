import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WireAttachment } from '../../src/wire/stream/message.ts'
import { openDialogs } from '../support/dialog.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import type { RenderedChat } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

/* MS-11, S2, S8: what hangs on a message, as it comes over the wire. */

const AT = 'https://files.example/'
const picture = (place: number): WireAttachment => ({
  type: 'image',
  title: `hill-${place}.png`,
  image_url: `${AT}${place}.png`,
  thumb_url: `${AT}${place}-small.png`,
  original_width: 400,
  original_height: 300,
})

async function draw(
  attachments: readonly WireAttachment[],
): Promise<RenderedChat & { readonly row: HTMLElement }> {
  openDialogs()
  const scene = sceneOf(
    channelOf('general', { messages: [{ id: 'm1', by: 'reza', text: 'Look', minutesAgo: 5, attachments }] }),
  )
  const place = await drawMessages({ scene })
  return { ...place, row: message(/Look/) }
}
const sources = (row: HTMLElement) => [...row.querySelectorAll('img')].map(({ src }) => src)

describe('pictures', () => {
  it('several stand together, the small ones first, and the fifth says how many more there are', async () => {
    const { row } = await draw(Array.from({ length: 12 }, (_, place) => picture(place)))
    const links = within(row).getAllByRole('link')
    expect(links).toHaveLength(5)
    expect(links[0]).toHaveAccessibleName('hill-0.png')
    expect(links[4]?.textContent).toBe('7 more')
    expect(sources(row).filter((source) => source.startsWith(AT))).toEqual(
      [0, 1, 2, 3, 4].map((place) => `${AT}${place}-small.png`),
    )
    for (const image of row.querySelectorAll<HTMLImageElement>('[data-slot="picture-image"]')) {
      expect(image.getAttribute('loading')).toBe('lazy')
      expect(image.getAttribute('decoding')).toBe('async')
      expect(image.getAttribute('referrerpolicy')).toBe('no-referrer')
    }
  })

  it('a press opens them over the page, keys go through all of them, and the focus comes back', async () => {
    const place = await draw([
      picture(0),
      { type: 'file', title: 'a.pdf', asset_url: `${AT}a.pdf` },
      picture(1),
      picture(2),
    ])
    const [, second] = within(place.row).getAllByRole('link', { name: /hill/ }) as [HTMLElement, HTMLElement]
    act(() => second.focus())
    await place.user.keyboard('{Enter}')
    const dialog = await screen.findByRole('dialog', { name: 'hill-1.png' })
    expect(within(dialog).getByRole('img')).toHaveAttribute('src', `${AT}1.png`)
    await place.user.keyboard('{ArrowRight}')
    expect(dialog).toHaveAccessibleName('hill-2.png')
    expect(plain(screen.getByRole('log').textContent)).toContain('hill-2.png, 3 of 3')
    await place.user.keyboard('{ArrowRight}')
    expect(dialog).toHaveAccessibleName('hill-2.png')
    await place.user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(dialog).toHaveAccessibleName('hill-0.png')
    // The next one is asked for before it is wanted.
    expect(sources(dialog)).toContain(`${AT}1.png`)
    await place.user.click(within(dialog).getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(second).toHaveFocus()
  })

  it('what does not come says its name, is tried again, and what is behind it can still be reached', async () => {
    const { row, user } = await draw(Array.from({ length: 7 }, (_, place) => picture(place)))
    const last = within(row).getByRole('img', { name: 'hill-4.png' })
    act(() => void fireEvent.error(last))
    expect(within(row).getByText(spoken('hill-4.png could not be loaded.'))).toBeInTheDocument()
    await user.click(within(row).getByRole('link', { name: '2 more' }))
    const dialog = await screen.findByRole('dialog', { name: 'hill-4.png' })
    await user.keyboard('{ArrowRight}')
    expect(dialog).toHaveAccessibleName('hill-5.png')
    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    await user.click(within(row).getByRole('button', { name: 'Try again' }))
    expect(within(row).getByRole('img', { name: 'hill-4.png' })).toHaveAttribute('src', `${AT}4-small.png`)
  })
})

describe('everything else', () => {
  it('a voice message has its length before anything is loaded', async () => {
    const { row } = await draw([
      {
        type: 'voiceRecording',
        title: 'v.webm',
        asset_url: `${AT}v.webm`,
        duration: 65.4,
        waveform_data: [0, 0.5, 9, -1],
      },
    ])
    const group = await within(row).findByRole('group', { name: 'Voice message' })
    expect(group.querySelector('audio')).toHaveAttribute('preload', 'none')
    expect(plain(within(group).getByRole('slider').getAttribute('aria-valuetext'))).toBe('0:00 of 1:05')
    expect(group.textContent).toContain('1:05')
    expect(
      group.querySelector('[data-slot="voice-message-rest"]')?.getAttribute('d')?.match(/M/g),
    ).toHaveLength(4)
  })

  it('films and sounds have controls and begin by themselves never; a type that says otherwise is a file', async () => {
    const { row } = await draw([
      {
        type: 'video',
        title: 'film.mp4',
        asset_url: `${AT}film.mp4`,
        thumb_url: `${AT}film.png`,
        mime_type: 'video/mp4',
      },
      { type: 'audio', title: 'song.mp3', asset_url: `${AT}song.mp3`, mime_type: 'audio/mpeg' },
      { type: 'audio', title: 'page.mp3', asset_url: `${AT}page.mp3`, mime_type: 'text/html' },
    ])
    await waitFor(() => expect(row.querySelectorAll('video, audio')).toHaveLength(2))
    for (const media of row.querySelectorAll<HTMLMediaElement>('video, audio')) {
      expect(media.controls).toBe(true)
      expect(media.autoplay).toBe(false)
    }
    expect(row.querySelector('video')).toHaveAttribute('poster', `${AT}film.png`)
    expect(
      within(row)
        .getAllByRole('link')
        .map((link) => link.getAttribute('download')),
    ).toEqual(['film.mp4', 'song.mp3', 'page.mp3'])
  })

  it('a file is its name and size, cut in its middle; a page is only ever saved', async () => {
    const name = `${'report-'.repeat(30)}final.pdf`
    const { row } = await draw([
      { type: 'file', title: name, asset_url: `${AT}r`, file_size: 2048 },
      { type: 'file', title: 'x.html', asset_url: `${AT}x.html`, mime_type: 'text/html' },
    ])
    const [file, html] = within(row).getAllByRole('link') as [HTMLElement, HTMLElement]
    expect(file.textContent).toMatch(/^report-[^…]{24}….{6,12}final\.pdf \(files\.example\)2\s?kB$/i)
    expect(file).toHaveAttribute('download', expect.stringMatching(/final\.pdf$/))
    expect(html).toHaveAttribute('download', 'x.html')
  })

  it.each([
    ['image', { image_url: 'javascript:alert(1)' }],
    ['video', { asset_url: 'data:video/mp4,x' }],
    ['audio', { asset_url: 'http://192.168.0.1/a.mp3' }],
    ['voiceRecording', { asset_url: 'blob:https://elsewhere.example/1', duration: 3 }],
  ])('a %s with an address that is not safe is words', async (type, more) => {
    const { row } = await draw([{ type, title: 'name.bin', ...more }])
    expect(row.querySelector('[data-slot="attachment"] img, video, audio')).toBeNull()
    expect(within(row).getByText('name.bin')).toBeInTheDocument()
  })

  it('a kind that nobody knows says so', async () => {
    const { row } = await draw([{ type: 'hologram', title: 'The station' }])
    expect(within(row).getByText('The station')).toBeInTheDocument()
    expect(within(row).getByText('This kind of attachment cannot be shown here.')).toBeInTheDocument()
  })
})
