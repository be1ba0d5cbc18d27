import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Notice } from './index.ts'

const about = {
  usage: 'Pieces',
  announced: ['Nothing: it is text to be read.'],
  accessibility: ['One sentence, and the one thing to do about it.'],
  rules: ['TX-2'],
} satisfies About

/** Says in one sentence why a place is empty or what failed, and offers the one thing to do about it. */
const meta = {
  title: 'Components/Notice',
  parameters: { about },
  component: Notice,
  args: { kind: 'empty', children: 'No messages yet. Say hello' },
} satisfies Meta<typeof Notice>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No messages yet. Say hello')).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

const pressed = fn()

export const WithAction: Story = {
  args: {
    kind: 'error',
    children: 'The messages could not be loaded. Try again.',
    action: { label: 'Try again', onClick: () => pressed() },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(pressed).toHaveBeenCalledOnce()
  },
}

export const Long: Story = {
  args: {
    ...WithAction.args,
    children:
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft could not be reached, and neither could «شرکت واحد اتوبوسرانی» (line 4.2).',
  },
  parameters: { frame: 'narrow' },
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('.parlour-root')
    await expect(root?.scrollWidth).toBeLessThanOrEqual(320)
  },
}

export const Narrow: Story = { ...WithAction, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...WithAction, globals: { theme: 'dark' } }
export const Persian: Story = {
  args: {
    kind: 'error',
    children: 'پیام‌ها بارگیری نشد. دوباره تلاش کنید.',
    action: { label: 'تلاش دوباره', onClick: () => pressed() },
  },
  globals: { locale: 'fa', direction: 'auto' },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('button')).toBeVisible()
    await expect(getComputedStyle(canvasElement.querySelector('[data-slot=notice]')!).direction).toBe('rtl')
  },
}
