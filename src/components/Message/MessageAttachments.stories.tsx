import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { channelId, messageKey, useChat, useLocale } from '../../index.ts'
import type { Scene } from '../../server.ts'
import { people } from '../../testing.ts'
import { Message } from './index.ts'

const cid = channelId('messaging:hung')
const picture = (name: string): string => `${globalThis.location?.origin ?? ''}/avatars/${name}.svg`
const page = {
  type: 'article',
  title: 'Line 4 opens in May — with two stations «خروج» and a bridge over the river',
  title_link: 'https://city.example/line-4',
  og_scrape_url: 'https://city.example/line-4',
  text: 'Trains every ten minutes, the last at half past one.\nTickets stay as they are until the end of the year.',
}

const scene: Scene = {
  name: 'hung',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'hung',
      name: 'Attachments',
      members: ['ann', 'reza', 'xiaolong'],
      messages: [
        {
          id: 'picture',
          by: 'reza',
          text: 'From the train:',
          minutesAgo: 9,
          attachments: [
            {
              type: 'image',
              title: 'The new train.svg',
              image_url: picture('reza'),
              thumb_url: picture('reza'),
              original_width: 640,
              original_height: 400,
            } as object,
          ],
        },
        {
          id: 'broken',
          by: 'reza',
          text: 'And this one?',
          minutesAgo: 8,
          attachments: [{ type: 'image', title: 'platform.png', image_url: picture('broken') }],
        },
        {
          id: 'card',
          by: 'xiaolong',
          text: 'https://city.example/line-4',
          minutesAgo: 7,
          attachments: [{ ...page, thumb_url: picture('ann') }],
        },
        { id: 'plain-card', by: 'ann', text: 'Again:', minutesAgo: 6, attachments: [page] },
        {
          id: 'files',
          by: 'ann',
          text: 'Both timetables.',
          minutesAgo: 5,
          attachments: [
            { type: 'file', title: 'timetable.pdf', asset_url: 'https://city.example/timetable.pdf' },
            { type: 'file', title: 'برنامه.pdf', asset_url: 'javascript:alert(1)' },
          ],
        },
      ],
    },
  ],
}

/** What hangs on a message: pictures, the page behind a link, files, and the buttons of a command's answer. */
const meta = {
  title: 'Components/Message/Attachments',
  component: Message,
  tags: ['!autodocs'],
  parameters: {
    scene,
    server: { translate: (text: string) => (text.includes('train') ? 'از قطار:' : `«${text}»`) },
  },
  args: { channelId: cid, messageKey: messageKey('picture') },
  render: (args) => (
    <Loaded channelId={cid}>
      <EachMessage channelId={cid}>
        {(key) => <Message key={key} channelId={args.channelId} messageKey={key} />}
      </EachMessage>
    </Loaded>
  ),
} satisfies Meta<typeof Message>

export default meta
type Story = StoryObj<typeof meta>

/** Pictures have their place before they come; one that does not come keeps it, with its name and another try. */
export const All: Story = {
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('article', { name: /And this one/ })
    await waitFor(() => expect(within(row).getByRole('button', { name: 'Try again' })).toBeVisible(), {
      timeout: 5000,
    })
    await userEvent.click(within(row).getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(within(row).getByRole('button', { name: 'Try again' })).toBeVisible())
    const cards = canvas.getAllByRole('link', { name: /Line 4 opens in May/ })
    await expect(cards).toHaveLength(2)
    await expect(cards[0]).toHaveAttribute('href', 'https://city.example/line-4')
    const files = await canvas.findByRole('article', { name: /Both timetables/ })
    await expect(within(files).getAllByRole('link')).toHaveLength(1)
  },
}

export const Narrow: Story = { ...All, parameters: { frame: 'narrow' } }
export const Dark: Story = { ...All, globals: { theme: 'dark' } }

/** The card of my own message has a button that takes it off; that of somebody else has none. */
export const RemoveCard: Story = {
  play: async ({ canvas, userEvent }) => {
    const mine = await canvas.findByRole('article', { name: /Again/ })
    const theirs = await canvas.findByRole('article', { name: /line-4/ })
    await expect(within(theirs).queryByRole('button', { name: 'Remove preview' })).toBeNull()
    await userEvent.click(await within(mine).findByRole('button', { name: 'Remove preview' }))
    await waitFor(() => expect(within(mine).queryByRole('link', { name: /Line 4/ })).toBeNull())
    await expect(mine).toHaveFocus()
    await expect(within(theirs).getByRole('link', { name: /Line 4/ })).toBeVisible()
  },
}

/** The answer to a command is shown to its author alone, with what can be done about it. */
export const CommandAnswer: Story = {
  play: async (context) => {
    const { me } = peopleOf(context)
    await waitFor(() => expect(me.chat.can(cid, 'send-message')).toBe(true))
    me.chat.send(cid, '/giphy tea at five')
    const choices = await context.canvas.findByRole('group')
    await expect(within(choices).getAllByRole('button')).toHaveLength(3)
    await expect(await context.canvas.findByRole('img', { name: 'tea at five' })).toBeVisible()
  },
}

export const CommandAnswerPersianDark: Story = {
  ...CommandAnswer,
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}

function Translate(): JSX.Element {
  const chat = useChat()
  const { format } = useLocale()
  return (
    <button type="button" onClick={() => void chat.translate(cid, messageKey('picture'), format.locale)}>
      Translate
    </button>
  )
}

/** A text in the reader's language, with the way back to what was written. */
export const Translated: Story = {
  globals: { locale: 'fa', direction: 'auto' },
  render: () => (
    <Loaded channelId={cid}>
      <Message channelId={cid} messageKey={messageKey('picture')} />
      <Translate />
    </Loaded>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('Translate'))
    const row = await canvas.findByRole('article', { name: /از قطار/ })
    await expect(row).toBeVisible()
    await userEvent.click(within(row).getByRole('button', { name: 'نمایش متن اصلی' }))
    await expect(await canvas.findByRole('article', { name: /From the train/ })).toBeVisible()
    await userEvent.click(canvas.getByText('Translate'))
    await expect(await canvas.findByRole('article', { name: /از قطار/ })).toBeVisible()
  },
}
