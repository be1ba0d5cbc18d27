import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useChannels } from '../../src/hooks/useChannels.ts'
import { empty, general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'

/** More channels than one page holds. */
const crowd = sceneOf(...Array.from({ length: 35 }, (_, index) => channelOf(`c-${index}`)))

it('loads my channels when first used, newest activity first', async () => {
  const { result, until, wire } = await renderChatHook(() => useChannels(), { impatient: true })
  expect(result.current).toMatchObject({ channelIds: [], isLoading: true, hasMore: false, error: null })
  await until(() => !result.current.isLoading)
  expect(result.current.channelIds).toEqual([empty, general])
  expect(wire.of(/POST .*\/channels$/)).toHaveLength(1)
})

it('moves a channel up when something is said in it, and keeps the very same list otherwise', async () => {
  const { result, other } = await renderChatHook(() => useChannels())
  await other('reza').says(general, 'Up')
  const moved = result.current.channelIds
  expect(moved).toEqual([general, empty])
  await other('reza').says(general, 'Still up')
  expect(result.current.channelIds).toBe(moved)
})

it('takes in a channel that I am added to', async () => {
  const { result, host } = await renderChatHook(() => useChannels(), {
    scene: sceneOf(channelOf('ours'), channelOf('theirs', { members: ['reza'] })),
  })
  expect(result.current.channelIds).toEqual(['messaging:ours'])
  const path = { type: 'messaging', id: 'theirs' }
  await host.call('updateChannel', { path, body: { add_members: ['ann'] } })
  expect(result.current.channelIds.toSorted()).toEqual(['messaging:ours', 'messaging:theirs'])
})

describe('with more channels than fit one page', () => {
  it('loads the rest when asked to', async () => {
    const { result, network, pass, settle } = await renderChatHook(() => useChannels(), { scene: crowd })
    expect(result.current.channelIds).toHaveLength(30)
    expect(result.current.hasMore).toBe(true)
    network.setLatency(100)
    act(() => void result.current.loadMore())
    await pass(50)
    expect(result.current.isLoadingMore).toBe(true)
    await settle()
    expect(new Set(result.current.channelIds).size).toBe(35)
    expect(result.current).toMatchObject({ hasMore: false, isLoadingMore: false })
  })

  it('makes one request of two that are asked for together', async () => {
    const { result, settle, wire } = await renderChatHook(() => useChannels(), { scene: crowd })
    act(() => {
      void result.current.loadMore()
      void result.current.loadMore()
    })
    await settle()
    expect(wire.of(/POST .*\/channels$/)).toHaveLength(2)
  })

  it('keeps what is loaded when a page fails, and tries again', async () => {
    const { result, network, settle } = await renderChatHook(() => useChannels(), { scene: crowd })
    network.failNext('queryChannels', { status: 500 })
    act(() => void result.current.loadMore())
    await settle()
    expect(result.current.error).toBeInstanceOf(Error)
    expect(result.current.channelIds).toHaveLength(30)
    act(() => void result.current.loadMore())
    await settle()
    expect(result.current.error).toBeNull()
    expect(result.current.channelIds).toHaveLength(35)
  })
})

it('says that loading failed, and loads on retry', async () => {
  const { result, settle } = await renderChatHook(() => useChannels(), {
    prepare: ({ network }) => network.failNext('queryChannels', { status: 500 }),
  })
  expect(result.current).toMatchObject({ channelIds: [], isLoading: false })
  expect(result.current.error?.message).toContain('500')
  let succeeded: boolean | undefined
  act(() => void result.current.retry().then((answer) => (succeeded = answer)))
  await settle()
  expect(succeeded).toBe(true)
  expect(result.current).toMatchObject({ channelIds: [empty, general], error: null })
})
