import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { Chat } from '../../src/components/Chat/index.ts'
import { Message } from '../../src/components/Message/index.ts'
import { MessageList } from '../../src/components/MessageList/index.ts'
import { useProfile } from '../../src/components/Profile/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useUnseen } from '../../src/hooks/useUnseen.ts'
import { fa } from '../../src/i18n/fa.ts'
import { messageKey, userId } from '../../src/model/id.ts'
import type { Scene } from '../../src/server/scene.ts'
import { people } from '../../src/testing.ts'
import { channelRecord, everything, messageRecord } from '../engine/facts.ts'
import { openChat } from '../engine/openChat.ts'
import { openDialogs } from '../support/dialog.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import {
  fromReza,
  general,
  type RenderedChat,
  renderChat,
  renderChatHook,
  type RenderOptions,
} from '../support/renderChat.tsx'
import { said } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

/* MO-1, MO-2, CH-2, MS-5 */

const reza = userId('reza')

/** Three people, and a channel that one of them moderates. */
const room: Scene = {
  name: 'room',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'general',
      name: 'General',
      members: ['xiaolong', 'ann', 'reza'],
      moderators: ['xiaolong'],
      messages: [
        said('reza', 9, 'Buy my watches', { id: 'small-2', reactions: { like: ['ann'] } }),
        said('xiaolong', 6, 'Please stop.', { id: 'm-2', quotes: 'small-2' }),
        said('ann', 3, 'Thanks.', { id: 'm-3' }),
      ],
    },
  ],
}

type User = RenderedChat['user']
const menuOf = async (user: User, row: HTMLElement): Promise<HTMLElement> => {
  act(() => row.focus())
  await user.keyboard('{Enter}')
  return screen.findByRole('menu')
}
const itemsOf = (menu: HTMLElement): readonly string[] =>
  [...menu.querySelectorAll('[role="menuitem"], [role="separator"]')].map((item) =>
    item.getAttribute('role') === 'separator'
      ? '—'
      : plain(item.querySelector('[data-slot="menu-label"]')?.textContent),
  )
const press = async (user: User, name: RegExp | string, within_: HTMLElement = document.body) =>
  user.click(within(within_).getByRole('button', { name: spoken(name) }))
const choose = async (user: User, row: HTMLElement, name: RegExp): Promise<void> => {
  const menu = await menuOf(user, row)
  await user.click(within(menu).getByRole('menuitem', { name: spoken(name) }))
}
const spokenBy = (level: string): string =>
  plain(document.querySelector(`[data-slot="live-region"][aria-live="${level}"]`)?.textContent)
/** What the one who moderates the channel is told. */
const queueOf = async ({ world }: RenderedChat) => {
  const { flags } = await act(() => world.server.as('xiaolong').call('queryMessageFlags', { query: {} }))
  return flags.map(({ message: { id }, user, reason, ...more }) => ({
    id,
    by: user.id,
    reason,
    note: (more as { note?: string }).note,
  }))
}
const dialog = (): Promise<HTMLElement> => screen.findByRole('dialog')

describe('the menu of somebody else’s message (MS-5)', () => {
  it('has report, mute and block between lines, before delete', async () => {
    const { user } = await drawMessages({ scene: room, as: 'xiaolong' })
    const items = itemsOf(await menuOf(user, message(/watches/)))
    const from = items.indexOf('—')
    expect(items.slice(from)).toEqual([
      '—',
      'Report…',
      'Mute رضا کریمی',
      'Block رضا کریمی',
      '—',
      'Delete message',
    ])
  })

  it('has none of them on my own', async () => {
    const { user } = await drawMessages({ scene: room })
    const items = itemsOf(await menuOf(user, message(/Thanks/)))
    expect(items.join()).not.toMatch(/Report|Mute|Block/)
  })

  it('has no report where I may not, and what the server cannot do is not there', async () => {
    const theirs = messageRecord('m1', { at: 1, text: 'Hello' })
    const may = everything.filter((each) => each !== 'flag-message')
    const { chat, backend } = await openChat({ messages: [theirs] })
    const draw = () => (
      <Chat chat={chat}>
        <Message channelId={general} messageKey={theirs.key} />
      </Chat>
    )
    const user = userEvent.setup({ delay: null })
    const { rerender } = render(draw())
    expect(itemsOf(await menuOf(user, message(/Hello/)))).toContain('Report…')
    await user.keyboard('{Escape}')
    act(() =>
      backend.connection.sink.events([
        { type: 'channel.put', channel: channelRecord(general, { at: 60, may }) },
      ]),
    )
    rerender(draw())
    expect(itemsOf(await menuOf(user, message(/Hello/))).join()).not.toContain('Report')
  })
})

