import { asFlag, asObject, type Json } from '../../wire/decode.ts'
import type { WireOwnUser, WireUser } from '../../wire/stream/index.ts'
import { blocksOf } from '../moderation/blocks.ts'
import { mutesOf, muteView } from '../moderation/mutes.ts'
import { totalsOf } from '../reads/totals.ts'
import type { Scope } from '../scope.ts'
import type { UserRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** Looks a person up, once per transaction. */
export async function findUser(scope: Scope, id: string): Promise<UserRecord | undefined> {
  if (!scope.people.has(id)) scope.people.set(id, await scope.tx.get(tables.users, id))
  return scope.people.get(id)
}

/** A person as others see them; an id nobody goes by shows as somebody without a name. */
export async function userById(scope: Scope, id: string): Promise<WireUser> {
  return userView(scope, (await findUser(scope, id)) ?? nobody(id))
}

/** The people of these ids, in this order. */
export const usersById = (scope: Scope, ids: readonly string[]): Promise<readonly WireUser[]> =>
  Promise.all(ids.map((id) => userById(scope, id)))

/** A person as others see them. Who is invisible looks offline. */
export const userView = (scope: Scope, user: UserRecord): WireUser => ({
  id: user.id,
  role: user.role,
  language: user.language,
  online: !user.invisible && scope.hub.isOnline(user.id),
  invisible: user.invisible,
  banned: false,
  shadow_banned: false,
  teams: user.teams,
  blocked_user_ids: [],
  created_at: user.created_at,
  updated_at: user.updated_at,
  custom: user.custom,
  ...(user.name === undefined ? {} : { name: user.name }),
  ...(user.image === undefined ? {} : { image: user.image }),
  ...(user.last_active === undefined ? {} : { last_active: user.last_active }),
})

/** A person as they see themselves, with what they have not read. */
export async function ownUserView(scope: Scope, user: UserRecord): Promise<WireOwnUser> {
  return {
    ...userView(scope, user),
    ...(await totalsOf(scope, user.id)),
    blocked_user_ids: (await blocksOf(scope, user.id)).map((block) => block.blocked_user_id),
    mutes: await Promise.all(
      (await mutesOf(scope, user.id)).map((mute) => muteView(mute, (id) => userById(scope, id))),
    ),
    channel_mutes: [],
    devices: [],
    ...(user.privacy ? { privacy_settings: user.privacy } : {}),
  }
}

/** Whether somebody lets others know this of them; everything is told unless it was switched off. */
export const tells = (
  user: UserRecord | undefined,
  what: 'typing_indicators' | 'read_receipts' | 'delivery_receipts',
): boolean => {
  const setting: Json = asObject(user?.privacy?.[what])
  return !('enabled' in setting) || asFlag(setting['enabled'])
}

const nobody = (id: string): UserRecord => ({
  id,
  role: 'user',
  language: '',
  invisible: false,
  teams: [],
  created_at: '1970-01-01T00:00:00.000000Z',
  updated_at: '1970-01-01T00:00:00.000000Z',
  custom: {},
})
