import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useMessage } from '../../src/hooks/useMessage.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useSendMessage } from '../../src/hooks/useSendMessage.ts'
import { channelId, messageKey } from '../../src/model/id.ts'
import { fromReza, general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'

function useSender(id = general) {
  const { rows } = useMessages(id)
  const { message } = useMessage(id, messageKey(rows.at(-1) ?? 'none'))
  return { send: useSendMessage(id), rows, last: message }
}

it('shows a message at once, and under the same key when the server has it', async () => {
  const { result, network, settle, wire } = await renderChatHook(() => useSender())
  network.setLatency(100)
  let key: string | null = null
  act(() => {
    key = result.current.send('Here I am')
  })
  expect(result.current.rows.at(-1)).toBe(key)
  expect(result.current.last).toMatchObject({ text: 'Here I am', status: 'sending', authorId: 'ann' })
  await settle()
  expect(result.current.rows.at(-1)).toBe(key)
  expect(result.current.rows).toHaveLength(4)
  expect(result.current.last).toMatchObject({ id: key, status: 'sent' })
  expect(wire.of(/general\/message$/)).toHaveLength(1)
})

it.each(['', ' ', '\n\t '])('sends nothing when there is nothing to say: %j', async (text) => {
  const { result, settle, wire } = await renderChatHook(() => useSender())
  act(() => expect(result.current.send(text)).toBeNull())
  await settle()
  expect(result.current.rows).toHaveLength(3)
  expect(wire.of(/message$/)).toEqual([])
})

it('sends nothing where I may not write', async () => {
  const scene = sceneOf(channelOf('ice', { frozen: true }))
  const { result, settle, wire } = await renderChatHook(() => useSender(channelId('messaging:ice')), {
    scene,
  })
  act(() => expect(result.current.send('Hello?')).toBeNull())
  await settle()
  expect(result.current.rows).toEqual([])
  expect(wire.of(/message$/)).toEqual([])
})

it('keeps the order in which they were pressed, whatever the line does', async () => {
  const { result, network, settle, until } = await renderChatHook(() => useSender())
  network.failNext('sendMessage', { status: 500 })
  network.failNext('sendMessage', 'lost-response')
  const keys: (string | null)[] = []
  act(() => {
    for (const text of ['one', 'two', 'three']) keys.push(result.current.send(text))
  })
  expect(result.current.rows.slice(3)).toEqual(keys)
  await until(() => result.current.last?.status === 'sent')
  await settle()
  expect(result.current.rows.slice(3)).toEqual(keys)
})

it('never says twice what the server heard once, though its answer was lost', async () => {
  const { result, network, world, until } = await renderChatHook(() => useSender())
  network.failNext('sendMessage', 'lost-response')
  act(() => void result.current.send('Once'))
  await until(() => result.current.last?.status === 'sent')
  const path = { type: 'messaging', id: 'general' }
  const answer = await world.server.as('reza').call('getOrCreateChannel', { path, body: { state: true } })
  expect(answer.messages.filter(({ text }) => text === 'Once')).toHaveLength(1)
  expect(result.current.rows).toHaveLength(4)
})

it('shows what it answers, at once and later', async () => {
  const { result, network, settle } = await renderChatHook(() => useSender())
  network.setLatency(100)
  act(() => void result.current.send('Yes!', { replyTo: fromReza }))
  const told = expect.any(String) as string
  const quote = {
    key: fromReza,
    authorId: 'reza',
    text: 'صبح به‌خیر! Coffee?',
    deleted: false,
    version: told,
  }
  expect(result.current.last?.quote).toEqual(quote)
  await settle()
  expect(result.current.last).toMatchObject({ status: 'sent', quote })
})

it('is the same function after every draw', async () => {
  const { result, rerender } = await renderChatHook(() => useSendMessage(general))
  const first = result.current
  rerender()
  expect(result.current).toBe(first)
})
