import type { ChannelRecord } from '../../src/model/channel.ts'
import type { ChatEvent } from '../../src/model/event.ts'
import {
  channelId,
  type ChannelId,
  messageId,
  messageKey,
  NO_VERSION,
  order,
  type UserId,
  userId,
  type Version,
  version,
} from '../../src/model/id.ts'
import type { MessageContent, MessageRecord } from '../../src/model/message.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { OwnReactions, ReactionGroup } from '../../src/model/reaction.ts'
import type { TimelinePage } from '../../src/model/timeline.ts'

/*
 * Facts as an adapter would tell them, so many seconds after the beginning of a test.
 */

export const ann: UserId = userId('ann')
export const mina: UserId = userId('mina')
export const general: ChannelId = channelId('messaging:general')
export const other: ChannelId = channelId('messaging:other')

export const versionAt = (seconds: number): Version =>
  version(new Date(Date.UTC(2024, 4, 1, 10) + seconds * 1000).toISOString())

interface MessageOptions extends Partial<MessageContent> {
  /** When it was sent, s. */
  readonly at?: number
  /** Its newest version, s. @default `at` */
  readonly version?: number
  readonly channelId?: ChannelId
  readonly reactions?: readonly ReactionGroup[]
  readonly ownReactions?: OwnReactions
}

export function messageRecord(key: string, options: MessageOptions = {}): MessageRecord {
  const {
    at = 0,
    version: newest = at,
    channelId: channel = general,
    reactions = [],
    ownReactions,
    ...content
  } = options
  return {
    key: messageKey(key),
    id: messageId(key),
    channelId: channel,
    order: order(`${versionAt(at)}#${key}`),
    inTimeline: true,
    content: {
      version: versionAt(newest),
      value: {
        kind: 'text',
        text: `Text of ${key}`,
        authorId: mina,
        createdAt: Date.UTC(2024, 4, 1, 10) + at * 1000,
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
        ...content,
      },
    },
    reactions: { version: versionAt(newest), value: reactions },
    ownReactions: ownReactions ?? { version: NO_VERSION, types: [], since: [] },
  }
}

export const arrived = (key: string, options: MessageOptions = {}): ChatEvent => ({
  type: 'message.arrived',
  message: messageRecord(key, options),
})

/** What a server tells of a message that I sent. */
export const sent = (operation: Operation, at: number = 100): readonly ChatEvent[] =>
  operation.kind === 'message.send'
    ? [
        arrived(operation.input.key, {
          at,
          text: operation.input.text,
          authorId: ann,
          channelId: operation.input.channelId,
        }),
      ]
    : []

/** All that one can be allowed to do in a channel, as far as these tests go. */
export const everything: readonly string[] = (
  'send-message update-own-message delete-own-message send-reaction send-typing-events read-events ' +
  'quote-message send-reply pin-message flag-message upload-file'
).split(' ')

export function channelRecord(
  id: ChannelId,
  { at = 0, may = everything }: { at?: number; may?: readonly string[] } = {},
): ChannelRecord {
  return {
    id,
    info: {
      version: versionAt(at),
      value: {
        name: id,
        image: null,
        memberCount: 2,
        frozen: false,
        typing: true,
        reactions: true,
        readMarks: true,
        maxMessageLength: 5000,
        slowModeMs: 0,
        createdAt: Date.UTC(2024, 4, 1),
        custom: {},
      },
    },
    capabilities: { version: versionAt(at), value: may },
  }
}

/** A page that reaches the end of a channel. */
export function pageOf(
  id: ChannelId,
  messages: readonly MessageRecord[] = [],
  more: Partial<TimelinePage> = {},
): ChatEvent {
  return {
    type: 'timeline.page',
    page: {
      channelId: id,
      anchor: { at: 'newest' },
      messages,
      hasOlder: false,
      hasNewer: false,
      asOf: versionAt(50),
      ...more,
    },
  }
}

/** A channel as a load brings it; heard from now on, unless said otherwise. */
export function channelFacts(
  id: ChannelId,
  messages: readonly MessageRecord[] = [],
  {
    at = 0,
    isHeard = true,
    may = everything,
  }: { at?: number; isHeard?: boolean; may?: readonly string[] } = {},
): readonly ChatEvent[] {
  return [
    { type: 'channel.put', channel: channelRecord(id, { at, may }) },
    ...(isHeard ? [{ type: 'channel.live', channelId: id } as const] : []),
    pageOf(id, messages, { hasNewer: !isHeard, asOf: versionAt(at) }),
  ]
}

export const presence = (id: UserId, at: number, online: boolean = true): ChatEvent => ({
  type: 'presence.put',
  userId: id,
  presence: { version: versionAt(at), value: { online, lastActiveAt: null } },
})
