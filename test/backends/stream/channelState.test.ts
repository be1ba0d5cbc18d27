// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { eventsOfFrame } from '../../../src/backends/stream/normalizeEvent.ts'
import { channelStateEvents } from '../../../src/backends/stream/normalizeState.ts'
import type { ChatEvent } from '../../../src/model/event.ts'
import { userId } from '../../../src/model/id.ts'
import {
  afterAt,
  at,
  CID,
  frame,
  versionAt,
  wireChannel,
  wireMember,
  wireMessage,
  wireState,
  wireUser,
} from './wire.ts'

const ann = userId('ann')
const facts = (raw: object): readonly ChatEvent[] => eventsOfFrame(raw, ann)
const types = (events: readonly ChatEvent[]): readonly string[] => events.map(({ type }) => type)
/** The facts of one type. */
const only = <Type extends ChatEvent['type']>(events: readonly ChatEvent[], type: Type) =>
  events.filter((event): event is ChatEvent & { type: Type } => event.type === type)

describe('a channel’s state', () => {
  const page = { at: versionAt(10), addressed: true }
  const state = (more: object) => channelStateEvents(wireState(more), page, ann)

  it('tells the channel, its people, who is there, and how far they have read', () => {
    const events = state({
      watchers: [wireUser('reza')],
      read: [
        { user: wireUser('mina'), last_read: at(5), unread_messages: 0 },
        { user: wireUser('ann'), last_read: at(3), unread_messages: 4 },
      ],
    })
    expect([...new Set(types(events))]).toEqual([
      'user.put',
      'channel.put',
      'draft.put',
      'presence.put',
      'member.put',
      'read.put',
      'unread.put',
    ])
    expect(only(events, 'channel.put')[0]?.channel.capabilities.value).toEqual([
      'read-events',
      'send-message',
    ])
    expect(only(events, 'member.put').map(({ member }) => member.value?.role)).toEqual([
      'member',
      'moderator',
    ])
    expect(only(events, 'presence.put').map(({ userId: id }) => id)).toEqual(['ann', 'mina', 'reza'])
    expect(only(events, 'read.put').map(({ mark }) => mark)).toEqual([
      { version: versionAt(10), value: { upTo: afterAt(5) } },
      { version: versionAt(10), value: { upTo: afterAt(3) } },
    ])
    expect(only(events, 'unread.put').map(({ count }) => count)).toEqual([
      { version: versionAt(10), value: 4, upTo: afterAt(3) },
    ])
  })

  it('I20: says who all its people are where it holds them all', () => {
    const read = [{ user: wireUser('mina'), last_read: at(5), unread_messages: 0 }]
    const told = (member_count: number) =>
      only(state({ channel: wireChannel({ member_count }), read }), 'channel.people')
    expect(told(2)).toEqual([
      {
        type: 'channel.people',
        channelId: CID,
        members: ['ann', 'mina'],
        readers: ['mina'],
        asOf: versionAt(10),
      },
    ])
    expect(told(101)).toEqual([])
  })

  it('I27: counts what it saw: a message that is in the count is not counted again when its event comes late', () => {
    const read = [{ user: wireUser('ann'), last_read: at(3), unread_messages: 1 }]
    // The newest message came after the last frame we had heard when we asked.
    const channel = wireChannel({ last_message_at: at(12) })
    const [count] = only(
      state({ read, channel, messages: [wireMessage('m9', { created_at: at(12) })] }),
      'unread.put',
    )
    const [late] = only(
      facts(frame('message.new', { message: wireMessage('m9', { created_at: at(12) }) }, 12)),
      'message.arrived',
    )
    expect((late?.message.order ?? '') < (count?.count.version ?? '')).toBe(true)
    const [next] = only(
      facts(frame('message.new', { message: wireMessage('m10', { created_at: at(12.001) }) }, 13)),
      'message.arrived',
    )
    expect((next?.message.order ?? '') > (count?.count.version ?? '')).toBe(true)
  })

  it('says nothing without a channel', () => {
    expect(channelStateEvents({ members: [wireMember('ann')] }, page, ann)).toEqual([])
  })
})
