import type { ChatEvent } from '../../model/event.ts'
import { type ChannelId, channelId, messageKey, order, type UserId, userId, version } from '../../model/id.ts'
import { isMineAlone, type MessageRecord } from '../../model/message.ts'
import { asFlag, asList, asObject, asOptionalText, asText, isObject, type Json } from '../../wire/decode.ts'
import { isServerEvent } from '../../wire/stream/serverEvent.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import { customOf } from './custom.ts'
import { draftFrame } from './draftEvents.ts'
import { deliveredEvents } from './delivered.ts'
import { markEvents } from './marks.ts'
import { channelOf } from './normalizeChannel.ts'
import { messageOf } from './normalizeMessage.ts'
import { pollEvents, pollFrame } from './normalizePoll.ts'
import { readBySending, readSomewhere, unreadTotals } from './normalizeRead.ts'
import { memberOf, presenceOf, userOf, usersIn } from './normalizeUser.ts'
import { afterTime, type Source } from './source.ts'
import { reacted, reactorsIn } from './reactionFrame.ts'
import { reminderEvents, reminderFrame } from './reminderEvents.ts'
import { readByAnswering, threadEvents, threadNews, unreadThreads } from './normalizeThread.ts'

/** What hangs on a message that was just sent has no vote yet, so none of mine. */
function pollsIn(
  { channelId: channel, key, content }: MessageRecord,
  wire: Json,
  source: Source,
  type: 'message.put' | 'message.arrived',
): readonly ChatEvent[] {
  const events = pollEvents(wire['poll'], source, { channelId: channel, key, thread: content.value.parent })
  if (type === 'message.put' || source.addressed) return events
  const own = { version: version(sortableTime(wire['created_at'])), votes: [], since: [] }
  return events.map((event) =>
    event.type === 'poll.put' ? { ...event, poll: { ...event.poll, own } } : event,
  )
}

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
  const quoted = asObject(wire['quoted_message'])['user']
  const repliers = asList(wire['thread_participants'])
  // Nobody else's are told in what is addressed to me.
  const kept = source.addressed ? reminderEvents(wire['reminder'], true) : []
  return [
    ...kept,
    ...usersIn(wire['user'], quoted, ...mentioned, ...repliers, ...reactorsIn(wire)),
    ...pollsIn(message, wire, source, type),
    { type, message },
  ]
}

/** Whoever sent a message no longer writes it, where it was written. */
function doneTyping({ channelId: channel, content }: MessageRecord): readonly ChatEvent[] {
  const { authorId, parent } = content.value
  if (authorId === '') return []
  const where = { channelId: channel, ...(parent ? { thread: parent } : {}) }
  return [{ type: 'typing.put', ...where, userId: authorId, typing: false }]
}

function arrived(frame: Json, source: Source, selfId: UserId | null): readonly ChatEvent[] {
  const message = messageOf(frame['message'], source)
  if (!message) return []
  // What only I am shown was not sent to anybody, so nothing was read by it.
  const isUnsent = isMineAlone(message.content.value.kind)
  return [
    ...messageEvents(frame['message'], source, 'message.arrived'),
    ...(message.inTimeline && !isUnsent ? readBySending(message, frame, selfId) : []),
    ...readByAnswering(frame['message'], selfId),
    ...doneTyping(message),
  ]
}

/** Says who deleted a message, where it was not its author. */
function removedBy(by: UserId, event: ChatEvent): ChatEvent {
  if (event.type !== 'message.put') return event
  const { message } = event
  const { version: at, value } = message.content
  if (value.kind !== 'deleted' || value.authorId === by) return event
  return { ...event, message: { ...message, content: { version: at, value: { ...value, removedBy: by } } } }
}

