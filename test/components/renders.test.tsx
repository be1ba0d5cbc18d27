import { act, screen } from '@testing-library/react'
import { type JSX, memo, Profiler } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import type * as rowModule from '../../src/components/MessageList/MessageRow.tsx'
import { channelId, messageKey } from '../../src/model/id.ts'
import { createRowCounter } from '../support/countRows.tsx'
import { pageOf, pagesOf } from '../support/pages.ts'
import { general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'

/*
 * UX §19: one incoming message draws only itself and its neighbour, and so on. Rows of the shipped list are counted
 * by wrapping each in a profiler that draws with its row and never on its own account.
 */

const counter = vi.hoisted(() => ({ current: undefined as ReturnType<typeof createRowCounter> | undefined }))
vi.mock('../../src/components/MessageList/MessageRow.tsx', async (importOriginal) => {
  const { MessageRow } = await importOriginal<typeof rowModule>()
  type Props = Parameters<typeof MessageRow>[0]
  const Watched = (props: Props): JSX.Element => {
    const row = <MessageRow {...props} />
    return counter.current?.watch(props.row, row) ?? row
  }
  // Drawn again by its list exactly when the row itself would be.
  const isMemo = (MessageRow as { readonly $$typeof?: symbol }).$$typeof === Symbol.for('react.memo')
  return { MessageRow: isMemo ? memo(Watched) : Watched }
})

let rows = createRowCounter()
beforeEach(() => {
  rows = createRowCounter()
  counter.current = rows
})

const messages = [
  ...Array.from({ length: 20 }, (_, index) =>
    said('reza', 60 - index, `Line ${index}`, { id: `r-${index}` }),
  ),
  said('ann', 30, 'one', { id: 'a-1' }),
  said('ann', 29, 'two', { id: 'a-2' }),
  said('reza', 20, 'three', { id: 'r-last' }),
]
const scene = sceneOf(channelOf('general', { messages }), channelOf('other'))

async function open(
  unread: Readonly<Record<string, number>> = {},
  server: NonNullable<RenderOptions['server']> = {},
) {
  const place = await renderChat(<Channel channelId={general} />, {
    server,
    scene: sceneOf(channelOf('general', { messages, unread }), channelOf('other')),
  })
  expect(Object.keys(rows.take())).toHaveLength(messages.length)
  return place
}
/** Which rows an act of somebody drew, each as often as it was drawn. */
const drawnBy = async (happen: () => unknown): Promise<Readonly<Record<string, number>>> => {
  rows.take()
  await happen()
  return rows.take()
}

it('draws every row once when it opens', async () => {
  await renderChat(<Channel channelId={general} />, { scene })
  const drawn = Object.values(rows.take())
  expect(drawn).toHaveLength(messages.length)
  expect(Math.max(...drawn)).toBeLessThanOrEqual(2)
})

describe('one event draws', () => {
  it('the new row and its neighbour for an incoming message', async () => {
    const { other } = await open()
    const drawn = await drawnBy(() => other('reza').says(general, 'New', { id: 'new' }))
    expect(Object.keys(drawn).toSorted()).toEqual(['new', 'r-last'])
    expect(drawn).toEqual({ new: 1, 'r-last': 1 })
  })

  it('one row for a reaction', async () => {
    const { other } = await open()
    expect(await drawnBy(() => other('reza').reacts('r-5', 'like'))).toEqual({ 'r-5': 1 })
  })

  it('one row for an edit', async () => {
    const { other } = await open()
    expect(await drawnBy(() => other('reza').edits('r-5', 'Edited'))).toEqual({ 'r-5': 1 })
  })

  it('one row for a deletion that leaves a tombstone', async () => {
    const { other } = await open()
    expect(await drawnBy(() => other('reza').deletes('r-5'))).toEqual({ 'r-5': 1 })
  })

  it('the neighbours for one that leaves none', async () => {
    const { other } = await open()
    const drawn = await drawnBy(() => other('reza').deletes('r-5', true))
    expect(Object.keys(drawn).toSorted()).toEqual(['r-4', 'r-6'])
  })

  it('no row when somebody types', async () => {
    const { other } = await open()
    expect(await drawnBy(() => other('reza').types(general))).toEqual({})
  })

  it('those rows of mine whose mark moves when somebody reads', async () => {
    const { other } = await open({ reza: 1 })
    const drawn = await drawnBy(() => other('reza').reads(general))
    expect(drawn).toEqual({ 'a-2': 1 })
  })

  it('no row when somebody comes or goes', async () => {
    const { world, settle } = await open()
    const drawn = await drawnBy(async () => {
      world.join('reza').chat.connect()
      await settle()
    })
    expect(drawn).toEqual({})
  })

  it('no row for a message in another channel', async () => {
    const { other } = await open()
    expect(await drawnBy(() => other('reza').says(channelId('messaging:other'), 'Hi'))).toEqual({})
  })
})

describe('what I do draws', () => {
  it('no row for a keystroke', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('textbox'))
    expect(await drawnBy(() => user.keyboard('Hello @'))).toEqual({})
    await screen.findByRole('listbox')
    expect(await drawnBy(() => user.keyboard('re{ArrowDown}{Enter}and'))).toEqual({})
  })

  it('no row for a link, its preview and its removal', async () => {
    const pages = pagesOf({ 'https://tea.example/': pageOf('Tea') })
    const { user, pass, settle } = await open({}, pages.server)
    await user.click(screen.getByRole('textbox'))
    const drawn = await drawnBy(async () => {
      await user.keyboard('See https://tea.example/')
      await screen.findByRole('group', { name: 'Link preview' })
      await pass(500)
      await settle()
      await user.keyboard(' now')
      await user.click(screen.getByRole('button', { name: 'Remove preview' }))
    })
    expect(pages.asked).toHaveLength(1)
    expect(drawn).toEqual({})
  })

  it('one row for my reaction, once when pressed and once when the server agrees', async () => {
    const { chat, settle } = await open()
    const drawn = await drawnBy(async () => {
      act(() => chat.react(general, messageKey('r-5'), 'like', true))
      await settle()
    })
    expect(Object.keys(drawn)).toEqual(['r-5'])
    expect(drawn['r-5']).toBeLessThanOrEqual(3)
  })

  it('my message and its neighbour when I send', async () => {
    const { user, settle } = await open()
    await user.type(screen.getByRole('textbox'), 'Mine')
    const drawn = await drawnBy(async () => {
      await user.keyboard('{Enter}')
      await settle()
    })
    const [mine] = Object.keys(drawn).filter((row) => row !== 'r-last')
    expect(Object.keys(drawn)).toHaveLength(2)
    expect(drawn['r-last']).toBe(1)
    expect(drawn[mine ?? '']).toBeLessThanOrEqual(4)
  })

  it('no row for a mark of what I have read', async () => {
    const { chat, other, settle } = await open()
    await other('reza').says(general, 'New')
    const drawn = await drawnBy(async () => {
      act(() => chat.markRead(general))
      await settle()
    })
    expect(drawn).toEqual({})
  })
})

