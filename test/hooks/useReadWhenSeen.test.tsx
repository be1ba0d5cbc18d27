import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useReadWhenSeen } from '../../src/hooks/useReadWhenSeen.ts'
import { useUnread } from '../../src/hooks/useUnread.ts'
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

it('leaves no timer behind when its component goes', async () => {
  const { unmount, pass, wire } = await look(true)
  unmount()
  await pass(5000)
  expect(wire.of(/read$/)).toEqual([])
})
