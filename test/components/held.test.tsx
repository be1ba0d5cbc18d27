import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import type { Verdict } from '../../src/server/index.ts'
import { field } from '../support/drawComposer.tsx'
import { general, renderChat, type RenderedChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'

const scene = sceneOf(
  channelOf('general', { members: ['reza', 'ann'], messages: [said('reza', 30, 'one', { id: 'one' })] }),
)
const WAITS = /Waiting for a moderator. Only you can see this./

const open = (verdict: Verdict): Promise<RenderedChat> =>
  renderChat(<Channel channelId={general} />, {
    scene,
    server: { moderate: (text) => (text.startsWith('fine') ? 'allow' : verdict) },
  })
const rowOf = (text: string): HTMLElement =>
  screen.getByText(text, { selector: '.parlour-message-body *' }).closest('article') as HTMLElement
async function say({ user, settle }: RenderedChat, text: string): Promise<void> {
  await user.type(field(), `${text}{Enter}`)
  await settle()
}
/** What the other person is shown. */
async function theirs({ world }: RenderedChat): Promise<readonly string[]> {
  const { messages } = await world.server.as('reza').call('getOrCreateChannel', {
    path: { type: 'messaging', id: 'general' },
    body: { state: true },
  })
  return messages.map(({ text }) => text)
}

describe('MO-3: held', () => {
  it('is shown to its author alone, who is told, and no page takes it away', async () => {
    const place = await open('hold')
    await say(place, 'Buy this')
    const row = rowOf('Buy this')
    expect(within(row).getByText(WAITS)).toBeVisible()
    expect(await theirs(place)).toEqual(['one'])
    await act(async () => place.network.setOnline(false))
    await place.pass(1000)
    await act(async () => place.network.setOnline(true))
    await place.until(() => place.chat.store.getState().connection.state === 'online')
    await place.settle()
    expect(within(rowOf('Buy this')).getByText(WAITS)).toBeVisible()
  })

  it('is still there for who comes back later', async () => {
    const text = 'Buy this'
    const message = { text }
    await renderChat(<Channel channelId={general} />, {
      scene,
      server: { moderate: () => 'hold' },
      prepare: async ({ world }) => {
        const path = { type: 'messaging', id: 'general' }
        await world.server.as('ann').call('sendMessage', { path, body: { message } })
      },
    })
    expect(within(rowOf(text)).getByText(WAITS)).toBeVisible()
  })

  it('offers nothing that would be refused', async () => {
    const place = await open('hold')
    await say(place, 'Buy this')
    const row = rowOf('Buy this')
    await place.user.pointer({ keys: '[MouseRight]', target: row })
    expect(screen.queryByRole('menuitem', { name: /Edit|React|Reply|Pin|Forward/ })).toBeNull()
  })

  it('is a message like any other once a moderator lets it go', async () => {
    const place = await open('hold')
    await say(place, 'Buy this')
    const id = rowOf('Buy this').dataset['messageId'] ?? ''
    await place.host.call('commitMessage', { path: { id } })
    await place.settle()
    expect(within(rowOf('Buy this')).queryByText(WAITS)).toBeNull()
    expect(await theirs(place)).toEqual(['one', 'Buy this'])
  })

  it('goes when its author takes it back, or when it is refused', async () => {
    const place = await open('hold')
    await say(place, 'Buy this')
    await place.user.click(within(rowOf('Buy this')).getByRole('button', { name: 'Discard' }))
    await place.settle()
    expect(screen.queryByText('Buy this')).toBeNull()
    await say(place, 'Buy that')
    const id = rowOf('Buy that').dataset['messageId'] ?? ''
    await place.host.call('deleteMessage', { path: { id } })
    await place.settle()
    expect(screen.queryByText('Buy that')).toBeNull()
  })
})

describe('MO-3: bounced and refused', () => {
  it('keeps the text with three ways out; who insists waits for a moderator', async () => {
    const place = await open('bounce')
    await say(place, 'Buy this')
    const row = rowOf('Buy this')
    expect(within(row).getByText(/It may be against the rules here/)).toBeVisible()
    expect(within(row).getByRole('button', { name: 'Edit' })).toBeVisible()
    expect(within(row).getByRole('button', { name: 'Discard' })).toBeVisible()
    await place.user.click(within(row).getByRole('button', { name: 'Send anyway' }))
    await place.settle()
    expect(within(rowOf('Buy this')).getByText(WAITS)).toBeVisible()
    expect(await theirs(place)).toEqual(['one'])
  })

  it('can be written anew', async () => {
    const place = await open('bounce')
    await say(place, 'Buy this')
    await place.user.click(within(rowOf('Buy this')).getByRole('button', { name: 'Edit' }))
    expect(field()).toHaveValue('Buy this')
    await place.user.clear(field())
    await say(place, 'fine words')
    expect(await theirs(place)).toEqual(['one', 'fine words'])
  })

  it('says so where it cannot be sent at all', async () => {
    const place = await open('block')
    await say(place, 'Buy this')
    const row = rowOf('Buy this')
    expect(within(row).getByText(/It is against the rules here/)).toBeVisible()
    expect(within(row).queryByRole('button', { name: /Send anyway|Try again|Retry/ })).toBeNull()
  })
})
