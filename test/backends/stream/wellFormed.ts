import type { ChatEvent } from '../../../src/model/event.ts'
import type { MessageRecord, Quote } from '../../../src/model/message.ts'
import type { Reminder } from '../../../src/model/reminder.ts'

/*
 * What every fact promises, looked at down to the last field. Plain checks, because they run a million times.
 */

/** Marks behind the time sort what happened at the same moment. */
const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{9}Z[}~]{0,2})?$/
const kinds = new Set<unknown>(['text', 'system', 'deleted', 'error', 'unsupported', 'ephemeral'])
const attachmentKinds = new Set<unknown>(['image', 'video', 'audio', 'file', 'link', 'unknown'])
const roles = new Set<unknown>(['member', 'moderator', 'owner'])

function must(isTrue: boolean, what: string, value: unknown): void {
  if (!isTrue) throw new TypeError(`Not ${what}: ${String(JSON.stringify(value)).slice(0, 200)}`)
}
const names = (...values: readonly unknown[]): void =>
  values.forEach((value) => must(typeof value === 'string' && value !== '', 'a name', value))
const texts = (...values: readonly unknown[]): void =>
  values.forEach((value) => must(typeof value === 'string', 'text', value))
const textsOrNull = (...values: readonly unknown[]): void =>
  values.forEach((value) => must(value === null || typeof value === 'string', 'text or null', value))
const flags = (...values: readonly unknown[]): void =>
  values.forEach((value) => must(typeof value === 'boolean', 'a flag', value))
const counts = (...values: readonly unknown[]): void =>
  values.forEach((value) => must(Number.isInteger(value) && Number(value) >= 0, 'a count', value))
const versions = (...values: readonly string[]): void =>
  values.forEach((value) => must(TIME.test(value), 'a sortable time', value))
const moments = (...values: readonly (number | null)[]): void =>
  values.forEach((value) =>
    must(value === null || !Number.isNaN(new Date(value).getTime()), 'a moment', value),
  )
function custom(value: object): void {
  must(Object.getPrototypeOf(value) === null, 'an object without a prototype', value)
  JSON.stringify(value)
}

const quote = ({ key, authorId, text, deleted }: Quote): void => {
  names(key)
  textsOrNull(authorId)
  texts(text)
  flags(deleted)
}

const reminder = ({ channelId, key, thread, at, message }: Reminder): void => {
  names(channelId, key)
  textsOrNull(thread)
  moments(at)
  if (message) quote(message)
}

function message({
  key,
  id,
  channelId,
  order,
  inTimeline,
  content,
  reactions,
  ownReactions,
}: MessageRecord): void {
  names(key, id, channelId)
  flags(inTimeline)
  versions(order.slice(0, order.indexOf('#')), content.version, reactions.version, ownReactions.version)
  const { value } = content
  must(kinds.has(value.kind), 'a kind of message', value.kind)
  texts(value.text, value.authorId)
  textsOrNull(value.parent)
  moments(value.createdAt, value.editedAt, value.deletedAt)
  counts(value.replyCount)
  flags(value.pinned, value.silent)
  names(...value.mentions)
  custom(value.custom)
  if (value.quote) quote(value.quote)
  for (const { kind, title, text, url, thumbnailUrl, mimeType, size } of value.attachments) {
    must(attachmentKinds.has(kind), 'a kind of attachment', kind)
    texts(title, text, mimeType)
    textsOrNull(url, thumbnailUrl)
    counts(size)
  }
  for (const { type, count, firstAt, people } of reactions.value) {
    texts(type)
    counts(count)
    versions(firstAt)
    names(...people)
  }
  const types = reactions.value.map(({ type }) => type)
  must(new Set(types).size === types.length, 'one group for each type', types)
  names(...ownReactions.types)
  for (const { type, on, version } of ownReactions.since) {
    names(type)
    flags(on)
    versions(version)
  }
}

