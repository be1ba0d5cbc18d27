import type { WireMessage } from '../../wire/stream/index.ts'
import { demand, demandFeature, type Access } from '../channels/channelAccess.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { me, type AnyCall } from '../http/call.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord, PollRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { pollView } from './pollView.ts'

/**
 * Reads which poll a new message is to carry: one of its author's that hangs nowhere yet.
 * @throws Failure 4, 16, 17 when it is somebody else's, 19 where polls are off
 */
export async function readMessagePoll(
  call: AnyCall,
  access: Access,
  from: Fields,
): Promise<PollRecord | undefined> {
  const id = from.id('poll_id')
  if (id === undefined) return undefined
  demandFeature(access, 'polls')
  demand(access, 'send-poll', 'send polls')
  const poll = await call.tx.get(tables.polls, id)
  if (!poll) throw notFound(`Poll ${id}`)
  if (poll.created_by_id !== me(call.actor)) throw notAllowed('send polls of others')
  if (poll.message_id !== undefined) throw badInput('message.poll_id', 'hangs on another message already')
  return poll
}

/** Hangs a poll on its message. */
export const hangPoll = ({ tx }: Scope, poll: PollRecord, { id, cid }: MessageRecord): Promise<void> =>
  tx.put(tables.polls, { ...poll, message_id: id, cid })

/** The part of a message that tells of its poll. @param viewer whose own votes count */
export async function messagePoll(
  scope: Scope,
  { poll_id: id }: MessageRecord,
  viewer: string | undefined,
): Promise<Pick<WireMessage, 'poll' | 'poll_id'>> {
  const poll = id === undefined ? undefined : await scope.tx.get(tables.polls, id)
  return poll ? { poll_id: poll.id, poll: await pollView(scope, poll, viewer) } : {}
}
