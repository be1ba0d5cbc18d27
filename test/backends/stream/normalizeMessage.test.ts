// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { channelOf } from '../../../src/backends/stream/normalizeChannel.ts'
import { messageOf } from '../../../src/backends/stream/normalizeMessage.ts'
import { memberOf, presenceOf, userOf } from '../../../src/backends/stream/normalizeUser.ts'
import { afterTime, orderOf } from '../../../src/backends/stream/source.ts'
import { NO_VERSION } from '../../../src/model/id.ts'
import { asObject } from '../../../src/wire/decode.ts'
import { afterAt, at, versionAt, wireChannel, wireMember, wireMessage, wireUser } from './wire.ts'

const broadcast = { at: versionAt(10), addressed: false }
const page = { at: versionAt(10), addressed: true }
/** Below the v2 prefix times are whole nanoseconds. */
const nanoseconds = (seconds: number): number => Date.parse(at(seconds)) * 1e6

describe('a message', () => {
  it('is read with everything in it', () => {
    const raw = wireMessage('m1', {
      text: 'Look *here*',
      updated_at: at(5),
      message_text_updated_at: at(4),
      quoted_message_id: 'm0',
      quoted_message: wireMessage('m0', { user: wireUser('reza') }),
      mentioned_users: [wireUser('ann'), wireUser('reza')],
      reply_count: 2,
      pinned: true,
      silent: true,
      attachments: [
        {
          type: 'image',
          title: 'Cat',
          image_url: 'https://a/cat.png',
          thumb_url: 'https://a/t.png',
          file_size: 7,
          mime_type: 'image/png',
        },
        {
          type: 'image',
          og_scrape_url: 'https://b',
          title_link: 'https://b/x',
          title: 'Page',
          text: 'Words',
          image_url: 'https://b/p.png',
        },
        { type: 'file', asset_url: 'https://a/f.pdf' },
        { type: 'giphy', thumb_url: 'https://a/g.gif' },
      ],
    })
    const message = messageOf(raw, broadcast)
    expect(message).toMatchObject({
      key: 'm1',
      id: 'm1',
      channelId: 'messaging:general',
      order: '2024-05-01T10:00:00.000000000Z#m1',
      inTimeline: true,
      content: {
        version: versionAt(5),
        value: {
          kind: 'text',
          text: 'Look *here*',
          authorId: 'mina',
          createdAt: Date.parse(at(0)),
          editedAt: Date.parse(at(4)),
          deletedAt: null,
          quote: { key: 'm0', authorId: 'reza', text: 'Text of m0', deleted: false },
          parent: null,
          mentions: ['ann', 'reza'],
          replyCount: 2,
          pinned: true,
          silent: true,
        },
      },
    })
    expect(message?.content.value.attachments).toEqual([
      {
        kind: 'image',
        title: 'Cat',
        text: '',
        url: 'https://a/cat.png',
        thumbnailUrl: 'https://a/t.png',
        mimeType: 'image/png',
        size: 7,
      },
      {
        kind: 'link',
        title: 'Page',
        text: 'Words',
        url: 'https://b/x',
        thumbnailUrl: 'https://b/p.png',
        mimeType: '',
        size: 0,
      },
      {
        kind: 'file',
        title: '',
        text: '',
        url: 'https://a/f.pdf',
        thumbnailUrl: null,
        mimeType: '',
        size: 0,
      },
      {
        kind: 'image',
        title: '',
        text: '',
        url: null,
        thumbnailUrl: 'https://a/g.gif',
        mimeType: '',
        size: 0,
      },
    ])
  })

  it('has the buttons of its attachments, of those that would send something', () => {
    const button = (more: object) => ({
      name: 'image_action',
      value: 'send',
      text: 'Send',
      type: 'button',
      ...more,
    })
    const told = messageOf(
      wireMessage('m1', {
        attachments: [
          {
            type: 'giphy',
            original_width: 480,
            original_height: 270,
            actions: [
              button({ style: 'primary' }),
              button({ value: 'no', text: '', style: '__proto__' }),
              button({ name: '' }),
              button({ value: 7 }),
              null,
            ],
          },
        ],
      }),
      broadcast,
    )
    expect(told?.content.value.attachments[0]).toMatchObject({
      width: 480,
      height: 270,
      actions: [
        { name: 'image_action', value: 'send', text: 'Send', tone: 'primary' },
        { name: 'image_action', value: 'no', text: 'no', tone: 'default' },
      ],
    })
  })

  it('knows what it says in other languages', () => {
    const i18n = { language: 'en', en_text: 'Hi', fa_text: 'سلام', de_text: 7, x: 'y' }
    expect(messageOf(wireMessage('m1', { i18n }), broadcast)?.content.value).toMatchObject({
      language: 'en',
      translations: { en: 'Hi', fa: 'سلام' },
    })
    expect(messageOf(wireMessage('m1', { i18n: 'no' }), broadcast)?.content.value).not.toHaveProperty(
      'language',
    )
  })

  it.each([
    ['type', { type: 'deleted' }],
    ['time', { deleted_at: at(6) }],
    ['flag', { deleted_for_me: true }],
  ])('that was deleted (told by its %s) says nothing any more', (_by, more) => {
    const raw = wireMessage('m1', { ...more, updated_at: at(6), attachments: [{ type: 'file' }] })
    expect(messageOf(raw, broadcast)?.content.value).toMatchObject({
      kind: 'deleted',
      text: '',
      attachments: [],
      deletedAt: Date.parse(at(6)),
    })
  })

  it('in a thread is in the list only when it says so', () => {
    const reply = messageOf(wireMessage('r1', { parent_id: 'm1', type: 'reply' }), broadcast)
    const shown = messageOf(wireMessage('r2', { parent_id: 'm1', show_in_channel: true }), broadcast)
    expect([reply?.inTimeline, reply?.content.value.parent, reply?.content.value.kind]).toEqual([
      false,
      'm1',
      'text',
    ])
    expect(shown?.inTimeline).toBe(true)
  })

  it.each([
    ['regular', 'text'],
    ['reply', 'text'],
    ['ephemeral', 'ephemeral'],
    ['system', 'system'],
    ['error', 'error'],
    ['deleted', 'deleted'],
    ['something new', 'text'],
    ['constructor', 'text'],
    ['__proto__', 'text'],
    ['toString', 'text'],
  ])('of type %s is %s', (type, kind) => {
    expect(messageOf(wireMessage('m1', { type }), broadcast)?.content.value.kind).toBe(kind)
  })

  it('without an id or a channel is no message', () => {
    for (const more of [{ id: '' }, { id: 7 }, { cid: undefined }, { cid: '' }])
      expect(messageOf(wireMessage('m1', more), broadcast)).toBeNull()
    for (const raw of [null, [], 'm1', 7]) expect(messageOf(raw, broadcast)).toBeNull()
  })

  it('I9: stands by time, then by id', () => {
    const orders = [
      orderOf(at(1), 'b'),
      orderOf(at(1), 'a'),
      orderOf(at(0), 'z'),
      orderOf('2024-05-01T10:00:01.000001Z', '0'),
    ]
    expect(orders.toSorted()).toEqual([orders[2], orders[1], orders[0], orders[3]])
    // A page asked for after an instant includes every message of it, and none of the next.
    const seen: string = afterTime(versionAt(1))
    expect([seen > (orders[0] ?? ''), seen < (orders[3] ?? '')]).toEqual([true, true])
    expect(afterTime('')).toBe(NO_VERSION)
  })
})

