import type { Meta, StoryObj } from '@storybook/react-vite'
import type { CSSProperties, JSX } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { Channel, channelId, Chat, type ChatProps } from '../../../src/index.ts'
import { fa } from '../../../src/i18n/fa.ts'
import { directionOf } from '../../acts.ts'
import { peopleOf } from '../../people.ts'
import { team } from '../../scenes.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { Page, scenario } from './scenario.tsx'

type Root = Omit<ChatProps, 'children'>

interface PairProps {
  /** The direction of the host's page; each chat has its own. */
  readonly page: 'ltr' | 'rtl'
  readonly english: Root
  readonly persian: Root
}

const panes: CSSProperties = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 20rem), 1fr))',
  gap: '1rem',
  blockSize: '100%',
}

function Pair({ page, english, persian }: PairProps): JSX.Element {
  return (
    <Page>
      <div dir={page} style={panes}>
        <Chat {...english}>
          <Channel channelId={channelId('messaging:design-review')} />
        </Chat>
        <Chat {...persian}>
          <Channel channelId={channelId('messaging:tehran')} />
        </Chat>
      </div>
    </Page>
  )
}

/** Two chats of two people on one page, each in its own language and direction, whatever the page has. */
const meta = {
  title: 'Scenarios/Two instances',
  parameters: { ...scenario, scene: team },
  args: { page: 'ltr' as 'ltr' | 'rtl' },
  render: ({ page }, context) => {
    const { strings: _words, dir: _dir, ...shared } = rootProps(context)
    return (
      <Pair
        page={page}
        english={{ ...shared, locale: 'en', dir: 'ltr' }}
        persian={{ ...shared, chat: context.loaded['reza'], locale: 'fa', strings: fa, dir: 'rtl' }}
      />
    )
  },
  beforeEach: async (context) => {
    context.loaded['reza'] = (await peopleOf(context).meet('reza')).chat
  },
} satisfies Meta<{ readonly page: 'ltr' | 'rtl' }>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function roots({ canvasElement }: Context): Promise<readonly [HTMLElement, HTMLElement]> {
  const find = (): readonly HTMLElement[] => [...canvasElement.querySelectorAll<HTMLElement>('.parlour-root')]
  await waitFor(
    async () => {
      for (const root of find()) await expect(root.querySelectorAll('article').length).toBeGreaterThan(5)
    },
    { timeout: 9000 },
  )
  const [english, persian] = find()
  if (!english || !persian) throw new Error('There are not two.')
  return [english, persian]
}
const slotIn = (root: HTMLElement, slot: string): Element | null =>
  root.querySelector(`[data-slot="${slot}"]`)

/** An English and a Persian chat in a page that runs from left to right. */
export const Default: Story = {
  play: async (context) => {
    const [english, persian] = await roots(context)
    for (const slot of ['channel-header', 'message-list-viewport', 'composer', 'message']) {
      await expect(directionOf(slotIn(english, slot)), slot).toBe('ltr')
      await expect(directionOf(slotIn(persian, slot)), slot).toBe('rtl')
    }
    // Landmarks of one page have names of their own (FO-2).
    const names = within(context.canvasElement)
      .getAllByRole('region')
      .map((it) => it.getAttribute('aria-label'))
    await expect(new Set(names).size).toBe(names.length)
  },
}

/** The same in a page that runs from right to left: nothing leaks in either way. */
export const InAPersianPage: Story = { ...Default, args: { page: 'rtl' } }

/** What is written in one chat arrives in the other, and what opens in one opens there, in its direction. */
export const Together: Story = {
  ...InAPersianPage,
  play: async (context) => {
    const [english, persian] = await roots(context)
    const { userEvent } = context
    const own = [...persian.querySelectorAll<HTMLElement>('article[data-own]')].at(-1) as HTMLElement
    own.focus()
    await userEvent.keyboard('{Enter}')
    const menu = await within(persian).findByRole('menu')
    await waitFor(() => expect(menu).toBeVisible())
    await expect(directionOf(menu)).toBe('rtl')
    await expect(within(english).queryByRole('menu')).toBeNull()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(own).toHaveFocus())
  },
}
