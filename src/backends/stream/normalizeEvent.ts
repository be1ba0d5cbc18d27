import type { ChatEvent } from '../../model/event.ts'
import { type ChannelId, channelId, NO_VERSION, order, type UserId, userId, version } from '../../model/id.ts'
import type { MessageRecord } from '../../model/message.ts'
import { asCount, asFlag, asObject, asOptionalText, asText, isObject, type Json } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import {
  afterTime,
  channelOf,
  latest,
  memberOf,
  messageOf,
  presenceOf,
  type Source,
  userOf,
} from './normalize.ts'

/** People named in an object, as facts about them; what is no user is left out. */
export const usersIn = (...raws: readonly unknown[]): readonly ChatEvent[] =>
  raws.flatMap((raw) => {
    const user = userOf(raw)
    return user ? [{ type: 'user.put', user } as const] : []
  })

/** A message and the people in it. */
export function messageEvents(
  raw: unknown,
  source: Source,
  type: 'message.put' | 'message.arrived',
): readonly ChatEvent[] {
  const message = messageOf(raw, source)
  if (!message) return []
  const wire = asObject(raw)
  const mentioned = Array.isArray(wire['mentioned_users']) ? wire['mentioned_users'] : []
  return [...usersIn(wire['user'], asObject(wire['quoted_message'])['user'], ...mentioned), { type, message }]
}

/** Sending counts as reading: whoever sent a message has seen everything before it. */
function readBySending(message: MessageRecord, frame: Json, selfId: UserId | null): readonly ChatEvent[] {
  const author = message.content.value.authorId
  if (author === '') return []
  const at = afterTime(sortableTime(asObject(frame['message'])['created_at']))
  const mark = { version: at, value: { upTo: at } }
  const { channelId: channel } = message
  return [
    { type: 'read.put', channelId: channel, userId: author, mark },
    { type: 'typing.put', channelId: channel, userId: author, typing: false },
    ...(author === selfId
      ? [{ type: 'unread.put', channelId: channel, count: { version: at, value: 0 } } as const]
      : []),
  ]
}

function arrived(frame: Json, source: Source, selfId: UserId | null): readonly ChatEvent[] {
  const message = messageOf(frame['message'], source)
  if (!message) return []
  return [
    ...messageEvents(frame['message'], source, 'message.arrived'),
    ...(message.inTimeline ? readBySending(message, frame, selfId) : []),
  ]
}

function deleted(frame: Json, source: Source): readonly ChatEvent[] {
  const message = messageOf(frame['message'], source)
  if (!message) return []
  if (!asFlag(frame['hard_delete'])) {
    // Deleted for me alone: only the frame says so, the message is as everybody else sees it.
    const deleted_for_me = asFlag(frame['deleted_for_me'])
    const wire = asObject(frame['message'])
    return messageEvents(deleted_for_me ? { ...wire, deleted_for_me } : wire, source, 'message.put')
  }
  return [{ type: 'message.removed', channelId: message.channelId, key: message.key, version: source.at }]
}

/** The types under which the summaries of a message name somebody. */
const typesOf = (id: UserId, { reactions }: MessageRecord): readonly string[] =>
  reactions.value.filter(({ people }) => people.includes(id)).map(({ type }) => type)

/**
 * My own reactions are kept by comparing who reacted with me; the list in a broadcast is nobody's (I17). An update is
 * either this reaction in the place of all my others, or the same one again: those I am still named under stay.
 */
function reacted(frame: Json, source: Source, selfId: UserId | null): readonly ChatEvent[] {
  const message = messageOf(frame['message'], source)
  const reaction = asObject(frame['reaction'])
  const by = asOptionalText(reaction['user_id']) ?? asOptionalText(asObject(reaction['user'])['id'])
  const type = asOptionalText(reaction['type'])
  if (!message) return []
  const { at } = source
  const isMine = by !== undefined && by === selfId && type !== undefined
  const ownReactions = !isMine
    ? message.ownReactions
    : frame['type'] === 'reaction.updated'
      ? { version: at, types: [...new Set([type, ...typesOf(userId(by), message)])].toSorted(), since: [] }
      : {
          version: NO_VERSION,
          types: [],
          since: [{ type, on: frame['type'] === 'reaction.new', version: at }],
        }
  return [
    ...usersIn(frame['user'], reaction['user'], asObject(frame['message'])['user']),
    { type: 'message.put', message: { ...message, ownReactions } },
  ]
}

function read(frame: Json, channel: ChannelId, selfId: UserId | null): readonly ChatEvent[] {
  const reader = asOptionalText(asObject(frame['user'])['id']) ?? selfId ?? undefined
  const isOfThread = isObject(frame['thread']) || asOptionalText(frame['thread_id']) !== undefined
  if (!reader || isOfThread) return []
  const at = afterTime(sortableTime(frame['created_at']))
  const upTo = afterTime(sortableTime(frame['last_read_at'])) || at
  const mark = { version: at, value: { upTo } }
  const count = { version: at, value: asCount(frame['unread_messages']) }
  return [
    ...usersIn(frame['user']),
    { type: 'read.put', channelId: channel, userId: userId(reader), mark },
    ...(reader === selfId ? [{ type: 'unread.put', channelId: channel, count } as const] : []),
  ]
}

function member(frame: Json, source: Source, channel: ChannelId): readonly ChatEvent[] {
  const value = memberOf(frame['member'])
  if (!value || channel === '') return []
  const isGone = frame['type'] === 'member.removed'
  return [
    ...usersIn(asObject(frame['member'])['user']),
    {
      type: 'member.put',
      channelId: channel,
      userId: value.userId,
      member: { version: source.at, value: isGone ? null : value },
    },
    ...channelEvents(frame, source),
  ]
}

