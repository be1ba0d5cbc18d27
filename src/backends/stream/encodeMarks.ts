import type { ChatEvent } from '../../model/event.ts'
import type { Version } from '../../model/id.ts'
import type { MarkKind, MarkTarget, Report } from '../../model/mark.ts'
import type { Operation } from '../../model/operation.ts'
import { outcomeOf } from '../../model/outcome.ts'
import * as moderation from '../../wire/stream/moderation.ts'
import type { StreamClient } from './client.ts'

interface Context {
  readonly client: StreamClient
  readonly signal: AbortSignal
  /** When what was just done became so. */
  readonly markTime: () => Version
}

/** Taking back what is not there is what was asked for. */
async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome.type !== 'rejected' || outcome.reason !== 'not-found') throw error
  }
}

const marked = (kind: MarkKind, target: MarkTarget, on: boolean, at: Version): readonly ChatEvent[] => [
  { type: 'mark.put', kind, target, on: { version: at, value: on } },
]

const reportOf = ({ reason, note }: Report): object => ({
  ...(reason === '' ? {} : { reason }),
  ...(note === '' ? {} : { custom: { note } }),
})

/** A report of a message or of a person. */
export async function performFlag(
  { kind, input }: Operation<'message.flag' | 'user.flag'>,
  { client, signal, markTime }: Context,
): Promise<readonly ChatEvent[]> {
  const isMessage = kind === 'message.flag'
  const target = isMessage ? { target_message_id: input.key } : { target_user_id: input.userId }
  if (input.on) await client.call(moderation.flag, { body: { ...target, ...reportOf(input) } }, signal)
  else await unlessGone(client.call(moderation.unflag, { body: target }, signal))
  const id = isMessage ? input.key : input.userId
  return marked(isMessage ? 'reported' : 'reportedPeople', id, input.on, markTime())
}

/** Silence for some minutes, or until it is taken back. */
export async function performMute(
  { input: { userId, on, minutes } }: Operation<'user.mute'>,
  { client, signal, markTime }: Context,
): Promise<readonly ChatEvent[]> {
  const target_ids = [userId]
  if (on) {
    const body = { target_ids, ...(minutes === null ? {} : { timeout: minutes }) }
    await client.call(moderation.muteUsers, { body }, signal)
  } else await unlessGone(client.call(moderation.unmuteUsers, { body: { target_ids } }, signal))
  return marked('muted', userId, on, markTime())
}

/** Who is blocked is told by answers and by the first frame of a connection alone. */
export async function performBlock(
  { input: { userId, on } }: Operation<'user.block'>,
  { client, signal, markTime }: Context,
): Promise<readonly ChatEvent[]> {
  const body = { blocked_user_id: userId }
  if (on) await client.call(moderation.blockUser, { body }, signal)
  else await unlessGone(client.call(moderation.unblockUser, { body }, signal))
  return marked('blocked', userId, on, markTime())
}
