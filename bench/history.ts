import type { ChatEvent } from '../src/model/event.ts'
import {
  channelId,
  messageId,
  messageKey,
  NO_VERSION,
  order,
  userId,
  type Version,
  version,
} from '../src/model/id.ts'
import type { MessageRecord } from '../src/model/message.ts'

/** Facts about one long channel, numbered: message `n` is the n-th that was sent. */
export const CHANNEL = channelId('messaging:long')
export const ME = userId('ann')
const OTHER = userId('bob')

const timeOf = (number: number): string => `2024-05-01T10:00:00.${String(number).padStart(9, '0')}Z`
const LATER = 500_000_000
const keyOf = (number: number): string => `bob-0b5e7a3c-51f2-4c38-9d7e-${String(number).padStart(12, '0')}`

function message(number: number, changed: Version = version(timeOf(number))): MessageRecord {
  const key = keyOf(number)
  return {
    key: messageKey(key),
    id: messageId(key),
    channelId: CHANNEL,
    order: order(`${timeOf(number)}#${key}`),
    inTimeline: true,
    content: {
      version: changed,
      value: {
        kind: 'text',
        text: `Message ${number}, told at ${changed}`,
        authorId: OTHER,
        createdAt: 1_714_557_600_000 + number,
        editedAt: null,
        deletedAt: null,
        quote: null,
        parent: null,
        attachments: [],
        mentions: [],
        replyCount: 0,
        pinned: false,
        silent: false,
        custom: {},
      },
    },
    reactions: { version: version(timeOf(number)), value: [] },
    ownReactions: { version: NO_VERSION, types: [], since: [] },
  }
}

const later = (by: number): Version => version(timeOf(LATER + by))

const channel: ChatEvent = {
  type: 'channel.put',
  channel: {
    id: CHANNEL,
    info: {
      version: version(timeOf(0)),
      value: {
        name: 'Long',
        image: null,
        memberCount: 2,
        frozen: false,
        typing: true,
        reactions: true,
        readMarks: true,
        slowModeMs: 0,
        maxMessageLength: 5000,
        createdAt: 1_714_557_600_000,
        custom: {},
      },
    },
    capabilities: { version: version(timeOf(0)), value: ['send-message'] },
  },
}

/** A channel whose whole history of `count` messages is loaded, and that is read up to its end. */
function snapshot(count: number): readonly ChatEvent[] {
  const messages = Array.from({ length: count }, (_, number) => message(number))
  const asOf = version(`${timeOf(count)}~`)
  const page = {
    channelId: CHANNEL,
    anchor: { at: 'newest' },
    messages,
    hasOlder: false,
    hasNewer: false,
    asOf,
  } as const
  return [
    channel,
    { type: 'unread.put', channelId: CHANNEL, count: { version: later(LATER - 1), value: 0 } },
    { type: 'channel.live', channelId: CHANNEL },
    { type: 'timeline.page', page },
  ]
}

export const facts = {
  snapshot,
  arrived: (number: number): ChatEvent => ({ type: 'message.arrived', message: message(number) }),
  edited: (number: number, round: number): ChatEvent => ({
    type: 'message.put',
    message: message(number, later(round)),
  }),
  reacted: (number: number, round: number): ChatEvent => ({
    type: 'message.put',
    message: {
      ...message(number),
      reactions: {
        version: later(round),
        value: [{ type: 'like', count: round, firstAt: order(timeOf(number)), people: [OTHER] }],
      },
    },
  }),
  removed: (number: number): ChatEvent => ({
    type: 'message.removed',
    channelId: CHANNEL,
    key: messageKey(keyOf(number)),
    version: later(number),
  }),
  read: (round: number): ChatEvent => ({
    type: 'read.put',
    channelId: CHANNEL,
    userId: OTHER,
    mark: { version: later(round), value: { upTo: later(round) } },
  }),
}
