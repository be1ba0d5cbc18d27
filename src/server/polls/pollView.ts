import type { WirePoll, WirePollOption, WirePollVote } from '../../wire/stream/index.ts'
import type { Scope } from '../scope.ts'
import type { PollOptionRecord, PollRecord, PollVoteRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { userById } from '../users/userView.ts'

/** How many votes for an option, and how many answers, a poll carries. */
const LATEST = { newestFirst: true, limit: 10 } as const

/**
 * A poll and how it stands, as one person may see it.
 * @param viewer whose own votes count; nobody's in an event that goes to many
 */
export async function pollView(
  scope: Scope,
  poll: PollRecord,
  viewer: string | undefined,
): Promise<WirePoll> {
  const view = (votes: readonly PollVoteRecord[]): Promise<readonly WirePollVote[]> =>
    votesView(scope, poll, votes, viewer)
  const chosen = poll.options.filter((option) => option.votes > 0)
  const latest = chosen.map(async ({ id }) => {
    const votes = await scope.tx.range(tables.pollVotes, 'option', keyOf(poll.id, id), LATEST)
    return [id, await view(votes)] as const
  })
  const answers =
    poll.answers_count === 0 ? [] : await scope.tx.range(tables.pollVotes, 'answer', poll.id, LATEST)
  return {
    id: poll.id,
    name: poll.name,
    description: poll.description,
    options: poll.options.map(optionView),
    voting_visibility: poll.voting_visibility,
    enforce_unique_vote: poll.enforce_unique_vote,
    ...(poll.max_votes_allowed === undefined ? {} : { max_votes_allowed: poll.max_votes_allowed }),
    allow_user_suggested_options: poll.allow_user_suggested_options,
    allow_answers: poll.allow_answers,
    is_closed: poll.is_closed,
    vote_count: poll.options.reduce((sum, option) => sum + option.votes, 0),
    vote_counts_by_option: Object.fromEntries(poll.options.map(({ id, votes }) => [id, votes])),
    latest_votes_by_option: Object.fromEntries(await Promise.all(latest)),
    answers_count: poll.answers_count,
    latest_answers: await view(answers),
    own_votes: viewer === undefined ? [] : await view(await votesOf(scope, poll, viewer)),
    created_by_id: poll.created_by_id,
    created_by: await userById(scope, poll.created_by_id),
    created_at: poll.created_at,
    updated_at: poll.updated_at,
    custom: poll.custom,
  }
}

/** An option as answers hold it. */
export const optionView = ({ id, text, custom }: PollOptionRecord): WirePollOption => ({ id, text, custom })

/** What somebody has voted for in a poll, and answered, in that order. */
export const votesOf = (
  { tx }: Scope,
  { id }: PollRecord,
  userId: string,
): Promise<readonly PollVoteRecord[]> => tx.range(tables.pollVotes, 'user', keyOf(id, userId))

/** Whether it is kept from somebody whose vote this is. */
export const isSecret = (poll: PollRecord, vote: PollVoteRecord, viewer: string | undefined): boolean =>
  poll.voting_visibility === 'anonymous' && vote.user_id !== viewer

/** A vote as one person may see it: in an anonymous poll nobody else is told whose it is. */
export async function voteView(
  scope: Scope,
  poll: PollRecord,
  vote: PollVoteRecord,
  viewer: string | undefined,
): Promise<WirePollVote> {
  return {
    id: vote.id,
    poll_id: vote.poll_id,
    ...('option_id' in vote.choice ? vote.choice : { option_id: '', is_answer: true, ...vote.choice }),
    ...(isSecret(poll, vote, viewer)
      ? {}
      : { user_id: vote.user_id, user: await userById(scope, vote.user_id) }),
    created_at: vote.created_at,
    updated_at: vote.updated_at,
  }
}

/** Several votes as one person may see them, in the same order. */
export const votesView = (
  scope: Scope,
  poll: PollRecord,
  votes: readonly PollVoteRecord[],
  viewer: string | undefined,
): Promise<readonly WirePollVote[]> => Promise.all(votes.map((vote) => voteView(scope, poll, vote, viewer)))
