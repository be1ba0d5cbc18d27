import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/index.ts'
import { openDialogs } from '../support/dialog.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { general, renderChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain } from '../support/spoken.ts'

/* MS-5: forward, copy link */

type Drawn = Awaited<ReturnType<typeof drawMessages>>

async function menuOf({ user }: Drawn, row: HTMLElement): Promise<HTMLElement> {
  act(() => row.focus())
  await user.keyboard('{Enter}')
  return screen.findByRole('menu')
}
async function ask(place: Drawn, row: HTMLElement): Promise<HTMLElement> {
  openDialogs()
  const menu = await menuOf(place, row)
  await place.user.click(within(menu).getByRole('menuitem', { name: 'Forward…' }))
  return screen.findByRole('dialog', { name: 'Forward message' })
}
const textsIn = async ({ world }: Drawn, id: string): Promise<readonly string[]> => {
  const answer = await world.server.as('ann').call('getOrCreateChannel', {
    path: { type: 'messaging', id },
    body: { state: true },
  })
  return answer.messages.map(({ text }) => text)
}

/** Seven channels, one of which nobody may write in. */
const many = sceneOf(
  channelOf('general', { name: 'General', messages: [said('reza', 5, 'Hi **there**', { id: 'h' })] }),
  ...['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'].map((name) => channelOf(name.toLowerCase(), { name })),
  channelOf('closed', { name: 'Closed', frozen: true }),
)

describe('forwarding', () => {
  it('sends the text to what is chosen, behind a comment, and says where, with the way there', async () => {
    const place = await renderChat(<Channel />, { scene: many, chat: { defaultChannelId: general } })
    const dialog = await ask(place, message(/Hi there/))
    expect(within(dialog).getByRole('searchbox', { name: 'Search conversations' })).toHaveFocus()
    await place.user.click(within(dialog).getByRole('checkbox', { name: 'Beta' }))
    await place.user.click(within(dialog).getByRole('checkbox', { name: 'Alpha' }))
    await place.user.type(within(dialog).getByRole('textbox', { name: 'Comment (optional)' }), 'Look')
    await place.user.click(within(dialog).getByRole('button', { name: 'Forward' }))
    await place.settle()
    expect(await textsIn(place, 'beta')).toEqual(['Look', 'Hi **there**'])
    expect(await textsIn(place, 'alpha')).toEqual(['Look', 'Hi **there**'])
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Forwarded to Beta and Alpha'))
    await place.user.click(screen.getByRole('button', { name: 'Open' }))
    await place.settle()
    expect(screen.getByRole('heading', { name: /Beta/ })).toBeVisible()
  })

  it('finds a conversation by its name; where I may not write is not there; five are enough', async () => {
    const place = await drawMessages({ scene: many })
    const dialog = await ask(place, message(/Hi there/))
    expect(within(dialog).queryByRole('checkbox', { name: 'Closed' })).toBeNull()
    const search = within(dialog).getByRole('searchbox')
    await place.user.type(search, 'gam')
    expect(within(dialog).getAllByRole('checkbox')).toHaveLength(1)
    await place.user.click(within(dialog).getByRole('checkbox', { name: 'Gamma' }))
    await place.user.clear(search)
    await place.user.type(search, 'zzz')
    expect(within(dialog).getAllByRole('checkbox')).toHaveLength(1)
    await place.user.clear(search)
    for (const name of ['Alpha', 'Beta', 'Delta', 'Epsilon'])
      await place.user.click(within(dialog).getByRole('checkbox', { name }))
    expect(within(dialog).getByRole('checkbox', { name: 'General' })).toBeDisabled()
    expect(within(dialog).getByRole('checkbox', { name: 'General' })).toHaveAccessibleDescription(
      'At most 5 conversations at once',
    )
  })

  it('with the keys alone, and nothing is sent where nothing is chosen', async () => {
    const place = await drawMessages()
    const dialog = await ask(place, message(/Coffee/))
    const before = place.wire.calls.length
    const button = within(dialog).getByRole('button', { name: 'Forward' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await place.user.click(button)
    expect(place.wire.calls.slice(before).filter(({ path }) => path.endsWith('/message'))).toEqual([])
    act(() => within(dialog).getByRole('searchbox').focus())
    await place.user.tab()
    await place.user.tab()
    await place.user.keyboard(' ')
    expect(within(dialog).getAllByRole('checkbox', { checked: true })).toHaveLength(1)
  })

  it('takes files along, where they lie', async () => {
    const file = { type: 'file', asset_url: 'https://files.example/a.pdf', title: 'a.pdf', file_size: 7 }
    const scene = sceneOf(
      channelOf('general', { messages: [said('reza', 5, 'See', { id: 'f', attachments: [file] })] }),
      channelOf('empty', { name: 'Empty' }),
    )
    const place = await drawMessages({ scene })
    const dialog = await ask(place, message(/See/))
    await place.user.click(within(dialog).getByRole('checkbox', { name: /Empty/ }))
    await place.user.click(within(dialog).getByRole('button', { name: 'Forward' }))
    await place.settle()
    const sent = place.wire.of(/POST .*messaging\/empty\/message/)[0]?.body
    expect(sent).toMatchObject({
      message: { text: 'See', attachments: [{ type: 'file', asset_url: file.asset_url, title: 'a.pdf' }] },
    })
  })

  it('is absent for who may write nowhere', async () => {
    const scene = sceneOf(channelOf('general', { frozen: true, messages: [said('reza', 5, 'Hi')] }))
    const place = await drawMessages({ scene })
    const menu = await menuOf(place, message(/Hi/))
    expect(within(menu).queryByRole('menuitem', { name: 'Forward…' })).toBeNull()
  })
})

describe('a link to a message', () => {
  it('is copied where the application has addresses, and said', async () => {
    const messageLink = ({ channelId, key }: { readonly channelId: string; readonly key: string }) =>
      `https://app.example/${channelId}/${key}`
    const place = await drawMessages({ chat: { messageLink } })
    const menu = await menuOf(place, message(/Coffee/))
    await place.user.click(within(menu).getByRole('menuitem', { name: 'Copy link' }))
    await place.settle()
    expect(await navigator.clipboard.readText()).toBe('https://app.example/messaging:general/small-2')
    await waitFor(() => expect(screen.getByRole('log')).toHaveTextContent('Link copied'))
  })

  it('is absent where it has none', async () => {
    const place = await drawMessages()
    const menu = await menuOf(place, message(/Coffee/))
    expect(within(menu).queryByRole('menuitem', { name: 'Copy link' })).toBeNull()
  })
})
