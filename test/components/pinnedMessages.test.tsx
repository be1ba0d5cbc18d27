import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ChannelHeader, MessageList, PinnedMessages } from '../../src/index.ts'
import { type MessageKey, messageKey } from '../../src/model/id.ts'
import { fromAnn, fromReza, general, renderChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { openDialogs } from '../support/dialog.ts'
import { plain } from '../support/spoken.ts'

/* CH-1: "pinned ({n})", and what opens from it */

const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
const rows = (): readonly string[] =>
  screen
    .queryAllByRole('listitem')
    .map((row) => plain(row.querySelector('[data-slot="pinned-message-text"]')?.textContent))
const pinned = (place: Awaited<ReturnType<typeof renderChat>>, key: MessageKey, on = true) =>
  act(() =>
    place.world.server
      .as('reza')
      .call('updateMessagePartial', { path: { id: key }, body: { set: { pinned: on } } })
      .then(place.settle),
  )

const FAR = messageKey('far-0')
const long = sceneOf(
  channelOf('general', {
    messages: Array.from({ length: 80 }, (_, index) =>
      said('reza', 100 - index, `Words ${index}`, { id: `far-${index}` }),
    ),
  }),
)

describe('the header', () => {
  it('says how much is pinned, and has no such button where nothing is', async () => {
    const place = await renderChat(<ChannelHeader channelId={general} />)
    expect(screen.queryByRole('button', { name: /Pinned/ })).toBeNull()
    await pinned(place, fromReza)
    expect(screen.getByRole('button', { name: 'Pinned (1)' })).toBeVisible()
    await pinned(place, fromAnn)
    expect(screen.getByRole('button', { name: 'Pinned (2)' })).toBeVisible()
    await pinned(place, fromAnn, false)
    await pinned(place, fromReza, false)
    expect(screen.queryByRole('button', { name: /Pinned/ })).toBeNull()
  })

  it('opens a dialog from which a press leads to the message, and Escape back to the button', async () => {
    openDialogs()
    const place = await renderChat(
      <>
        <ChannelHeader channelId={general} />
        <MessageList channelId={general} />
      </>,
      { chat: { defaultChannelId: general } },
    )
    await pinned(place, fromReza)
    const button = screen.getByRole('button', { name: 'Pinned (1)' })
    await place.user.click(button)
    const dialog = await screen.findByRole('dialog', { name: 'Pinned messages' })
    expect(plain(dialog.textContent)).toContain('Pinned by رضا کریمی')
    await place.user.click(within(dialog).getByRole('button', { name: /Coffee/ }))
    await place.settle()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-message-id', fromReza))
  })
})

describe('the list of what is pinned', () => {
  it('has the newest pin first, from the state of the channel, far from what is loaded', async () => {
    const place = await renderChat(<PinnedMessages channelId={general} />, {
      scene: long,
      prepare: async ({ world, pass }) => {
        const reza = world.server.as('reza')
        for (const id of [FAR, 'far-1']) {
          await reza.call('updateMessagePartial', { path: { id }, body: { set: { pinned: true } } })
          await pass(1000)
        }
      },
    })
    await act(() => place.chat.loadTimeline(general, { at: 'newest' }))
    expect(rows()).toEqual(['Words 1', 'Words 0'])
    await act(() => place.host.call('deleteMessage', { path: { id: FAR }, query: { hard: true } }))
    await place.settle()
    expect(rows()).toEqual(['Words 1'])
  })

  it('follows an edit, a deletion and the end of the pin', async () => {
    const place = await renderChat(
      <>
        <MessageList channelId={general} />
        <PinnedMessages channelId={general} />
      </>,
    )
    await pinned(place, fromReza)
    const reza = place.world.server.as('reza')
    await act(() =>
      reza.call('updateMessagePartial', { path: { id: fromReza }, body: { set: { text: 'Tea' } } }),
    )
    await place.settle()
    expect(rows()).toContain('Tea')
    await act(() => reza.call('deleteMessage', { path: { id: fromReza }, query: {} }))
    await place.settle()
    expect(screen.getByText('Nothing is pinned here.')).toBeVisible()
    act(() => place.chat.pin(general, fromAnn, true, place.env.now() + 60_000))
    await place.settle()
    expect(plain(document.body.textContent)).toMatch(/Pinned by you · until Today, /)
    await place.pass(61_000)
    act(() => void place.chat.send(general, 'Still there?'))
    await place.settle()
    expect(screen.getByText('Nothing is pinned here.')).toBeVisible()
  })

  it('what was unpinned while nobody listened is gone from it', async () => {
    const place = await renderChat(
      <>
        <MessageList channelId={general} />
        <PinnedMessages channelId={general} />
      </>,
    )
    await pinned(place, fromReza)
    expect(rows().filter(Boolean)).toHaveLength(1)
    act(() => place.network.setOnline(false))
    await place.world.server
      .as('reza')
      .call('updateMessagePartial', { path: { id: fromReza }, body: { set: { pinned: false } } })
    act(() => place.network.setOnline(true))
    await place.until(() => place.chat.store.getState().connection.state === 'online')
    await place.settle()
    expect(screen.getByText('Nothing is pinned here.')).toBeVisible()
  })

  it('takes a pin off and puts it back, and says so when that is refused', async () => {
    const place = await renderChat(
      <>
        <MessageList channelId={general} />
        <PinnedMessages channelId={general} />
      </>,
    )
    await pinned(place, fromReza)
    const remove = () => screen.getByRole('button', { name: /^Unpin the message from/ })
    await place.user.click(remove())
    expect(screen.getByText('Nothing is pinned here.')).toBeVisible()
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Pinned messages' }))
    await place.user.click(screen.getByRole('button', { name: 'Undo' }))
    await place.settle()
    expect(rows().filter(Boolean)).toHaveLength(1)
    place.network.failNext('updateMessagePartial', { status: 403, body })
    await place.user.click(remove())
    await place.settle()
    expect(rows().filter(Boolean)).toHaveLength(1)
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Pin not changed. Not today'))
  })
})