const channelEvents = (frame: Json, source: Source): readonly ChatEvent[] => {
  const channel = channelOf(frame['channel'], source)
  return channel ? [{ type: 'channel.put', channel }] : []
}

function presence(frame: Json, source: Source): readonly ChatEvent[] {
  const user = frame['user']
  const record = userOf(user)
  if (!record || !isObject(user)) return []
  return [
    { type: 'user.put', user: record },
    { type: 'presence.put', userId: record.id, presence: presenceOf(user, source.at) },
  ]
}

/**
 * One frame as facts. Frames of unknown types and frames with a wrong shape say nothing; none of them throws.
 * @param selfId who I am, to tell my own reactions and reads from others'
 */
export function eventsOfFrame(raw: unknown, selfId: UserId | null): readonly ChatEvent[] {
  const frame = asObject(raw)
  const time = sortableTime(frame['created_at'])
  const source: Source = { at: version(time), addressed: false }
  const cid = channelId(asText(frame['cid']))
  switch (frame['type']) {
    case 'message.new':
      return arrived(frame, source, selfId)
    case 'notification.message_new':
      return [...channelEvents(frame, source), ...arrived(frame, source, selfId)]
    case 'message.updated':
    case 'message.undeleted':
      return messageEvents(frame['message'], source, 'message.put')
    case 'message.deleted':
      return deleted(frame, source)
    case 'reaction.new':
    case 'reaction.updated':
    case 'reaction.deleted':
      return reacted(frame, source, selfId)
    case 'message.read':
    case 'notification.mark_read':
    case 'notification.mark_unread':
      return cid === '' ? [] : read(frame, cid, selfId)
    case 'typing.start':
    case 'typing.stop': {
      const who = asOptionalText(asObject(frame['user'])['id'])
      if (!who || cid === '' || asOptionalText(frame['parent_id'])) return []
      const typing = frame['type'] === 'typing.start'
      return [...usersIn(frame['user']), { type: 'typing.put', channelId: cid, userId: userId(who), typing }]
    }
    case 'channel.created':
    case 'channel.updated':
    case 'channel.visible':
    case 'notification.added_to_channel':
      return channelEvents(frame, source)
    case 'channel.deleted':
    case 'channel.hidden':
    case 'notification.channel_deleted':
    case 'notification.removed_from_channel':
      return cid === '' ? [] : [{ type: 'channel.removed', channelId: cid, version: source.at }]
    case 'channel.truncated':
    case 'notification.channel_truncated': {
      if (cid === '') return []
      const upTo = sortableTime(asObject(frame['channel'])['truncated_at']) || time
      return [
        { type: 'channel.truncated', channelId: cid, upTo: order(afterTime(upTo)) },
        ...channelEvents(frame, source),
        ...messageEvents(frame['message'], source, 'message.arrived'),
      ]
    }
    case 'member.added':
    case 'member.updated':
    case 'member.removed':
      return member(frame, source, cid)
    case 'user.presence.changed':
    case 'user.watching.start':
    case 'user.watching.stop':
      return presence(frame, source)
    case 'user.updated':
      return usersIn(frame['user'])
    default:
      return []
  }
}

/** A channel as query and get-or-create answer it: everything but its messages, which are a page of history. */
export function channelStateEvents(
  raw: unknown,
  source: Source,
  selfId: UserId | null,
): readonly ChatEvent[] {
  const state = asObject(raw)
  const channel = channelOf(state['channel'], source)
  if (!channel) return []
  const list = (name: string): readonly Json[] =>
    Array.isArray(state[name]) ? (state[name] as readonly unknown[]).map(asObject) : []
  const newest = latest(
    afterTime(sortableTime(asObject(state['channel'])['last_message_at'])),
    ...list('messages').map((message) => afterTime(sortableTime(message['created_at']))),
  )
  const people = [...list('members'), ...list('read'), { user: asObject(state['membership'])['user'] }]
  const present = [...list('members').map((entry) => entry['user']), ...list('watchers')]
  return [
    ...usersIn(...people.map((entry) => entry['user']), ...list('watchers')),
    { type: 'channel.put', channel },
    ...present.flatMap((user) => {
      const record = userOf(user)
      if (!record || !isObject(user)) return []
      return [{ type: 'presence.put', userId: record.id, presence: presenceOf(user, source.at) } as const]
    }),
    ...list('members').flatMap((entry) => {
      const value = memberOf(entry)
      if (!value) return []
      return [
        {
          type: 'member.put',
          channelId: channel.id,
          userId: value.userId,
          member: { version: source.at, value },
        } as const,
      ]
    }),
    ...list('read').flatMap((entry) => {
      const reader = asOptionalText(asObject(entry['user'])['id'])
      if (!reader) return []
      const upTo = afterTime(sortableTime(entry['last_read']))
      const at = latest(upTo, source.at)
      return [
        {
          type: 'read.put',
          channelId: channel.id,
          userId: userId(reader),
          mark: { version: at, value: { upTo } },
        } as const,
        ...(reader === selfId
          ? [
              {
                type: 'unread.put',
                channelId: channel.id,
                // The count includes every message of this answer, so their events must not be counted again.
                count: { version: latest(at, newest), value: asCount(entry['unread_messages']) },
              } as const,
            ]
          : []),
      ]
    }),
  ]
}
