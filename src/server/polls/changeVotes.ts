import { demand, demandFeature, openMessage } from '../channels/channelAccess.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import type { PollRecord, PollVoteRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { isGoneFor, refuseClosed } from './openPoll.ts'
import { pollView, voteView, votesOf } from './pollView.ts'
import { recount } from './recount.ts'
import { tellPoll } from './tellPoll.ts'

const LONGEST_ANSWER = 1000

/** Votes for an option, or says something. What stands already is answered as it stands, so a repetition is harmless. */
export const castPollVote: Handler<'castPollVote'> = async (call) => {
  const userId = me(call.actor)
  const poll = await openToVote(call, call.path)
  const choice = readChoice(call.body.object('vote'), poll)
  const own = await votesOf(call, poll, userId)
  const same = own.find((vote) => isSame(vote.choice, choice))
  if (same) return answer(call, poll, same)
  refuseClosed(poll)
  const [before, ...others] = replacedBy(poll, choice, own)
  const now = call.clock.next()
  const vote: PollVoteRecord = {
    id: before?.id ?? call.env.uuid(),
    poll_id: poll.id,
    user_id: userId,
    choice,
    created_at: before?.created_at ?? now,
    updated_at: now,
  }
  for (const other of others) await call.tx.remove(tables.pollVotes, tables.pollVotes.key(other))
  await call.tx.put(tables.pollVotes, vote)
  const gone = before ? [before, ...others] : []
  const changed = { ...recount(poll, { added: [vote], removed: gone }), updated_at: now }
  await call.tx.put(tables.polls, changed)
  for (const other of others) tellPoll(call, 'poll.vote_removed', changed, { actorId: userId, vote: other })
  tellPoll(call, before ? 'poll.vote_changed' : 'poll.vote_casted', changed, { actorId: userId, vote })
  return answer(call, changed, vote)
}

/** Withdraws a vote or answer of the caller's own. */
export const deletePollVote: Handler<'deletePollVote'> = async (call) => {
  const userId = me(call.actor)
  const poll = await openToVote(call, call.path)
  const vote = await call.tx.get(tables.pollVotes, keyOf(poll.id, call.path.vote_id))
  if (!vote) throw notFound(`Your vote ${call.path.vote_id}`)
  if (vote.user_id !== userId) throw notAllowed('withdraw votes of others')
  refuseClosed(poll)
  await call.tx.remove(tables.pollVotes, tables.pollVotes.key(vote))
  const changed = {
    ...recount(poll, { added: [], removed: [vote] }),
    updated_at: call.clock.next(),
  }
  await call.tx.put(tables.polls, changed)
  tellPoll(call, 'poll.vote_removed', changed, { actorId: userId, vote })
  return answer(call, changed, vote)
}

/** @throws Failure 4 when the message was deleted, 16 when it does not carry this poll, 17 and 19 */
async function openToVote(
  call: AnyCall,
  path: { readonly message_id: string; readonly poll_id: string },
): Promise<PollRecord> {
  const { message, access } = await openMessage(call, call.actor, path.message_id)
  demandFeature(access, 'polls')
  demand(access, 'cast-poll-vote', 'vote')
  if (isGoneFor(message, call.actor.userId)) throw badInput('message_id', 'is a message that was deleted')
  const poll = message.poll_id === path.poll_id ? await call.tx.get(tables.polls, path.poll_id) : undefined
  if (!poll) throw notFound(`Poll ${path.poll_id} of message ${message.id}`)
  return poll
}

type Choice = PollVoteRecord['choice']

function readChoice(from: Fields, poll: PollRecord): Choice {
  const optionId = from.id('option_id')
  const text = from.text('answer_text', LONGEST_ANSWER)
  if ((optionId === undefined) === (text === undefined))
    throw badInput('vote', 'must have either an option_id or an answer_text')
  if (optionId !== undefined) {
    if (!poll.options.some((option) => option.id === optionId))
      throw badInput('vote.option_id', 'must be that of an option of this poll')
    return { option_id: optionId }
  }
  if (!poll.allow_answers) throw badInput('vote.answer_text', 'is not taken by this poll')
  if (text === undefined || text.trim() === '') throw badInput('vote.answer_text', 'must not be empty')
  return { answer_text: text }
}

const isSame = (one: Choice, other: Choice): boolean =>
  'option_id' in one
    ? 'option_id' in other && one.option_id === other.option_id
    : 'answer_text' in other && one.answer_text === other.answer_text

/** The votes a new one takes the place of. @throws Failure 4 when there is no place for one more */
function replacedBy(
  poll: PollRecord,
  choice: Choice,
  own: readonly PollVoteRecord[],
): readonly PollVoteRecord[] {
  if ('answer_text' in choice) return own.filter((vote) => 'answer_text' in vote.choice)
  const votes = own.filter((vote) => 'option_id' in vote.choice)
  if (poll.enforce_unique_vote) return votes
  const most = poll.max_votes_allowed
  if (most !== undefined && votes.length >= most)
    throw badInput('vote.option_id', `must be one of at most ${most} that you vote for`)
  return []
}

const answer = async (call: AnyCall, poll: PollRecord, vote: PollVoteRecord) => ({
  vote: await voteView(call, poll, vote, vote.user_id),
  poll: await pollView(call, poll, vote.user_id),
})
