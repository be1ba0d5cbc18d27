import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { MessageList } from '../../src/components/MessageList/index.ts'
import { channelId } from '../../src/model/id.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import type { Scene } from '../../src/server/scene.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { fromReza, general, renderChat } from '../support/renderChat.tsx'
import { plain } from '../support/spoken.ts'

/* MS-10, and P in UX §3 */

const marksOf = (row: HTMLElement): string =>
  plain(row.querySelector('[data-slot="message-pinned"]')?.textContent ?? '').trim()
const pinned = async (place: { host: Awaited<ReturnType<typeof drawMessages>>['host'] }) =>
  (await place.host.call('getMessage', { path: { id: fromReza } })).message

describe('a message that is pinned', () => {
  it('by key says so at once and by whom, for everybody; the same key takes the pin off', async () => {
    const place = await drawMessages()
    const row = message(/Coffee/)
    act(() => row.focus())
    await place.user.keyboard('p')
    expect(marksOf(row)).toBe('Pinned by you')
    await place.settle()
    expect(await pinned(place)).toMatchObject({ pinned: true, pinned_by: { id: 'ann' } })
    await place.user.keyboard('p')
    expect(marksOf(row)).toBe('')
    await place.settle()
    expect(await pinned(place)).toMatchObject({ pinned: false })
  })

  it('for a while is unpinned by the server when that is over', async () => {
    const { chat, env, pass, settle } = await drawMessages()
    act(() => chat.pin(general, fromReza, true, env.now() + 60_000))
    await settle()
    expect(selectMessage(chat.store.getState(), general, fromReza)?.pinned).toBe(true)
    await pass(61_000)
    // The pin goes with the next thing that happens.
    act(() => void chat.send(general, 'Still there?'))
    await settle()
    expect(selectMessage(chat.store.getState(), general, fromReza)?.pinned).toBe(false)
  })

  it('and refused is taken back, with the server’s words', async () => {
    const { user, network, settle } = await drawMessages()
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    network.failNext('updateMessagePartial', { status: 403, body })
    const row = message(/Coffee/)
    act(() => row.focus())
    await user.keyboard('p')
    await settle()
    expect(marksOf(row)).toBe('')
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Pin not changed. Not today'))
  })

  it('by somebody else names them', async () => {
    const place = await drawMessages()
    await act(async () => {
      await place.world.server
        .as('reza')
        .call('updateMessagePartial', { path: { id: fromReza }, body: { set: { pinned: true } } })
    })
    await place.settle()
    expect(marksOf(message(/Coffee/))).toMatch(/^Pinned by رضا/)
  })
})

it('is nothing that a guest of the channel is offered, and the key does nothing', async () => {
  const scene: Scene = {
    name: 'stage',
    users: [
      { id: 'ann', name: 'Ann' },
      { id: 'reza', name: 'Reza' },
    ],
    channels: [
      {
        type: 'livestream',
        id: 'stage',
        name: 'Stage',
        members: ['reza'],
        messages: [{ id: 'only', by: 'reza', text: 'Only this.', minutesAgo: 5 }],
      },
    ],
  }
  const stage = channelId('livestream:stage')
  const { user, wire } = await renderChat(<MessageList channelId={stage} />, { scene, as: 'ann' })
  const row = (await screen.findByText('Only this.')).closest('article') as HTMLElement
  act(() => row.focus())
  const before = wire.of(/\/messages\//).length
  await user.keyboard('p{Enter}')
  expect(within(await screen.findByRole('menu')).queryByText('Pin')).toBeNull()
  expect(wire.of(/\/messages\//)).toHaveLength(before)
})
