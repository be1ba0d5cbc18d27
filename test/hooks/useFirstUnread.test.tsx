import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useFirstUnread } from '../../src/hooks/useFirstUnread.ts'
import { useUnread } from '../../src/hooks/useUnread.ts'
import { channelId } from '../../src/model/id.ts'
import { renderChatHook } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'

const scene = sceneOf(
  channelOf('behind', { messages: lines(8), unread: { ann: 3 } }),
  channelOf('read', { messages: lines(8).map((line) => ({ ...line, id: `r-${line.id}` })) }),
  channelOf('mixed', {
    messages: [
      said('reza', 9, 'read', { id: 'x-1' }),
      said('ann', 8, 'mine, sent elsewhere', { id: 'x-2' }),
      said('reza', 7, 'new', { id: 'x-3' }),
    ],
    unread: { ann: 1 },
  }),
)
const line = (name: string) =>
  renderChatHook(({ id }) => ({ line: useFirstUnread(channelId(id)), unread: useUnread(channelId(id)) }), {
    scene,
    initialProps: { id: `messaging:${name}` },
  })

it('stands above the first message I have not read', async () => {
  const { result } = await line('behind')
  expect(result.current.line).toMatchObject({ first: 'm-6', count: 3 })
})

it('stands nowhere when I have read everything', async () => {
  const { result } = await line('read')
  expect(result.current.line).toMatchObject({ first: null, count: 0 })
})

it('never stands above a message of mine', async () => {
  const { result } = await line('mixed')
  expect(result.current.line?.first).toBe('x-3')
})

it('is not decided before the channel is loaded', async () => {
  const { result, until } = await renderChatHook(() => useFirstUnread(channelId('messaging:behind')), {
    scene,
    impatient: true,
  })
  expect(result.current).toBeNull()
  await until(() => result.current !== null)
  expect(result.current).toMatchObject({ first: 'm-6', count: 3 })
})

it('stays where it is while the channel is open, though everything is read and more is said', async () => {
  const { result, other, settle } = await line('behind')
  const before = result.current.line
  act(() => result.current.unread.markRead())
  await settle()
  await other('reza').says(channelId('messaging:behind'), 'More')
  expect(result.current.unread.count).toBe(1)
  expect(result.current.line).toBe(before)
})

it('is decided anew when another channel is opened, and when I come back', async () => {
  const { result, rerender, settle } = await line('behind')
  act(() => result.current.unread.markRead())
  await settle()
  rerender({ id: 'messaging:read' })
  await settle()
  expect(result.current.line).toMatchObject({ channelId: 'messaging:read', first: null })
  rerender({ id: 'messaging:behind' })
  await settle()
  expect(result.current.line).toMatchObject({ channelId: 'messaging:behind', first: null, count: 0 })
})
