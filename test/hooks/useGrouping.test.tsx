import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useGrouping, type Neighbours } from '../../src/hooks/useGrouping.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import type { SceneMessage } from '../../src/server/scene.ts'
import { type MessageKey, messageKey } from '../../src/model/id.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'

const sameUtcDay = (a: number, b: number): boolean =>
  Math.floor(a / 86_400_000) === Math.floor(b / 86_400_000)

/** How the message with this id stands in a channel of these. */
async function standing(id: string, messages: readonly SceneMessage[], firstUnread?: string) {
  const place = await renderChatHook(
    () => {
      const rows = useMessages(general).rows as readonly MessageKey[]
      const key = messageKey(id)
      const at = rows.indexOf(key)
      const neighbours: Neighbours = {
        before: rows[at - 1] ?? null,
        key,
        after: rows[at + 1] ?? null,
        ...(firstUnread ? { firstUnread: messageKey(firstUnread) } : {}),
      }
      return useGrouping(general, neighbours, sameUtcDay)
    },
    { scene: sceneOf(channelOf('general', { messages })) },
  )
  return { ...place, ...place.result.current }
}

describe('messages of one author within five minutes', () => {
  const three = [
    said('reza', 6, 'one', { id: 'a' }),
    said('reza', 4, 'two', { id: 'b' }),
    said('reza', 2, 'three', { id: 'c' }),
  ]
  it.each([
    ['a', 'first'],
    ['b', 'middle'],
    ['c', 'last'],
  ])('form a group: %s is its %s', async (id, position) => {
    expect((await standing(id, three)).position).toBe(position)
  })

  it.each([
    ['a', 'single'],
    ['b', 'first'],
    ['c', 'last'],
  ])('ML-4: are parted by the unread line above the second: %s is %s', async (id, position) => {
    expect((await standing(id, three, 'b')).position).toBe(position)
  })

  it('ML-4: are parted by one that is pinned', async () => {
    const { world, result, settle } = await standing('b', three)
    const body = { set: { pinned: true } }
    await act(() => world.server.as('reza').call('updateMessagePartial', { path: { id: 'b' }, body }))
    await settle()
    expect(result.current.position).toBe('first')
  })
})

describe('a message stands alone', () => {
  it.each<[string, readonly SceneMessage[]]>([
    ['between others’', [said('ann', 3, '1'), said('reza', 2, '2', { id: 'x' }), said('ann', 1, '3')]],
    ['after a long pause', [said('reza', 10, '1'), said('reza', 2, '2', { id: 'x' })]],
    ['after a system message', [said('reza', 3, '1', { type: 'system' }), said('reza', 2, '2', { id: 'x' })]],
    ['as an answer', [said('reza', 3, '1', { id: 'q' }), said('reza', 2, '2', { id: 'x', quotes: 'q' })]],
    // The world begins at ten in the morning, so 600 minutes ago was midnight.
    ['after midnight', [said('reza', 601, '1'), said('reza', 599, '2', { id: 'x' })]],
  ])('%s', async (_name, messages) => {
    expect((await standing('x', messages)).position).toBe('single')
  })
})

it('begins a day', async () => {
  const messages = [
    said('reza', 601, '1', { id: 'a' }),
    said('reza', 599, '2', { id: 'b' }),
    said('ann', 1, '3'),
  ]
  expect((await standing('a', messages)).startsDay).toBe(true)
  expect((await standing('b', messages)).startsDay).toBe(true)
  const [, , last] = messages
  expect(
    (await standing('c', [...messages.slice(0, 2), { ...last, id: 'c' } as SceneMessage])).startsDay,
  ).toBe(false)
})

it('is found anew when a neighbour comes or goes without a trace', async () => {
  const { result, position, other } = await standing('x', [said('reza', 2, 'one', { id: 'x' })])
  expect(position).toBe('single')
  const id = await other('reza').says(general, 'two')
  expect(result.current.position).toBe('first')
  await other('reza').deletes(id, true)
  expect(result.current.position).toBe('single')
})
