import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useTyping } from '../../src/hooks/useTyping.ts'
import { everybody } from '../../src/testing.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'

/** Longer than anybody counts as writing without a further sign, ms. */
const EXPIRED_MS = 7100

const typing = () =>
  renderChatHook(
    () => {
      useMessages(general)
      return useTyping(general)
    },
    { scene: sceneOf(channelOf('general', { members: everybody })) },
  )

describe('others', () => {
  it('are shown in the order in which they began, until they stop', async () => {
    const { result, other } = await typing()
    expect(result.current.typing).toEqual([])
    await other('reza').types(general)
    await other('xiaolong').types(general)
    await other('reza').types(general)
    expect(result.current.typing).toEqual(['reza', 'xiaolong'])
    await other('reza').types(general, false)
    expect(result.current.typing).toEqual(['xiaolong'])
  })

  it('stop when they have sent', async () => {
    const { result, other } = await typing()
    await other('reza').types(general)
    await other('reza').says(general, 'There')
    expect(result.current.typing).toEqual([])
  })

  it('stop after a while without a sign', async () => {
    const { result, other, pass } = await typing()
    await other('reza').types(general)
    await pass(5000)
    await other('reza').types(general)
    await pass(5000)
    expect(result.current.typing).toEqual(['reza'])
    await pass(EXPIRED_MS)
    expect(result.current.typing).toEqual([])
  })

  it('stop when nobody is heard any more', async () => {
    const { result, other, network, settle } = await typing()
    await other('reza').types(general)
    act(() => network.setOnline(false))
    await settle()
    expect(result.current.typing).toEqual([])
  })
})

describe('I', () => {
  it('am never shown to myself', async () => {
    const { result, settle } = await typing()
    act(() => result.current.setTyping(true))
    await settle()
    expect(result.current.typing).toEqual([])
  })

  it('say it once in a while, not with every key, and say when I stop', async () => {
    const { result, pass, wire } = await typing()
    for (let key = 0; key < 10; key += 1) {
      act(() => result.current.setTyping(true))
      await pass(50)
    }
    expect(wire.of(/event$/).map(({ body }) => body)).toEqual([{ event: { type: 'typing.start' } }])
    act(() => result.current.setTyping(false))
    await pass(50)
    expect(wire.of(/event$/).at(-1)?.body).toEqual({ event: { type: 'typing.stop' } })
    expect(wire.of(/event$/)).toHaveLength(2)
  })

  it('stop by myself after five seconds without a key', async () => {
    const { result, pass, wire } = await typing()
    act(() => result.current.setTyping(true))
    await pass(4900)
    expect(wire.of(/event$/)).toHaveLength(1)
    await pass(200)
    expect(wire.of(/event$/).at(-1)?.body).toEqual({ event: { type: 'typing.stop' } })
  })
})
