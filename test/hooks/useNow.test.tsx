import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useNow } from '../../src/hooks/useNow.ts'
import { renderChatHook } from '../support/renderChat.tsx'

const MINUTE_MS = 60_000

/* TM-2: every minute, one shared timer, paused when hidden. */
it('shares one timer among all that watch it, and leaves none', async () => {
  const none = await renderChatHook(() => null)
  const timers = none.env.held().timers
  const { env, unmount, pass } = await renderChatHook(() => [
    useNow((now) => now),
    useNow((now) => now % 2),
    useNow((now) => now > 0),
  ])
  expect(env.held().timers).toBe(timers + 1)
  unmount()
  await pass(10)
  expect(env.held().timers).toBeLessThanOrEqual(timers)
})

it('draws again only when the answer is another one', async () => {
  let draws = 0
  const { result, pass } = await renderChatHook(() => {
    draws += 1
    return useNow((now) => Math.floor(now / (10 * MINUTE_MS)))
  })
  const [before, first] = [draws, result.current]
  for (let minute = 0; minute < 11; minute += 1) await pass(MINUTE_MS)
  expect(result.current).toBe(first + 1)
  expect(draws).toBe(before + 1)
})

it('waits while nobody sees the page', async () => {
  const { result, env, pass } = await renderChatHook(() => useNow((now) => now))
  act(() => env.setVisible(false))
  const before = result.current
  await pass(5 * MINUTE_MS)
  expect(result.current).toBe(before)
  act(() => env.setVisible(true))
  expect(result.current).toBe(env.now())
})
