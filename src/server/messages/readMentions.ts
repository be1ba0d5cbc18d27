import { demand, type Access } from '../channels/channelAccess.ts'
import { badInput } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { requireUsers } from '../members/addMember.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord } from '../store/records.ts'

const MOST_PEOPLE = 25
const MOST_ROLES = 10

/** Whom a message names: people, and several at once. */
export type Mentions = Pick<
  MessageRecord,
  'mentioned_user_ids' | 'mentioned_channel' | 'mentioned_here' | 'mentioned_roles'
>

/**
 * Reads whom a request wants a message to name. What it named before needs no right: who may not call everybody may
 * still change what else a message says.
 * @throws Failure 4; 17 when it names several at once who may not be named so
 */
export async function readMentions(
  scope: Scope,
  access: Access,
  from: Fields,
  before?: Mentions,
): Promise<Mentions> {
  if ((from.list('mentioned_group_ids', MOST_ROLES) ?? []).length > 0)
    throw badInput(`${from.path}.mentioned_group_ids`, 'is not supported by this server')
  const people = [...new Set(from.ids('mentioned_users', MOST_PEOPLE) ?? [])]
  await requireUsers(scope, people)
  const everybody = from.flag('mentioned_channel') ?? false
  const here = from.flag('mentioned_here') ?? false
  const roles = [...new Set(from.ids('mentioned_roles', MOST_ROLES) ?? [])]
  if (everybody && !before?.mentioned_channel) demand(access, 'notify-channel', 'name everybody')
  if (here && !before?.mentioned_here) demand(access, 'notify-here', 'name everybody who is there')
  if (roles.some((role) => !before?.mentioned_roles?.includes(role)))
    demand(access, 'notify-role', 'name everybody with a role')
  return {
    mentioned_user_ids: people,
    mentioned_channel: everybody,
    mentioned_here: here,
    ...(roles.length > 0 ? { mentioned_roles: roles } : {}),
  }
}
