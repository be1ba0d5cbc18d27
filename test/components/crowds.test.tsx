import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { channelId } from '../../src/model/id.ts'
import { field } from '../support/drawComposer.tsx'
import { general, renderChat, type RenderedChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain } from '../support/spoken.ts'

const room = channelOf('general', {
  members: ['ann', 'reza', 'xiaolong', 'anne-sophie'],
  moderators: ['reza'],
  messages: [said('reza', 30, 'one'), said('ann', 20, 'two', { id: 'mine' })],
})
const scene = sceneOf(room)

const open = (options = {}): Promise<RenderedChat> =>
  renderChat(<Channel channelId={general} />, { scene, ...options })
const offered = (): readonly string[] =>
  screen.queryAllByRole('option').map((option) => plain(option.textContent).trim())
const rowOf = (id: string): HTMLElement =>
  document.querySelector<HTMLElement>(`article[data-message-id="${id}"]`) ?? document.body
async function newest({ host }: RenderedChat) {
  const { messages } = await host.call('getOrCreateChannel', {
    path: { type: 'messaging', id: 'general' },
    body: { state: true, data: { created_by_id: 'ann' } },
  })
  const last = messages.at(-1)
  return {
    id: last?.id ?? '',
    text: last?.text,
    channel: last?.mentioned_channel,
    here: last?.mentioned_here,
    roles: last?.mentioned_roles ?? [],
  }
}
const accept = async ({ user }: RenderedChat, text: string): Promise<void> => {
  await user.type(field(), text)
  await screen.findByRole('listbox')
  await user.keyboard('{Enter}')
}

describe('CO-2: several people at once', () => {
  it('are offered after the people, with what they mean', async () => {
    const { user } = await open()
    await user.type(field(), 'Hi @')
    await screen.findByRole('listbox')
    expect(offered().slice(-3)).toEqual([
      '@@channel Everybody in this channel',
      '@@here Everybody who is here now',
      '@@channel_moderator Everybody with this role',
    ])
  })

  it('are found by what others call them', async () => {
    const { user } = await open()
    await user.type(field(), '@every')
    await screen.findByRole('listbox')
    expect(offered()).toEqual(['@@channel Everybody in this channel'])
  })

  it('are not offered to two people', async () => {
    const { user } = await open({ scene: sceneOf(channelOf('general')) })
    await user.type(field(), 'Hi @')
    await screen.findByRole('listbox')
    expect(offered().join()).not.toMatch(/channel|here/)
  })

  it('are not offered to who may not call them', async () => {
    const open = { ...room, type: 'livestream', id: 'open', members: ['reza', 'xiaolong', 'anne-sophie'] }
    const { user } = await renderChat(<Channel channelId={channelId('livestream:open')} />, {
      scene: sceneOf(open, channelOf('general')),
    })
    await user.type(field(), '@re')
    expect(await screen.findByRole('option', { name: /رضا/ })).toBeVisible()
    await user.clear(field())
    await user.type(field(), '@her')
    expect(screen.queryByRole('option')).toBeNull()
    expect(screen.getByText('No suggestions')).toBeVisible()
  })
})

describe('CO-10: a message that names several at once', () => {
  it.each([
    ['@chan', '@channel', { channel: true, here: false, roles: [] }],
    ['@her', '@here', { channel: false, here: true, roles: [] }],
    ['@channel_m', '@channel_moderator', { channel: false, here: false, roles: ['channel_moderator'] }],
  ])('%s is sent as %s, and drawn as no button', async (typed, text, named) => {
    const place = await open()
    await accept(place, `Hi ${typed}`)
    await place.user.keyboard('{Enter}')
    await place.settle()
    const sent = await newest(place)
    expect(sent).toMatchObject({ text: `Hi ${text} `, ...named })
    const mention = within(rowOf(sent.id)).getByText(text)
    expect(mention).toHaveClass('parlour-message-mention')
    expect(mention.tagName).toBe('SPAN')
  })

  it('is one to all whom it names, and to nobody else', async () => {
    const place = await open({ as: 'reza' })
    const { other } = place
    const all = await other('ann').says(general, 'Tea, @channel', { mentioned_channel: true })
    expect(rowOf(all)).toHaveAttribute('data-mentions-me')
    expect(within(rowOf(all)).getByText('@channel')).toHaveAttribute('data-own')
    const role = ['channel_moderator']
    const mine = await other('ann').says(general, 'Hi @channel_moderator', { mentioned_roles: role })
    expect(rowOf(mine)).toHaveAttribute('data-mentions-me')
    const theirs = await other('ann').says(general, 'Hi @admin', { mentioned_roles: ['admin'] })
    expect(rowOf(theirs)).not.toHaveAttribute('data-mentions-me')
    expect(within(rowOf(theirs)).getByText('@admin')).not.toHaveAttribute('data-own')
  })

  it('keeps them in an edit, which can take them away', async () => {
    const place = await open()
    const { user, settle } = place
    await accept(place, 'Hi @chan')
    await user.keyboard('{Enter}')
    await settle()
    await user.keyboard('{ArrowUp}')
    await user.type(field(), 'all{Enter}')
    await settle()
    expect(await newest(place)).toMatchObject({ text: 'Hi @channel all', channel: true })
    await user.keyboard('{ArrowUp}')
    await user.clear(field())
    await accept(place, 'Hi @her')
    await user.keyboard('{Enter}')
    await settle()
    expect(await newest(place)).toMatchObject({ channel: false, here: true })
  })

  it('is none once the token was changed', async () => {
    const place = await open()
    const { user, settle } = place
    await accept(place, '@chan')
    await user.type(field(), 'x', { initialSelectionStart: 3, initialSelectionEnd: 3 })
    await user.keyboard('{Enter}')
    await settle()
    expect(await newest(place)).toMatchObject({ text: '@chxannel ', channel: false })
  })
})
