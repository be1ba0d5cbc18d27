// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { eventsOfFrame } from '../../../src/backends/stream/normalizeEvent.ts'
import type { ChatEvent } from '../../../src/model/event.ts'
import { NO_VERSION, userId } from '../../../src/model/id.ts'
import { afterAt, at, CID, frame, versionAt, wireChannel, wireMember, wireMessage, wireUser } from './wire.ts'

const ann = userId('ann')
const facts = (raw: object): readonly ChatEvent[] => eventsOfFrame(raw, ann)
const types = (events: readonly ChatEvent[]): readonly string[] => events.map(({ type }) => type)
/** The facts of one type. */
const only = <Type extends ChatEvent['type']>(events: readonly ChatEvent[], type: Type) =>
  events.filter((event): event is ChatEvent & { type: Type } => event.type === type)

describe('message.new', () => {
  it('tells the message, the people in it, and that its author has read and writes no more', () => {
    const raw = frame('message.new', { message: wireMessage('m1', { mentioned_users: [wireUser('reza')] }) })
    const events = facts(raw)
    expect(types(events)).toEqual(['user.put', 'user.put', 'message.arrived', 'read.put', 'typing.put'])
    expect(only(events, 'user.put').map(({ user }) => user.id)).toEqual(['mina', 'reza'])
    expect(only(events, 'read.put')).toEqual([
      {
        type: 'read.put',
        channelId: CID,
        userId: 'mina',
        mark: { version: afterAt(0), value: { upTo: afterAt(0) } },
      },
    ])
    expect(only(events, 'typing.put')).toEqual([
      { type: 'typing.put', channelId: CID, userId: 'mina', typing: false },
    ])
  })

  it('of mine leaves nothing unread', () => {
    const events = facts(frame('message.new', { message: wireMessage('m1', { user: wireUser('ann') }) }))
    expect(only(events, 'unread.put')).toEqual([
      { type: 'unread.put', channelId: CID, count: { version: afterAt(0), value: 0, upTo: afterAt(0) } },
    ])
  })

  it('in a thread alone says nothing of who read the channel', () => {
    const events = facts(frame('message.new', { message: wireMessage('r1', { parent_id: 'm1' }) }))
    expect(types(events)).toEqual(['user.put', 'message.arrived', 'typing.put'])
    expect(only(events, 'typing.put')).toMatchObject([{ thread: 'm1', typing: false }])
    expect(only(events, 'message.arrived')[0]?.message.inTimeline).toBe(false)
  })

  it('heard without watching tells of its channel first', () => {
    const events = facts(
      frame('notification.message_new', { channel: wireChannel(), message: wireMessage('m1') }),
    )
    expect(types(events)).toEqual(['channel.put', 'user.put', 'message.arrived', 'read.put', 'typing.put'])
  })
})

describe('message.updated, message.undeleted, message.deleted', () => {
  it.each(['message.updated', 'message.undeleted'])('%s tells the newest version', (type) => {
    const events = facts(frame(type, { message: wireMessage('m1', { text: 'new', updated_at: at(9) }) }))
    expect(types(events)).toEqual(['user.put', 'message.put'])
    expect(only(events, 'message.put')[0]?.message.content).toMatchObject({
      version: versionAt(9),
      value: { text: 'new' },
    })
  })

  it('softly: the message stays as a placeholder', () => {
    const message = wireMessage('m1', { type: 'deleted', deleted_at: at(9), updated_at: at(9) })
    const events = facts(frame('message.deleted', { message, hard_delete: false }))
    expect(only(events, 'message.put')[0]?.message.content.value.kind).toBe('deleted')
  })

  it('for good: it is gone', () => {
    const events = facts(frame('message.deleted', { message: wireMessage('m1'), hard_delete: true }))
    expect(events).toEqual([{ type: 'message.removed', channelId: CID, key: 'm1', version: versionAt(10) }])
  })

  it('for me alone: it is a placeholder, though the message itself says nothing of it', () => {
    const events = facts(frame('message.deleted', { message: wireMessage('m1'), deleted_for_me: true }))
    expect(only(events, 'message.put')[0]?.message.content.value).toMatchObject({ kind: 'deleted', text: '' })
  })
})

