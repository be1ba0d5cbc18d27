import type { Json } from '../../wire/decode.ts'
import { badInput, notAllowed, tooBig } from '../failure.ts'
import { CUSTOM_BYTES, customOf, jsonBytes, type Fields } from '../fields.ts'
import { reservedOfUser } from '../reserved.ts'
import type { Scope } from '../scope.ts'
import type { UserRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { findUser } from './userView.ts'

/** Ids of people: what the protocol allows, so that they fit in paths and keys as they are. */
export const isUserId = (id: string): boolean => /^[a-z0-9@_-]{1,255}$/.test(id)

/**
 * Whether what is said of somebody replaces what was known (an update) or is laid over it (a connection, which often
 * says no more than the id).
 */
export type SaveMode = 'replace' | 'merge'

/**
 * Makes or changes a person from what a request says of them.
 * @param trusted true for a server, which alone may set role and teams
 * @throws Failure 4 for wrong fields, 17 for a role or teams that are not the client's to set, 22 above 5 KB
 */
export async function saveUser(
  scope: Scope,
  from: Fields,
  mode: SaveMode,
  trusted: boolean,
): Promise<UserRecord> {
  const id = readUserId(from, 'id')
  const known = await findUser(scope, id)
  const now = scope.clock.next()
  const details = detailsOf(from, known, trusted)
  const custom = customOf(from, reservedOfUser)
  const kept = mode === 'merge' ? known : known && withoutDetails(known)
  const user: UserRecord = {
    role: 'user',
    teams: [],
    language: '',
    invisible: false,
    created_at: now,
    ...kept,
    ...details,
    id,
    custom: { ...kept?.custom, ...custom },
    updated_at: now,
  }
  if (jsonBytes(user) > CUSTOM_BYTES) throw tooBig(`user ${id}`, '5 KB')
  if (known && same(known, user)) return known
  await putUser(scope, user)
  return user
}

/** Makes a person who was named by their own token but never connected. */
export async function ensureUser(scope: Scope, id: string): Promise<UserRecord> {
  const known = await findUser(scope, id)
  if (known) return known
  const now = scope.clock.next()
  const user = {
    id,
    role: 'user',
    teams: [],
    language: '',
    invisible: false,
    custom: {},
    created_at: now,
    updated_at: now,
  }
  await putUser(scope, user)
  return user
}

/** Keeps a person, and lets the rest of the transaction see the change. */
export async function putUser(scope: Scope, user: UserRecord): Promise<void> {
  await scope.tx.put(tables.users, user)
  scope.people.set(user.id, user)
}

/** @throws Failure 4 unless the field holds the id of a person */
export function readUserId(from: Fields, name: string): string {
  const id = from.text(name)
  if (id === undefined) throw badInput(pathOf(from, name), 'is required')
  if (!isUserId(id)) throw badInput(pathOf(from, name), 'may only hold a-z, 0-9, @, _ and -')
  return id
}

const pathOf = (from: Fields, name: string): string => (from.path === '' ? name : `${from.path}.${name}`)

function detailsOf(from: Fields, known: UserRecord | undefined, trusted: boolean): Partial<UserRecord> {
  const role = from.text('role', 64)
  const teams = from.ids('teams', 100)
  if (!trusted) {
    if (role !== undefined && role !== (known?.role ?? 'user')) throw notAllowed('set your own role')
    if (teams && !same(teams, known?.teams ?? [])) throw notAllowed('set your own teams')
  }
  const name = from.text('name')
  const image = from.text('image')
  const language = from.text('language', 32)
  const invisible = from.flag('invisible')
  const privacy: Json | undefined = from.has('privacy_settings')
    ? from.object('privacy_settings').json
    : undefined
  return {
    ...(role === undefined ? {} : { role }),
    ...(teams === undefined ? {} : { teams }),
    ...(name === undefined ? {} : { name }),
    ...(image === undefined ? {} : { image }),
    ...(language === undefined ? {} : { language }),
    ...(invisible === undefined ? {} : { invisible }),
    ...(privacy === undefined ? {} : { privacy }),
  }
}

/** What an update does not replace: role, teams and settings stay unless they are given. */
const withoutDetails = ({ name: _name, image: _image, ...rest }: UserRecord): UserRecord => ({
  ...rest,
  custom: {},
})

/** Whether two values would look the same to a reader, but for the time of the change. */
function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (name, part: unknown) => {
    if (name === 'updated_at') return undefined
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
