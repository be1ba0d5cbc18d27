import { badInput, notFound } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { stampOf } from '../stamp.ts'
import type { MuteRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { ensureUser } from '../users/saveUser.ts'
import { findUser, ownUserView, userById } from '../users/userView.ts'
import { muteView, tellMutes } from './mutes.ts'

const MOST = 100
/** Ten years, minutes. */
const LONGEST = 10 * 366 * 24 * 60

/**
 * Silences people for the caller, for some minutes or until they take it back. It is theirs alone: the server goes on
 * sending what those say, and their own client hides it. Muting somebody again sets the time anew.
 */
export const muteUsers: Handler<'muteUsers'> = async (call) => {
  const userId = me(call.actor)
  const { known, unknown } = await readTargets(call, userId)
  const timeout = call.body.count('timeout', 0, LONGEST) ?? 0
  const muted: MuteRecord[] = []
  for (const target_id of known) {
    const now = call.clock.next()
    const before = await call.tx.get(tables.mutes, keyOf(userId, target_id))
    const mute: MuteRecord = {
      user_id: userId,
      target_id,
      created_at: before?.created_at ?? now,
      updated_at: now,
      ...(timeout === 0 ? {} : { expires: stampOf(Math.floor(call.env.now() + timeout * 60_000) * 1000) }),
    }
    await call.tx.put(tables.mutes, mute)
    muted.push(mute)
  }
  tellMutes(call, userId)
  return {
    mutes: await Promise.all(muted.map((mute) => muteView(mute, (id) => userById(call, id)))),
    own_user: await ownUserView(call, await ensureUser(call, userId)),
    non_existing_users: unknown,
  }
}

/** Hears people again. Who was not muted stays so. */
export const unmuteUsers: Handler<'unmuteUsers'> = async (call) => {
  const userId = me(call.actor)
  const { known, unknown } = await readTargets(call, userId)
  for (const target of known) await call.tx.remove(tables.mutes, keyOf(userId, target))
  tellMutes(call, userId)
  return { non_existing_users: unknown }
}

/** @throws Failure 4 for nobody or oneself, 16 when none of these people exists */
async function readTargets(call: AnyCall, userId: string) {
  const ids = [...new Set(call.body.ids('target_ids', MOST) ?? [])]
  if (ids.length === 0) throw badInput('target_ids', 'must name somebody')
  if (ids.includes(userId)) throw badInput('target_ids', 'must not name yourself')
  const known: string[] = []
  const unknown: string[] = []
  for (const id of ids) {
    if (await findUser(call, id)) known.push(id)
    else unknown.push(id)
  }
  if (known.length === 0) throw notFound(`User ${unknown.join(', ')}`)
  return { known, unknown }
}
