import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { userId } from '../../src/model/id.ts'
import { field, sendButton } from '../support/drawComposer.tsx'
import { empty, general, renderChat, type RenderedChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { spoken } from '../support/spoken.ts'

const REZA = 'رضا کریمی'
const scene = sceneOf(
  channelOf('general', {
    members: ['ann', 'reza', 'xiaolong'],
    messages: [said('reza', 30, 'one'), said('ann', 20, 'two', { id: 'mine' })],
  }),
  channelOf('empty'),
)

const open = (options = {}): Promise<RenderedChat> =>
  renderChat(<Channel channelId={general} />, { scene, ...options })
const accept = async ({ user }: RenderedChat, text: string): Promise<void> => {
  await user.type(field(), text)
  await screen.findByRole('listbox')
  await user.keyboard('{Enter}')
}
/** What the server holds of the newest message: its text and whom it names. */
async function newest({ host }: RenderedChat) {
  const { messages } = await host.call('getOrCreateChannel', {
    path: { type: 'messaging', id: 'general' },
    body: { state: true, data: { created_by_id: 'ann' } },
  })
  const last = messages.at(-1)
  return { id: last?.id ?? '', text: last?.text, named: last?.mentioned_users.map(({ id }) => id) }
}
const rowOf = (id: string): HTMLElement =>
  document.querySelector<HTMLElement>(`article[data-message-id="${id}"]`) ?? document.body

describe('MS-3: a message that names somebody', () => {
  it('names them on the server, and is a button for their profile', async () => {
    const place = await open()
    const { user, settle } = place
    await accept(place, 'Hi @رض')
    await user.type(field(), 'and @小')
    expect(screen.queryByRole('listbox')).toBeNull()
    await user.type(field(), '{Backspace}{Backspace}@李')
    await screen.findByRole('listbox')
    await user.keyboard('{Enter}{Enter}')
    await settle()
    const sent = await newest(place)
    expect(sent.text?.trim()).toBe(`Hi @${REZA} and @李小龍`)
    expect(sent.named).toEqual(['reza', 'xiaolong'])
    await user.click(within(rowOf(sent.id)).getByRole('button', { name: spoken(`@${REZA}`) }))
    expect(await screen.findByRole('group', { name: spoken(new RegExp(REZA)) })).toBeVisible()
  })

  it('is marked for the one it names, in words as well, and for nobody else', async () => {
    const place = await open({ as: 'reza' })
    const { other } = place
    const id = await other('ann').says(general, `Hi @${REZA}`, { mentioned_users: ['reza'] })
    expect(rowOf(id)).toHaveAttribute('data-mentions-me')
    expect(within(rowOf(id)).getByText(/Mentions you/)).toBeVisible()
    const more = await other('ann').says(general, 'Hi @李小龍', { mentioned_users: ['xiaolong'] })
    expect(rowOf(more)).not.toHaveAttribute('data-mentions-me')
  })

  it.each(['mentioned_channel', 'mentioned_here'])('is marked for everybody with %s', async (name) => {
    const { other } = await open({ as: 'reza' })
    const id = await other('ann').says(general, 'Tea is ready', { [name]: true })
    expect(rowOf(id)).toHaveAttribute('data-mentions-me')
    expect(within(rowOf(id)).getByText(/Mentions you/)).toBeVisible()
  })

  it('shows the raw id of whom nobody knows a name of', async () => {
    const place = await open({ scene: sceneOf(channelOf('general', { members: ['ann', 'guest-7f3a'] })) })
    const { user, settle } = place
    await accept(place, '@gu')
    await user.keyboard('{Enter}')
    await settle()
    const { id, named } = await newest(place)
    expect(named).toEqual(['guest-7f3a'])
    expect(within(rowOf(id)).getByRole('button', { name: spoken('@guest-7f3a') })).toBeInTheDocument()
  })
})

describe('CO-10: whom a draft names', () => {
  const ranges = ({ chat }: RenderedChat) => chat.store.getState().drafts.get(general)?.mentions ?? []

  it('is nobody once the token was changed', async () => {
    const place = await open()
    const { user, settle } = place
    await accept(place, '@رض')
    field().setSelectionRange(3, 3)
    await user.type(field(), 'x', { initialSelectionStart: 3, initialSelectionEnd: 3 })
    expect(ranges(place)).toEqual([])
    await user.click(sendButton())
    await settle()
    expect((await newest(place)).named).toEqual([])
  })

  it('stays right when something is typed or pasted before it', async () => {
    const place = await open()
    const { user } = place
    await accept(place, '@رض')
    field().setSelectionRange(0, 0)
    await user.paste('Good morning ')
    expect(field()).toHaveValue(`Good morning @${REZA} `)
    expect(ranges(place)).toEqual([{ start: 13, end: 14 + REZA.length, userId: userId('reza') }])
  })

  it('P-2: is there again after another channel', async () => {
    const place = await open()
    const { rerender, user, settle } = place
    await accept(place, '@رض')
    rerender(<Channel channelId={empty} />)
    await settle()
    expect(field()).toHaveValue('')
    rerender(<Channel channelId={general} />)
    await settle()
    await user.type(field(), 'hi{Enter}')
    await settle()
    expect((await newest(place)).named).toEqual(['reza'])
  })

  it('is kept by an edit, which can take it away and add somebody', async () => {
    const place = await open()
    const { user, settle } = place
    await accept(place, 'Hi @رض')
    await user.keyboard('{Enter}')
    await settle()
    await user.keyboard('{ArrowUp}')
    expect(ranges(place)).toHaveLength(1)
    await user.type(field(), ' there{Enter}')
    await settle()
    expect(await newest(place)).toMatchObject({ text: `Hi @${REZA}  there`, named: ['reza'] })
    await user.keyboard('{ArrowUp}')
    await user.clear(field())
    await accept(place, 'Hi @李')
    await user.keyboard('{Enter}')
    await settle()
    expect(await newest(place)).toMatchObject({ named: ['xiaolong'] })
  })

  it('is kept by an edit where the name has changed meanwhile', async () => {
    const place = await open()
    const { user, settle, host } = place
    await host.call('updateMessagePartial', {
      path: { id: 'mine' },
      body: { set: { text: 'Hi @Old Name', mentioned_users: ['reza'] } },
    })
    await user.click(field())
    await user.keyboard('{ArrowUp}')
    await user.type(field(), '!{Enter}')
    await settle()
    expect(await newest(place)).toMatchObject({ text: 'Hi @Old Name!', named: ['reza'] })
  })

  it('comes back with a message that was refused', async () => {
    const place = await open()
    const { user, settle, network, chat } = place
    network.failNext('sendMessage', { status: 400, body: JSON.stringify({ code: 4, message: 'No.' }) })
    await accept(place, 'Hi @رض')
    await user.keyboard('{Enter}')
    await settle()
    const failed = [...chat.store.getState().outbox.entries.values()][0]
    expect(failed?.state).toBe('failed')
    await user.click(screen.getByRole('button', { name: /^Edit/ }))
    expect(field()).toHaveValue(`Hi @${REZA} `)
    expect(ranges(place)).toHaveLength(1)
  })
})

it('CO-2: a chat in which nobody types a sign has no list in it', async () => {
  const { user, container } = await open()
  await user.type(field(), 'Hello you')
  await act(async () => {})
  expect(container.querySelector('[data-slot^=suggestions]')).toBeNull()
})
