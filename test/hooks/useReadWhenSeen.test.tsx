import { act, renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ChatProvider } from '../../src/hooks/ChatProvider.tsx'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useReadWhenSeen } from '../../src/hooks/useReadWhenSeen.ts'
import { useUnread } from '../../src/hooks/useUnread.ts'
import { messageKey } from '../../src/model/id.ts'
import type { VirtualEnv } from '../../src/testing/virtualEnv.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'

const scene = sceneOf(channelOf('general', { messages: lines(8), unread: { ann: 3 } }))

/** A channel with three unread messages whose end is, or is not, in view. */
const look = (isAtEnd: boolean, isVisible = true) =>
  renderChatHook(
    (props) => {
      useMessages(general)
      useReadWhenSeen(general, props.isAtEnd)
      return useUnread(general).count
    },
    {
      scene,
      initialProps: { isAtEnd },
      prepare: ({ env }: { readonly env: VirtualEnv }) => env.setVisible(isVisible),
    },
  )

it('marks the channel read after a second of looking at its end', async () => {
  const { result, pass, wire } = await look(true)
  expect(result.current).toBe(3)
  await pass(700)
  expect(wire.of(/read$/)).toEqual([])
  await pass(400)
  expect(result.current).toBe(0)
  expect(wire.of(/read$/)).toHaveLength(1)
})

it('does not while the end is out of view', async () => {
  const { result, rerender, pass, wire } = await look(false)
  await pass(5000)
  expect(result.current).toBe(3)
  expect(wire.of(/read$/)).toEqual([])
  rerender({ isAtEnd: true })
  await pass(1100)
  expect(result.current).toBe(0)
})

it('does not while nobody can see the page or its window is in the back, and waits a whole second after', async () => {
  const { result, env, pass } = await look(true, false)
  await pass(5000)
  expect(result.current).toBe(3)
  act(() => env.setVisible(true))
  await pass(900)
  expect(result.current).toBe(3)
  await pass(200)
  expect(result.current).toBe(0)
})

it('does not when the reader leaves before the second is over', async () => {
  const { result, env, pass, wire } = await look(true)
  act(() => env.setVisible(false))
  await pass(5000)
  expect(result.current).toBe(3)
  expect(wire.of(/read$/)).toEqual([])
})

it('asks the server once for many messages that come while one looks', async () => {
  const { result, other, pass, wire } = await look(true)
  for (const text of ['a', 'b', 'c']) await other('reza').says(general, text)
  await pass(1200)
  await pass(1200)
  expect(result.current).toBe(0)
  expect(wire.of(/read$/).length).toBeLessThanOrEqual(2)
})

describe('CL-6: what I make unread again', () => {
  /** Two lists of one channel, as beside each other on a wide screen. */
  const both = async () => {
    const drawn = await renderChatHook(
      (props: { readonly isOpen: boolean }) => {
        useMessages(general)
        useReadWhenSeen(general, props.isOpen)
        useReadWhenSeen(general, props.isOpen)
        return useUnread(general)
      },
      { scene, initialProps: { isOpen: true } },
    )
    await drawn.pass(1100)
    expect(drawn.result.current.count).toBe(0)
    return drawn
  }

  it('stays unread while I look, whoever writes and however often I come back to the window', async () => {
    const { result, pass, env, other, wire } = await both()
    const reads = wire.of(/read$/).length
    act(() => result.current.markUnread(messageKey('m-5')))
    expect(result.current.count).toBe(4)
    await pass(5000)
    await other('reza').says(general, 'And more')
    act(() => env.setVisible(false))
    act(() => env.setVisible(true))
    await pass(5000)
    expect(result.current.count).toBe(5)
    expect(wire.of(/\/read$/)).toHaveLength(reads)
  })

  it('on another device, too', async () => {
    const { result, pass, world, settle } = await both()
    await act(async () => {
      await world.server.as('ann').call('markUnread', {
        path: { type: 'messaging', id: 'general' },
        body: { message_id: 'm-7' },
      })
    })
    await settle()
    await pass(5000)
    expect(result.current.count).toBe(2)
  })

  it('is read again once I say so, or write; what comes after that is read as ever', async () => {
    const { result, pass, chat, other, settle } = await both()
    act(() => result.current.markUnread(messageKey('m-7')))
    await pass(3000)
    act(() => result.current.markRead())
    await settle()
    await other('reza').says(general, 'Next')
    await pass(1500)
    expect(result.current.count).toBe(0)
    act(() => result.current.markUnread(messageKey('m-7')))
    await pass(3000)
    act(() => void chat.send(general, 'An answer'))
    await settle()
    await other('reza').says(general, 'And another')
    await pass(1500)
    expect(result.current.count).toBe(0)
  })

  it('is read when I come back after leaving', async () => {
    const { result, pass, unmount, chat } = await both()
    act(() => result.current.markUnread(messageKey('m-7')))
    await pass(3000)
    unmount()
    const again = renderHook(
      () => {
        useReadWhenSeen(general, true)
        return useUnread(general).count
      },
      { wrapper: ({ children }) => <ChatProvider chat={chat}>{children}</ChatProvider> },
    )
    expect(again.result.current).toBe(2)
    await pass(1500)
    expect(again.result.current).toBe(0)
  })

  it('and the server refuses, is read as before', async () => {
    const { result, pass, network, other } = await both()
    network.failNext('markUnread', { status: 403 })
    act(() => result.current.markUnread(messageKey('m-7')))
    await pass(500)
    expect(result.current.count).toBe(0)
    await other('reza').says(general, 'Next')
    await pass(1500)
    expect(result.current.count).toBe(0)
  })
})

it('leaves no timer behind when its component goes', async () => {
  const { unmount, pass, wire } = await look(true)
  unmount()
  await pass(5000)
  expect(wire.of(/read$/)).toEqual([])
})
