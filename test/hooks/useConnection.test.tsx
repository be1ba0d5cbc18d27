import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useConnection } from '../../src/hooks/useConnection.ts'
import { renderChatHook } from '../support/renderChat.tsx'

it('connects while mounted and says so only once the server is heard', async () => {
  const { result, until } = await renderChatHook(() => useConnection(), { impatient: true })
  expect(result.current).toMatchObject({ state: 'connecting', retryAt: null })
  await until(() => result.current.state === 'online')
})

it('tells of a broken line and finds back by itself', async () => {
  const { result, network, pass, until } = await renderChatHook(() => useConnection())
  network.setLatency(100)
  network.dropSockets()
  await pass(60)
  expect(result.current.state).toBe('reconnecting')
  await until(() => result.current.state === 'online')
})

it('says when the next try comes, and tries at once when asked to', async () => {
  const { result, env, network, wire, until } = await renderChatHook(() => useConnection())
  wire.refuse(true)
  network.dropSockets()
  await until(() => (result.current.retryAt ?? 0) > env.monotonic() + 500)
  expect(result.current.state).toBe('reconnecting')
  const planned = result.current.retryAt ?? 0
  wire.refuse(false)
  act(() => result.current.reconnect())
  await until(() => result.current.state === 'online')
  expect(env.monotonic()).toBeLessThan(planned)
  expect(result.current.retryAt).toBeNull()
})

it('knows when the machine has no network, and comes back with it', async () => {
  const { result, network, pass, until } = await renderChatHook(() => useConnection())
  act(() => network.setOnline(false))
  await pass(0)
  expect(result.current.state).toBe('offline')
  act(() => network.setOnline(true))
  await until(() => result.current.state === 'online')
})
