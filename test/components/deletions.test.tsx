import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ChannelList, MessageList, PinnedMessages, ReminderList } from '../../src/index.ts'
import { messageKey, threadId } from '../../src/model/id.ts'
import { selectMessage, selectUnread } from '../../src/state/selectors.ts'
import { openDialogs } from '../support/dialog.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { fromAnn, fromReza, general, renderChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

/* MS-9: for whom a message goes */

type Drawn = Awaited<ReturnType<typeof drawMessages>>
const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })

async function ask({ user }: Drawn, row: HTMLElement): Promise<HTMLElement> {
  openDialogs()
  act(() => row.focus())
  await user.keyboard('{Delete}')
  return screen.findByRole('alertdialog', { name: 'Delete this message?' })
}
const choices = (dialog: HTMLElement): readonly (string | null)[] =>
  within(dialog)
    .queryAllByRole('radio')
    .map((radio) => radio.closest('label')?.textContent ?? null)
const confirm = (place: Drawn, dialog: HTMLElement) =>
  place.user.click(within(dialog).getByRole('button', { name: 'Delete message' }))

/** Ann moderates. */
const moderated = sceneOf(
  channelOf('general', {
    moderators: ['ann'],
    messages: [
      said('reza', 9, 'Coffee?', { id: 'q' }),
      said('ann', 5, 'Yes!', { id: 'a', quotes: 'q' }),
      said('reza', 4, 'Last', { id: 'z' }),
    ],
  }),
)

describe('the question', () => {
  it('of my own message: for everyone or for me, each with its consequence; the way out has the focus', async () => {
    const place = await drawMessages()
    const dialog = await ask(place, message(/Good morning/))
    expect(choices(dialog)).toEqual(['Delete for everyone', 'Delete for me'])
    expect(within(dialog).getByRole('radio', { name: 'Delete for everyone' })).toBeChecked()
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    expect(dialog).toHaveAccessibleDescription('It is removed for everyone, for good.')
    await place.user.click(within(dialog).getByRole('radio', { name: 'Delete for me' }))
    expect(dialog).toHaveAccessibleDescription('Only you stop seeing it. The others keep it.')
  })

  it('of the message of somebody else: for me, and nothing to choose', async () => {
    const place = await drawMessages()
    const dialog = await ask(place, message(/Coffee/))
    expect(choices(dialog)).toEqual([])
    expect(dialog).toHaveAccessibleDescription('Only you stop seeing it. The others keep it.')
  })

  it('for a moderator: without a trace as well', async () => {
    const place = await drawMessages({ scene: moderated })
    const dialog = await ask(place, message(/Last/))
    expect(choices(dialog)).toEqual(['Delete for everyone', 'Delete for me', 'Erase without a trace'])
  })
})

describe('deleted for me', () => {
  it('is gone for me alone, and no later news of it brings it back', async () => {
    const place = await drawMessages()
    await confirm(place, await ask(place, message(/Coffee/)))
    expect(message(/^رضا کریمی Message deleted/)).toBeInTheDocument()
    await place.settle()
    expect(place.wire.of(/^DELETE/)).toHaveLength(1)
    const theirs = await place.world.server.as('reza').call('getMessage', { path: { id: fromReza } })
    expect(theirs.message).toMatchObject({ type: 'regular' })
    await place.other('reza').edits(fromReza, 'Tea?')
    expect(message(/^رضا کریمی Message deleted/)).toBeInTheDocument()
    expect(screen.queryByText('Tea?')).toBeNull()
  })

  it('comes back with the server’s words where it is refused', async () => {
    const place = await drawMessages()
    place.network.failNext('deleteMessage', { status: 403, body })
    await confirm(place, await ask(place, message(/Coffee/)))
    await place.settle()
    expect(message(/Coffee/)).toBeInTheDocument()
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Message not deleted. Not today'))
  })
})

describe('erased', () => {
  it('is gone with everything that pointed at it', async () => {
    const place = await renderChat(
      <>
        <ChannelList />
        <MessageList channelId={general} />
        <PinnedMessages channelId={general} />
        <ReminderList />
      </>,
      { scene: moderated, chat: { defaultChannelId: general } },
    )
    const [q, z] = [messageKey('q'), messageKey('z')]
    act(() => {
      place.chat.pin(general, q, true)
      place.chat.remind(general, q, true)
    })
    await place.settle()
    const pins = screen.getByRole('region', { name: 'Pinned messages' })
    expect(within(pins).getByText('Coffee?')).toBeVisible()
    act(() => place.chat.remove(general, q, 'forever'))
    await place.settle()
    expect(place.wire.of(/^DELETE/)).toHaveLength(1)
    expect(within(pins).getByText('Nothing is pinned here.')).toBeVisible()
    expect(within(message(/Yes!/)).getByText('Original message unavailable')).toBeVisible()
    expect(plain(document.body.textContent)).not.toContain('Coffee?')
    expect(screen.queryByRole('article', { name: spoken(/Coffee|deleted/) })).toBeNull()
    act(() => place.chat.remove(general, z, 'forever'))
    await place.settle()
    expect(plain(screen.getByRole('navigation').textContent)).toContain('Yes!')
  })

  it('leaves the counts of its thread and of what is unread', async () => {
    const place = await renderChat(<MessageList channelId={general} />, { scene: moderated })
    const root = messageKey('q')
    const reply = await place.other('reza').says(general, 'Now', { parent_id: 'q' })
    const fresh = await place.other('reza').says(general, 'Unread')
    const unread = () => selectUnread(place.chat.store.getState(), general)
    const before = unread()
    expect(selectMessage(place.chat.store.getState(), general, root)?.replyCount).toBe(1)
    act(() => place.chat.remove(general, messageKey(reply), 'forever'))
    await act(() => place.chat.loadTimeline(threadId(general, root), { at: 'newest' }))
    act(() => place.chat.remove(general, messageKey(reply), 'forever'))
    await place.settle()
    expect(selectMessage(place.chat.store.getState(), general, root)?.replyCount).toBe(0)
    act(() => place.chat.remove(general, messageKey(fresh), 'forever'))
    await place.settle()
    expect(unread()).toBe(before - 1)
  })

  it('twice is once: an answer that was lost is no failure', async () => {
    const place = await renderChat(<MessageList channelId={general} />, { scene: moderated })
    place.network.failNext('deleteMessage', 'lost-response')
    act(() => place.chat.remove(general, messageKey('z'), 'forever'))
    await place.pass(60_000)
    await place.settle()
    expect(screen.queryByRole('article', { name: spoken(/Last/) })).toBeNull()
    expect(place.chat.store.getState().outbox.entries.size).toBe(0)
  })

  it('is nothing that somebody else may ask for', async () => {
    const place = await drawMessages()
    act(() => place.chat.remove(general, fromAnn, 'forever'))
    await place.settle()
    expect(place.wire.of(/^DELETE/)).toEqual([])
  })
})
