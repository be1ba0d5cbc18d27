import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { Avatar } from './index.ts'

const about = {
  usage: 'People',
  announced: ['Nothing: it is decorative, and the name stands beside it.'],
  hooks: ['useUser'],
  theming: ['Colours come from a fixed set whose contrast is tested.'],
  accessibility: ['Initials are cut between letters as readers count them, whatever the script.'],
  rules: ['CH-2'],
} satisfies About

/** A picture of a person or a channel, or its initials. It is decorative: the name always stands beside it. */
const meta = {
  title: 'Components/Avatar',
  parameters: { about },
  component: Avatar,
  args: { id: 'ann', name: 'Ann Lee' },
} satisfies Meta<typeof Avatar>

export default meta
type Story = StoryObj<typeof meta>

const avatarIn = (canvasElement: HTMLElement): Element | null =>
  canvasElement.querySelector('[data-slot=avatar]')

/** Paths are files of the back end. */
export const Default: Story = {
  args: { image: '/avatars/ann.svg' },
  play: async ({ canvasElement }) => {
    const picture = canvasElement.querySelector('img')
    await waitFor(() => expect(picture?.naturalWidth).toBeGreaterThan(0))
    await expect(picture).toHaveAttribute('alt', '')
  },
}

export const Initials: Story = {
  play: async ({ canvasElement }) => {
    await expect(avatarIn(canvasElement)).toHaveTextContent('AL')
    await expect(avatarIn(canvasElement)).toHaveAttribute('aria-hidden', 'true')
  },
}

/** The same person has the same colour everywhere; letters are cut between graphemes, whatever the script. */
export const Many: Story = {
  render: () => (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
      {[
        'Ann Lee',
        'رضا کریمی',
        'Anne-Sophie von Hohenfels-Lichtenstein',
        '李小龍',
        '42',
        '',
        '👩🏽‍🚀 Astronaut',
        'é',
      ].map((name, index) => (
        <Avatar key={name} id={`person-${index}`} name={name} />
      ))}
    </div>
  ),
  play: async ({ canvasElement }) => {
    const shown = [...canvasElement.querySelectorAll('[data-slot=avatar]')].map((it) => it.textContent)
    await expect(shown).toHaveLength(8)
    await expect(shown.every((text) => text !== '')).toBe(true)
  },
}

/** An address that answers with something that is no picture. */
export const Failed: Story = {
  args: { image: '/avatars/broken.svg' },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(avatarIn(canvasElement)).toHaveTextContent('AL'))
    await expect(canvasElement.querySelector('img')).toBeNull()
  },
}

/** What is no safe address of a picture is not asked for. */
export const Refused: Story = {
  args: { image: 'javascript:alert(1)' },
  play: async ({ canvasElement }) => {
    await expect(avatarIn(canvasElement)).toHaveTextContent('AL')
    await expect(canvasElement.querySelector('img')).toBeNull()
  },
}

/** A name without end, and one letter that is seven: two signs at most, cut where a reader would. */
export const Long: Story = {
  render: () => (
    <div style={{ display: 'flex', gap: '0.5rem' }}>
      {[longTexts.word, longTexts.mixed, longTexts.family, longTexts.digits].map((name) => (
        <Avatar key={name} id={name} name={name} />
      ))}
    </div>
  ),
  play: async ({ canvasElement }) => {
    const letters = new Intl.Segmenter()
    for (const avatar of canvasElement.querySelectorAll('[data-slot=avatar]')) {
      const count = [...letters.segment(avatar.textContent?.trim() ?? '')].length
      await expect(count).toBeGreaterThan(0)
      await expect(count).toBeLessThanOrEqual(2)
      await expect(avatar.scrollWidth).toBeLessThanOrEqual(avatar.clientWidth + 1)
    }
  },
}

export const Narrow: Story = { ...Many, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...Many, globals: { theme: 'dark' } }
export const Persian: Story = { ...Many, globals: { locale: 'fa', direction: 'auto' } }
