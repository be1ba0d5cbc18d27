import type { ChatEvent } from '../../model/event.ts'
import { type UserId, userId } from '../../model/id.ts'
import { asCount, asObject, asOptionalText, isObject, type Json } from '../../wire/decode.ts'
import { sortableTime } from '../../wire/stream/time.ts'
import { deliveredEvents } from './delivered.ts'
import { draftInState } from './draftEvents.ts'
import { channelOf } from './normalizeChannel.ts'
import { memberOf, presenceOf, userOf, usersIn } from './normalizeUser.ts'
import { afterTime, latest, type Source } from './source.ts'

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
  const idsOf = (entries: readonly Json[]): readonly UserId[] =>
    entries.flatMap((entry) => asOptionalText(asObject(entry['user'])['id']) ?? []).map(userId)
  const members = list('members').flatMap((entry) => memberOf(entry) ?? [])
  // A channel may have more members than an answer holds.
  const isWhole = members.length > 0 && members.length === channel.info.value.memberCount
  const present = [...list('members').map((entry) => entry['user']), ...list('watchers')]
  return [
    ...usersIn(...people.map((entry) => entry['user']), ...list('watchers')),
    { type: 'channel.put', channel },
    ...(source.addressed && selfId !== null ? draftInState(state, channel.id, source.at) : []),
    ...present.flatMap((user) => {
      const record = userOf(user)
      if (!record || !isObject(user)) return []
      return [{ type: 'presence.put', userId: record.id, presence: presenceOf(user, source.at) } as const]
    }),
    ...members.map(
      (value) =>
        ({
          type: 'member.put',
          channelId: channel.id,
          userId: value.userId,
          member: { version: source.at, value },
        }) as const,
    ),
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
        ...deliveredEvents(entry, channel.id, at),
        ...(reader === selfId
          ? [
              {
                type: 'unread.put',
                channelId: channel.id,
                // The count includes every message of this answer, so their events must not be counted again.
                count: { version: latest(at, newest), value: asCount(entry['unread_messages']), upTo },
              } as const,
            ]
          : []),
      ]
    }),
    ...(isWhole
      ? [
          {
            type: 'channel.people',
            channelId: channel.id,
            members: members.map((entry) => entry.userId),
            readers: idsOf(list('read')),
            asOf: source.at,
          } as const,
        ]
      : []),
  ]
}
