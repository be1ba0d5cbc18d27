import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { Icon, type IconName } from './index.ts'

/** A small picture beside or instead of words. What it means is always said in text as well. */
const meta = {
  title: 'Components/Icon',
  component: Icon,
  args: { name: 'send' },
} satisfies Meta<typeof Icon>

export default meta
type Story = StoryObj<typeof meta>

const names = {
  send: 'mirrored',
  back: 'mirrored',
  next: 'mirrored',
  reply: 'mirrored',
  forward: 'mirrored',
  link: '',
  thread: '',
  edit: '',
  delete: '',
  close: '',
  down: '',
  warning: '',
  clock: '',
  check: '',
  checks: '',
  unread: '',
  unconfirmed: '',
  more: '',
  copy: '',
  react: '',
  translate: '',
  pin: '',
  report: '',
  mute: '',
  block: '',
  search: '',
  filter: '',
  mention: '',
  retry: '',
  attach: '',
  file: '',
  audio: '',
  video: '',
  image: '',
  download: '',
  open: '',
  play: '',
  pause: '',
  stop: '',
  microphone: '',
  zoomIn: '',
  poll: '',
  add: '',
  up: '',
  drag: '',
  zoomOut: '',
} satisfies Record<IconName, string>

export const All: Story = {
  render: () => (
    <ul style={{ display: 'grid', gap: '0.75rem', padding: 0, listStyle: 'none' }}>
      {Object.entries(names).map(([name, note]) => (
        <li key={name} style={{ display: 'flex', gap: '0.75rem' }}>
          <Icon name={name as IconName} /> {name} {note && `(${note})`}
        </li>
      ))}
    </ul>
  ),
  play: async ({ canvasElement }) => {
    const icons = canvasElement.querySelectorAll('svg')
    await expect(icons).toHaveLength(Object.keys(names).length)
    for (const icon of icons) await expect(icon).toHaveAttribute('aria-hidden', 'true')
  },
}

/** What points along the line turns with it. */
export const RightToLeft: Story = {
  ...All,
  globals: { direction: 'rtl' },
  play: async ({ canvasElement }) => {
    const turned = (): readonly Element[] =>
      [...canvasElement.querySelectorAll('svg')].filter(
        (icon) => getComputedStyle(icon).transform === 'matrix(-1, 0, 0, 1, 0, 0)',
      )
    await waitFor(() => expect(turned()).toHaveLength(5))
  },
}
