import { act, screen, waitFor, within } from '@testing-library/react'
import type { JSX } from 'react'
import { describe, expect, it } from 'vitest'
import { Search, ThreadList } from '../../src/index.ts'
import { userId } from '../../src/model/id.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import type { MessageView } from '../../src/index.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import type { Place } from '../support/openPlace.ts'
import { fromAnn, fromReza, general, renderChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain } from '../support/spoken.ts'

/* Fields of the application's own on a message, and its own kinds of messages */

const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })

/** A host's own kind of message, beside the usual ones. */
const Hand = ({ message: { custom, text }, id }: { message: MessageView; id: string }): JSX.Element => (
  <p id={id}>{typeof custom['hand'] === 'string' ? `Hand: ${custom['hand']}` : text}</p>
)

describe('custom fields', () => {
  it('are set and taken away at once, beside those that are there, and reach what the host draws', async () => {
    const place = await drawMessages({ chat: { components: { MessageBody: Hand } } })
    act(() => place.chat.setCustom(general, fromAnn, { hand: 'up', seat: 4 }))
    expect(message(/Hand: up/)).toBeInTheDocument()
    await place.settle()
    const stored = () => place.world.server.as('reza').call('getMessage', { path: { id: fromAnn } })
    expect((await stored()).message).toMatchObject({ hand: 'up', seat: 4 })
    act(() => place.chat.setCustom(general, fromAnn, { seat: 5 }, ['hand']))
    expect(message(/Good morning/)).toBeInTheDocument()
    await place.settle()
    expect((await stored()).message).toMatchObject({ seat: 5 })
    expect((await stored()).message).not.toHaveProperty('hand')
    expect(selectMessage(place.chat.store.getState(), general, fromAnn)?.custom).toEqual({ seat: 5 })
  })

  it('refused are taken back, with the server’s words', async () => {
    const place = await drawMessages()
    place.network.failNext('updateMessagePartial', { status: 403, body })
    act(() => place.chat.setCustom(general, fromAnn, { hand: 'up' }))
    await place.settle()
    expect(selectMessage(place.chat.store.getState(), general, fromAnn)?.custom).toEqual({})
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Not today'))
  })

  it('with a name of the protocol’s own change nothing, and say why', async () => {
    const place = await drawMessages()
    act(() => place.chat.setCustom(general, fromAnn, { text: 'Bad' }))
    await place.settle()
    expect(place.wire.of(/^PUT/)).toEqual([])
    await waitFor(() => expect(plain(document.body.textContent)).toContain('cannot be called "text"'))
  })

  it('are not for who may not edit the message', async () => {
    const place = await drawMessages()
    act(() => place.chat.setCustom(general, fromReza, { hand: 'up' }))
    await place.settle()
    expect(place.wire.of(/^PUT/)).toEqual([])
  })
})

describe('a message that is replaced', () => {
  const card = { text: 'Open until nine', fields: { hand: 'down' } }
  const stored = (place: Pick<Place, 'world'>) =>
    place.world.server.as('reza').call('getMessage', { path: { id: fromAnn } })

  it('says the new content at once, and nothing of the old', async () => {
    const place = await drawMessages()
    act(() => place.chat.setCustom(general, fromAnn, { seat: 4 }))
    await place.settle()
    act(() => place.chat.replace(general, fromAnn, card))
    expect(message(/Open until nine/)).toBeInTheDocument()
    await place.settle()
    expect((await stored(place)).message).toMatchObject({ text: 'Open until nine', hand: 'down' })
    expect((await stored(place)).message).not.toHaveProperty('seat')
    expect(selectMessage(place.chat.store.getState(), general, fromAnn)?.custom).toEqual({ hand: 'down' })
  })

  it('is as it was where the server refuses', async () => {
    const place = await drawMessages()
    place.network.failNext('updateMessage', { status: 403, body })
    act(() => place.chat.replace(general, fromAnn, card))
    await place.settle()
    expect(message(/Good morning/)).toBeInTheDocument()
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Not today'))
  })

  it('is not somebody else’s, and never empty', async () => {
    const place = await drawMessages()
    act(() => place.chat.replace(general, fromReza, card))
    act(() => place.chat.replace(general, fromAnn, { text: ' ' }))
    await place.settle()
    expect(place.wire.of(/^POST \/messages/)).toEqual([])
  })
})

/** With two alone, a block would put the conversation out of sight. */
const three = sceneOf(
  channelOf('general', {
    members: ['ann', 'reza', 'xiaolong'],
    messages: [said('ann', 9, 'Good morning!'), said('reza', 5, 'Coffee?', { id: 'small-2' })],
  }),
)

describe('MO-2: what a blocked person says', () => {
  it('is not copied, forwarded or translated before I ask to see it', async () => {
    const place = await drawMessages({ scene: three })
    act(() => place.chat.block(userId('reza'), true))
    await place.settle()
    const row = screen.getAllByRole('article')[1] as HTMLElement
    const names = async (): Promise<readonly string[]> => {
      act(() => row.focus())
      await place.user.keyboard('{Enter}')
      const items = within(await screen.findByRole('menu')).getAllByRole('menuitem')
      const found = items.map((item) => plain(item.querySelector('[data-slot="menu-label"]')?.textContent))
      await place.user.keyboard('{Escape}')
      return found
    }
    const hidden = ['Copy text', 'Translate', 'Forward…']
    expect((await names()).filter((name) => hidden.includes(name))).toEqual([])
    await place.user.click(within(row).getByRole('button', { name: /show/i }))
    expect((await names()).filter((name) => hidden.includes(name))).toEqual(hidden)
  })

  it('is not in the list of threads, nor among what was found', async () => {
    const place = await renderChat(
      <>
        <ThreadList />
        <Search channelId={general} />
      </>,
      { scene: three },
    )
    await place.other('reza').says(general, 'Mine', { parent_id: fromReza })
    await place.other('ann').says(general, 'Answer', { parent_id: fromReza })
    await place.settle()
    await place.user.type(screen.getByRole('searchbox'), 'coffee')
    await place.pass(1000)
    await place.settle()
    await waitFor(() => expect(plain(document.body.textContent)).toMatch(/[Cc]offee/))
    act(() => place.chat.block(userId('reza'), true))
    await place.settle()
    expect(plain(document.body.textContent)).not.toMatch(/Coffee/)
  })
})
