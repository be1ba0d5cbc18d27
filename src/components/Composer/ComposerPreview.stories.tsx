import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { fieldIn, part } from '../../../.storybook/acts.ts'
import { team } from '../../../.storybook/scenes.ts'
import { channelId } from '../../index.ts'
import { Composer } from './index.ts'

const review = channelId('messaging:design-review')
const link = 'https://city.example/line-4'
const picture = `${globalThis.location?.origin ?? ''}/avatars/reza.svg`

const pages: Readonly<Record<string, string>> = {
  [link]: `<title>Line 4 opens in May — two stations and a bridge over the river, at last</title>
    <meta property="og:image" content="${picture}">`,
  'https://shahr.example/khat-4': '<title>خط ۴ اردیبهشت باز می‌شود: دو ایستگاه و یک پل روی رودخانه</title>',
}

async function fetchPage(url: string): Promise<Response> {
  if (url.includes('slow')) await new Promise(() => {})
  const page = pages[url]
  return new Response(page ?? '', {
    status: page === undefined ? 404 : 200,
    headers: { 'Content-Type': 'text/html' },
  })
}

/** What is behind the link that is being written: a card of one height, which can be removed before it is sent. */
const meta = {
  title: 'Components/Composer/Link preview',
  component: Composer,
  tags: ['!autodocs'],
  parameters: { scene: team, server: { fetchPage } },
  args: { channelId: review, sendKey: 'enter' },
} satisfies Meta<typeof Composer>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const card = (context: Context) => part(context, 'composer-preview')
async function write(context: Context, text: string, state: string): Promise<HTMLTextAreaElement> {
  const field = await fieldIn(context)
  await context.userEvent.type(field, text)
  await waitFor(() => expect(card(context)).toHaveAttribute('data-state', state), { timeout: 3000 })
  return field as HTMLTextAreaElement
}

/** The card keeps its height from the key press that wrote the link to the picture. */
export const Default: Story = {
  play: async (context) => {
    await write(context, link, 'loading')
    const height = card(context)?.clientHeight
    await waitFor(() => expect(card(context)).toHaveAttribute('data-state', 'shown'), { timeout: 3000 })
    await waitFor(() => expect(part(context, 'composer-preview-image')).toBeVisible())
    await expect(card(context)?.clientHeight).toBe(height)
    await expect(context.canvas.getByText('city.example')).toBeVisible()
  },
}

export const Loading: Story = {
  play: async (context) => {
    await write(context, 'https://slow.example/', 'loading')
    await expect(card(context)).toHaveAttribute('aria-busy', 'true')
  },
}

/** What turns out to be nothing keeps its room until the next key. */
export const Nothing: Story = {
  play: async (context) => {
    const field = await write(context, 'https://nothing.example/', 'empty')
    await context.userEvent.type(field, '{Shift>}{Enter}{/Shift}')
    await waitFor(() => expect(card(context)).toBeNull())
  },
}

/** Removed by keyboard: the field has the focus again, and what is sent has no card. */
export const Removed: Story = {
  play: async (context) => {
    const field = await write(context, link, 'shown')
    await context.userEvent.tab({ shift: true })
    await expect(context.canvas.getByRole('group').querySelector('button') === document.activeElement).toBe(
      true,
    )
    await context.userEvent.keyboard('{Enter}')
    await waitFor(() => expect(card(context)).toBeNull())
    await expect(field).toHaveFocus()
    await expect(field).toHaveValue(link)
  },
}

export const Empty: Story = {
  play: async (context) => {
    await write(context, 'https://nothing.example/', 'empty')
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const ContrastDark: Story = { ...Default, globals: { theme: 'contrast-dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Persian: Story = {
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    await write(context, 'این را ببینید: https://shahr.example/khat-4', 'shown')
  },
}
