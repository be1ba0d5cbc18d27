import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ReminderList } from '../../src/index.ts'
import { drawMessages, message, Messages } from '../support/drawMessages.tsx'
import { fromReza, general, renderChat } from '../support/renderChat.tsx'
import { plain } from '../support/spoken.ts'

/* Save and remind (MS-5): kept for me alone, told when due */

type Drawn = Awaited<ReturnType<typeof drawMessages>>

async function choose(place: Drawn, name: string): Promise<void> {
  act(() => message(/Coffee/).focus())
  await place.user.keyboard('{Enter}')
  await place.user.click(
    within(await screen.findByRole('menu')).getByRole('menuitem', { name: 'Remind me…' }),
  )
  const times = await screen.findByRole('menu', { name: 'Remind me…' })
  await place.user.click(within(times).getByRole('menuitem', { name }))
}
const marks = (): string =>
  plain(message(/Coffee/).querySelector('[data-slot="message-reminder"]')?.textContent).trim()
const kept = async ({ world }: Drawn) =>
  (await world.server.as('ann').call('queryReminders', { body: {} })).reminders

describe('a message for later', () => {
  it('is kept from its menu, says so at once, and is let go there', async () => {
    const place = await drawMessages()
    await choose(place, 'In an hour')
    expect(marks()).toMatch(/^Reminder: Today, /)
    await place.settle()
    const at = place.env.now() + 3_600_000
    expect(new Date(String((await kept(place))[0]?.remind_at)).getTime()).toBeCloseTo(at, -4)
    await choose(place, 'Save without a time')
    await place.settle()
    expect(marks()).toBe('Saved for later')
    expect((await kept(place))[0]).not.toHaveProperty('remind_at')
    await choose(place, 'Remove from saved')
    await place.settle()
    expect(marks()).toBe('')
    expect(await kept(place)).toEqual([])
  })

  it('is told when it falls due, with the way to it', async () => {
    const place = await renderChat(<Messages />, { chat: { defaultChannelId: general } })
    act(() => place.chat.remind(general, fromReza, true, place.env.now() + 60_000))
    await place.settle()
    await place.pass(61_000)
    await place.settle()
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Reminder: صبح'))
    expect(screen.getByRole('button', { name: 'Show message' })).toBeTruthy()
  })

  it('is taken back with the server’s words when it is refused', async () => {
    const place = await drawMessages()
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    place.network.failNext('createReminder', { status: 403, body })
    act(() => place.chat.remind(general, fromReza, true))
    expect(marks()).toBe('Saved for later')
    await place.settle()
    expect(marks()).toBe('')
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Reminder not changed. Not today'))
  })

  it('is not offered where the channel keeps nothing', async () => {
    const place = await drawMessages({
      server: { channelTypes: { messaging: { config: { user_message_reminders: false } } } },
    })
    act(() => message(/Coffee/).focus())
    await place.user.keyboard('{Enter}')
    const menu = await screen.findByRole('menu')
    expect(within(menu).queryByRole('menuitem', { name: 'Remind me…' })).toBeNull()
  })

  it('whose answer was lost is asked for again, and moved where it is there already', async () => {
    const place = await drawMessages()
    place.network.failNext('createReminder', 'lost-response')
    act(() => place.chat.remind(general, fromReza, true, place.env.now() + 3_600_000))
    await place.pass(20_000)
    await place.settle()
    expect(await kept(place)).toHaveLength(1)
    expect(marks()).toMatch(/^Reminder: Today, /)
    expect(place.chat.store.getState().outbox.entries.size).toBe(0)
  })
})

describe('the list of what I keep', () => {
  it('shows what falls due first on top, follows what happens, and lets go with a way back', async () => {
    const place = await renderChat(
      <>
        <Messages />
        <ReminderList />
      </>,
    )
    const list = screen.getByRole('region', { name: 'Saved for later' })
    await within(list).findByText(/Nothing is saved/)
    act(() => place.chat.remind(general, fromReza, true))
    const own = messageKeyOf(/Good morning/)
    act(() => place.chat.remind(general, own, true, place.env.now() + 60_000))
    await place.settle()
    const rows = (): readonly string[] =>
      within(list)
        .queryAllByRole('listitem')
        .map((row) => plain(row.textContent))
    expect(rows()[0]).toContain('Good morning!')
    expect(rows()[1]).toContain('Coffee?')
    await place.user.click(within(list).getAllByRole('button', { name: /^Remove the message from/ })[1]!)
    await place.settle()
    expect(rows()).toHaveLength(1)
    await place.user.click(screen.getByRole('button', { name: 'Undo' }))
    await place.settle()
    expect(rows()).toHaveLength(2)
    // From another device.
    await act(() => place.world.server.as('ann').call('deleteReminder', { path: { message_id: fromReza } }))
    await place.settle()
    expect(rows()).toHaveLength(1)
  })

  it('is true again after the line was lost', async () => {
    const place = await renderChat(<ReminderList />)
    const list = screen.getByRole('region', { name: 'Saved for later' })
    act(() => place.chat.remind(general, fromReza, true))
    await place.settle()
    expect(within(list).getAllByRole('listitem')).toHaveLength(1)
    act(() => place.network.setOnline(false))
    await act(() => place.world.server.as('ann').call('deleteReminder', { path: { message_id: fromReza } }))
    act(() => place.network.setOnline(true))
    await place.pass(5000)
    await place.settle()
    expect(within(list).queryAllByRole('listitem')).toHaveLength(0)
  })

  it('that cannot be loaded says so, and can be asked for again', async () => {
    const place = await renderChat(<ReminderList />, {
      prepare: ({ network }) => network.failNext('queryReminders', { status: 403 }),
    })
    await place.user.click(await screen.findByRole('button', { name: 'Try again' }))
    await place.settle()
    expect(await screen.findByText(/Nothing is saved/)).toBeTruthy()
  })
})

const messageKeyOf = (name: RegExp) => message(name).dataset['messageId'] as typeof fromReza
