// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPages } from '../../../src/backends/stream/pages.ts'
import { eventsOfFrame } from '../../../src/backends/stream/normalizeEvent.ts'
import { channelStateEvents } from '../../../src/backends/stream/normalizeState.ts'
import { createWatermark } from '../../../src/backends/stream/watermark.ts'
import type { ChatEvent } from '../../../src/model/event.ts'
import { channelId, userId, version } from '../../../src/model/id.ts'
import { OutcomeError } from '../../../src/model/outcome.ts'
import { emptyBase } from '../../../src/state/base.ts'
import { reduceAll } from '../../../src/state/reduce.ts'
import { asObject } from '../../../src/wire/decode.ts'
import { sortableTime } from '../../../src/wire/stream/time.ts'
import { anyText } from './anyText.ts'
import { makeClient } from './makeClient.ts'
import { checkWellFormed } from './wellFormed.ts'
import {
  at,
  frame,
  versionAt,
  wireChannel,
  wireMember,
  wireMessage,
  wireReacted,
  wireReaction,
  wireState,
  wireUser,
} from './wire.ts'

const ann = userId('ann')

/** Names that lead somewhere in every object, and those the normaliser looks for. */
const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', ''),
  fc.constantFrom(
    'id',
    'cid',
    'user',
    'user_id',
    'type',
    'count',
    'text',
    'created_at',
    'updated_at',
    'custom',
    'error',
    'code',
  ),
  fc.string({ maxLength: 5 }),
)
const leaf = fc.oneof(
  name,
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e300,
    -1e300,
    Number.MAX_SAFE_INTEGER,
    1_714_557_600_000_000_000,
  ),
  fc.constantFrom(
    at(5),
    '9999-99-99T99:99:99+99:99',
    '2024-13-45T10:00:00+02:00',
    'javascript:alert(1)',
    '\ud800',
    '\u202e',
  ),
  anyText,
)
/** Any JSON, with own fields of any name: `JSON.parse` makes `__proto__` one like every other. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value

const everything = {
  message: wireReacted(
    { like: ['ann', 'mina'] },
    {
      own_reactions: [wireReaction('like', 'ann')],
      quoted_message_id: 'm0',
      quoted_message: wireMessage('m0'),
      mentioned_users: [wireUser('reza')],
      attachments: [{ type: 'image', image_url: 'https://a/b.png' }],
      custom: { a: { b: 1 } },
    },
  ),
  channel: wireChannel({ truncated_at: at(2) }),
  member: wireMember('mina'),
  reaction: wireReaction('like', 'ann'),
  user: wireUser('mina'),
  draft: {
    channel_cid: 'messaging:general',
    parent_id: 'm1',
    created_at: at(2),
    message: { text: 'Half', quoted_message_id: 'm0', mentioned_users: [wireUser('reza')] },
  },
  last_read_at: at(3),
  unread_messages: 2,
}
const types = [
  'message.new notification.message_new message.updated message.undeleted message.deleted',
  'reaction.new reaction.updated reaction.deleted message.read notification.mark_read notification.mark_unread',
  'typing.start typing.stop channel.created channel.updated channel.visible notification.added_to_channel',
  'channel.deleted channel.hidden notification.channel_deleted notification.removed_from_channel',
  'channel.truncated notification.channel_truncated member.added member.updated member.removed',
  'user.presence.changed user.watching.start user.watching.stop user.updated health.check',
  'draft.updated draft.deleted',
].flatMap((line) => line.split(' '))

/** Every place in a value where something else can be put. */
function places(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) => places(inner).map((place) => [key, ...place])),
  ]
}
function replaced(value: unknown, [first, ...rest]: readonly string[], by: unknown): unknown {
  if (first === undefined) return by
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === first ? replaced(item, rest, by) : item))
  return Object.fromEntries(
    Object.entries(asObject(value)).map(([key, inner]) => [
      key,
      key === first ? replaced(inner, rest, by) : inner,
    ]),
  )
}
/** A frame of a known type in which some places hold anything at all. */
const spoilt = (sound: object): fc.Arbitrary<unknown> => {
  const spots = places(sound)
  return fc
    .array(fc.tuple(fc.nat(spots.length - 1), json), { minLength: 1, maxLength: 3 })
    .map((changes) =>
      changes.reduce<unknown>((held, [index, by]) => replaced(held, spots[index] ?? [], by), sound),
    )
}