describe('a report (MO-1)', () => {
  it('asks why, tells the moderators, and asks whether to block the author', async () => {
    openDialogs()
    const place = await drawMessages({ scene: room })
    const { user, settle } = place
    await choose(user, message(/watches/), /^Report…$/)
    const form = await dialog()
    expect(within(form).getAllByRole('radio')).toHaveLength(6)
    expect(within(form).getByRole('radio', { name: 'Spam or scam' })).toHaveFocus()
    await press(user, 'Send report', form)
    expect(within(form).getByRole('group', { name: 'What is wrong?' })).toHaveAccessibleDescription(
      'Choose what is wrong.',
    )
    expect(within(form).getByRole('radio', { name: 'Spam or scam' })).toHaveFocus()
    await user.click(within(form).getByRole('radio', { name: 'Spam or scam' }))
    await user.type(within(form).getByRole('textbox'), 'every day')
    await press(user, 'Send report', form)
    const done = await dialog()
    expect(plain(done.textContent)).toContain('Block رضا کریمی?')
    await settle()
    expect(await queueOf(place)).toEqual([{ id: 'small-2', by: 'ann', reason: 'spam', note: 'every day' }])
    expect(spokenBy('polite')).toContain('Reported')
    await press(user, 'Not now', done)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(place.chat.store.getState().base.marks.blocked.since.size).toBe(0)
  })

  it('ends with a block, which can be taken back from a toast', async () => {
    openDialogs()
    const place = await drawMessages({ scene: room })
    const { user, settle, world } = place
    const blocked = async () =>
      (await act(() => world.server.as('ann').call('getBlockedUsers', {}))).blocks.map(
        (each) => each.blocked_user_id,
      )
    await choose(user, message(/watches/), /^Report…$/)
    await user.click(within(await dialog()).getByRole('radio', { name: 'Something else' }))
    await press(user, 'Send report', await dialog())
    await press(user, /^Block/, await dialog())
    await settle()
    expect(await blocked()).toEqual(['reza'])
    await press(user, 'Undo')
    await settle()
    expect(await blocked()).toEqual([])
    expect(message(/watches/)).toBeVisible()
  })

  it('that was made is taken back from the same menu', async () => {
    const place = await drawMessages({ scene: room })
    act(() => place.chat.flag(general, fromReza, true, { reason: 'spam' }))
    await place.settle()
    expect(await queueOf(place)).toHaveLength(1)
    await choose(place.user, message(/watches/), /^Remove report$/)
    await place.settle()
    expect(await queueOf(place)).toEqual([])
    expect(itemsOf(await menuOf(place.user, message(/watches/)))).toContain('Report…')
  })

  it('that is refused is taken back, with the server’s words', async () => {
    const place = await drawMessages({ scene: room })
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    place.network.failNext('flag', { status: 403, body })
    act(() => place.chat.flag(general, fromReza, true))
    await place.settle()
    expect(plain(document.body.textContent)).toContain('Report not changed. Not today')
    expect(itemsOf(await menuOf(place.user, message(/watches/)))).toContain('Report…')
  })

  it('pressed offline is delivered when the line is back', async () => {
    const place = await drawMessages({ scene: room })
    act(() => place.network.setOnline(false))
    act(() => place.chat.flag(general, fromReza, true, { reason: 'hate' }))
    await place.pass(1000)
    expect(itemsOf(await menuOf(place.user, message(/watches/)))).toContain('Remove report')
    act(() => place.network.setOnline(true))
    await place.until(() => place.chat.store.getState().outbox.entries.size === 0)
    expect(await queueOf(place)).toMatchObject([{ reason: 'hate' }])
  })
})

