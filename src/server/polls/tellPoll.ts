import type { Scope } from '../scope.ts'
import type { PollRecord, PollVoteRecord } from '../store/records.ts'

/** What becomes of a poll. */
export type PollEventType =
  | 'poll.updated'
  | 'poll.closed'
  | 'poll.deleted'
  | 'poll.vote_casted'
  | 'poll.vote_changed'
  | 'poll.vote_removed'

/** Tells those who watch the channel of a poll what became of it. One that hangs nowhere concerns nobody. */
export function tellPoll(
  scope: Scope,
  type: PollEventType,
  { id, cid, message_id }: PollRecord,
  rest: {
    readonly actorId?: string | undefined
    readonly vote?: PollVoteRecord
    readonly gone?: PollRecord
  } = {},
): void {
  if (cid === undefined || message_id === undefined) return
  const { actorId, ...about } = rest
  scope.happened({
    type,
    to: 'channel',
    cid,
    ...(actorId === undefined ? {} : { actor_id: actorId }),
    // The message that lost its poll is another one now; any other stays what it is.
    ...(type === 'poll.deleted' ? { message_id } : {}),
    poll: { id, message_id, ...about },
  })
}