describe('channels, members, people', () => {
  it('reads a channel', () => {
    const raw = wireChannel({
      frozen: true,
      cooldown: 10,
      image: 'https://a/i.png',
      own_capabilities: ['send-reply', 'send-message', 7],
    })
    expect(channelOf(raw, page)).toMatchObject({
      id: 'messaging:general',
      info: {
        version: versionAt(10),
        value: {
          name: 'General',
          image: 'https://a/i.png',
          memberCount: 3,
          frozen: true,
          typing: true,
          maxMessageLength: 5000,
          slowModeMs: 10_000,
        },
      },
      capabilities: { version: versionAt(10), value: ['send-message', 'send-reply'] },
    })
    expect(
      channelOf(wireChannel({ name: undefined, custom: { name: 'Nested' } }), page)?.info.value.name,
    ).toBe('Nested')
    expect(channelOf(wireChannel({ cid: '' }), page)).toBeNull()
  })

  it('I17, S10: takes what I may do only from where it was told to me, and for nothing when it is no list', () => {
    const none = { version: NO_VERSION, value: [] }
    expect(channelOf(wireChannel({ own_capabilities: ['send-message'] }), broadcast)?.capabilities).toEqual(
      none,
    )
    for (const own_capabilities of [undefined, null, 'send-message', { 0: 'send-message' }])
      expect(channelOf(wireChannel({ own_capabilities }), page)?.capabilities).toEqual(none)
  })

  it('takes a feature for off only when it is said to be', () => {
    const off = channelOf(wireChannel({ config: { typing_events: false, reactions: false } }), page)?.info
      .value
    expect([off?.typing, off?.reactions, off?.readMarks, off?.maxMessageLength]).toEqual([
      false,
      false,
      true,
      0,
    ])
  })

  it('reads a member with their role', () => {
    const role = (more: object) => memberOf(wireMember('ann', more))?.role
    expect([
      role({}),
      role({ channel_role: 'channel_moderator' }),
      role({ channel_role: '', role: 'owner' }),
    ]).toEqual(['member', 'moderator', 'owner'])
    expect(memberOf({ user: { id: 'ann' } })).toEqual({ userId: 'ann', role: 'member', banned: false })
    expect(memberOf({})).toBeNull()
  })

  it('reads a person and whether they are there', () => {
    expect(userOf(wireUser('ann', { image: 'https://a/b.png' }))).toMatchObject({
      id: 'ann',
      version: versionAt(-500),
      name: 'The ann',
      image: 'https://a/b.png',
      role: 'user',
    })
    expect(userOf({ name: 'nobody' })).toBeNull()
    expect(userOf(wireUser('ann', { deleted_at: at(9) }))).toMatchObject({ id: 'ann', isDeleted: true })
    expect(userOf(wireUser('ann'))).not.toHaveProperty('isDeleted')
    expect(presenceOf(asObject(wireUser('ann')), afterAt(1))).toEqual({
      version: afterAt(1),
      value: { online: true, lastActiveAt: Date.parse(at(-60)) },
    })
    expect(presenceOf({ id: 'ann', online: 'yes' }, afterAt(1)).value).toEqual({
      online: false,
      lastActiveAt: null,
    })
  })
})

it('reads whole nanoseconds (v2) as it reads text (v1)', () => {
  const times = (write: (seconds: number) => unknown) => ({
    created_at: write(0),
    updated_at: write(3),
    message_text_updated_at: write(2),
    user: { id: 'mina', created_at: write(-9), updated_at: write(-8), last_active: write(-7) },
    reaction_groups: { like: { count: 1, first_reaction_at: write(1), last_reaction_at: write(1) } },
  })
  const v1 = wireMessage('m1', times(at))
  const v2 = wireMessage('m1', times(nanoseconds))
  expect(messageOf(v2, page)).toEqual(messageOf(v1, page))
  expect(userOf(asObject(v2)['user'])).toEqual(userOf(asObject(v1)['user']))
  const channel = { created_at: nanoseconds(-5), updated_at: nanoseconds(-4) }
  expect(channelOf(wireChannel(channel), page)).toEqual(
    channelOf(wireChannel({ created_at: at(-5), updated_at: at(-4) }), page),
  )
})