describe('somebody whom I block (MO-2)', () => {
  it('says nothing in the list until I ask, message by message', async () => {
    const { user, chat, settle } = await drawMessages({ scene: room })
    act(() => chat.block(reza, true))
    const row = message(/Message from a blocked user/)
    expect(row).not.toHaveTextContent('watches')
    expect(within(row).queryByRole('button', { name: spoken(/thumbs up/) })).toBeNull()
    await settle()
    const show = within(row).getByRole('button', { name: 'Show' })
    expect(show).toHaveAttribute('aria-expanded', 'false')
    await user.click(show)
    expect(row).toHaveTextContent('Buy my watches')
    expect(within(row).getByRole('button', { name: 'Hide' })).toHaveFocus()
  })

  it('is not quoted either', async () => {
    const { chat } = await drawMessages({ scene: room })
    const row = message(/Please stop/)
    expect(row).toHaveTextContent('Buy my watches')
    act(() => chat.block(reza, true))
    expect(row).not.toHaveTextContent('watches')
    expect(row).toHaveTextContent('Message from a blocked user')
  })

  it('what was asked for stays to be seen when the row comes back', async () => {
    const { user, chat, rerender } = await drawMessages({ scene: room })
    act(() => chat.block(reza, true))
    await user.click(within(message(/blocked user/)).getByRole('button', { name: 'Show' }))
    rerender(<p>Elsewhere</p>)
    rerender(<MessageList channelId={general} />)
    expect(await screen.findByText('Buy my watches')).toBeVisible()
  })

  it('is heard again once I take it back', async () => {
    const { user, chat, settle } = await drawMessages({ scene: room })
    act(() => chat.block(reza, true))
    await settle()
    await choose(user, message(/blocked user/), /^Unblock/)
    expect(message(/watches/)).toBeVisible()
  })

  it('is not told of in the list of channels', async () => {
    const last: Scene = {
      ...room,
      channels: room.channels.map((each) => ({ ...each, messages: [said('reza', 9, 'Buy my watches')] })),
    }
    const { chat } = await renderChat(<ChannelList />, { scene: last })
    const preview = () => plain(document.querySelector('[data-slot="channel-item-preview"]')?.textContent)
    expect(preview()).toContain('Buy my watches')
    act(() => chat.block(reza, true))
    expect(preview()).toContain('Message from a blocked user')
    expect(preview()).not.toContain('watches')
  })
})

describe('somebody whom I mute', () => {
  it('is still shown, and never announced (AN-3)', async () => {
    const place = await renderChat(<MessageList channelId={general} />, {
      scene: room,
      chat: { defaultChannelId: general },
    })
    await place.other('reza').says(general, 'Before')
    await place.pass(3000)
    const heard = (): string => spokenBy('polite')
    const before = heard()
    act(() => place.chat.mute(reza, true))
    await place.settle()
    await place.other('reza').says(general, 'After')
    await place.pass(3000)
    expect(screen.getByText('After')).toBeVisible()
    expect(before).toContain('Before')
    expect(heard()).not.toContain('After')
  })

  it('stays so when the connection comes back, as long as the server says so', async () => {
    const place = await drawMessages({ scene: room })
    act(() => place.chat.mute(reza, true, 1))
    await place.settle()
    act(() => place.network.setOnline(false))
    await place.pass(120_000)
    act(() => place.network.setOnline(true))
    await place.until(() => place.chat.store.getState().connection.state === 'online')
    expect(itemsOf(await menuOf(place.user, message(/watches/)))).toContain('Mute رضا کریمی')
  })
})

describe('a profile (CH-2)', () => {
  function Author() {
    const showProfile = useProfile()
    return (
      <button type="button" onClick={({ currentTarget }) => showProfile(reza, currentTarget)}>
        Face
      </button>
    )
  }
  const open = async (options: RenderOptions = {}) => {
    const place = await renderChat(
      <>
        <Author />
        <MessageList channelId={general} />
      </>,
      { scene: room, ...options },
    )
    await place.user.click(screen.getByRole('button', { name: 'Face' }))
    return { ...place, profile: await screen.findByRole('group', { name: spoken(/رضا/) }) }
  }
  const labels = (root: HTMLElement): readonly string[] =>
    within(root)
      .getAllByRole('button')
      .map((button) => plain(button.textContent).trim())

  it('mutes, blocks and reports', async () => {
    const { profile } = await open()
    expect(labels(profile)).toEqual(['Mute', 'Block', 'Report…'])
  })

  it('mutes at once, says so, and takes it back', async () => {
    const { user, profile, settle, chat } = await open()
    await user.click(within(profile).getByRole('button', { name: spoken(/^Mute/) }))
    const times = await screen.findByRole('menu', { name: spoken('Mute رضا کریمی') })
    expect(profile).not.toBeInTheDocument()
    expect(itemsOf(times)).toEqual(['For 30 minutes', 'For 1 hour', 'For 8 hours', 'Until I undo it'])
    await user.click(within(times).getByRole('menuitem', { name: 'Until I undo it' }))
    await settle()
    expect(spokenBy('polite')).toContain('Muted رضا کریمی')
    await user.click(screen.getByRole('button', { name: 'Face' }))
    const again = await screen.findByRole('group', { name: spoken(/رضا/) })
    expect(again).toHaveTextContent('Muted by you')
    await user.keyboard('{Escape}')
    await press(user, 'Undo')
    await settle()
    expect(chat.store.getState().outbox.entries.size).toBe(0)
    await user.click(screen.getByRole('button', { name: 'Face' }))
    expect(labels(await screen.findByRole('group', { name: spoken(/رضا/) }))).toContain('Mute')
  })

  it('mutes for a time, which ends by itself', async () => {
    const { user, profile, settle, pass } = await open()
    await user.click(within(profile).getByRole('button', { name: spoken(/^Mute/) }))
    await user.click(await screen.findByRole('menuitem', { name: 'For 30 minutes' }))
    await settle()
    await pass(29 * 60_000)
    await user.click(screen.getByRole('button', { name: 'Face' }))
    const during = await screen.findByRole('group', { name: spoken(/رضا/) })
    expect(during).toHaveTextContent('Muted by you')
    await user.keyboard('{Escape}')
    await pass(2 * 60_000)
    await user.click(screen.getByRole('button', { name: 'Face' }))
    const after = await screen.findByRole('group', { name: spoken(/رضا/) })
    expect(after).not.toHaveTextContent('Muted by you')
  })

  it('reports the person', async () => {
    openDialogs()
    const { user, profile, settle, wire } = await open()
    await user.click(within(profile).getByRole('button', { name: 'Report…' }))
    const form = await screen.findByRole('dialog', { name: spoken('Report رضا کریمی') })
    await user.click(within(form).getByRole('radio', { name: 'Insults or harassment' }))
    await press(user, 'Send report', form)
    await settle()
    expect(wire.of(/moderation\/flag/).map(({ body }) => body)).toEqual([
      { target_user_id: 'reza', reason: 'abuse' },
    ])
  })

  it('has nothing of this on my own', async () => {
    const { profile } = await open({ as: 'reza' })
    expect(within(profile).queryByRole('button')).toBeNull()
  })

  it('speaks Persian', async () => {
    const { profile } = await open({ chat: { locale: 'fa', strings: fa } })
    expect(labels(profile)).toEqual(['بی‌صدا کردن', 'مسدود کردن', 'گزارش…'])
  })
})

