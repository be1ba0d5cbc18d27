import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useChannel } from '../../src/hooks/useChannel.ts'
import { channelId } from '../../src/model/id.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'

/** A server forgives a reload: somebody is gone only after so long, ms. */
const AWAY_MS = 6000

it('tells what a channel is and what I may do in it', async () => {
  const { result } = await renderChatHook(() => useChannel(general))
  expect(result.current).toMatchObject({
    id: general,
    title: 'General',
    image: null,
    memberCount: 2,
    partnerId: null,
    frozen: false,
    canSend: true,
    maxMessageLength: 5000,
    isLoading: false,
    error: null,
  })
})

it('loads a channel that is not loaded, once', async () => {
  const { result, until, wire, settle } = await renderChatHook(() => useChannel(general), { impatient: true })
  expect(result.current).toMatchObject({ title: '', isLoading: true, canSend: false })
  await until(() => !result.current.isLoading)
  await settle()
  expect(wire.of(/general\/query$/)).toHaveLength(1)
})

it('loads another channel when it is given another id', async () => {
  const { result, rerender, settle } = await renderChatHook(({ id }) => useChannel(channelId(id)), {
    initialProps: { id: 'messaging:general' },
  })
  rerender({ id: 'messaging:empty' })
  expect(result.current.isLoading).toBe(true)
  await settle()
  expect(result.current).toMatchObject({ title: 'Nothing here yet', isLoading: false })
})

it('says why it could not be loaded, and loads on retry', async () => {
  const { result, settle } = await renderChatHook(() => useChannel(general), {
    prepare: ({ network }) => network.failNext('getOrCreateChannel', { status: 500 }),
  })
  expect(result.current.isLoading).toBe(false)
  expect(result.current.error).toBeInstanceOf(Error)
  act(() => void result.current.retry())
  await settle()
  expect(result.current).toMatchObject({ title: 'General', error: null })
})

it('is named after the other person between two, and knows whether they are there', async () => {
  const id = channelId('messaging:two')
  const { name: _none, ...two } = channelOf('two')
  const { result, world, settle, pass } = await renderChatHook(() => useChannel(id), { scene: sceneOf(two) })
  expect(result.current).toMatchObject({ title: 'رضا کریمی', partnerId: 'reza', isPartnerOnline: false })
  const leave = world.join('reza').chat.connect()
  await settle()
  expect(result.current.isPartnerOnline).toBe(true)
  leave()
  await pass(AWAY_MS)
  expect(result.current.isPartnerOnline).toBe(false)
})

it('counts who is there', async () => {
  const { result, world, settle } = await renderChatHook(() => useChannel(general))
  expect(result.current.onlineCount).toBe(1)
  world.join('reza').chat.connect()
  await settle()
  expect(result.current.onlineCount).toBe(2)
})

it('follows a change of name', async () => {
  const { result, host } = await renderChatHook(() => useChannel(general))
  const path = { type: 'messaging', id: 'general' }
  await host.call('updateChannelPartial', { path, body: { set: { name: 'Renamed', frozen: true } } })
  expect(result.current).toMatchObject({ title: 'Renamed', frozen: true })
})

it('knows that nobody may write in a frozen channel', async () => {
  const id = channelId('messaging:ice')
  const scene = sceneOf(channelOf('ice', { frozen: true }))
  const { result } = await renderChatHook(() => useChannel(id), { scene })
  expect(result.current).toMatchObject({ frozen: true, canSend: false })
})
