import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useChat } from '../../src/hooks/useChat.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useNotices } from '../../src/hooks/useNotices.ts'
import type { Chat } from '../../src/engine/chat.ts'
import type { StreamOperationName } from '../../src/wire/stream/index.ts'
import { fromAnn, general, renderChatHook } from '../support/renderChat.tsx'

const board = () =>
  renderChatHook(() => {
    useMessages(general)
    return { ...useNotices(), chat: useChat() }
  })

const refusals: readonly (readonly [string, StreamOperationName, (chat: Chat) => void])[] = [
  ['reaction.set', 'sendReaction', (chat) => chat.react(general, fromAnn, 'wow', true)],
  ['message.delete', 'deleteMessage', (chat) => chat.remove(general, fromAnn)],
]

it.each(refusals)(
  'says that a refused %s was taken back, with the server’s words',
  async (kind, name, happen) => {
    const { result, network, settle } = await board()
    expect(result.current.notices).toEqual([])
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    network.failNext(name, { status: 403, body })
    act(() => happen(result.current.chat))
    await settle()
    expect(result.current.notices).toMatchObject([{ kind, text: 'Not today' }])
  },
)

it('goes when it is dismissed, and leaves the others', async () => {
  const { result, network, settle } = await board()
  network.failNext('sendReaction', { status: 403 }, 2)
  act(() => result.current.chat.react(general, fromAnn, 'wow', true))
  await settle()
  act(() => result.current.chat.react(general, fromAnn, 'sad', true))
  await settle()
  const [first, second] = result.current.notices
  act(() => result.current.dismiss(first?.id ?? ('' as never)))
  expect(result.current.notices).toEqual([second])
})

it('says nothing of a failed message, which has a row of its own', async () => {
  const { result, network, settle } = await board()
  network.failNext('sendMessage', { status: 403 })
  act(() => void result.current.chat.send(general, 'Hello?'))
  await settle()
  expect(result.current.notices).toEqual([])
})
