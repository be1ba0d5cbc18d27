import type { ChatEvent } from '../../model/event.ts'
import { channelId, messageKey, order, type UserId, userId, type Version, version } from '../../model/id.ts'
import { asCount, asList, asObject, asOptionalText, asText, isObject, type Json } from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import { customOf } from './custom.ts'
import { userOf } from './normalizeUser.ts'
import { afterTime, atReading, latest, type Source } from './source.ts'

/** The people that a thread names, as facts about them. */
const peopleIn = (thread: Json): readonly ChatEvent[] =>
  asList(thread['thread_participants']).flatMap((raw) => {
    const user = userOf(asObject(raw)['user'])
    return user ? [{ type: 'user.put', user } as const] : []
  })

/** A thread as a whole; nothing where it has no name. Whatever is older than its newest reply and its stamp is in it. */
export function threadEvents(raw: unknown, source: Source): readonly ChatEvent[] {
  const thread = asObject(raw)
  const cid = asOptionalText(thread['channel_cid'])
  const root = asOptionalText(thread['parent_message_id'])
  if (!cid || !root) return []
  const last = sortableTime(thread['last_message_at'])
  return [
    ...peopleIn(thread),
    {
      type: 'thread.put',
      channelId: channelId(cid),
      root: messageKey(root),
      info: {
        version: latest(source.at, afterTime(last), afterTime(sortableTime(thread['updated_at']))),
        value: {
          title: asText(thread['title']),
          participants: asList(thread['thread_participants']).flatMap((entry) => {
            const { user_id, user } = asObject(entry)
            const id = asOptionalText(user_id) ?? asOptionalText(asObject(user)['id'])
            return id ? [userId(id)] : []
          }),
          lastReply: order(afterTime(last)),
          lastReplyAt: wireTimeToMs(thread['last_message_at']),
          custom: customOf('thread', thread),
        },
      },
    },
  ]
}

/** How far I have read a thread, out of an answer that was made for me; nothing where I take no part in it. */
export function ownMarkEvents(raw: unknown, source: Source, selfId: UserId): readonly ChatEvent[] {
  const thread = asObject(raw)
  const cid = asText(thread['channel_cid'])
  const root = asText(thread['parent_message_id'])
  const mine = asList(thread['read'])
    .map(asObject)
    .find(({ user }) => asObject(user)['id'] === selfId)
  if (!mine || cid === '' || root === '') return []
  const upTo = afterTime(sortableTime(mine['last_read']))
  // The count includes every reply up to the newest, so their events must not be counted again.
  const at = latest(source.at, upTo, afterTime(sortableTime(thread['last_message_at'])))
  const count = { version: at, value: asCount(mine['unread_messages']), upTo }
  return [{ type: 'unread.put', channelId: channelId(cid), thread: messageKey(root), count }]
}

/** The message that an event about a thread is about the replies to. */
export const rootOfFrame = (frame: Json): string | undefined =>
  asOptionalText(frame['thread_id']) ?? asOptionalText(asObject(frame['thread'])['parent_message_id'])

/** Somebody has read a thread, or made it unread: nobody's mark is kept but mine. */
export function threadRead(frame: Json, selfId: UserId | null): readonly ChatEvent[] {
  const [cid, root] = [asText(frame['cid']), rootOfFrame(frame)]
  const reader = asOptionalText(asObject(frame['user'])['id']) ?? selfId
  const at = atReading(frame)
  const told = isObject(frame['thread'])
    ? threadEvents(frame['thread'], { at: version(at), addressed: false })
    : []
  if (!root || cid === '' || reader !== selfId || selfId === null) return told
  const where = { channelId: channelId(cid), thread: messageKey(root) }
  const upTo = afterTime(sortableTime(frame['last_read_at'])) || afterTime(sortableTime(frame['created_at']))
  return [...told, ownMark(frame, where, at, upTo)]
}

/** As many as the frame counts, or whatever came after my mark where it counts nothing. */
function ownMark(
  frame: Json,
  where: Pick<ChatEvent & { type: 'unread.put' }, 'channelId' | 'thread'>,
  at: Version,
  upTo: Version,
): ChatEvent {
  const left = frame['unread_thread_messages']
  return typeof left === 'number'
    ? { type: 'unread.put', ...where, count: { version: at, value: asCount(left), upTo } }
    : { type: 'unread.read', ...where, read: { version: at, value: upTo } }
}

/** Somebody has answered in a thread of mine: how much there is to be read by now. */
export function threadNews(frame: Json): readonly ChatEvent[] {
  const [cid, root] = [asText(frame['cid']), rootOfFrame(frame)]
  if (!root || cid === '' || typeof frame['unread_thread_messages'] !== 'number') return []
  const sent = afterTime(sortableTime(asObject(frame['message'])['created_at']))
  const count = {
    version: latest(afterTime(sortableTime(frame['created_at'])), sent),
    value: asCount(frame['unread_thread_messages']),
  }
  return [{ type: 'unread.put', channelId: channelId(cid), thread: messageKey(root), count }]
}

/** Who answers in a thread has seen it. */
export function readByAnswering(raw: unknown, selfId: UserId | null): readonly ChatEvent[] {
  const message = asObject(raw)
  const [cid, root] = [asText(message['cid']), asOptionalText(message['parent_id'])]
  const author = asOptionalText(asObject(message['user'])['id'])
  if (!root || cid === '' || !author || userId(author) !== selfId) return []
  const at = afterTime(sortableTime(message['created_at']))
  const count = { version: at, value: 0, upTo: at }
  return [{ type: 'unread.put', channelId: channelId(cid), thread: messageKey(root), count }]
}

/** In how many threads I have something to read, which some frames tell beside what they are about. */
export function unreadThreads(frame: Json): readonly ChatEvent[] {
  const told = frame['unread_threads'] ?? asObject(frame['me'])['unread_threads']
  const at = sortableTime(frame['created_at'])
  if (typeof told !== 'number' || at === '') return []
  return [{ type: 'threads.unread', count: { version: afterTime(at), value: asCount(told) } }]
}
