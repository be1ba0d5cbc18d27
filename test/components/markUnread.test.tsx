import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { MessageList } from '../../src/components/MessageList/index.ts'
import { selectUnread } from '../../src/state/selectors.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { general, renderChat, type RenderedChat } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

/* MS-5 and U in UX §3; CL-2, CL-6, SC-6 */

const unread = ({ chat }: Pick<RenderedChat, 'chat'>): number => selectUnread(chat.store.getState(), general)
const log = (): string => plain(document.querySelector('[role="log"]')?.textContent ?? '')

describe('a message made unread', () => {
  it('by key: it and what others wrote after it, said once; the line stands above', async () => {
    const place = await renderChat(<MessageList channelId={general} />, {
      scene: sceneOf(channelOf('general', { messages: lines(8) })),
      chat: { timeZone: 'UTC' },
    })
    expect(screen.queryByRole('separator', { name: /New messages/ })).toBeNull()
    const row = message(/Line 6/)
    act(() => row.focus())
    await place.user.keyboard('u')
    expect(unread(place)).toBe(3)
    const line = screen.getByRole('separator', { name: spoken('New messages, 3') })
    expect(line.compareDocumentPosition(message(/Line 6/))).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    expect(row).toHaveFocus()
    await place.pass(100)
    expect(log()).toContain('Marked as unread')
    await place.settle()
    const { channels } = await place.world.server.as('ann').call('unreadCounts', {})
    expect(channels).toMatchObject([{ channel_id: general, unread_count: 3 }])
  })

  it('from the menu, where it stands after Pin with its key', async () => {
    const { user, chat } = await drawMessages()
    const row = message(/Coffee/)
    act(() => row.focus())
    await user.keyboard('{Enter}')
    const menu = await screen.findByRole('menu')
    const item = within(menu).getByRole('menuitem', { name: /^Mark unread from here/ })
    expect(item).toHaveAttribute('aria-keyshortcuts', 'U')
    await user.click(item)
    expect(unread({ chat })).toBe(1)
  })

  it('refused is taken back, with the server’s words', async () => {
    const { user, network, settle, chat } = await drawMessages()
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    network.failNext('markUnread', { status: 403, body })
    act(() => message(/Coffee/).focus())
    await user.keyboard('u')
    await settle()
    expect(unread({ chat })).toBe(0)
    await waitFor(() =>
      expect(plain(document.body.textContent)).toContain('What is unread was not changed. Not today'),
    )
  })

  it.each([
    [
      'my own after which nobody wrote',
      { messages: [said('reza', 9, 'Hi'), said('ann', 8, 'Mine')] },
      /Mine/,
    ],
  ])('is not offered for %s: the key does nothing', async (_, more, name) => {
    const place = await drawMessages({ scene: sceneOf(channelOf('general', more)) })
    act(() => message(name).focus())
    await place.user.keyboard('u')
    expect(unread(place)).toBe(0)
    await place.user.keyboard('{Enter}')
    const menu = await screen.findByRole('menu')
    expect(within(menu).queryByRole('menuitem', { name: /unread/ })).toBeNull()
  })

  it('is not offered where reading is not told', async () => {
    const place = await drawMessages({
      server: { channelTypes: { messaging: { config: { read_events: false } } } },
    })
    act(() => message(/Coffee/).focus())
    await place.user.keyboard('u')
    expect(unread(place)).toBe(0)
    expect(place.wire.of(/unread$/)).toEqual([])
  })
})

describe('in the list of channels', () => {
  const scene = sceneOf(
    channelOf('general', { name: 'General', messages: lines(3) }),
    channelOf('tea', {
      name: 'Tea',
      messages: lines(3).map((line) => ({ ...line, id: `t-${line.id}` })),
      unread: { ann: 2 },
    }),
  )
  const open = async (place: RenderedChat, name: string): Promise<HTMLElement> => {
    await place.user.click(screen.getByRole('button', { name: spoken(`Actions for ${name}`) }))
    return screen.findByRole('menu')
  }
  const row = (name: RegExp): HTMLElement => screen.getByRole('button', { name: spoken(name) })

  it('CL-2: a read one can be made unread, and all can be read at once', async () => {
    const place = await renderChat(<ChannelList />, { scene })
    await place.user.click(
      within(await open(place, 'General')).getByRole('menuitem', { name: 'Mark as unread' }),
    )
    expect(row(/^General.*unread, 1 message/s)).toBeInTheDocument()
    await place.settle()
    expect(unread(place)).toBe(1)

    const menu = await open(place, 'Tea')
    await place.user.click(within(menu).getByRole('menuitem', { name: 'Mark all as read' }))
    expect(screen.queryByRole('button', { name: /unread/ })).toBeNull()
    await place.pass(100)
    expect(log()).toContain('Everything is marked as read')
    await place.settle()
    const told = await place.world.server.as('ann').call('unreadCounts', {})
    expect(told.total_unread_count).toBe(0)
    expect(within(await open(place, 'Tea')).queryByRole('menuitem', { name: 'Mark all as read' })).toBeNull()
  })

  it('all can be read from the list itself, where the focus stays; then there is no such button', async () => {
    const place = await renderChat(<ChannelList />, { scene })
    const button = screen.getByRole('button', { name: 'Mark all as read' })
    await place.user.click(button)
    expect(button).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /unread/ })).toBeNull()
    expect(document.querySelector('nav')).toContainElement(document.activeElement as HTMLElement)
    await place.pass(100)
    expect(log()).toContain('Everything is marked as read')
    await place.settle()
    const told = await place.world.server.as('ann').call('unreadCounts', {})
    expect(told.total_unread_count).toBe(0)
    await place.other('reza').says(general, 'And another one')
    expect(screen.getByRole('button', { name: 'Mark all as read' })).toBeVisible()
  })

  it('refused is taken back, and the button is there again', async () => {
    const place = await renderChat(<ChannelList />, { scene })
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    place.network.failNext('markChannelsRead', { status: 403, body })
    await place.user.click(screen.getByRole('button', { name: 'Mark all as read' }))
    await place.settle()
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Not today'))
    expect(screen.getByRole('button', { name: 'Mark all as read' })).toBeVisible()
  })
})
