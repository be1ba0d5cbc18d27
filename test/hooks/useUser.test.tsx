import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useUser } from '../../src/hooks/useUser.ts'
import { useUserNames } from '../../src/hooks/useUserNames.ts'
import { userId } from '../../src/model/id.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'

const reza = userId('reza')

const who = (id?: string) =>
  renderChatHook(() => {
    useMessages(general)
    return useUser(id === undefined ? id : userId(id))
  })

it('is myself without an id', async () => {
  const { result } = await who()
  expect(result.current).toMatchObject({ isSelf: true, user: { id: 'ann', name: 'Ann Lee' } })
  expect(result.current.presence?.online).toBe(true)
})

it('is somebody else by id, with whether they are there', async () => {
  const { result, world, settle } = await who('reza')
  expect(result.current).toMatchObject({ isSelf: false, user: { name: 'رضا کریمی' } })
  expect(result.current.presence?.online).toBe(false)
  world.join('reza').chat.connect()
  await settle()
  expect(result.current.presence?.online).toBe(true)
})

it('knows nothing of a stranger', async () => {
  const { result } = await who('nobody')
  expect(result.current).toEqual({ user: null, presence: null, isSelf: false })
})

it('does not claim to know who is there while nobody is heard', async () => {
  const { result, network, settle } = await who('reza')
  act(() => network.setOnline(false))
  await settle()
  expect(result.current.presence).toBeNull()
  expect(result.current.user?.name).toBe('رضا کریمی')
})

it('follows a new name', async () => {
  const { result, host } = await who('reza')
  await host.call('updateUsers', { body: { users: { reza: { id: 'reza', name: 'Reza K.' } } } })
  expect(result.current.user?.name).toBe('Reza K.')
})

it('gives names, or ids where there are none, as the same list while nobody is renamed', async () => {
  const ids = [reza, userId('nobody')]
  const { result, other, host } = await renderChatHook(() => {
    useMessages(general)
    return useUserNames(ids)
  })
  const names = result.current
  expect(names).toEqual(['رضا کریمی', 'nobody'])
  await other('reza').says(general, 'Hi')
  expect(result.current).toBe(names)
  await host.call('updateUsers', { body: { users: { reza: { id: 'reza', name: 'Reza\u0000K.' } } } })
  expect(result.current).toHaveLength(2)
  expect(result.current[1]).toBe('nobody')
})
