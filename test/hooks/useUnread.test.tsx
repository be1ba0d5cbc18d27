import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useNotices } from '../../src/hooks/useNotices.ts'
import { useUnread } from '../../src/hooks/useUnread.ts'
import type { Scene } from '../../src/server/scene.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'

const behind = (ann: number): Scene => sceneOf(channelOf('general', { messages: lines(8), unread: { ann } }))

const unread = (ann: number) =>
  renderChatHook(
    () => {
      useMessages(general)
      return { ...useUnread(general), notices: useNotices().notices }
    },
    { scene: behind(ann) },
  )

it('counts what I have not read', async () => {
  const { result } = await unread(3)
  expect(result.current.count).toBe(3)
  expect(result.current.readUpTo).not.toBeNull()
})

it('counts what others say from now on, and not what I say', async () => {
  const { result, chat, other, settle } = await unread(0)
  await other('reza').says(general, 'one')
  await other('reza').says(general, 'two')
  expect(result.current.count).toBe(2)
  await other('reza').says(general, 'not worth a word', { silent: true })
  expect(result.current.count).toBe(2)
  act(() => void chat.send(general, 'I have read it all'))
  await settle()
  expect(result.current.count).toBe(0)
})

it('does not count what was deleted again', async () => {
  const { result, other } = await unread(0)
  const id = await other('reza').says(general, 'Oops')
  expect(result.current.count).toBe(1)
  await other('reza').deletes(id)
  expect(result.current.count).toBe(0)
})

it('is nothing at once when I mark the channel read, and stays so when the server has counted', async () => {
  const { result, network, settle, wire } = await unread(3)
  const before = result.current.readUpTo
  network.setLatency(200)
  act(() => result.current.markRead())
  expect(result.current.count).toBe(0)
  await settle()
  expect(result.current.count).toBe(0)
  expect(String(result.current.readUpTo) > String(before)).toBe(true)
  expect(wire.of(/read$/)).toHaveLength(1)
})

it('counts what comes while the mark is on its way', async () => {
  const { result, network, other } = await unread(3)
  network.setLatency(200)
  act(() => result.current.markRead())
  await other('reza').says(general, 'Meanwhile')
  expect(result.current.count).toBe(1)
})

it('goes back to the server’s count when the mark is refused, without a word', async () => {
  const { result, network, settle } = await unread(3)
  network.failNext('markRead', { status: 403 })
  act(() => result.current.markRead())
  await settle()
  expect(result.current.count).toBe(3)
  expect(result.current.notices).toEqual([])
})

it('marks nothing when nothing is unread', async () => {
  const { result, settle, wire } = await unread(0)
  act(() => result.current.markRead())
  await settle()
  expect(wire.of(/read$/)).toEqual([])
})

it('hears of what I read elsewhere', async () => {
  const { result, other } = await unread(3)
  await other('ann').reads(general)
  expect(result.current.count).toBe(0)
})
