import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useNotices } from '../../src/hooks/useNotices.ts'
import { useReactions } from '../../src/hooks/useReactions.ts'
import { type MessageKey, messageKey } from '../../src/model/id.ts'
import { people } from '../../src/testing.ts'
import { fromAnn, fromReza, general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'

const on = (key: MessageKey, unique = false) =>
  renderChatHook(() => {
    useMessages(general)
    return { ...useReactions(general, key, { unique }), notices: useNotices().notices }
  })
const chip = (type: string, count: number, own: boolean) => expect.objectContaining({ type, count, own })

it('shows what people reacted with', async () => {
  const { result } = await on(fromReza)
  expect(result.current).toMatchObject({ groups: [{ type: 'like', count: 1, own: true }], canReact: true })
})

it('is empty for a message that nobody reacted to, and for one that is not there', async () => {
  expect((await on(fromAnn)).result.current.groups).toEqual([])
  expect((await on(messageKey('none'))).result.current).toMatchObject({ groups: [], canReact: false })
})

it('reacts at once and takes it back at once', async () => {
  const { result, network, settle } = await on(fromAnn)
  network.setLatency(100)
  act(() => void result.current.toggle('love'))
  expect(result.current.groups).toEqual([chip('love', 1, true)])
  await settle()
  expect(result.current.groups).toEqual([chip('love', 1, true)])
  act(() => void result.current.toggle('love'))
  expect(result.current.groups).toEqual([])
  await settle()
  expect(result.current.groups).toEqual([])
})

it('takes a refused reaction back, keeps those that came meanwhile, and says so', async () => {
  const { result, network, world, pass, settle } = await on(fromAnn)
  network.setLatency(400)
  network.failNext('sendReaction', { status: 403 })
  act(() => void result.current.toggle('love'))
  const input = { path: { id: fromAnn }, body: { reaction: { type: 'love' } } }
  await act(() => world.server.as('reza').call('sendReaction', input))
  await pass(250)
  expect(result.current.groups).toEqual([chip('love', 2, true)])
  await settle()
  expect(result.current.groups).toEqual([chip('love', 1, false)])
  expect(result.current.notices).toMatchObject([{ kind: 'reaction.set' }])
})

it('adds mine to those of others', async () => {
  const { result, other, settle } = await on(fromAnn)
  await other('reza').reacts(fromAnn, 'love')
  act(() => void result.current.toggle('love'))
  expect(result.current.groups).toEqual([chip('love', 2, true)])
  await settle()
  expect(result.current.groups).toEqual([chip('love', 2, true)])
})

it('ends where the last of many presses left it', async () => {
  const { result, network, settle, wire } = await on(fromAnn)
  network.setLatency(100)
  act(() => {
    for (let press = 0; press < 7; press += 1) result.current.toggle('love')
  })
  expect(result.current.groups).toEqual([chip('love', 1, true)])
  await settle()
  expect(result.current.groups).toEqual([chip('love', 1, true)])
  expect(wire.of(/reaction/).length).toBeLessThanOrEqual(2)
})

it('answers whether I react now', async () => {
  const { result, settle } = await on(fromAnn)
  const answers: boolean[] = []
  act(() => void answers.push(result.current.toggle('love')))
  act(() => void answers.push(result.current.toggle('love')))
  await settle()
  expect(answers).toEqual([true, false])
})

it('sums up scores beside people, and counts mine at once', async () => {
  const { result, world, network, settle } = await on(fromAnn)
  const input = { path: { id: fromAnn }, body: { reaction: { type: 'clap', score: 7 } } }
  await act(() => world.server.as('reza').call('sendReaction', input))
  await settle()
  expect(result.current.groups).toEqual([expect.objectContaining({ type: 'clap', count: 1, score: 7 })])
  network.setLatency(100)
  act(() => void result.current.toggle('clap'))
  expect(result.current.groups).toEqual([expect.objectContaining({ count: 2, score: 8 })])
  await settle()
  expect(result.current.groups).toEqual([expect.objectContaining({ count: 2, score: 8 })])
})

it('replaces mine by another when only one is allowed', async () => {
  const { result, network, settle } = await on(fromReza, true)
  network.setLatency(100)
  act(() => void result.current.toggle('wow'))
  expect(result.current.groups).toEqual([chip('wow', 1, true)])
  await settle()
  expect(result.current.groups).toEqual([chip('wow', 1, true)])
})

it('keeps several where several are allowed', async () => {
  const { result, settle } = await on(fromReza)
  act(() => void result.current.toggle('wow'))
  await settle()
  expect(result.current.groups).toEqual([chip('like', 1, true), chip('wow', 1, true)])
})

it('keeps the chips in the order in which they were first used', async () => {
  const { result, other } = await on(fromReza)
  await other('reza').reacts(fromReza, 'haha')
  await other('reza').reacts(fromReza, 'like')
  expect(result.current.groups.map(({ type }) => type)).toEqual(['like', 'haha'])
  await other('reza').takesBack(fromReza, 'like')
  expect(result.current.groups.map(({ type }) => type)).toEqual(['like', 'haha'])
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
  act(() => void result.current.toggle('love'))
  await settle()
  expect(result.current.groups).toEqual([])
  expect(wire.of(/reaction/)).toEqual([])
})

it('is the same function after every draw', async () => {
  const { result, rerender } = await on(fromReza)
  const { toggle } = result.current
  rerender()
  expect(result.current.toggle).toBe(toggle)
})

describe('who reacted', () => {
  const crowd = Array.from({ length: 250 }, (_, place) => `p-${place}`)
  const half = crowd.slice(0, 130)
  const scene = {
    ...sceneOf(
      channelOf('general', {
        messages: [said('reza', 1, 'Hi', { id: fromReza, reactions: { like: crowd, love: half } })],
      }),
    ),
    users: [...people, ...crowd.map((id) => ({ id, name: id }))],
  }
  const ask = (type?: string) =>
    renderChatHook(
      () => {
        useMessages(general)
        return useReactions(general, fromReza, type === undefined ? {} : { type })
      },
      { scene },
    )

  it('is known of a few from the message, of a type or of all', async () => {
    const { result } = await ask('love')
    expect(result.current.people).toEqual(half.toReversed().slice(0, 10))
    expect(result.current).toMatchObject({ hasMore: true, isLoading: false, error: null })
    const { result: anybody } = await ask()
    expect(anybody.current.people).toHaveLength(20)
  })

  it('comes page by page, at least one of the type with every page, and ends', async () => {
    const { result, settle, wire } = await ask('like')
    act(() => void result.current.loadMore())
    expect(result.current.isLoading).toBe(true)
    await settle()
    // The newest hundred all love.
    expect(wire.of(/GET .*reactions/)).toHaveLength(2)
    expect(result.current.people.length).toBeGreaterThan(60)
    while (result.current.hasMore) {
      act(() => void result.current.loadMore())
      await settle()
    }
    expect(result.current.people).toEqual(crowd.toReversed())
    expect(wire.of(/GET .*reactions/)).toHaveLength(4)
  })

  it('is asked for once by many who ask at once', async () => {
    const { result, settle, wire } = await ask('love')
    act(() => {
      void result.current.loadMore()
      void result.current.loadMore()
    })
    await settle()
    expect(wire.of(/GET .*reactions/)).toHaveLength(1)
  })

  it('says why it did not come, and comes when asked again', async () => {
    const { result, network, settle } = await ask('love')
    network.failNext('getReactions', { status: 500 })
    const answers: boolean[] = []
    act(() => void result.current.loadMore().then((isThere) => answers.push(isThere)))
    await settle()
    expect(result.current.error).toBeInstanceOf(Error)
    expect(result.current.people).toHaveLength(10)
    act(() => void result.current.loadMore().then((isThere) => answers.push(isThere)))
    await settle()
    expect(answers).toEqual([false, true])
    expect(result.current).toMatchObject({ error: null })
    expect(result.current.people).toHaveLength(100)
  })

  it('has me first as soon as I react, and without me as soon as I do not', async () => {
    const { result, network, settle } = await ask('love')
    network.setLatency(100)
    act(() => void result.current.toggle('love'))
    expect(result.current.people[0]).toBe('ann')
    expect(result.current.own).toEqual(['love'])
    await settle()
    act(() => void result.current.toggle('love'))
    expect(result.current.people).not.toContain('ann')
    expect(result.current.own).toEqual([])
    await settle()
    expect(result.current.people).not.toContain('ann')
  })
})
