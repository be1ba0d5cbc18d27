import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { selectLatest } from '../../src/state/selectors.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { fromAnnAgain, general, renderChat } from '../support/renderChat.tsx'
import { plain } from '../support/spoken.ts'

/* run_message_action: what a command answers, MS-11, and the buttons of an attachment */

async function drawAnswer(text = '/giphy tea') {
  const place = await drawMessages()
  act(() => void place.chat.send(general, text))
  await place.settle()
  return { ...place, row: message(/Only you can see this/) }
}

const texts = async ({ host }: { readonly host: Awaited<ReturnType<typeof drawMessages>>['host'] }) => {
  const path = { type: 'messaging', id: 'general' }
  const { messages } = await host.call('getOrCreateChannel', { path, body: { state: true } })
  return messages.map(({ text, type, attachments }) => `${type} ${text}${attachments[0]?.title ?? ''}`)
}

describe('the answer to a command', () => {
  it('is shown to its author alone, with its picture and its buttons', async () => {
    const place = await drawAnswer()
    const choices = within(place.row).getByRole('group', { name: 'Choices' })
    expect(
      within(choices)
        .getAllByRole('button')
        .map(({ textContent }) => plain(textContent)),
    ).toEqual(['Send', 'Shuffle', 'Cancel'])
    expect(within(place.row).getByRole('img', { name: 'tea' })).toBeTruthy()
    expect(await texts(place)).toHaveLength(3)
    expect(selectLatest(place.chat.store.getState(), general)?.key).toBe(fromAnnAgain)
  })

  it('is sent to everybody by its button, and the focus goes on with the message', async () => {
    const place = await drawAnswer()
    await place.user.click(within(place.row).getByRole('button', { name: 'Send' }))
    await place.settle()
    expect((await texts(place)).at(-1)).toBe('regular tea')
    expect(screen.queryByText(/Only you can see this/)).toBeNull()
    await waitFor(() => expect(document.activeElement?.textContent).toContain('You'))
    expect(document.activeElement?.getAttribute('data-slot')).toBe('message')
  })

  it('gives way to another one, whose first button has the focus', async () => {
    const place = await drawAnswer()
    const before = place.row.dataset['messageId']
    await place.user.click(within(place.row).getByRole('button', { name: 'Shuffle' }))
    await place.settle()
    const next = message(/Only you can see this/)
    expect(next.dataset['messageId']).not.toBe(before)
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Send'))
    expect(next.contains(document.activeElement)).toBe(true)
  })

  it('goes by its own button and by ours, and leaves the focus in the list', async () => {
    for (const name of ['Cancel', 'Dismiss']) {
      const place = await drawAnswer()
      await place.user.click(within(place.row).getByRole('button', { name }))
      await place.settle()
      expect(screen.queryByText(/Only you can see this/)).toBeNull()
      await waitFor(() => expect(document.activeElement?.getAttribute('data-slot')).toBe('message'))
      expect(await texts(place)).toHaveLength(3)
      place.unmount()
    }
  })

  it('stays, with the server’s words, when a press is refused; one press is under way at a time', async () => {
    const place = await drawAnswer()
    const send = within(place.row).getByRole('button', { name: 'Send' })
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    place.network.failNext('runMessageAction', { status: 403, body })
    place.network.setLatency(500)
    await place.user.click(send)
    const cancel = within(place.row).getByRole('button', { name: 'Cancel' })
    expect([send.getAttribute('aria-busy'), cancel.getAttribute('aria-disabled')]).toEqual(['true', 'true'])
    await place.user.click(cancel)
    await place.pass(600)
    expect(within(place.row).getByText('Not today')).toBeTruthy()
    await waitFor(() => expect(document.querySelector('[role="alert"]')?.textContent).toContain('Not today'))
    await place.user.click(send)
    await place.pass(600)
    expect((await texts(place)).at(-1)).toBe('regular tea')
  })

  it('whose author acted on it elsewhere goes with the first press', async () => {
    const place = await drawAnswer()
    const id = place.row.dataset['messageId'] ?? ''
    await act(() =>
      place.world.server
        .as('ann')
        .call('runMessageAction', { path: { id }, body: { form_data: { image_action: 'cancel' } } }),
    )
    await place.user.click(within(place.row).getByRole('button', { name: 'Send' }))
    await place.settle()
    expect(screen.queryByText(/Only you can see this/)).toBeNull()
  })

  it('stays when the line was lost meanwhile, though no page holds it', async () => {
    const place = await drawAnswer()
    act(() => place.network.dropSockets())
    await place.pass(5000)
    await place.settle()
    expect(message(/Only you can see this/)).toBeTruthy()
    expect(place.chat.store.getState().connection.state).toBe('online')
  })

  it('offers nothing that would be refused: it cannot be edited, deleted, pinned or answered', async () => {
    const place = await drawAnswer()
    const before = place.wire.calls.length
    act(() => place.row.focus())
    for (const key of ['e', 'p', 'r', 't', '+']) await place.user.keyboard(key)
    await place.user.keyboard('{Delete}')
    await place.settle()
    expect(place.wire.calls.length).toBe(before)
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(message(/Only you can see this/)).toBeTruthy()
  })

  it('does not keep a channel from being read, and is no word of it in the list of channels', async () => {
    const place = await renderChat(<ChannelList />)
    act(() => void place.chat.send(general, '/giphy tea'))
    await place.settle()
    await place.other('reza').says(general, 'News')
    act(() => void place.chat.send(general, '/giphy more tea'))
    await place.settle()
    expect(screen.getByRole('navigation').textContent).toContain('News')
    act(() => place.chat.markRead(general))
    await place.settle()
    expect(place.chat.store.getState().notices).toEqual([])
  })
})
