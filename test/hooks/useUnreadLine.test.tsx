import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useUnread } from '../../src/hooks/useUnread.ts'
import { useUnreadLine } from '../../src/hooks/useUnreadLine.ts'
import { channelId, messageKey } from '../../src/model/id.ts'
import { renderChatHook } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'

const scene = sceneOf(
  channelOf('behind', { messages: lines(8), unread: { ann: 3 } }),
  channelOf('read', { messages: lines(8).map((line) => ({ ...line, id: `r-${line.id}` })) }),
  channelOf('far-behind', {
    messages: lines(100).map((line) => ({ ...line, id: line.id?.replace('m-', 'f-') ?? '' })),
    unread: { ann: 60 },
  }),
  channelOf('mixed', {
    messages: [
      said('reza', 9, 'read', { id: 'x-1' }),
      said('ann', 8, 'mine, sent elsewhere', { id: 'x-2' }),
      said('reza', 7, 'new', { id: 'x-3' }),
    ],
    unread: { ann: 1 },
  }),
)
const general = channelId('messaging:behind')
const line = (name: string) =>
  renderChatHook(({ id }) => ({ unread: useUnread(channelId(id)), ...useUnreadLine(channelId(id)) }), {
    scene,
    initialProps: { id: `messaging:${name}` },
  })

it('stands above the first message I have not read', async () => {
  const { result } = await line('behind')
  expect(result.current.line).toEqual({ first: 'm-6', count: 3 })
})

it('stands nowhere when I have read everything', async () => {
  const { result } = await line('read')
  expect(result.current).toMatchObject({ line: null, isReady: true })
})

it('never stands above a message of mine', async () => {
  const { result } = await line('mixed')
  expect(result.current.line?.first).toBe('x-3')
})

it('is not decided before the channel is loaded', async () => {
  const { result, until } = await renderChatHook(() => useUnreadLine(general), { scene, impatient: true })
  expect(result.current).toMatchObject({ line: null, isReady: false })
  await until(() => result.current.isReady)
  expect(result.current.line).toEqual({ first: 'm-6', count: 3 })
})

it('is found where more is unread than the newest page holds (SC-5)', async () => {
  const { result, until } = await line('far-behind')
  await until(() => result.current.isReady)
  expect(result.current.line).toEqual({ first: 'f-41', count: 60 })
})

it('stays where it is while the channel is open, though everything is read and more is said (SC-6)', async () => {
  const { result, other, settle } = await line('behind')
  const before = result.current.line
  act(() => result.current.unread.markRead())
  await settle()
  await other('reza').says(general, 'More')
  expect(result.current.unread.count).toBe(1)
  expect(result.current.line).toBe(before)
})

it('goes when I send something, and when it is cleared', async () => {
  const { result, chat, settle } = await line('behind')
  act(() => void chat.send(general, 'An answer'))
  expect(result.current.line).toBeNull()
  await settle()
  expect(result.current.line).toBeNull()
})

it('stands anew above what came while I looked elsewhere, and counts on until I look again', async () => {
  const { result, env, other } = await line('behind')
  act(() => result.current.clear())
  env.setVisible(false)
  await other('reza').says(general, 'First')
  await other('reza').says(general, 'Second')
  expect(result.current.line?.count).toBe(2)
  const first = result.current.line?.first
  env.setVisible(true)
  await other('reza').says(general, 'Seen')
  expect(result.current.line).toEqual({ first, count: 2 })
})

it('stands above what I make unread again, and goes when that is read or refused (SC-6)', async () => {
  const { result, network, settle } = await line('read')
  act(() => result.current.unread.markUnread(messageKey('r-m-6')))
  expect(result.current.line).toEqual({ first: 'r-m-6', count: 3 })
  await settle()
  expect(result.current.line).toEqual({ first: 'r-m-6', count: 3 })
  act(() => result.current.unread.markUnread(messageKey('r-m-3')))
  expect(result.current.line).toEqual({ first: 'r-m-3', count: 6 })
  await settle()
  act(() => result.current.unread.markRead())
  expect(result.current.line).toBeNull()
  await settle()
  network.failNext('markUnread', { status: 403 })
  act(() => result.current.unread.markUnread(messageKey('r-m-6')))
  expect(result.current.line?.count).toBe(3)
  await settle()
  expect(result.current.line).toBeNull()
})

it('is decided anew when another channel is opened, and when I come back', async () => {
  const { result, rerender, settle } = await line('behind')
  act(() => result.current.unread.markRead())
  await settle()
  rerender({ id: 'messaging:read' })
  await settle()
  expect(result.current).toMatchObject({ line: null, isReady: true })
  rerender({ id: 'messaging:behind' })
  await settle()
  expect(result.current).toMatchObject({ line: null, isReady: true })
})
