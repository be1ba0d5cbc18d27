import { demandFeature, openMessage, type Access } from '../channels/channelAccess.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import type { AnyCall } from '../http/call.ts'
import type { MessageRecord, PollRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** A poll together with what the caller may do with it. */
export interface OpenPoll {
  readonly poll: PollRecord
  /** Where it hangs, and what the caller may do there; absent while it hangs nowhere. */
  readonly place?: { readonly message: MessageRecord; readonly access: Access }
  /** Whether they made it, or look after the channel. */
  readonly isManager: boolean
}

/**
 * Opens a poll for reading: with its message, or by its maker as long as it hangs on none.
 * @throws Failure 16 when it is not there or its message was deleted, 17 when this person may not read it
 */
export async function openPoll(call: AnyCall, id: string): Promise<OpenPoll> {
  const poll = await call.tx.get(tables.polls, id)
  if (!poll) throw notFound(`Poll ${id}`)
  const isMaker = poll.created_by_id === call.actor.userId
  if (poll.message_id === undefined) {
    if (!isMaker && !call.actor.isServer) throw notAllowed(`read poll ${id}`)
    return { poll, isManager: true }
  }
  const place = await openMessage(call, call.actor, poll.message_id)
  if (isGoneFor(place.message, call.actor.userId)) throw notFound(`Poll ${id}`)
  return { poll, place, isManager: isMaker || place.access.capabilities.has('update-any-message') }
}

/** Opens a poll to change it. @throws Failure 17 unless the caller made it or looks after its channel, 19 where polls are off */
export async function openPollToChange(call: AnyCall, id: string): Promise<OpenPoll> {
  const open = await openPoll(call, id)
  if (!open.isManager) throw notAllowed(`change poll ${id}`)
  if (open.place) demandFeature(open.place.access, 'polls')
  return open
}

/** Whether nothing is shown of a message any more, to anybody or to this person. */
export const isGoneFor = (message: MessageRecord, userId: string | undefined): boolean =>
  message.deleted_at !== undefined || message.hidden_for.some((entry) => entry.user_id === userId)

/** @throws Failure 4 once a poll was closed */
export function refuseClosed(poll: PollRecord): void {
  if (poll.is_closed) throw badInput('poll_id', 'is the id of a poll that is closed')
}
