import type { WireEvent } from '../../wire/stream/index.ts'
import type { Happening } from '../events/happening.ts'
import type { Scope } from '../scope.ts'
import type { PollRecord, PollVoteRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { isGoneFor } from './openPoll.ts'
import { isSecret, pollView, voteView } from './pollView.ts'

/** The part of an event that tells of a poll, and whether who did it is kept from this person. */
export interface PollEvent {
  readonly fields: Pick<WireEvent, 'message_id' | 'poll' | 'poll_vote'>
  readonly isSecret: boolean
}

/** What an event tells of a poll as it is now. Undefined when nothing is left to tell of it, or of the vote. */
export async function pollEvent(
  scope: Scope,
  { type, poll: about }: Pick<Happening, 'type'> & { readonly poll: NonNullable<Happening['poll']> },
  viewer: string | undefined,
): Promise<PollEvent | undefined> {
  const message = await scope.tx.get(tables.messages, about.message_id)
  if (!message || isGoneFor(message, viewer)) return undefined
  const poll = about.gone ?? (await scope.tx.get(tables.polls, about.id))
  if (!poll) return undefined
  const vote = about.vote && (await voteNow(scope, type, poll, about.vote))
  if (about.vote && !vote) return undefined
  return {
    fields: {
      message_id: message.id,
      poll: await pollView(scope, poll, viewer),
      ...(vote ? { poll_vote: await voteView(scope, poll, vote, viewer) } : {}),
    },
    isSecret: vote !== undefined && isSecret(poll, vote, viewer),
  }
}

/** Who alone is told whose vote an event is about: in an anonymous poll, the voter. */
export async function secretVoter(scope: Scope, { poll: about }: Happening): Promise<string | undefined> {
  const poll = about?.vote && (await scope.tx.get(tables.polls, about.id))
  return poll?.voting_visibility === 'anonymous' ? about?.vote?.user_id : undefined
}

/**
 * A vote as it is told. What was chosen is told as it was, so that whoever was away can follow it step by step; what was
 * said only as it stands. Undefined when that was withdrawn, or was cast for
 * an option that is no more.
 */
async function voteNow(
  { tx }: Scope,
  type: string,
  poll: PollRecord,
  vote: PollVoteRecord,
): Promise<PollVoteRecord | undefined> {
  const isGone = type === 'poll.vote_removed'
  // A vote that moved is no longer where it was, wherever it went.
  const isLeft = isGone || type === 'poll.vote_changed'
  const { choice } = vote
  if ('option_id' in choice)
    return isLeft || poll.options.some((option) => option.id === choice.option_id) ? vote : undefined
  return isGone
    ? { ...vote, choice: { answer_text: '' } }
    : tx.get(tables.pollVotes, keyOf(vote.poll_id, vote.id))
}
