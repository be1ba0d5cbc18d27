import { act, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { channelId } from '../../src/model/id.ts'
import { fa } from '../../src/i18n/fa.ts'
import { empty, general, renderChat } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

/** Browsers put a space between the boxes of a row; here, where nothing is laid out, there is none. */
const row = (name: RegExp): HTMLElement => screen.getByRole('button', { name: spoken(name) })
const names = (): readonly string[] =>
  within(screen.getByRole('list'))
    .getAllByRole('button')
    .map((button) => plain(button.textContent))

describe('a row', () => {
  const scene = sceneOf(
    channelOf('tea', { name: 'Tea', messages: lines(5), unread: { ann: 3 } }),
    channelOf('mine', { name: 'Mine', messages: [said('ann', 60, '**Done**, see `log`')] }),
    channelOf('gone', { name: 'Gone', messages: [said('reza', 90, 'x', { deleted: true })] }),
  )

  it('is named by what it shows, in reading order: name, time, last words, what is unread', async () => {
    await renderChat(<ChannelList />, { scene, chat: { timeZone: 'UTC' } })
    expect(row(/^Tea\s?9:50.*رضا کریمی: Line 5\s?unread, 3 messages$/)).toBeInTheDocument()
    expect(row(/^Mine.*You: Done, see log$/)).toBeInTheDocument()
    expect(row(/^Gone.*رضا کریمی: Message deleted$/)).toBeInTheDocument()
  })

  it('has a name that contains everything that is seen in it', async () => {
    await renderChat(<ChannelList />, { scene })
    const button = row(/^Tea/)
    const seen = [...button.querySelectorAll('bdi, time, .parlour-channel-item-preview')]
    expect(seen).toHaveLength(5)
    for (const part of seen)
      expect(button).toHaveAccessibleName(expect.stringContaining(part.textContent ?? '-'))
  })

  it('shows a badge while something is unread, at most 99+', async () => {
    const { other } = await renderChat(<ChannelList />, {
      scene: sceneOf(channelOf('tea', { name: 'Tea', messages: lines(120), unread: { ann: 100 } })),
    })
    expect(row(/unread, 100 messages$/)).toHaveTextContent('99+')
    await other('ann').reads(channelId('messaging:tea'))
    expect(row(/^Tea/)).not.toHaveTextContent(/99|unread/)
  })

  it('shows who is writing', async () => {
    const { other } = await renderChat(<ChannelList />)
    await other('reza').types(general)
    expect(row(/^General.*رضا کریمی is typing$/)).toBeInTheDocument()
  })

  it('shows the draft of a channel that is not open', async () => {
    const { chat } = await renderChat(<ChannelList />, { chat: { channelId: empty } })
    act(() => {
      chat.setDraft(general, { text: 'I was about to' })
      chat.setDraft(empty, { text: 'I am about to' })
    })
    expect(row(/^General.*Draft: I was about to$/)).toBeInTheDocument()
    expect(row(/^Nothing here yet/)).not.toHaveTextContent(/Draft/)
  })

  it('says in words that the other person is there', async () => {
    const { name: _none, ...two } = channelOf('two')
    const { world, settle } = await renderChat(<ChannelList />, { scene: sceneOf(two) })
    expect(row(/^رضا کریمی$/)).toBeInTheDocument()
    world.join('reza').chat.connect()
    await settle()
    expect(row(/^رضا کریمی\s?online$/)).toBeInTheDocument()
  })

  it('calls a channel without name and people unnamed', async () => {
    const { name: _none, ...alone } = channelOf('alone', { members: ['ann'] })
    await renderChat(<ChannelList />, { scene: sceneOf(alone) })
    expect(row(/^Unnamed conversation/)).toBeInTheDocument()
  })
})

it('stands newest first, and a channel moves up when something is said in it', async () => {
  const { other } = await renderChat(<ChannelList />)
  expect(names()).toEqual([expect.stringContaining('Nothing here yet'), expect.stringContaining('General')])
  await other('reza').says(general, 'Hello')
  expect(names()).toEqual([expect.stringContaining('General'), expect.stringContaining('Nothing here yet')])
})

it('opens a channel by pointer or key, tells the application, and marks it as the current one', async () => {
  const onChannelChange = vi.fn<(id: string | null) => void>()
  const { user } = await renderChat(<ChannelList />, { chat: { onChannelChange } })
  expect(row(/^General/)).not.toHaveAttribute('aria-current')
  await user.click(row(/^General/))
  expect(onChannelChange).toHaveBeenLastCalledWith(general)
  expect(row(/^General/)).toHaveAttribute('aria-current', 'page')
  await user.tab({ shift: true })
  await user.keyboard('{Enter}')
  expect(onChannelChange).toHaveBeenLastCalledWith(empty)
  expect(row(/^General/)).not.toHaveAttribute('aria-current')
})

it('leaves the choice to an application that makes it', async () => {
  const { user } = await renderChat(<ChannelList />, { chat: { channelId: empty } })
  await user.click(row(/^General/))
  expect(row(/^Nothing here yet/)).toHaveAttribute('aria-current', 'page')
  expect(row(/^General/)).not.toHaveAttribute('aria-current')
})

it('is a navigation landmark that is busy while it loads and shows rows of the same shape meanwhile', async () => {
  const { container, until } = await renderChat(<ChannelList />, { impatient: true })
  const nav = screen.getByRole('navigation', { name: 'Channels' })
  expect(nav).toHaveAttribute('aria-busy', 'true')
  expect(container.querySelectorAll('.parlour-skeleton')).toHaveLength(8)
  await until(() => nav.getAttribute('aria-busy') === 'false')
  expect(container.querySelector('.parlour-skeleton')).toBeNull()
})

it('says that there is nothing yet', async () => {
  await renderChat(<ChannelList />, { scene: sceneOf() })
  expect(screen.getByText('No conversations yet')).toBeInTheDocument()
})

it('says what failed and loads on a press', async () => {
  const { user, settle } = await renderChat(<ChannelList />, {
    prepare: ({ network }) => network.failNext('queryChannels', { status: 500 }),
  })
  expect(screen.getByText(/could not be loaded/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await settle()
  expect(screen.queryByText(/could not be loaded/)).toBeNull()
  expect(names()).toHaveLength(2)
})

it('loads more on a press, and keeps what is there when that fails', async () => {
  const scene = sceneOf(...Array.from({ length: 35 }, (_, index) => channelOf(`c-${index}`)))
  const { user, network, settle } = await renderChat(<ChannelList />, { scene })
  network.failNext('queryChannels', { status: 500 })
  await user.click(screen.getByRole('button', { name: 'Load more conversations' }))
  await settle()
  expect(names()).toHaveLength(30)
  await user.click(screen.getByRole('button', { name: 'Load more conversations' }))
  await settle()
  expect(names()).toHaveLength(35)
  expect(screen.queryByRole('button', { name: 'Load more conversations' })).toBeNull()
})

it('speaks Persian', async () => {
  const scene = sceneOf(channelOf('tea', { name: 'چای', messages: lines(5), unread: { ann: 3 } }))
  await renderChat(<ChannelList />, { scene, chat: { locale: 'fa', strings: fa, timeZone: 'UTC' } })
  expect(screen.getByRole('navigation', { name: 'گفت‌وگوها' })).toBeInTheDocument()
  expect(row(/^چای\s?۹:۵۰.*خوانده‌نشده، ۳ پیام$/)).toBeInTheDocument()
})