describe('reading', () => {
  it('of others moves their mark', () => {
    const events = facts(frame('message.read', { user: wireUser('mina'), last_read_at: at(4) }))
    expect(only(events, 'read.put')).toEqual([
      {
        type: 'read.put',
        channelId: CID,
        userId: 'mina',
        mark: { version: afterAt(10), value: { upTo: afterAt(4) } },
      },
    ])
    expect(types(events)).toEqual(['user.put', 'read.put'])
  })

  it('reaches to the event’s own time where no other is told', () => {
    const [, mark] = facts(frame('message.read', { user: wireUser('mina') }))
    expect(mark).toMatchObject({ type: 'read.put', mark: { value: { upTo: afterAt(10) } } })
  })

  it('of mine, on another device, also sets what is unread', () => {
    const events = facts(
      frame('notification.mark_read', { user: wireUser('ann'), last_read_at: at(4), unread_messages: 2 }),
    )
    expect(only(events, 'unread.put')).toEqual([
      { type: 'unread.put', channelId: CID, count: { version: afterAt(10), value: 2, upTo: afterAt(4) } },
    ])
  })

  it('back, to unread, moves the mark back', () => {
    const events = facts(frame('notification.mark_unread', { last_read_at: at(-5), unread_messages: 7 }))
    expect(only(events, 'read.put')).toEqual([
      {
        type: 'read.put',
        channelId: CID,
        userId: 'ann',
        // Older than a page that knows of the frame, which may also know what came after.
        mark: { version: `${versionAt(10)}}`, value: { upTo: afterAt(-5) } },
      },
    ])
    expect(only(events, 'unread.put')[0]?.count.value).toBe(7)
  })

  it.each([{ thread: { parent_message_id: 'm1' } }, { thread_id: 'm1' }])(
    'of a thread is not reading the channel: %j',
    (more) => {
      for (const type of ['message.read', 'notification.mark_read', 'notification.mark_unread']) {
        const version = type === 'notification.mark_unread' ? `${versionAt(10)}}` : afterAt(10)
        const read = { version, value: afterAt(10) }
        expect(facts(frame(type, { user: wireUser('ann'), ...more }))).toEqual([
          { type: 'unread.read', channelId: CID, thread: 'm1', read },
        ])
        // How far others have read it is nobody's business here.
        expect(facts(frame(type, { user: wireUser('reza'), ...more }))).toEqual([])
      }
    },
  )

  it('I27: of mine without a count leaves whatever came after the mark', () => {
    const events = facts(frame('message.read', { user: wireUser('ann'), last_read_at: at(4) }))
    expect(events.filter(({ type }) => type.startsWith('unread'))).toEqual([
      { type: 'unread.read', channelId: CID, read: { version: afterAt(10), value: afterAt(4) } },
    ])
  })

  it('without a channel is reading everything, where it is mine', () => {
    const read = (more: object) => facts(frame('notification.mark_read', { cid: undefined, ...more }))
    expect(read({ user: wireUser('ann') })).toEqual([
      { type: 'channels.read', userId: 'ann', version: afterAt(10) },
    ])
    expect(read({})).toHaveLength(1)
    expect(read({ user: wireUser('mina') })).toEqual([])
    expect(read({ user: wireUser('ann'), thread_id: 'm1' })).toEqual([])
    expect(read({ user: wireUser('ann'), created_at: 'soon' })).toEqual([])
    expect(facts(frame('message.read', { user: wireUser('ann'), cid: undefined }))).toEqual([])
  })
})

describe('typing', () => {
  it.each([
    ['typing.start', true],
    ['typing.stop', false],
  ])('%s', (type, typing) => {
    const events = facts(frame(type, { user: wireUser('mina') }))
    expect(only(events, 'typing.put')).toEqual([
      { type: 'typing.put', channelId: CID, userId: 'mina', typing },
    ])
  })

  it('in a thread is not typing in the channel', () => {
    const events = facts(frame('typing.start', { user: wireUser('mina'), parent_id: 'm1' }))
    expect(only(events, 'typing.put')).toMatchObject([{ thread: 'm1', userId: 'mina', typing: true }])
  })
})

