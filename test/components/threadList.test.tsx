import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { ThreadList } from '../../src/components/ThreadList/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { useThreadSummary } from '../../src/hooks/useThreadSummary.ts'
import { useUnreadThreads } from '../../src/hooks/useUnreadThreads.ts'
import type { Capability } from '../../src/model/capability.ts'
import { messageKey, threadId } from '../../src/model/id.ts'
import { selectUnread } from '../../src/state/selectors.ts'
import type { Scene } from '../../src/server/scene.ts'
import { general, renderChat, renderChatHook, type RenderOptions } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

/* TH-1, CL-1, CL-2, CL-6, AN-3 */

const path = { type: 'messaging', id: 'general' }
const team = { type: 'messaging', id: 'team' }
const scene: Scene = {
  name: 'thread list',
  users: ['Ann', 'Reza', 'Mina', 'Sara', 'Omid'].map((name) => ({ id: name.toLowerCase(), name })),
  channels: [
    {
      ...path,
      name: 'General',
      members: ['ann', 'reza', 'mina', 'sara', 'omid'],
      messages: [
        { id: 'lunch', by: 'reza', text: 'Where shall we **eat**?', minutesAgo: 100 },
        { id: 'first', by: 'ann', replyTo: 'lunch', text: 'Here', minutesAgo: 90 },
        { id: 'theirs', by: 'reza', text: 'Between us', minutesAgo: 80 },
      ],
    },
    {
      ...team,
      name: 'Team',
      members: ['ann', 'reza'],
      messages: [
        { id: 'key', by: 'ann', text: 'Who has the key?', minutesAgo: 70 },
        { id: 'second', by: 'reza', replyTo: 'key', text: 'I', minutesAgo: 60 },
      ],
    },
  ],
}

const open = async (options: RenderOptions = {}) => {
  const place = await renderChat(
    <>
      <ThreadList />
      <Channel />
    </>,
    { scene, ...options, chat: { defaultChannelId: general, timeZone: 'UTC', ...options.chat } },
  )
  await place.settle()
  return place
}
const list = (): HTMLElement => screen.getByRole('navigation', { name: 'Threads' })
const rows = (): readonly HTMLElement[] => within(list()).getAllByRole('listitem')
const opener = (row: HTMLElement): HTMLElement => within(row).getAllByRole('button')[0] as HTMLElement
const names = (): readonly string[] => rows().map((row) => plain(row.textContent))
const said = (): readonly string[] =>
  [...screen.getByRole('log').querySelectorAll('p')].map(({ textContent }) => plain(textContent))
const thread = () => screen.queryByRole('region', { name: /^Thread/ })
const body = (text: string, parent_id: string) => ({ message: { text, parent_id } })

