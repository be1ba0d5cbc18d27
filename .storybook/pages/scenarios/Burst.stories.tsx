import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, Profiler, useRef } from 'react'
import { expect, waitFor } from 'storybook/test'
import { Channel, channelId, Chat, type ChatProps } from '../../../src/index.ts'
import { team } from '../../scenes.ts'
import { arrived, atItsEnd, fromEnd, readerOf, rowsIn, scrollTo } from '../../acts.ts'
import { peopleOf } from '../../people.ts'
import { rootProps } from '../../StoryRoot.tsx'
import { wordsOf } from '../../words.ts'
import { Page, scenario } from './scenario.tsx'

const review = channelId('messaging:design-review')
const PER_SECOND = 50
const COUNT = 100

/** A conversation with a counter below it: how often anything of it was drawn. */
function Counted(root: Omit<ChatProps, 'children'>): JSX.Element {
  const counter = useRef<HTMLOutputElement>(null)
  const count = useRef(0)
  return (
    <Page>
      <div style={{ display: 'grid', gridTemplateRows: 'minmax(0, 1fr) auto', blockSize: '100%' }}>
        <Profiler
          id="burst"
          onRender={() => {
            count.current += 1
            if (counter.current) counter.current.value = String(count.current)
          }}
        >
          <Chat {...root}>
            <Channel channelId={review} />
          </Chat>
        </Profiler>
        {/* Written by hand: to draw the counter would be counted. It is for eyes, so nobody is told of it. */}
        <p style={{ margin: 0, padding: '0.5rem', background: '#fff', color: '#16181d' }}>
          Drawn: <output ref={counter} aria-live="off" />
        </p>
      </div>
    </Page>
  )
}

/** Fifty messages a second for two seconds, as when something is on fire. */
const meta = {
  title: 'Scenarios/Burst',
  parameters: { ...scenario, scene: team },
  render: (_, context) => <Counted {...rootProps(context)} />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** Somebody's program writes, each message on its own call. */
async function burst(context: Context): Promise<void> {
  const reza = peopleOf(context).world.server.as('reza')
  for (let place = 1; place <= COUNT; place += 1) {
    void reza.call('sendMessage', {
      path: { type: 'messaging', id: 'design-review' },
      body: { message: { text: `Alarm ${place}` } },
    })
    await new Promise((resolve) => setTimeout(resolve, 1000 / PER_SECOND))
  }
}
const drawings = ({ canvasElement }: Context): number => Number(canvasElement.querySelector('output')?.value)

/** Who is at the end stays there; every message comes, in order, and they are drawn together rather than one by one. */
export const Default: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    const before = drawings(context)
    await burst(context)
    await waitFor(() => expect(rowsIn(context).at(-1)).toHaveTextContent(`Alarm ${COUNT}`), {
      timeout: 10_000,
    })
    const numbers = rowsIn(context).flatMap((row) => {
      const [, number] = /Alarm (\d+)/.exec(row.textContent ?? '') ?? []
      return number ? [Number(number)] : []
    })
    await expect(numbers).toEqual(Array.from({ length: COUNT }, (_, place) => place + 1))
    await waitFor(() => expect(fromEnd(list)).toBeLessThanOrEqual(1))
    await expect(drawings(context) - before).toBeLessThan(COUNT * 6)
  },
}

/** Who reads further up is not moved by a single pixel, however much comes (SC-1, SC-3). */
export const WhileReading: Story = {
  play: async (context) => {
    const list = await atItsEnd(context)
    await scrollTo(list, list.scrollTop - 900)
    const reader = readerOf(list)
    const before = reader.offset()
    await burst(context)
    const pill = await arrived(context, 'jump-pill')
    await waitFor(() => expect(pill).toHaveAccessibleName(wordsOf(context).jumpToNew(COUNT)), {
      timeout: 10_000,
    })
    await expect(Math.abs(reader.offset() - before)).toBeLessThanOrEqual(1)
  },
}
