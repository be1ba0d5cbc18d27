import type { Member } from '../../model/channel.ts'
import type { ChatEvent } from '../../model/event.ts'
import { userId, type Version, version } from '../../model/id.ts'
import type { Presence, UserRecord } from '../../model/user.ts'
import type { Versioned } from '../../model/versioned.ts'
import { asFlag, asObject, asOptionalText, asText, type Json } from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import { customOf } from './custom.ts'

export function userOf(raw: unknown): UserRecord | null {
  const user = asObject(raw)
  const id = asOptionalText(user['id'])
  if (!id) return null
  return {
    id: userId(id),
    version: version(sortableTime(user['updated_at'])),
    name: asText(user['name']),
    image: asOptionalText(user['image']) ?? null,
    role: asText(user['role']),
    ...(sortableTime(user['deleted_at']) === '' ? {} : { isDeleted: true }),
    custom: customOf('user', user),
  }
}

/** People named in an object, as facts about them; what is no user is left out. */
export const usersIn = (...raws: readonly unknown[]): readonly ChatEvent[] =>
  raws.flatMap((raw) => {
    const user = userOf(raw)
    return user ? [{ type: 'user.put', user } as const] : []
  })

export const presenceOf = (user: Json, at: Version): Versioned<Presence> => ({
  version: at,
  value: { online: asFlag(user['online']), lastActiveAt: wireTimeToMs(user['last_active']) || null },
})

const moderators: ReadonlySet<string> = new Set(['channel_moderator', 'moderator', 'admin'])

export function memberOf(raw: unknown): Member | null {
  const member = asObject(raw)
  const id = asOptionalText(member['user_id']) ?? asOptionalText(asObject(member['user'])['id'])
  if (!id) return null
  const role = asText(member['channel_role']) || asText(member['role'])
  return {
    userId: userId(id),
    role: moderators.has(role) ? 'moderator' : role === 'owner' ? 'owner' : 'member',
    ...(role === '' ? {} : { roleName: role }),
    banned: asFlag(member['banned']),
  }
}
