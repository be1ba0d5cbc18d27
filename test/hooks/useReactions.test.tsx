import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useNotices } from '../../src/hooks/useNotices.ts'
import { useReactions } from '../../src/hooks/useReactions.ts'
import { type MessageKey, messageKey } from '../../src/model/id.ts'
import { fromAnn, fromReza, general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'

const on = (key: MessageKey, unique = false) =>
  renderChatHook(() => {
    useMessages(general)
    return { ...useReactions(general, key, unique), notices: useNotices().notices }
  })
const chip = (type: string, count: number, own: boolean) => expect.objectContaining({ type, count, own })

it('shows what people reacted with', async () => {
  const { result } = await on(fromReza)
  expect(result.current).toMatchObject({ reactions: [{ type: 'like', count: 1, own: true }], canReact: true })
})

it('is empty for a message that nobody reacted to, and for one that is not there', async () => {
  expect((await on(fromAnn)).result.current.reactions).toEqual([])
  expect((await on(messageKey('none'))).result.current).toMatchObject({ reactions: [], canReact: false })
})

it('reacts at once and takes it back at once', async () => {
  const { result, network, settle } = await on(fromAnn)
  network.setLatency(100)
  act(() => result.current.toggle('love'))
  expect(result.current.reactions).toEqual([chip('love', 1, true)])
  await settle()
  expect(result.current.reactions).toEqual([chip('love', 1, true)])
  act(() => result.current.toggle('love'))
  expect(result.current.reactions).toEqual([])
  await settle()
  expect(result.current.reactions).toEqual([])
})

it('takes a refused reaction back, keeps those that came meanwhile, and says so', async () => {
  const { result, network, world, pass, settle } = await on(fromAnn)
  network.setLatency(400)
  network.failNext('sendReaction', { status: 403 })
  act(() => result.current.toggle('love'))
  const input = { path: { id: fromAnn }, body: { reaction: { type: 'love' } } }
  await act(() => world.server.as('reza').call('sendReaction', input))
  await pass(250)
  expect(result.current.reactions).toEqual([chip('love', 2, true)])
  await settle()
  expect(result.current.reactions).toEqual([chip('love', 1, false)])
  expect(result.current.notices).toMatchObject([{ kind: 'reaction.set' }])
})

it('adds mine to those of others', async () => {
  const { result, other, settle } = await on(fromAnn)
  await other('reza').reacts(fromAnn, 'love')
  act(() => result.current.toggle('love'))
  expect(result.current.reactions).toEqual([chip('love', 2, true)])
  await settle()
  expect(result.current.reactions).toEqual([chip('love', 2, true)])
})

it('ends where the last of many presses left it', async () => {
  const { result, network, settle, wire } = await on(fromAnn)
  network.setLatency(100)
  act(() => {
    for (let press = 0; press < 7; press += 1) result.current.toggle('love')
  })
  expect(result.current.reactions).toEqual([chip('love', 1, true)])
  await settle()
  expect(result.current.reactions).toEqual([chip('love', 1, true)])
  expect(wire.of(/reaction/).length).toBeLessThanOrEqual(2)
})

it('replaces mine by another when only one is allowed', async () => {
  const { result, network, settle } = await on(fromReza, true)
  network.setLatency(100)
  act(() => result.current.toggle('wow'))
  expect(result.current.reactions).toEqual([chip('wow', 1, true)])
  await settle()
  expect(result.current.reactions).toEqual([chip('wow', 1, true)])
})

it('keeps several where several are allowed', async () => {
  const { result, settle } = await on(fromReza)
  act(() => result.current.toggle('wow'))
  await settle()
  expect(result.current.reactions).toEqual([chip('like', 1, true), chip('wow', 1, true)])
})

it('keeps the chips in the order in which they were first used', async () => {
  const { result, other } = await on(fromReza)
  await other('reza').reacts(fromReza, 'haha')
  await other('reza').reacts(fromReza, 'like')
  expect(result.current.reactions.map(({ type }) => type)).toEqual(['like', 'haha'])
  await other('reza').takesBack(fromReza, 'like')
  expect(result.current.reactions.map(({ type }) => type)).toEqual(['like', 'haha'])
})

it('changes nothing where reacting is not allowed', async () => {
  const scene = sceneOf(
    channelOf('general', { frozen: true, messages: [said('reza', 1, 'Hi', { id: fromReza })] }),
  )
  const { result, settle, wire } = await renderChatHook(
    () => {
      useMessages(general)
      return useReactions(general, fromReza)
    },
    { scene },
  )
  expect(result.current.canReact).toBe(false)
  act(() => result.current.toggle('love'))
  await settle()
  expect(result.current.reactions).toEqual([])
  expect(wire.of(/reaction/)).toEqual([])
})

it('is the same function after every draw', async () => {
  const { result, rerender } = await on(fromReza)
  const { toggle } = result.current
  rerender()
  expect(result.current.toggle).toBe(toggle)
})
