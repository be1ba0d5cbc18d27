// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import { type Version, version } from '../../src/model/id.ts'
import { selectUnread } from '../../src/state/selectors.ts'
import { small } from '../../src/testing/scenes/small.ts'
import {
  ann,
  arrived,
  channelFacts,
  channelRecord,
  general,
  messageRecord,
  other,
  versionAt,
} from './facts.ts'
import { openChat } from './openChat.ts'
import { openWorld } from './openWorld.ts'

const afterAt = (seconds: number): Version => version(`${versionAt(seconds)}~`)
const counted = (at: number, value: number, upTo: number): ChatEvent => ({
  type: 'unread.put',
  channelId: general,
  count: { version: versionAt(at), value, upTo: afterAt(upTo) },
})
const read = (at: number, upTo: number): readonly ChatEvent[] => [
  {
    type: 'read.put',
    channelId: general,
    userId: ann,
    mark: { version: versionAt(at), value: { upTo: afterAt(upTo) } },
  },
  { type: 'unread.read', channelId: general, read: { version: versionAt(at), value: afterAt(upTo) } },
]

async function arrange() {
  const made = await openChat({
    messages: [messageRecord('m1', { at: 10 }), messageRecord('m2', { at: 20 })],
  })
  const { backend, chat, env } = made
  backend.connection.sink.events([counted(55, 2, 0)])
  await env.clock.advance(20)
  const loads = backend.channelLoads.length
  return {
    tell: async (...events: readonly ChatEvent[]) => {
      backend.connection.sink.events(events)
      await env.clock.advance(20)
    },
    unread: () => selectUnread(chat.store.getState(), general),
    asked: () => backend.channelLoads.length - loads,
  }
}

describe('I27: reading that brings no count', () => {
  it('leaves what arrived while it was on its way', async () => {
    const { tell, unread, asked } = await arrange()
    await tell(arrived('m3', { at: 70 }))
    expect(unread()).toBe(3)
    await tell(...read(80, 20))
    expect([unread(), asked()]).toEqual([1, 0])
    await tell(arrived('m4', { at: 90 }))
    expect(unread()).toBe(2)
  })

  it('says nothing new after a count that was made with it', async () => {
    const { tell, unread, asked } = await arrange()
    await tell(arrived('m3', { at: 70 }), counted(75, 1, 20))
    await tell(...read(80, 20))
    expect([unread(), asked()]).toEqual([1, 0])
  })

  it('is asked about where some of what was counted is left', async () => {
    const { tell, unread, asked } = await arrange()
    await tell(...read(80, 10))
    expect(asked()).toBe(1)
    await tell(counted(85, 1, 10))
    expect(unread()).toBe(1)
  })
})

describe('reading everything', () => {
  it('leaves nothing unread in any channel, but what comes after it', async () => {
    const { chat, backend, env } = await openChat({ messages: [messageRecord('m1', { at: 10 })] })
    const { sink } = backend.connection
    sink.events([
      ...channelFacts(other),
      counted(55, 2, 0),
      { type: 'unread.put', channelId: other, count: { version: versionAt(55), value: 4 } },
      arrived('m3', { at: 90 }),
    ])
    await env.clock.advance(20)
    sink.events([{ type: 'channels.read', userId: ann, version: versionAt(80) }])
    await env.clock.advance(20)
    expect([general, other].map((id) => selectUnread(chat.store.getState(), id))).toEqual([1, 0])
  })

  it('on another device is heard', async () => {
    const open = await openWorld({
      ...small,
      channels: small.channels.map((channel) => ({ ...channel, unread: { reza: 2 } })),
    })
    const { chat } = open.world.join('reza')
    chat.connect()
    await open.during(chat.loadChannels('first'))
    expect(selectUnread(chat.store.getState(), general)).toBeGreaterThan(0)
    await open.world.server.as('reza').call('markChannelsRead', { body: {} })
    await open.pass(100)
    expect(selectUnread(chat.store.getState(), general)).toBe(0)
  })
})

describe('a channel that is not mine', () => {
  it('does not come by word of how it is now, and that word is not lost if it becomes mine', async () => {
    const { chat, backend, env } = await openChat()
    const { sink } = backend.connection
    const ids = () => chat.store.getState().base.channelOrder
    sink.events([{ type: 'channel.removed', channelId: general, version: versionAt(60) }])
    const changed = { type: 'channel.changed', channel: channelRecord(general, { at: 70 }) } as const
    sink.events([changed])
    await env.clock.advance(100)
    expect(ids()).toEqual([])
    sink.events([{ type: 'channel.put', channel: channelRecord(general, { at: 65 }) }])
    await env.clock.advance(20)
    expect(ids()).toEqual([general])
    expect(chat.store.getState().base.early).toEqual([])
  })

  it('is not kept by a change that was told before the removal and is newer than it', async () => {
    const { chat, backend, env } = await openChat()
    backend.connection.sink.events([
      { type: 'channel.changed', channel: channelRecord(general, { at: 70 }) },
      { type: 'channel.removed', channelId: general, version: versionAt(69) },
    ])
    await env.clock.advance(20)
    expect(chat.store.getState().base.channelOrder).toEqual([])
  })
})
