import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useChannel } from '../../src/hooks/useChannel.ts'
import {
  type ChannelEvent,
  useChannelEvent,
  type UserEvent,
  useUserEvent,
} from '../../src/hooks/useChannelEvent.ts'
import { useChat } from '../../src/hooks/useChat.ts'
import { useSendEvent } from '../../src/hooks/useSendEvent.ts'
import type { ChannelId } from '../../src/model/id.ts'
import { outcomeOf } from '../../src/model/outcome.ts'
import type { Scene } from '../../src/server/scene.ts'
import { empty, general, renderChatHook } from '../support/renderChat.tsx'

interface Props {
  readonly only?: ChannelId | undefined
  readonly name?: string
}

const GENERAL = { type: 'messaging', id: 'general' }
const EMPTY = { type: 'messaging', id: 'empty' }

async function listen(props: Props = {}) {
  const heard: (ChannelEvent | UserEvent)[] = []
  const hook = await renderChatHook<ReturnType<typeof useSendEvent>, Props>(
    ({ only, name = 'hand.raised' }) => {
      useChannel(general)
      useChannel(empty)
      useChannelEvent(name, (event) => heard.push(event), only)
      useUserEvent(name, (event) => heard.push(event))
      return useSendEvent(general)
    },
    { initialProps: props },
  )
  const raise = async (path: typeof GENERAL, event: Record<string, unknown>): Promise<void> => {
    await hook.world.server.as('reza').call('sendEvent', { path, body: { event: event as never } })
    await hook.settle()
  }
  return { ...hook, heard, raise }
}

describe('useChannelEvent', () => {
  it('tells who did it, where, and with what', async () => {
    const { heard, raise } = await listen()
    await raise(GENERAL, { type: 'hand.raised', custom: { side: 'left', times: 2 } })
    expect(heard).toEqual([
      { channelId: general, userId: 'reza', name: 'hand.raised', data: { side: 'left', times: 2 } },
    ])
  })

  it('tells of that event alone, and of one channel alone where that is wished', async () => {
    const { heard, raise, rerender } = await listen()
    await raise(GENERAL, { type: 'hand.lowered' })
    await raise(EMPTY, { type: 'hand.raised' })
    expect(heard).toMatchObject([{ channelId: empty }])
    rerender({ only: general })
    await raise(EMPTY, { type: 'hand.raised' })
    expect(heard).toHaveLength(1)
    rerender({ only: general, name: 'hand.lowered' })
    await raise(GENERAL, { type: 'hand.lowered' })
    expect(heard).toMatchObject([{ channelId: empty }, { channelId: general, name: 'hand.lowered' }])
  })

  it('tells nothing of what the protocol itself says, known or not', async () => {
    const { heard, raise, host, settle } = await listen({ name: 'message.new' })
    await host.call('sendMessage', {
      path: GENERAL,
      body: { message: { text: 'hi', user_id: 'reza' } as never },
    })
    await settle()
    await expect(raise(GENERAL, { type: 'message.new' })).rejects.toThrow('server alone')
    await expect(raise(GENERAL, { type: 'poll.exploded' })).rejects.toThrow('server alone')
    expect(heard).toEqual([])
  })

  it('ends with the component', async () => {
    const { heard, raise, unmount } = await listen()
    unmount()
    await raise(GENERAL, { type: 'hand.raised' })
    expect(heard).toEqual([])
  })
})

describe('useUserEvent', () => {
  it('tells what the application tells me alone, wherever I am, and nobody else', async () => {
    const mine = await listen({ name: 'friendship_request' })
    const event = { type: 'friendship_request', custom: { from: 'reza' } }
    for (const user_id of ['ann', 'reza'])
      await act(() => mine.host.call('sendUserCustomEvent', { path: { user_id }, body: { event } }))
    await mine.settle()
    expect(mine.heard).toEqual([{ userId: null, name: 'friendship_request', data: { from: 'reza' } }])
  })
})

describe('useSendEvent', () => {
  it('is heard by everybody who has the channel open, me included', async () => {
    const { result, heard, settle } = await listen()
    expect(result.current.canSend).toBe(true)
    await act(() => settleWith(result.current.send('hand.raised', { side: 'right' }), settle))
    expect(heard).toEqual([
      { channelId: general, userId: 'ann', name: 'hand.raised', data: { side: 'right' } },
    ])
  })

  it('says when the server did not take it, and tries nothing again', async () => {
    const { result, network, settle, wire } = await listen()
    network.failNext('sendEvent', { status: 500, reached: true })
    let outcome: unknown
    await act(() =>
      settleWith(
        result.current.send('hand.raised').catch((error: unknown) => (outcome = outcomeOf(error))),
        settle,
      ),
    )
    expect(outcome).toEqual({ type: 'unknown' })
    expect(wire.of(/\/event$/)).toHaveLength(1)
  })

  it('does not ask a server that would refuse', async () => {
    const scene: Scene = {
      name: 'quiet',
      users: [{ id: 'ann' }, { id: 'reza' }],
      channels: [{ type: 'livestream', id: 'general', name: 'General', members: ['reza'], messages: [] }],
    }
    const hook = await renderChatHook(
      () => ({ ...useSendEvent('livestream:general' as ChannelId), chat: useChat() }),
      {
        scene,
      },
    )
    expect(hook.result.current.canSend).toBe(false)
    const sent = hook.result.current.send('hand.raised').catch(outcomeOf)
    expect(await sent).toEqual({ type: 'rejected', reason: 'not-allowed' })
    expect(hook.wire.of(/\/event$/)).toEqual([])
  })
})

async function settleWith(work: Promise<unknown>, settle: () => Promise<void>): Promise<void> {
  await settle()
  await work
}