describe('the list of threads', () => {
  it('names each by its message and channel, what is unread, and what came under it; newest reply first', async () => {
    const { world, settle } = await open()
    const [key, lunch] = rows() as [HTMLElement, HTMLElement]
    expect(opener(key)).toHaveAccessibleName(expect.stringMatching(/^Ann.*Team/))
    expect(plain(opener(key).textContent)).toMatch(/Who has the key\? 1 reply.*, last .*, with Reza/)
    expect(plain(opener(lunch).textContent)).toMatch(/Reza General Where shall we eat\? 1 reply, last /)
    expect(lunch).not.toHaveAttribute('data-unread')
    await act(() => world.server.as('mina').call('sendMessage', { path, body: body('There', 'lunch') }))
    await settle()
    expect(names()[0]).toMatch(
      /Reza General 1unread, 1 reply Where shall we eat\? 2 replies, 1 new, last .*, with Mina/,
    )
    expect(rows()[0]).toHaveAttribute('data-unread')
    expect(plain(opener(rows()[0] as HTMLElement).textContent)).not.toContain('Between us')
  })

  it('is one stop of Tab, in which arrows move and Enter opens the thread in its channel', async () => {
    const { user, settle } = await open()
    const buttons = rows().map(opener)
    expect(buttons.filter((button) => button.tabIndex === 0)).toHaveLength(1)
    act(() => buttons[1]?.focus())
    await user.keyboard('{ArrowUp}')
    expect(buttons[0]).toHaveFocus()
    expect(thread()).toBeNull()
    await user.keyboard('{End}{Home}{Enter}')
    await settle()
    // It is one of another channel, which opens with it.
    await waitFor(() => expect(thread()).not.toBeNull())
    expect(within(thread() as HTMLElement).getByRole('heading', { name: 'Thread Team' })).toHaveFocus()
    expect(screen.getByRole('region', { name: spoken('Messages in Team') })).toBeInTheDocument()
    await waitFor(() => expect(opener(rows()[0] as HTMLElement)).toHaveAttribute('aria-current', 'page'))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(thread()).toBeNull())
    expect(opener(rows()[0] as HTMLElement)).toHaveFocus()
    // A letter goes to the next one whose author begins with it.
    await user.keyboard('r')
    expect(opener(rows()[1] as HTMLElement)).toHaveFocus()
  })

  it('CL-6: a thread that is seen for a second is read, here and on the server', async () => {
    const { user, settle, pass, world } = await open()
    await act(() => world.server.as('mina').call('sendMessage', { path, body: body('There', 'lunch') }))
    await settle()
    const button = within(screen.getByRole('region', { name: /^Messages in/ })).getByRole('button', {
      name: spoken(/^2 replies, 1 new, last .*, with Mina$/),
    })
    expect(button).toHaveAttribute('data-unread')
    await user.click(button)
    await settle()
    await pass(1500)
    await settle()
    expect(button).not.toHaveAttribute('data-unread')
    expect(plain(button.textContent)).toMatch(/^2 replies, last /)
    expect(rows().some((row) => row.hasAttribute('data-unread'))).toBe(false)
    const { total_unread_threads_count: left } = await world.server.as('ann').call('unreadCounts', {})
    // That of the other channel is still to be read.
    expect(left).toBe(0)
  })

  it('says that there are none, and asks again after a failure', async () => {
    const nothing: Scene = { ...scene, channels: [] }
    await open({ scene: nothing })
    expect(within(list()).getByText(/^No threads yet/)).toBeInTheDocument()
    expect(within(list()).queryByRole('listitem')).toBeNull()
  })

  it('tries again on a press', async () => {
    const { user, settle } = await open({
      prepare: ({ network }) => network.failNext('queryThreads', { status: 403 }),
    })
    expect(within(list()).getByText('Threads could not be loaded.')).toBeInTheDocument()
    await user.click(within(list()).getByRole('button', { name: 'Try again' }))
    await settle()
    expect(rows()).toHaveLength(2)
  })

  it('shows what I began to write there, and a deleted message as such', async () => {
    const { chat, host, settle } = await open()
    act(() => chat.setDraft(threadId(general, messageKey('lunch')), { text: 'half a' }))
    expect(names()[1]).toContain('Draft: half a')
    await host.call('deleteMessage', { path: { id: 'lunch' }, query: {} })
    await settle()
    expect(names()[1]).toContain('Message deleted')
  })

  it('speaks Persian', async () => {
    await open({ chat: { locale: 'fa', strings: fa } })
    const nav = screen.getByRole('navigation', { name: 'رشته‌ها' })
    expect(plain(within(nav).getAllByRole('listitem')[0]?.textContent)).toMatch(
      /۱ پاسخ، .*آخرین پاسخ .*، با Reza/,
    )
  })
})