it('SC-4: what people say whom I muted or blocked is not counted', async () => {
  const place = await renderChatHook(
    () => {
      useMessages(general)
      return useUnseen(general, messageKey('m-3'))
    },
    { scene: room },
  )
  act(() => {
    place.chat.mute(reza, true)
    place.chat.block(userId('user-42'), true)
  })
  await place.other('reza').says(general, 'One')
  await place.other('xiaolong').says(general, 'Two')
  expect(place.result.current.count).toBe(1)
  act(() => place.chat.mute(reza, false))
  await place.settle()
  expect(place.result.current.count).toBe(2)
})

describe('MO-2: a message that is gone', () => {
  it('was removed by a moderator where somebody else than its author deleted it', async () => {
    const place = await drawMessages({ scene: room })
    await place.other('xiaolong').deletes('small-2')
    expect(message(/removed by a moderator/)).toBeVisible()
    await place.other('xiaolong').deletes('m-2')
    expect(message(/李小龍 Message deleted/)).toBeVisible()
  })

  it('says so at once to the moderator, and says it for good', async () => {
    const place = await drawMessages({ scene: room, as: 'xiaolong' })
    act(() => place.chat.remove(general, fromReza))
    expect(message(/removed by a moderator/)).toBeVisible()
    await place.settle()
    expect(message(/removed by a moderator/)).toBeVisible()
  })

  it('comes back where the server refuses', async () => {
    const place = await drawMessages({ scene: room, as: 'xiaolong' })
    place.network.failNext('deleteMessage', { status: 403 })
    act(() => place.chat.remove(general, fromReza))
    await place.settle()
    expect(message(/watches/)).toBeVisible()
  })
})

describe('MO-3: a message that moderation sent back', () => {
  const draw = async (action: string) => {
    const { chat, backend, env } = await openChat()
    backend.onPerform(({ fail }) =>
      fail({ type: 'rejected', reason: action === 'bounce' ? 'bounced' : 'blocked' }, ''),
    )
    const key = chat.send(general, 'Buy my watches')
    await env.clock.settle()
    render(
      <Chat chat={chat}>
        <Message channelId={general} messageKey={key ?? messageKey('')} />
      </Chat>,
    )
    return { row: message(/watches/), backend }
  }
  const offered = (row: HTMLElement): readonly string[] =>
    [...row.querySelectorAll('[data-slot="message-failure"] button')].map((button) =>
      plain(button.textContent),
    )

  it('may be sent anyway where it was only doubted', async () => {
    const { row, backend } = await draw('bounce')
    expect(row).toHaveTextContent('It may be against the rules here.')
    expect(offered(row)).toEqual(['Send anyway', 'Edit', 'Discard'])
    const before = backend.performed.length
    await userEvent.click(within(row).getByRole('button', { name: 'Send anyway' }))
    expect(backend.performed.length).toBe(before + 1)
  })

  it('keeps its text and cannot be sent as it is where the rules forbid it', async () => {
    const { row } = await draw('remove')
    expect(row).toHaveTextContent('Buy my watches')
    expect(row).toHaveTextContent('It is against the rules here.')
    expect(offered(row)).toEqual(['Edit', 'Discard'])
  })
})