describe('channels and members', () => {
  it.each([
    ['channel.created', 'channel.put'],
    ['channel.visible', 'channel.put'],
    ['notification.added_to_channel', 'channel.put'],
    // What only says how a channel is now makes none mine.
    ['channel.updated', 'channel.changed'],
  ])('%s tells the channel: %s', (type, fact) => {
    const channel = wireChannel({ own_capabilities: ['send-message'] })
    const events = facts(frame(type, { channel }))
    expect(events).toMatchObject([
      {
        type: fact,
        channel: { id: CID, info: { version: versionAt(10) }, capabilities: { version: NO_VERSION } },
      },
    ])
  })

  it.each([
    'channel.deleted',
    'channel.hidden',
    'notification.channel_deleted',
    'notification.removed_from_channel',
  ])('%s takes the channel away', (type) => {
    const events = facts(frame(type, { channel: wireChannel() }))
    expect(events).toEqual([{ type: 'channel.removed', channelId: CID, version: versionAt(10) }])
  })

  it.each(['channel.truncated', 'notification.channel_truncated'])(
    '%s empties it, but for what was said with it',
    (type) => {
      const channel = wireChannel({ truncated_at: at(9) })
      const events = facts(
        frame(type, { channel, message: wireMessage('s1', { type: 'system', created_at: at(9.5) }) }),
      )
      expect(types(events)).toEqual(['channel.truncated', 'channel.changed', 'user.put', 'message.arrived'])
      expect(events[0]).toEqual({ type: 'channel.truncated', channelId: CID, upTo: afterAt(9) })
      expect(facts(frame(type, { channel: wireChannel() }))[0]).toMatchObject({ upTo: afterAt(10) })
    },
  )

  it.each([
    ['member.added', { userId: 'mina', role: 'member', roleName: 'channel_member', banned: false }],
    ['member.updated', { userId: 'mina', role: 'member', roleName: 'channel_member', banned: false }],
    ['member.removed', null],
  ])('%s', (type, value) => {
    const events = facts(
      frame(type, { member: wireMember('mina'), channel: wireChannel({ member_count: 9 }) }),
    )
    expect(only(events, 'member.put')).toEqual([
      { type: 'member.put', channelId: CID, userId: 'mina', member: { version: versionAt(10), value } },
    ])
    expect(only(events, 'channel.changed')[0]?.channel.info.value.memberCount).toBe(9)
  })
})

describe('people', () => {
  it.each(['user.presence.changed', 'user.watching.start', 'user.watching.stop'])(
    '%s tells who is there',
    (type) => {
      const events = facts(frame(type, { user: wireUser('mina', { online: false }) }))
      expect(types(events)).toEqual(['user.put', 'presence.put'])
      expect(events[1]).toMatchObject({
        userId: 'mina',
        presence: { version: versionAt(10), value: { online: false } },
      })
    },
  )

  it('user.updated tells who they are, not whether they are there', () => {
    expect(types(facts(frame('user.updated', { user: wireUser('mina') })))).toEqual(['user.put'])
  })
})

it.each(['health.check', 'message.delivered', 'poll.unheard_of', '', undefined, 7])(
  'a frame of type %s says nothing',
  (type) => {
    expect(facts({ ...frame(''), type, message: wireMessage('m1') })).toEqual([])
  },
)

describe('an event of the application’s own', () => {
  it.each(['a.custom.event', 'friendship_request', '__proto__'])('%s is told with its data alone', (type) => {
    const custom = { side: 'left', __proto__: { sneaked: true } }
    const told = facts({
      ...frame(''),
      type,
      user: wireUser('mina'),
      message: wireMessage('m1'),
      times: 2,
      custom,
    })
    expect(told.at(-1)).toEqual({
      type: 'custom.happened',
      channelId: 'messaging:general',
      userId: 'mina',
      name: type,
      data: { side: 'left', times: 2 },
    })
    expect(told.map((event) => event.type)).toEqual(['user.put', 'custom.happened'])
  })

  it('without a channel is told to me, and by the server without a user', () => {
    expect(facts({ type: 'friendship_request', created_at: '2024-05-01T10:00:00Z' })).toEqual([
      { type: 'custom.happened', channelId: null, userId: null, name: 'friendship_request', data: {} },
    ])
  })
})

it('S6: a fact about a channel names it', () => {
  const everything = {
    message: wireMessage('m1'),
    user: wireUser('mina'),
    channel: wireChannel({ cid: '' }),
    member: wireMember('mina'),
  }
  const nameless = [
    'typing.start',
    'channel.deleted',
    'channel.truncated',
    'channel.hidden',
    'member.added',
    'message.read',
  ]
  const all = nameless.flatMap((type) =>
    facts({ ...frame(type, everything), cid: undefined, message: undefined }),
  )
  expect(all.flatMap((event) => ('channelId' in event ? event.channelId : []))).toEqual([])
})
