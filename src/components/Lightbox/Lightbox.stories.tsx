import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, screen, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { arrowsOf } from '../../../.storybook/acts.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { broken, picture, pictures } from '../../../.storybook/media.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { AttachmentAlbum, useRoot } from '../../index.ts'
import { Lightbox, type LightboxProps } from './index.ts'

const about = {
  usage: 'Media',
  keys: [
    ['The arrow along the line, and the one against it', 'Next and previous picture'],
    ['Home, End', 'First and last picture'],
    ['+ − 0', 'Larger, smaller, as large as the window'],
    ['Arrows, while a larger picture has the focus', 'Move it'],
    ['Esc', 'Closes; the focus returns to the picture that was pressed'],
  ],
  announced: ['What the next picture shows, and which of how many it is.'],
  theming: ['--parlour-lightbox-background is what the picture stands on.'],
  accessibility: [
    'A modal dialog named by what the picture shows; everything a finger does has a key and a button.',
    'Nothing slides; under reduced motion nothing fades either.',
  ],
  rules: ['FO-6', 'FO-7', 'FO-9', 'P-5', 'BI-4', 'S2'],
} satisfies About

function Opener(props: Omit<LightboxProps, 'onClose'>): JSX.Element {
  const { show } = useRoot()
  return (
    <button type="button" onClick={() => show(<Lightbox {...props} onClose={() => show(null)} />)}>
      Look
    </button>
  )
}

/** Pictures one at a time, as large as the window. A press on a picture opens it; a host shows any list with it. */
const meta = {
  title: 'Components/Lightbox',
  component: Lightbox,
  args: { pictures: [], onClose: () => {} },
  parameters: { about, frame: 'column' },
  render: () => <AttachmentAlbum pictures={pictures(12)} />,
} satisfies Meta<typeof Lightbox>

export default meta
type Story = StoryObj<typeof meta>

const dialogName = (): string => screen.getByRole('dialog').querySelector('h2')?.textContent ?? ''

/** Opened by a press, gone through by keys, and closed; the focus is where it was. */
export const Default: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const strings = wordsOf(context)
    const at = (place: number): string => plain(strings.lightboxAt(place, 12))
    const second = (await canvas.findAllByRole('link'))[1] as HTMLElement
    second.focus()
    await userEvent.keyboard('{Enter}')
    const dialog = await screen.findByRole('dialog', { name: 'Hill number 2' })
    const counter = (): string =>
      plain(dialog.querySelector('[data-slot="lightbox-counter"]')?.textContent ?? '')
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
    await expect(counter()).toBe(at(2))
    const { start, end } = arrowsOf(dialog)
    await userEvent.keyboard(end)
    await expect(counter()).toBe(at(3))
    await expect(dialogName()).toBe('Hill number 3')
    await userEvent.keyboard(start)
    await userEvent.keyboard(start)
    await userEvent.keyboard(start)
    // It does not begin anew at the other end.
    await expect(counter()).toBe(at(1))
    await userEvent.keyboard('{End}')
    await expect(counter()).toBe(at(12))
    await userEvent.keyboard('{Home}')
    await expect(counter()).toBe(at(1))

    const stage = (): HTMLElement => within(dialog).getByRole('group')
    await userEvent.keyboard('+')
    await expect(stage().scrollWidth).toBeGreaterThan(stage().clientWidth)
    await userEvent.keyboard('0')
    await expect(stage().scrollWidth).toBe(stage().clientWidth)
    await userEvent.click(within(dialog).getByRole('button', { name: strings.lightboxZoomIn }))
    await expect(stage()).toHaveAttribute('data-zoomed')
    await userEvent.keyboard('-')
    await expect(stage()).not.toHaveAttribute('data-zoomed')
    await expect(within(dialog).getByRole('button', { name: strings.lightboxPrevious })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await expect(within(dialog).getByRole('link', { name: strings.lightboxDownload })).toHaveAttribute(
      'download',
    )
    await userEvent.click(within(dialog).getByRole('button', { name: strings.close }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(second).toHaveFocus())
  },
}

/** Opens it and leaves it open, to be looked at. */
const open: NonNullable<Story['play']> = async ({ canvas, userEvent }) => {
  await userEvent.click((await canvas.findAllByRole('link'))[2] as HTMLElement)
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(dialog.querySelector('[data-state="shown"]')).not.toBeNull())
}

export const Dark: Story = { globals: { theme: 'dark' }, play: open }
export const Narrow: Story = {
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await open(context)
    const dialog = screen.getByRole('dialog')
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}
/** Where the line runs from right to left, so do the pictures. */
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
export const PersianOpen: Story = { globals: { locale: 'fa', direction: 'auto' }, play: open }

/** A list of the host's own, with one picture: nothing to go through, so nothing says so. */
export const OfTheHost: Story = {
  render: () => <Opener pictures={[picture(1, { alt: `${longTexts.word} ${longTexts.mixed}` })]} />,
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: 'Look' }))
    const dialog = await screen.findByRole('dialog')
    await expect(within(dialog).queryByRole('button', { name: wordsOf(context).lightboxNext })).toBeNull()
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
  },
}

/** What does not come can be tried again, and the others are still there. */
export const Failed: Story = {
  render: () => <Opener pictures={[picture(0, { url: broken(), thumbnailUrl: null }), picture(1)]} />,
  play: async (context) => {
    const { canvas, userEvent } = context
    const { retry, lightboxNext } = wordsOf(context)
    await userEvent.click(canvas.getByRole('button', { name: 'Look' }))
    const dialog = await screen.findByRole('dialog')
    await waitFor(() => expect(within(dialog).getByRole('button', { name: retry })).toBeVisible())
    await userEvent.click(within(dialog).getByRole('button', { name: lightboxNext }))
    await waitFor(() => expect(within(dialog).getByRole('img', { name: 'Hill number 2' })).toBeVisible())
  },
}