describe('replies while a thread is open', () => {
  it('are spoken as replies (TH-1); those of other threads are not', async () => {
    const { user, settle, pass, world } = await open()
    await pass(3000)
    await user.click(
      within(screen.getByRole('region', { name: /^Messages in/ })).getByRole('button', { name: /^1 reply/ }),
    )
    await settle()
    const sent = (text: string, parent: string) =>
      act(() => world.server.as('mina').call('sendMessage', { path, body: body(text, parent) }))
    await sent('Not for Ann', 'theirs')
    await sent('There', 'lunch')
    await settle()
    await pass(1000)
    expect(said()).toContain('Mina replied: There')
    expect(said().join()).not.toContain('Not for Ann')
    await user.click(screen.getByRole('button', { name: 'Close thread' }))
    await sent('Nobody hears', 'lunch')
    await settle()
    await pass(3000)
    expect(said().join()).not.toContain('Nobody hears')
  })
})

describe('the menu of a thread', () => {
  const lunch = threadId(general, messageKey('lunch'))
  const row = (): HTMLElement =>
    rows().find(({ textContent }) => textContent.includes('Where shall we eat')) as HTMLElement

  it.each(['{ContextMenu}', '{ArrowRight}{Enter}'])(
    'CL-6: opened with %s makes it unread as a whole, and read again',
    async (keys) => {
      const place = await open()
      await act(() =>
        place.world.server.as('reza').call('sendMessage', { path, body: body('There', 'lunch') }),
      )
      await place.settle()
      act(() => place.chat.markRead(lunch))
      await place.settle()
      expect(selectUnread(place.chat.store.getState(), lunch)).toBe(0)
      const press = async (name: string): Promise<void> => {
        act(() => opener(row()).focus())
        await place.user.keyboard(keys)
        await place.user.click(await screen.findByRole('menuitem', { name }))
      }
      await press('Mark as unread')
      await place.settle()
      expect(selectUnread(place.chat.store.getState(), lunch)).toBe(1)
      expect(row()).toHaveAttribute('data-unread')
      await press('Mark as read')
      await place.settle()
      expect(row()).not.toHaveAttribute('data-unread')
    },
  )
})

describe('who draws again', () => {
  it('is the row of a thread alone when something happens in it', async () => {
    const draws = { lunch: 0, key: 0 }
    const { world, settle, result } = await renderChatHook(
      () => {
        draws.lunch += 1
        return useThreadSummary(general, messageKey('lunch'))
      },
      {
        scene,
        prepare: async ({ chat, settle: wait }) => {
          void chat.loadChannels('first')
          void chat.loadThreads('first')
          await wait()
        },
      },
    )
    await settle()
    const before = draws.lunch
    await act(() =>
      world.server.as('reza').call('sendMessage', { path: team, body: body('Still me', 'key') }),
    )
    await act(() => world.server.as('reza').call('sendMessage', { path, body: { message: { text: 'Hi' } } }))
    await settle()
    expect(draws.lunch).toBe(before)
    await act(() => world.server.as('sara').call('sendMessage', { path, body: body('There', 'lunch') }))
    await settle()
    expect(draws.lunch).toBeGreaterThan(before)
    expect(result.current).toMatchObject({ replyCount: 2, unread: 1, participants: ['ann', 'sara'] })
  })

  it('useUnreadThreads counts by itself, without a list', async () => {
    const { world, settle, result } = await renderChatHook(useUnreadThreads, {
      scene,
      prepare: ({ chat }) => void chat.loadChannels('first'),
    })
    expect(result.current).toBe(0)
    await act(() =>
      world.server.as('reza').call('sendMessage', { path: team, body: body('Still me', 'key') }),
    )
    await settle()
    expect(result.current).toBe(1)
    await act(() => world.server.as('ann').call('markRead', { path: team, body: { thread_id: 'key' } }))
    await settle()
    expect(result.current).toBe(0)
  })
})

it('is absent where the back end lists no threads', async () => {
  const { container, wire } = await renderChat(<ThreadList />, {
    scene,
    prepare: ({ chat }) => {
      const able = chat.capabilities as Set<Capability>
      able.delete('thread-list')
      onTestFinished(() => void able.add('thread-list'))
    },
  })
  expect(container.querySelector('[data-slot=thread-list]')).toBeNull()
  expect(wire.of(/threads$/)).toEqual([])
})