function deleted(frame: Json, source: Source): readonly ChatEvent[] {
  const message = messageOf(frame['message'], source)
  if (!message) return []
  if (!asFlag(frame['hard_delete'])) {
    // Deleted for me alone: only the frame says so, the message is as everybody else sees it.
    const deleted_for_me = asFlag(frame['deleted_for_me'])
    const wire = asObject(frame['message'])
    const events = messageEvents(deleted_for_me ? { ...wire, deleted_for_me } : wire, source, 'message.put')
    const by = asOptionalText(asObject(frame['user'])['id'])
    return by && !deleted_for_me ? events.map((event) => removedBy(userId(by), event)) : events
  }
  const { parent } = message.content.value
  const where = { channelId: message.channelId, ...(parent ? { thread: parent } : {}) }
  return [{ type: 'message.removed', ...where, key: message.key, version: source.at }]
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
    ...channelChanges(frame, source),
  ]
}

/** The same for what only says how a channel is now: it must not bring one back that I was removed from. */
const channelChanges = (frame: Json, source: Source): readonly ChatEvent[] => {
  const channel = channelOf(frame['channel'], source)
  return channel ? [{ type: 'channel.changed', channel }] : []
}

/** A channel that is mine from now on, if it was not. */
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

/** A word of the application's own. One of the protocol's that this kit does not know (yet) says nothing. */
function custom(frame: Json, channel: ChannelId): readonly ChatEvent[] {
  const name = asOptionalText(frame['type'])
  if (!name || isServerEvent(name)) return []
  const by = asOptionalText(asObject(frame['user'])['id'])
  return [
    ...usersIn(frame['user']),
    {
      type: 'custom.happened',
      channelId: channel === '' ? null : channel,
      userId: by === undefined ? null : userId(by),
      name,
      data: customOf('event', frame),
    },
  ]
}

/**
 * One frame as facts. Frames of unknown types and frames with a wrong shape say nothing; none of them throws.
 * @param selfId who I am, to tell my own reactions and reads from others'
 */
export function eventsOfFrame(raw: unknown, selfId: UserId | null): readonly ChatEvent[] {
  const frame = asObject(raw)
  return [...factsOf(frame, selfId), ...unreadThreads(frame), ...unreadTotals(frame)]
}

function factsOf(frame: Json, selfId: UserId | null): readonly ChatEvent[] {
  const time = sortableTime(frame['created_at'])
  const source: Source = { at: version(time), addressed: false }
  const cid = channelId(asText(frame['cid']))
  switch (frame['type']) {
    case 'message.new':
      return arrived(frame, source, selfId)
    case 'notification.message_new':
      return [...channelEvents(frame, source), ...arrived(frame, source, selfId)]
    case 'notification.thread_message_new':
      return [...channelChanges(frame, source), ...arrived(frame, source, selfId), ...threadNews(frame)]
    case 'thread.updated':
      return threadEvents(frame['thread'], { ...source, at: afterTime(time) })
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
      return readSomewhere(frame, cid, selfId)
    case 'message.delivered':
      return [...usersIn(frame['user']), ...deliveredEvents(frame, cid, afterTime(time))]
    case 'typing.start':
    case 'typing.stop': {
      const who = asOptionalText(asObject(frame['user'])['id'])
      if (!who || cid === '') return []
      const root = asOptionalText(frame['parent_id'])
      const where = { channelId: cid, ...(root ? { thread: messageKey(root) } : {}) }
      const typing = frame['type'] === 'typing.start'
      return [...usersIn(frame['user']), { type: 'typing.put', ...where, userId: userId(who), typing }]
    }
    case 'channel.updated':
      return channelChanges(frame, source)
    case 'channel.created':
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
        ...channelChanges(frame, source),
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
    case 'poll.updated':
    case 'poll.closed':
    case 'poll.deleted':
    case 'poll.vote_casted':
    case 'poll.vote_changed':
    case 'poll.vote_removed':
      return pollFrame(frame, source, selfId)
    case 'draft.updated':
    case 'draft.deleted':
      return draftFrame(frame)
    case 'reminder.created':
    case 'reminder.updated':
    case 'reminder.deleted':
    case 'notification.reminder_due':
      return reminderFrame(frame)
    case 'notification.mutes_updated':
      return markEvents(frame['me'], time)
    default:
      return custom(frame, cid)
  }
}
