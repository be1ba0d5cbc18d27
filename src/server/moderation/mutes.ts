import type { WireMute } from '../../wire/stream/index.ts'
import type { Scope } from '../scope.ts'
import { endOf, stampOf } from '../stamp.ts'
import type { MuteRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** Those somebody has muted, in the order in which they did; without those whose time is over. */
export async function mutesOf(scope: Scope, userId: string): Promise<readonly MuteRecord[]> {
  const now = stampOf(Math.floor(scope.env.now() * 1000))
  const mutes = await scope.tx.range(tables.mutes, 'user', userId)
  return mutes.filter(({ expires }) => expires === undefined || expires > now)
}

/** A mute as answers hold it. @param view of a person by id */
export const muteView = async (
  mute: MuteRecord,
  view: (id: string) => Promise<WireMute['user']>,
): Promise<WireMute> => ({
  user: await view(mute.user_id),
  target: await view(mute.target_id),
  created_at: mute.created_at,
  updated_at: mute.updated_at,
  ...(mute.expires === undefined ? {} : { expires: mute.expires }),
})

/** Notes that somebody's list of mutes is another one now; they alone are told. */
export const tellMutes = (scope: Scope, userId: string): void =>
  scope.happened({ type: 'notification.mutes_updated', to: 'user', user_id: userId, withMe: true })

/** Ends the mutes whose time is over, and tells it. Looked at before every transaction: it costs one probe. */
export async function expireMutes(scope: Scope): Promise<void> {
  const over = await scope.tx.range(tables.mutes, 'expiring', '', { before: endOf(scope.clock.now()) })
  for (const mute of over) await scope.tx.remove(tables.mutes, tables.mutes.key(mute))
  for (const userId of new Set(over.map((mute) => mute.user_id))) tellMutes(scope, userId)
}

/** When the next mute ends, so that the server can wake for it. */
export const nextMuteEnd = async ({ tx }: Pick<Scope, 'tx'>): Promise<string | undefined> =>
  (await tx.range(tables.mutes, 'expiring', '', { limit: 1 }))[0]?.expires
