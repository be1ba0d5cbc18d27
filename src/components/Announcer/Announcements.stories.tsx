import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentProps, type JSX, useEffect, useRef, useState } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { atItsEnd, fieldIn, rowsIn, scrollTo } from '../../../.storybook/acts.ts'
import { type People, peopleOf } from '../../../.storybook/people.ts'
import { rootProps } from '../../../.storybook/StoryRoot.tsx'
import { long, team } from '../../../.storybook/scenes.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId, type ChannelId, ChannelList, Chat } from '../../index.ts'
import { small } from '../../testing.ts'

interface Args extends Pick<ComponentProps<typeof Chat>, 'verbosity'> {
  /** The conversation that is open. */
  readonly channel: string
}

const direct = channelId('messaging:ann-reza')

const LINES = Array.from({ length: 20 }, (_, n) => `Line ${n + 1}`)

interface LabProps {
  readonly people: People
  readonly root: Omit<ComponentProps<typeof Chat>, 'children'>
  readonly channel: ChannelId
}

/** A conversation, what would be spoken of it, and things that may happen. */
function Lab({ people, root, channel }: LabProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null)
  const spoken = useSpoken(place)
  const says = (id: ChannelId, ...texts: readonly string[]): void => {
    void people.meet('reza').then(({ chat }) => {
      for (const text of texts) chat.send(id, text)
    })
  }
  // On the server, so that they come as close together as a program would write them, on a slow machine too.
  const writesAtOnce = async (id: ChannelId, texts: readonly string[]): Promise<void> => {
    const [type = '', place = ''] = id.split(':')
    const reza = people.world.server.as('reza')
    for (const text of texts)
      await reza.call('sendMessage', { path: { type, id: place }, body: { message: { text } } })
  }
  const happenings: readonly (readonly [string, () => void])[] = [
    ['A message', () => says(channel, 'Four it is.')],
    ['Twenty messages', () => void writesAtOnce(channel, LINES)],
    ['A direct message elsewhere', () => says(direct, 'سلام')],
    ['Offline', () => people.me.network.setOnline(false)],
    ['Online', () => people.me.network.setOnline(true)],
  ]
  return (
    <div style={{ display: 'grid', gridTemplateRows: 'minmax(0, 1fr) auto', blockSize: '100%' }}>
      <div ref={place} style={{ minBlockSize: 0 }}>
        <Chat {...root} defaultChannelId={channel}>
          <ChannelList />
          <Channel />
        </Chat>
      </div>
      <section
        aria-label="What is spoken"
        style={{ padding: '0.75rem', background: '#fff', color: '#16181d' }}
      >
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
          {happenings.map(([name, happen]) => (
            <button key={name} type="button" onClick={happen} style={{ minBlockSize: 28 }}>
              {name}
            </button>
          ))}
        </div>
        <ol style={{ minBlockSize: '5em', margin: 0 }}>
          {spoken.map(({ id, level, text }) => (
            <li key={id}>
              <strong>{level}</strong> <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

interface Spoken {
  readonly id: number
  readonly level: string
  readonly text: string
}

/** Reads what a screen reader would be told: every addition to the two live regions. */
function useSpoken(place: { readonly current: HTMLElement | null }): readonly Spoken[] {
  const [spoken, setSpoken] = useState<readonly Spoken[]>([])
  useEffect(() => {
    if (!place.current) return undefined
    let count = 0
    const observer = new MutationObserver((changes) => {
      const added = changes.flatMap(({ target, addedNodes }) => {
        const region = target instanceof Element ? target.closest('[role="log"], [role="alert"]') : null
        return region === target
          ? [...addedNodes].map(({ textContent }) => {
              count += 1
              return { id: count, level: region.role ?? '', text: textContent ?? '' }
            })
          : []
      })
      if (added.length > 0) setSpoken((held) => [...held, ...added].slice(-5))
    })
    observer.observe(place.current, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [place])
  return spoken
}

/**
 * What a screen reader is told, live: make something happen and read what is spoken. Try it while typing, at another
 * verbosity, and in another language.
 */
const meta = {
  title: 'Foundations/Announcements lab',
  parameters: { scene: team, frame: 'page', bare: true },
  args: { verbosity: 'full', channel: 'messaging:design-review' },
  argTypes: { verbosity: { control: 'inline-radio', options: ['full', 'brief', 'off'] } },
  render: ({ verbosity = 'full', channel }, context) => (
    <Lab
      people={peopleOf(context)}
      root={{ ...rootProps(context), verbosity }}
      channel={channelId(channel)}
    />
  ),
} satisfies Meta<Args>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** What is spoken in the story's language, as the panel writes it. */
const said = (context: Context) => {
  const { announceMessage, announceMessages, announceBrief, announceElsewhere } = wordsOf(context)
  const line = (text: string): string => `log ${plain(text)}`
  return {
    announceMessage: (author: string, text: string) => line(announceMessage(author, text)),
    announceMessages: (count: number, author: string, text: string) =>
      line(announceMessages(count, author, text)),
    announceBrief: (author: string) => line(announceBrief(author)),
    announceElsewhere: (channel: string) => line(announceElsewhere(channel)),
  }
}

async function press({ canvas, userEvent }: Context, name: string): Promise<HTMLElement> {
  await waitFor(() => expect(canvas.getAllByRole('article').length).toBeGreaterThan(2))
  await userEvent.click(canvas.getByRole('button', { name }))
  return canvas.getByRole('region', { name: 'What is spoken' })
}
const sentences = (panel: HTMLElement): readonly string[] =>
  within(panel)
    .queryAllByRole('listitem')
    .map(({ textContent }) => (textContent ?? '').replaceAll(/[\u2066-\u2069]/g, ''))

export const Default: Story = {
  play: async (context) => {
    const panel = await press(context, 'A message')
    await waitFor(
      () => expect(sentences(panel)).toEqual([said(context).announceMessage('رضا کریمی', 'Four it is.')]),
      { timeout: 4000 },
    )
  },
}

/**
 * How many of the lines were told. A sentence tells the next one, or several up to a later one: how they are gathered
 * depends on how fast they come, but none is left out and none is told twice.
 */
function toldIn(panel: HTMLElement, context: Context): number {
  const { announceMessage, announceMessages } = said(context)
  let told = 0
  for (const sentence of sentences(panel)) {
    const isSeveral = (count: number): boolean =>
      sentence === announceMessages(count, 'رضا کریمی', LINES[told + count - 1] ?? '')
    if (sentence === announceMessage('رضا کریمی', LINES[told] ?? '')) told += 1
    else {
      const count = LINES.findIndex((_, place) => isSeveral(place + 1)) + 1
      if (count < 3) throw new Error(`“${sentence}” after ${told} lines`)
      told += count
    }
  }
  return told
}

/** However many come at once, a listener hears at most three sentences in two seconds, and they tell of each. */
export const ABurst: Story = {
  play: async (context) => {
    const panel = await press(context, 'Twenty messages')
    await waitFor(() => expect(toldIn(panel, context)).toBe(20), { timeout: 10_000 })
    await expect(sentences(panel).length).toBeLessThanOrEqual(3)
  },
}

export const Brief: Story = {
  args: { verbosity: 'brief' },
  play: async (context) => {
    const panel = await press(context, 'A message')
    await waitFor(() => expect(sentences(panel)).toEqual([said(context).announceBrief('رضا کریمی')]), {
      timeout: 4000,
    })
  },
}

export const Elsewhere: Story = {
  play: async (context) => {
    const panel = await press(context, 'A direct message elsewhere')
    await waitFor(() => expect(sentences(panel)).toEqual([said(context).announceElsewhere('رضا کریمی')]), {
      timeout: 4000,
    })
  },
}

export const Persian: Story = {
  globals: { locale: 'fa', direction: 'auto' },
  play: async (context) => {
    const panel = await press(context, 'Twenty messages')
    await waitFor(() => expect(toldIn(panel, context)).toBe(20), { timeout: 10_000 })
    await expect(sentences(panel)).toContainEqual(
      expect.stringMatching(/^log [0-9۰-۹]+ پیام تازه، آخرین از رضا کریمی: Line [0-9]+$/),
    )
  },
}

export const Narrow: Story = {
  ...Default,
  args: { channel: 'messaging:general' },
  parameters: { frame: 'narrow', scene: small },
}

export const NarrowPersianDark: Story = {
  ...Persian,
  args: { channel: 'messaging:general' },
  parameters: { frame: 'narrow', scene: small },
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}

/** What I send myself is not read to me (AN-3). */
export const OwnMessage: Story = {
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    await waitFor(() => expect(canvas.getAllByRole('article').length).toBeGreaterThan(2))
    const own = 'I am there at four.'
    await userEvent.type(await fieldIn(context), `${own}{Control>}{Enter}{/Control}`)
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveAttribute('data-status', 'sent'))
    await new Promise((resolve) => setTimeout(resolve, GATHERED_MS))
    await expect(spokenIn(canvasElement).filter((text) => text.includes(own))).toEqual([])
  },
}

/** After this everything that was to be said has been said. */
const GATHERED_MS = 2600
const panelIn = (place: HTMLElement): HTMLElement => {
  const panels = place.querySelectorAll<HTMLElement>('section')
  return panels[panels.length - 1] as HTMLElement
}
const spokenIn = (place: HTMLElement): readonly string[] => sentences(panelIn(place))

/** Older messages that come in above are not read out; who scrolled there sees them (AN-3). */
export const OlderMessages: Story = {
  parameters: { scene: long },
  args: { channel: 'messaging:ten-thousand' },
  play: async (context) => {
    const list = await atItsEnd(context)
    await new Promise((resolve) => setTimeout(resolve, GATHERED_MS))
    const before = spokenIn(context.canvasElement).length
    const height = list.scrollHeight
    await scrollTo(list, 200)
    await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(height + 500), { timeout: 4000 })
    await new Promise((resolve) => setTimeout(resolve, GATHERED_MS))
    await expect(spokenIn(context.canvasElement)).toHaveLength(before)
  },
}

/** While a modal is open the regions lie in it, or nobody would hear what happens (AN-1). */
export const UnderAModal: Story = {
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    await waitFor(() => expect(canvas.getAllByRole('article').length).toBeGreaterThan(2))
    const own = [...canvasElement.querySelectorAll<HTMLElement>('article[data-own]')].at(-1)
    own?.focus()
    await userEvent.keyboard('{Delete}')
    const dialog = await canvas.findByRole('alertdialog')
    await waitFor(() => expect(dialog.querySelector('[role=log]')).not.toBeNull())
    const reza = await peopleOf(context).meet('reza')
    reza.chat.send(channelId('messaging:design-review'), 'Four it is.')
    await waitFor(() => expect(dialog.querySelector('[role=log]')).toHaveTextContent(/Four it is/), {
      timeout: 4000,
    })
    await userEvent.click(within(dialog).getAllByRole('button')[0] as HTMLElement)
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull())
    await expect(canvasElement.querySelector('[role=log]')).not.toBeNull()
  },
}