it('draws no more for a burst than for its messages', async () => {
  const { world, settle } = await open()
  const path = { type: 'messaging', id: 'general' }
  const drawn = await drawnBy(async () => {
    await act(async () => {
      const reza = world.server.as('reza')
      for (let n = 0; n < 20; n += 1)
        await reza.call('sendMessage', { path, body: { message: { id: `n-${n}`, text: `New ${n}` } } })
    })
    await settle()
  })
  expect(Object.keys(drawn).filter((row) => !row.startsWith('n-'))).toEqual(['r-last'])
  const total = Object.values(drawn).reduce((sum, count) => sum + count, 0)
  expect(total).toBeLessThanOrEqual(2 * 20 + 1)
})

it('draws at most three times for a burst of a thousand events', async () => {
  let commits = 0
  const onRender = (): void => {
    commits += 1
  }
  const { world, settle } = await renderChat(
    <Profiler id="conversation" onRender={onRender}>
      <Channel channelId={general} />
    </Profiler>,
    { scene },
  )
  const reza = world.server.as('reza')
  const path = { type: 'messaging', id: 'general' }
  commits = 0
  await act(async () => {
    for (let n = 0; n < 400; n += 1)
      await reza.call('sendMessage', { path, body: { message: { id: `n-${n}`, text: `New ${n}` } } })
    for (let n = 100; n < 400; n += 1) {
      await reza.call('sendReaction', { path: { id: `n-${n}` }, body: { reaction: { type: 'like' } } })
      const body = { message: { id: `n-${n}`, text: `Newer ${n}` } }
      await reza.call('updateMessage', { path: { id: `n-${n}` }, body })
    }
  })
  await settle()
  expect(screen.getByText('Newer 399')).toBeInTheDocument()
  expect(commits).toBeGreaterThan(0)
  expect(commits).toBeLessThanOrEqual(3)
}, 30_000)
