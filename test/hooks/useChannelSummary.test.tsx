import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useChannels } from '../../src/hooks/useChannels.ts'
import { useChannelSummary } from '../../src/hooks/useChannelSummary.ts'
import { channelId } from '../../src/model/id.ts'
import { empty, fromAnnAgain, general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'

const summary = (id = general, scene = undefined as Parameters<typeof renderChatHook>[1]) =>
  renderChatHook(() => {
    useChannels()
    return useChannelSummary(id)
  }, scene)

it('is what a row of the list shows', async () => {
  const { result } = await summary()
  expect(result.current).toMatchObject({
    title: 'General',
    partnerId: null,
    latest: { key: fromAnnAgain, text: 'In ten minutes.' },
    authorName: 'Ann Lee',
    isOwnLatest: true,
    unread: 0,
    draft: '',
  })
})

it('loads nothing by itself', async () => {
  const { result, wire } = await renderChatHook(() => useChannelSummary(general))
  expect(wire.calls).toEqual([])
  expect(result.current).toMatchObject({ title: '', latest: null, unread: 0 })
})

it('is without a message in an empty channel', async () => {
  const { result } = await summary(empty)
  expect(result.current).toMatchObject({ title: 'Nothing here yet', latest: null, authorName: '' })
})

it('shows the newest message at once, mine on its way included', async () => {
  const { result, chat, network, other, settle } = await summary()
  await other('reza').says(general, 'New')
  expect(result.current).toMatchObject({ latest: { text: 'New' }, authorName: 'رضا کریمی', unread: 1 })
  network.setLatency(100)
  act(() => void chat.send(general, 'Newer'))
  expect(result.current).toMatchObject({ latest: { text: 'Newer', status: 'sending' }, isOwnLatest: true })
  await settle()
  expect(result.current).toMatchObject({ latest: { text: 'Newer', status: 'sent' }, unread: 0 })
})

it('goes back to the message before when the newest is removed without a trace', async () => {
  const { result, other } = await summary()
  const id = await other('reza').says(general, 'Oops')
  await other('reza').deletes(id, true)
  expect(result.current.latest?.key).toBe(fromAnnAgain)
})

it('counts what is unread and shows what I began to write', async () => {
  const scene = sceneOf(channelOf('general', { messages: lines(9), unread: { ann: 4 } }))
  const { result, chat } = await summary(general, { scene })
  expect(result.current.unread).toBe(4)
  act(() => chat.setDraft(general, { text: 'I was about to' }))
  expect(result.current.draft).toBe('I was about to')
})

it('is named after the people in a channel without a name', async () => {
  const { name: _none, ...three } = channelOf('three', {
    members: ['ann', 'reza', 'xiaolong'],
    messages: [said('reza', 1, 'Hi')],
  })
  const { result } = await summary(channelId('messaging:three'), { scene: sceneOf(three) })
  expect(result.current.title.split(', ').toSorted()).toEqual(['رضا کریمی', '李小龍'].toSorted())
  expect(result.current.partnerId).toBeNull()
})
