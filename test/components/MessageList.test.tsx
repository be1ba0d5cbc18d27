import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { MessageList } from '../../src/components/MessageList/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { channelId } from '../../src/model/id.ts'
import type { SceneMessage } from '../../src/server/scene.ts'
import { empty, general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

const list = (id = general) => <MessageList channelId={id} />
const draw = (options: RenderOptions = {}) =>
  renderChat(list(), { ...options, chat: { timeZone: 'UTC', ...options.chat } })
const holding = (messages: readonly SceneMessage[], more: object = {}): RenderOptions => ({
  scene: sceneOf(channelOf('general', { name: 'General', messages, ...more })),
})
const region = (): HTMLElement => screen.getByRole('region', { name: spoken('Messages in General') })
// By element and by text: among hundreds of buttons, a look-up by name takes longer than what it looks at.
const articles = (): readonly HTMLElement[] => [...document.querySelectorAll('article')]
const button = (text: string): HTMLElement => screen.getByText(text, { selector: 'button, button *' })
const keys = (): readonly (string | undefined)[] => articles().map((row) => row.dataset['messageId'])
/** Separators and messages in their order, each in a word. */
const outline = (): readonly string[] =>
  [...document.querySelectorAll('[role=separator], article')].map((element) =>
    element.getAttribute('role') === 'separator'
      ? `— ${plain(element.textContent)}`
      : (element.getAttribute('data-message-id') ?? ''),
  )

describe('a channel', () => {
  it('is a region named after it, whose one tab stop is its newest message (FO-4)', async () => {
    const { user } = await draw()
    expect(region()).toHaveAttribute('aria-busy', 'false')
    await user.tab()
    expect(articles().at(-1)).toHaveFocus()
  })

  it('shows its messages, oldest first, and where it begins', async () => {
    await draw()
    expect(keys()).toEqual(['small-1', 'small-2', 'small-3'])
    expect(screen.getByText(spoken('Beginning of General'))).toBeInTheDocument()
    expect(screen.queryByText('Load older messages')).toBeNull()
  })

  it('is busy until it is there', async () => {
    const { until } = await renderChat(list(), { impatient: true })
    const box = screen.getByRole('region')
    expect(box).toHaveAttribute('aria-busy', 'true')
    await until(() => box.getAttribute('aria-busy') === 'false')
    expect(keys()).toHaveLength(3)
  })

  it('without messages says so', async () => {
    await renderChat(list(empty))
    expect(screen.getByText('No messages yet. Say hello')).toBeInTheDocument()
    expect(screen.queryByText(/Beginning/)).toBeNull()
  })

  it('that could not be loaded says so, and is loaded on a press', async () => {
    const { user, settle } = await draw({
      prepare: ({ network }) => network.failNext('getOrCreateChannel', { status: 500 }),
    })
    expect(screen.getByText(/The messages could not be loaded/)).toBeInTheDocument()
    expect(screen.queryByText('No messages yet. Say hello')).toBeNull()
    await user.click(button('Try again'))
    await settle()
    expect(screen.queryByText(/could not be loaded/)).toBeNull()
    expect(keys()).toHaveLength(3)
  })

  it('is not a live region: reading is one announcer’s work', async () => {
    const { container } = await draw()
    const live = '[aria-live], [role=log], [role=feed], [role=status], [role=alert]'
    expect([...container.querySelectorAll(live)].every((it) => it.closest('[data-slot=live-region]'))).toBe(
      true,
    )
  })
})

describe('what happens', () => {
  it('shows at the end when it is new, in place when it is changed, and goes when it is removed', async () => {
    const { other } = await draw()
    const id = await other('reza').says(general, 'New')
    expect(keys()).toEqual(['small-1', 'small-2', 'small-3', id])
    await other('reza').edits(id, 'Newer')
    expect(screen.getByText('Newer')).toBeInTheDocument()
    await other('reza').deletes(id, true)
    expect(keys()).toEqual(['small-1', 'small-2', 'small-3'])
  })

  it('keeps what I said last until the server has it, in the very same row', async () => {
    const { chat, network, world, settle, pass } = await draw()
    network.setLatency(200)
    act(() => void chat.send(general, 'Mine'))
    const row = screen.getByText('Mine').closest('article')
    const path = { type: 'messaging', id: 'general' }
    await act(() =>
      world.server.as('reza').call('sendMessage', { path, body: { message: { text: 'Theirs' } } }),
    )
    await pass(110)
    expect(keys().at(-1)).toBe(row?.dataset['messageId'])
    await settle()
    expect(screen.getByText('Mine').closest('article')).toBe(row)
    expect(keys()).toHaveLength(5)
  })
})

describe('days', () => {
  // The world begins on Wednesday, 1 May 2024, at ten in the morning (UTC).
  const messages = [
    said('reza', 60 * 24 * 200, 'a', { id: 'last-year' }),
    said('reza', 60 * 24 * 20, 'a', { id: 'weeks-ago' }),
    said('reza', 60 * 24 * 3, 'b', { id: 'sunday' }),
    said('reza', 60 * 11, 'c', { id: 'evening' }),
    said('reza', 60 * 9, 'd', { id: 'night' }),
    said('reza', 1, 'e', { id: 'now' }),
  ]

  it('are divided by the viewer’s calendar', async () => {
    await draw(holding(messages))
    expect(outline()).toEqual([
      '— October 14, 2023',
      'last-year',
      '— April 11',
      'weeks-ago',
      '— Sunday',
      'sunday',
      '— Yesterday',
      'evening',
      '— Today',
      'night',
      'now',
    ])
  })

  it('begin elsewhere in another zone', async () => {
    await draw({ ...holding(messages.slice(3)), chat: { timeZone: 'America/New_York' } })
    expect(outline()).toEqual(['— Yesterday', 'evening', 'night', '— Today', 'now'])
  })

  it('are named in full for those who hear them', async () => {
    await draw(holding(messages.slice(4)))
    expect(screen.getByRole('separator', { name: 'Wednesday, May 1, 2024' })).toHaveTextContent('Today')
  })

  it('are Persian in Persian', async () => {
    await draw({ ...holding(messages.slice(2, 4)), chat: { locale: 'fa', strings: fa, timeZone: 'UTC' } })
    expect(outline()).toEqual(['— یکشنبه', 'sunday', '— دیروز', 'evening'])
    expect(screen.getAllByRole('separator')[0]).toHaveAccessibleName('یکشنبه ۹ اردیبهشت ۱۴۰۳')
  })
})

describe('the unread line', () => {
  const behind = holding(lines(6), { unread: { ann: 2 } })

  it('stands above the first unread message', async () => {
    await draw(behind)
    expect(screen.getByRole('separator', { name: 'New messages, 2' })).toBeInTheDocument()
    expect(outline().slice(-3)).toEqual(['— New messages, 2', 'm-5', 'm-6'])
  })

  it('stays there when they have been read and others came', async () => {
    const { other, pass, wire } = await draw(behind)
    await other('reza').says(general, 'More', { id: 'm-7' })
    await pass(3000)
    expect(outline().slice(-4)).toEqual(['— New messages, 2', 'm-5', 'm-6', 'm-7'])
    expect(wire.of(/general\/query$/)).toHaveLength(1)
  })

  it('is not there when everything was read, nor for what comes while one looks', async () => {
    const { other } = await draw(holding(lines(6)))
    await other('reza').says(general, 'More')
    expect(outline().filter((entry) => entry.startsWith('— New'))).toEqual([])
  })
})

describe('older messages', () => {
  const long = holding(lines(100))

  it('come on a press, and say where the channel begins when all are there', async () => {
    const { user, settle } = await draw(long)
    expect(screen.queryByText(/Beginning/)).toBeNull()
    for (let page = 0; page < 3; page += 1) {
      await user.click(button('Load older messages'))
      await settle()
    }
    expect(screen.queryByText('Load older messages')).toBeNull()
    expect(screen.getByText(spoken('Beginning of General'))).toBeInTheDocument()
  })

  it('that do not come say so, do not try by themselves, and come on a press', async () => {
    const { user, network, settle, pass, wire } = await draw(long)
    network.failNext('getOrCreateChannel', { status: 500 })
    await user.click(button('Load older messages'))
    await settle()
    expect(screen.getByText('Older messages could not be loaded.')).toBeInTheDocument()
    const asked = wire.calls.length
    await pass(10_000)
    expect(wire.calls.length).toBe(asked)
    await user.click(button('Try again'))
    await settle()
    expect(screen.queryByText('Older messages could not be loaded.')).toBeNull()
    expect(wire.calls.length).toBe(asked + 1)
  })

  it('are all drawn as long as they are few, so that they are found in the page (ML-6)', async () => {
    const { user, settle } = await draw(long)
    await user.click(button('Load older messages'))
    await settle()
    expect(keys()).toEqual(Array.from({ length: 60 }, (_, index) => `m-${41 + index}`))
  })

  it('have their places in the conversation, whose length is not known before its beginning is (ML-1)', async () => {
    const { user, settle } = await draw(holding(lines(50)))
    const places = (): readonly (string | null)[] =>
      ['aria-posinset', 'aria-setsize'].map((name) => articles().at(-1)?.getAttribute(name) ?? null)
    expect(places()).toEqual(['30', '-1'])
    await user.click(button('Load older messages'))
    await settle()
    expect(places()).toEqual(['50', '50'])
  })
})

describe('a jump to a quoted message', () => {
  const quoting = holding([...lines(100), said('ann', 1, 'See above', { id: 'answer', quotes: 'm-20' })])
  const quote = (): HTMLElement => screen.getByText((text) => plain(text).startsWith('Reply to '))
  const row = (key: string): HTMLElement | undefined =>
    articles().find((article) => article.dataset['messageId'] === key)

  it('shows it, lit up and with the focus, with the way back (SC-7)', async () => {
    const near = holding([...lines(60), said('ann', 1, 'See above', { id: 'answer', quotes: 'm-58' })])
    const { user, settle, wire } = await draw(near)
    const asked = wire.calls.length
    await user.click(quote())
    await settle()
    expect(row('m-58')).toHaveAttribute('data-highlighted')
    expect(row('m-58')).toHaveFocus()
    expect(wire.calls.length).toBe(asked)
    await user.click(button('Back to where you were'))
    expect(screen.queryByText('Back to where you were')).toBeNull()
    expect(keys().at(-1)).toBe('answer')
  })

  it('is spoken of once, with who wrote it and when (AN)', async () => {
    const messages = [
      ...lines(60),
      said('reza', 30, 'This one', { id: 'source' }),
      said('ann', 1, 'See above', { id: 'answer', quotes: 'source' }),
    ]
    const { user, settle } = await draw(holding(messages))
    await user.click(quote())
    await settle()
    const log = screen.getByRole('log')
    expect(plain(log.textContent)).toMatch(/^Jumped to message from رضا کریمی, 9:50\sAM$/)
    await user.click(button('Back to where you were'))
    await settle()
    expect(log.children).toHaveLength(1)
  })

  it('that has to be loaded is spoken of when it is there', async () => {
    const { user, settle, network } = await draw(quoting)
    network.setLatency(500)
    await user.click(quote())
    expect(screen.getByRole('log')).toBeEmptyDOMElement()
    await settle()
    expect(plain(screen.getByRole('log').textContent)).toMatch(/^Jumped to message from /)
  })

  it('loads it when it is not loaded, and shows that messages are missing in between', async () => {
    const { user, settle } = await draw(quoting)
    expect(row('m-20')).toBeUndefined()
    await user.click(quote())
    await settle()
    expect(row('m-20')).toHaveAttribute('data-highlighted')
    expect(screen.getByText('Messages missing here')).toBeInTheDocument()
    const last = row('m-34') ? 'm-36' : 'm-35'
    expect(row(last)).toBeUndefined()
    await user.click(screen.getByRole('button', { name: 'Load missing messages' }))
    await settle()
    expect(row('m-20')).toBeInTheDocument()
    expect(row(last)).toBeInTheDocument()
  })

  it('leads there again when it is pressed again', async () => {
    const { user, settle } = await draw(quoting)
    for (let time = 0; time < 2; time += 1) {
      await user.click(quote())
      await settle()
      expect(row('m-20')).toBeInTheDocument()
      await user.click(button('Back to where you were'))
      expect(row('m-100')).toBeInTheDocument()
    }
  })

  it('to nowhere changes nothing', async () => {
    const { user, settle, network } = await draw(quoting)
    const before = outline()
    network.failNext('getOrCreateChannel', { status: 404 })
    await user.click(quote())
    await settle()
    expect(outline()).toEqual(before)
    expect(screen.getByRole('log')).not.toHaveTextContent('Jumped')
  })
})

it('marks as read what comes while one looks at the end, and nothing while nobody looks', async () => {
  const { other, env, pass, wire } = await draw(holding(lines(6)))
  act(() => env.setVisible(false))
  await other('reza').says(general, 'Hello?')
  await pass(2000)
  expect(wire.of(/read$/)).toEqual([])
  act(() => env.setVisible(true))
  await pass(1100)
  expect(wire.of(/read$/)).toHaveLength(1)
})

it('draws another channel when it is given one', async () => {
  const { rerender, settle } = await draw()
  rerender(list(channelId('messaging:empty')))
  await settle()
  expect(keys()).toEqual([])
  expect(screen.getByText('No messages yet. Say hello')).toBeInTheDocument()
})

it('speaks Persian', async () => {
  await draw({ chat: { locale: 'fa', strings: fa } })
  expect(screen.getByRole('region', { name: spoken('پیام‌های General') })).toBeInTheDocument()
  expect(screen.getByText(spoken('آغاز General'))).toBeInTheDocument()
})