/** Throws unless a fact is what its type promises. */
export function checkWellFormed(event: ChatEvent): void {
  switch (event.type) {
    case 'message.put':
    case 'message.arrived':
      return message(event.message)
    case 'message.removed':
      names(event.channelId, event.key)
      return versions(event.version)
    case 'timeline.page':
      names(event.page.channelId)
      flags(event.page.hasOlder, event.page.hasNewer)
      versions(event.page.asOf)
      return event.page.messages.forEach(message)
    case 'channel.put':
    case 'channel.changed': {
      const { id, info, capabilities } = event.channel
      names(id)
      versions(info.version, capabilities.version)
      const { name, image, memberCount, frozen, typing, reactions, readMarks, maxMessageLength } = info.value
      counts(info.value.slowModeMs)
      texts(name, ...capabilities.value)
      textsOrNull(image)
      counts(memberCount)
      flags(frozen, typing, reactions, readMarks)
      must(Number.isFinite(maxMessageLength), 'a number', maxMessageLength)
      moments(info.value.createdAt)
      return custom(info.value.custom)
    }
    case 'channel.live':
      return names(event.channelId)
    case 'channel.removed':
      names(event.channelId)
      return versions(event.version)
    case 'channel.truncated':
      names(event.channelId)
      return versions(event.upTo)
    case 'member.put': {
      const { value, version } = event.member
      names(event.channelId, event.userId)
      versions(version)
      if (!value) return
      names(value.userId)
      must(roles.has(value.role), 'a role', value.role)
      return flags(value.banned)
    }
    case 'read.put':
      names(event.channelId, event.userId)
      return versions(event.mark.version, event.mark.value.upTo)
    case 'unread.put':
      names(event.channelId)
      versions(event.count.version)
      return counts(event.count.value)
    case 'channel.people':
      names(event.channelId, ...event.members, ...event.readers)
      return versions(event.asOf)
    case 'unread.read':
      names(event.channelId)
      return versions(event.read.version, event.read.value)
    case 'channels.read':
      names(event.userId)
      return versions(event.version)
    case 'user.put':
      names(event.user.id)
      versions(event.user.version)
      texts(event.user.name, event.user.role)
      textsOrNull(event.user.image)
      return custom(event.user.custom)
    case 'presence.put':
      names(event.userId)
      versions(event.presence.version)
      flags(event.presence.value.online)
      return moments(event.presence.value.lastActiveAt)
    case 'typing.put':
      names(event.channelId, event.userId)
      return flags(event.typing)
    case 'marks.put':
      names(event.kind, ...event.all.value)
      return versions(event.all.version)
    case 'draft.put': {
      names(event.id)
      versions(event.draft.version)
      const saved = event.draft.value
      if (!saved) return undefined
      texts(saved.text)
      return names(...saved.mentions, ...(saved.replyTo === null ? [] : [saved.replyTo]))
    }
    case 'reminder.put':
      names(event.key)
      versions(event.reminder.version)
      return event.reminder.value ? reminder(event.reminder.value) : undefined
    case 'reminders.put':
      versions(event.all.version)
      return event.all.value.forEach(reminder)
    case 'reminder.due':
      return reminder(event.reminder)
    case 'mark.put':
      names(event.kind, event.target)
      versions(event.on.version)
      return flags(event.on.value)
    case 'poll.put': {
      const { id, place, info, tally, own } = event.poll
      names(id)
      if (place) names(place.channelId, place.key)
      versions(info.version, tally.version, own.version)
      counts(tally.value.answerCount, ...Object.values(tally.value.counts))
      for (const vote of [...own.votes, ...tally.value.answers]) {
        names(vote.id, ...(vote.userId ? [vote.userId] : []))
        texts(vote.text)
        moments(vote.at)
      }
      names(...Object.values(tally.value.voters).flat())
      for (const { version } of own.since) versions(version)
      if (!info.value) return
      texts(info.value.name, info.value.description, ...info.value.options.map(({ text }) => text))
      names(...info.value.options.map(({ id: option }) => option))
      moments(info.value.createdAt)
      if (info.value.closesAt !== null) moments(info.value.closesAt)
      return custom(info.value.custom)
    }
    case 'thread.put': {
      names(event.channelId, event.root)
      versions(event.info.version)
      const { value } = event.info
      if (!value) return
      texts(value.title)
      names(...value.participants)
      versions(value.lastReply)
      moments(value.lastReplyAt)
      return custom(value.custom)
    }
    case 'channel.pins':
      versions(event.pins.version)
      for (const pinned of event.pins.value.messages) message(pinned)
      return
    case 'delivered.put':
      names(event.channelId, event.userId)
      return versions(event.mark.version, event.mark.value.upTo)
    case 'totals.unread':
      versions(event.totals.version)
      return counts(event.totals.value.messages, event.totals.value.channels)
    case 'threads.unread':
      versions(event.count.version)
      return counts(event.count.value)
    case 'custom.happened':
      names(event.name, ...[event.channelId, event.userId].filter((id) => id !== null))
      return custom(event.data)
    default:
      return event satisfies never
  }
}
