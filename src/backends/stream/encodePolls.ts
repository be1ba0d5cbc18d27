import type { ChatEvent } from '../../model/event.ts'
import { version } from '../../model/id.ts'
import type { Operation } from '../../model/operation.ts'
import { OutcomeError, outcomeOf } from '../../model/outcome.ts'
import type { PollPlace, PollVote } from '../../model/poll.ts'
import * as polls from '../../wire/stream/poll.ts'
import type { StreamClient } from './client.ts'
import { pollEvents, pollOf } from './normalizePoll.ts'

interface Context {
  readonly client: StreamClient
  readonly signal: AbortSignal
}

const told = { at: version(''), addressed: true }

/** What an answer says of a poll. @throws OutcomeError where it says nothing */
export function confirmedPoll(raw: unknown, place: PollPlace | null): readonly ChatEvent[] {
  const events = pollEvents(raw, told, place)
  if (events.length === 0)
    throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without the poll.')
  return events
}

/** Casts a vote; where the answer leaves the poll out, it is asked for. */
async function cast(
  vote: { readonly option_id: string } | { readonly answer_text: string },
  { poll, ...place }: Operation<'poll.vote' | 'poll.answer'>['input'],
  { client, signal }: Context,
): Promise<readonly ChatEvent[]> {
  const path = { message_id: place.key as string, poll_id: poll as string }
  const answer = await client.call(polls.castPollVote, { path, body: { vote } }, signal, 'react')
  const now = answer.poll ?? (await client.call(polls.getPoll, { path }, signal, 'react')).poll
  return confirmedPoll(now, { channelId: place.channelId, key: place.key, thread: null })
}

/** Withdraws what of mine is there now. A vote has a name of the server's, so that is looked up first. */
async function withdraw(
  isMeant: (vote: PollVote) => boolean,
  { poll, channelId, key }: Operation<'poll.vote' | 'poll.answer'>['input'],
  { client, signal }: Context,
): Promise<readonly ChatEvent[]> {
  const path = { message_id: key as string, poll_id: poll as string }
  const place = { channelId, key, thread: null }
  const before = (await client.call(polls.getPoll, { path }, signal, 'react')).poll
  const vote = pollOf(before, told, place)?.own.votes.find(isMeant)
  // Taking back what is not there is what was asked for.
  if (!vote) return confirmedPoll(before, place)
  try {
    await client.call(polls.deletePollVote, { path: { ...path, vote_id: vote.id } }, signal, 'react')
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome.type !== 'rejected' || outcome.reason !== 'not-found') throw error
  }
  return confirmedPoll((await client.call(polls.getPoll, { path }, signal, 'react')).poll, place)
}

/** Chooses an option, or does no longer. */
export const performVote = (
  { input }: Operation<'poll.vote'>,
  context: Context,
): Promise<readonly ChatEvent[]> =>
  input.on
    ? cast({ option_id: input.option }, input, context)
    : withdraw(({ option }) => option === input.option, input, context)

/** Answers in words, or takes that back. */
export const performAnswer = (
  { input }: Operation<'poll.answer'>,
  context: Context,
): Promise<readonly ChatEvent[]> =>
  input.text === ''
    ? withdraw(({ option }) => option === null, input, context)
    : cast({ answer_text: input.text }, input, context)
