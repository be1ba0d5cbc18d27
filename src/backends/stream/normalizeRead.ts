import type { ChatEvent } from '../../model/event.ts'
import { type ChannelId, type UserId, userId, type Version } from '../../model/id.ts'
import type { MessageRecord } from '../../model/message.ts'
import { asCount, asObject, asOptionalText, isObject, type Json } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import { rootOfFrame, threadRead } from './normalizeThread.ts'
import { usersIn } from './normalizeUser.ts'
import { afterTime, atReading } from './source.ts'

/** Sending counts as reading: whoever sent a message has seen everything before it. */
export function readBySending(
  message: MessageRecord,
  frame: Json,
  selfId: UserId | null,
): readonly ChatEvent[] {
  const author = message.content.value.authorId
  if (author === '') return []
  const at = afterTime(sortableTime(asObject(frame['message'])['created_at']))
  const mark = { version: at, value: { upTo: at } }
  const { channelId: channel } = message
  return [
    { type: 'read.put', channelId: channel, userId: author, mark },
    ...(author === selfId
      ? [{ type: 'unread.put', channelId: channel, count: { version: at, value: 0, upTo: at } } as const]
      : []),
  ]
}

function read(frame: Json, channel: ChannelId, selfId: UserId | null): readonly ChatEvent[] {
  const reader = asOptionalText(asObject(frame['user'])['id']) ?? selfId ?? undefined
  if (rootOfFrame(frame) !== undefined) return threadRead(frame, selfId)
  if (!reader) return []
  const at = atReading(frame)
  const upTo = afterTime(sortableTime(frame['last_read_at'])) || afterTime(sortableTime(frame['created_at']))
  const mark = { version: at, value: { upTo } }
  return [
    ...usersIn(frame['user']),
    { type: 'read.put', channelId: channel, userId: userId(reader), mark },
    ...(reader === selfId ? [ownRead(frame, channel, at, upTo)] : []),
  ]
}

/** What is left to me: as many as the frame counts, or whatever came after my mark where it counts nothing. */
const ownRead = (frame: Json, channelId: ChannelId, at: Version, upTo: Version): ChatEvent =>
  typeof frame['unread_messages'] === 'number'
    ? {
        type: 'unread.put',
        channelId,
        count: { version: at, value: asCount(frame['unread_messages']), upTo },
      }
    : { type: 'unread.read', channelId, read: { version: at, value: upTo } }

/** The mark of one channel, or without its name those of all. */
export function readSomewhere(frame: Json, channel: ChannelId, selfId: UserId | null): readonly ChatEvent[] {
  if (channel !== '') return read(frame, channel, selfId)
  const reader = asOptionalText(asObject(frame['user'])['id']) ?? selfId
  const at = afterTime(sortableTime(frame['created_at']))
  const isAll = frame['type'] === 'notification.mark_read' && reader === selfId && selfId !== null
  return isAll && at !== '' && rootOfFrame(frame) === undefined
    ? [{ type: 'channels.read', userId: selfId, version: at }]
    : []
}

/** How much I have not read in all channels, which some frames tell beside what they are about. */
export function unreadTotals(frame: Json): readonly ChatEvent[] {
  const from = isObject(frame['me']) ? frame['me'] : frame
  const { total_unread_count: messages, unread_channels: channels } = from
  const at = sortableTime(frame['created_at'])
  if (typeof messages !== 'number' || typeof channels !== 'number' || at === '') return []
  const value = { messages: asCount(messages), channels: asCount(channels) }
  return [{ type: 'totals.unread', totals: { version: afterTime(at), value } }]
}