const known = channelStateEvents(wireState(), { at: version(sortableTime(at(0))), addressed: true }, ann)
const base = reduceAll({ ...emptyBase, selfId: ann }, known)

/** Whether the state swallows facts, twice and in the other order. Fails on the first that is not sound. */
function areSound(events: readonly ChatEvent[]): boolean {
  for (const event of events) checkWellFormed(event)
  const after = reduceAll(reduceAll(base, events), events.toReversed())
  return after.selfId === ann && Object.keys(Object.prototype).length === 0
}

it.each(types)('S6: a frame of type %s with anything in any place', (type) => {
  fc.assert(
    fc.property(spoilt(frame(type, everything)), (raw) => {
      expect(areSound(eventsOfFrame(raw, ann))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

it('S6: a frame that is nothing but any JSON', () => {
  const typed = fc.tuple(json, fc.constantFrom(...types)).map(([raw, type]) => ({ ...asObject(raw), type }))
  fc.assert(
    fc.property(fc.oneof(json, typed), (raw) => {
      expect(areSound(eventsOfFrame(raw, ann))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('S6: a channel’s state with anything in any place', () => {
  const sound = wireState({
    read: [{ user: wireUser('ann'), last_read: at(1), unread_messages: 1 }],
    watchers: [wireUser('reza')],
  })
  const source = { at: versionAt(10), addressed: true }
  fc.assert(
    fc.property(spoilt(sound), (raw) => {
      expect(areSound(channelStateEvents(raw, source, ann))).toBe(true)
    }),
    { numRuns: 400 },
  )
})

/** A page may be refused as a whole, but only in the one way in which adapters refuse. */
const noAnswer = (error: unknown): readonly ChatEvent[] => {
  expect(error).toBeInstanceOf(OutcomeError)
  return []
}

it('S6: a page of channels or of history with anything in any place', async () => {
  const { env, client } = makeClient()
  const context = { selfId: () => ann, connectionId: () => 'socket-1' }
  const pages = createPages(client, createWatermark(), context)
  const { signal } = new AbortController()
  let answer: unknown
  env.http.serve((request) => request.answer(201, answer))
  await fc.assert(
    fc.asyncProperty(
      spoilt({ channels: [wireState(), wireState()] }),
      spoilt(wireState()),
      async (channels, state) => {
        answer = {
          ...asObject(channels),
          channels: Array.isArray(asObject(channels)['channels']) ? asObject(channels)['channels'] : [],
        }
        const page = await pages.fetchChannels({ offset: 0, limit: 2, messages: 30 }, signal)
        expect(areSound(page.events)).toBe(true)
        for (const id of page.channelIds) expect(id).not.toBe('')
        answer = asObject(state)
        const request = { channelId: channelId('a:b'), anchor: { at: 'newest' }, limit: 30 } as const
        expect(areSound(await pages.fetchTimeline(request, signal).catch(noAnswer))).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})

it('S6: deep nesting and megabytes in any place', () => {
  const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown
  const nested = JSON.parse(`${'{"user":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as unknown
  const huge = 'x'.repeat(1_000_000)
  const many = Array.from({ length: 10_000 }, () => ({ type: 'image', image_url: huge.slice(0, 10) }))
  const sound = frame('message.new', everything)
  for (const place of places(sound)) {
    for (const by of [deep, nested, huge, many]) {
      const events = eventsOfFrame(replaced(sound, place, by), ann)
      expect(() => reduceAll(reduceAll(emptyBase, events), events)).not.toThrow()
      for (const event of events) if (event.type !== 'message.arrived' || by !== many) checkWellFormed(event)
    }
  }
})

it('no frame takes the watermark back, or beyond what is a time', () => {
  fc.assert(
    fc.property(fc.array(json), (frames) => {
      const watermark = createWatermark()
      let before: string = watermark.now()
      for (const raw of frames) {
        watermark.see(asObject(raw))
        const now: string = watermark.now()
        expect(now >= before).toBe(true)
        expect(now).toMatch(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{9}Z~)?$/)
        before = now
      }
    }),
  )
})
