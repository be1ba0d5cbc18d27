import type { ChatEvent } from '../../model/event.ts'
import { channelId, messageKey, NO_VERSION, type UserId, userId, version } from '../../model/id.ts'
import {
  type OwnVotes,
  type PollInfo,
  pollId,
  type PollOption,
  pollOptionId,
  type PollPlace,
  type PollRecord,
  type PollTally,
  type PollVote,
} from '../../model/poll.ts'
import { asCount, asFlag, asList, asObject, asOptionalText, asText, type Json } from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import { customOf } from './custom.ts'
import { usersIn } from './normalizeUser.ts'
import { afterTime, latest, type Source } from './source.ts'

/** One vote or answer, or `null` where nobody can say of what. */
export function pollVoteOf(raw: unknown): PollVote | null {
  const wire = asObject(raw)
  const id = asOptionalText(wire['id'])
  if (!id) return null
  const option = asText(wire['option_id'])
  const isAnswer = asFlag(wire['is_answer']) || option === ''
  const by = asOptionalText(wire['user_id']) ?? asOptionalText(asObject(wire['user'])['id'])
  return {
    id,
    option: isAnswer ? null : pollOptionId(option),
    text: isAnswer ? asText(wire['answer_text']) : '',
    userId: by ? userId(by) : null,
    at: wireTimeToMs(wire['updated_at']) || wireTimeToMs(wire['created_at']),
  }
}

const votesIn = (raw: unknown): readonly PollVote[] => asList(raw).flatMap((vote) => pollVoteOf(vote) ?? [])

export function pollOptionOf(raw: unknown): PollOption | null {
  const { id, text } = asObject(raw)
  return typeof id === 'string' && id !== '' ? { id: pollOptionId(id), text: asText(text) } : null
}

function infoOf(wire: Json): PollInfo {
  const { closes_at, ...custom } = customOf('poll', wire)
  const most = asCount(wire['max_votes_allowed'])
  const by = asOptionalText(wire['created_by_id']) ?? asOptionalText(asObject(wire['created_by'])['id'])
  const isSingle = asFlag(wire['enforce_unique_vote'])
  return {
    name: asText(wire['name']),
    description: asText(wire['description']),
    options: asList(wire['options']).flatMap((option) => pollOptionOf(option) ?? []),
    isAnonymous: wire['voting_visibility'] === 'anonymous',
    isSingle,
    maxVotes: isSingle || most === 0 ? null : most,
    takesSuggestions: asFlag(wire['allow_user_suggested_options']),
    takesAnswers: asFlag(wire['allow_answers']),
    isClosed: asFlag(wire['is_closed']),
    closesAt: wireTimeToMs(closes_at) || null,
    createdById: by ? userId(by) : null,
    createdAt: wireTimeToMs(wire['created_at']),
    custom,
  }
}

function tallyOf(wire: Json): PollTally {
  const counts = Object.entries(asObject(wire['vote_counts_by_option']))
  const voters = Object.entries(asObject(wire['latest_votes_by_option']))
  return {
    counts: Object.fromEntries(counts.map(([option, count]) => [option, asCount(count)])),
    answerCount: asCount(wire['answers_count']),
    voters: Object.fromEntries(
      voters.map(([option, votes]) => [option, votesIn(votes).flatMap((vote) => vote.userId ?? [])]),
    ),
    answers: votesIn(wire['latest_answers']),
  }
}

/** Not told to me alone: nobody's votes. */
const NO_OWN: OwnVotes = { version: NO_VERSION, votes: [], since: [] }

/** A poll, or `null` when it has no name. @param place the message it hangs on, where that is known */
export function pollOf(raw: unknown, source: Source, place: PollPlace | null): PollRecord | null {
  const wire = asObject(raw)
  const id = asOptionalText(wire['id'])
  if (!id) return null
  const updated = sortableTime(wire['updated_at'])
  const tallied = latest(updated, source.at)
  return {
    id: pollId(id),
    place,
    info: { version: version(updated), value: infoOf(wire) },
    tally: { version: tallied, value: tallyOf(wire) },
    own: source.addressed ? { version: tallied, votes: votesIn(wire['own_votes']), since: [] } : NO_OWN,
  }
}

/** The people whom a poll names. */
const peopleIn = (wire: Json): readonly ChatEvent[] =>
  usersIn(
    wire['created_by'],
    ...[
      ...Object.values(asObject(wire['latest_votes_by_option'])).flatMap(asList),
      ...asList(wire['latest_answers']),
    ].map((vote) => asObject(vote)['user']),
  )

/** A poll and the people in it. */
export function pollEvents(raw: unknown, source: Source, place: PollPlace | null): readonly ChatEvent[] {
  const poll = pollOf(raw, source, place)
  return poll ? [...peopleIn(asObject(raw)), { type: 'poll.put', poll }] : []
}

/** My own vote is known by whose it is: the list in a broadcast is nobody's (I17). */
function ownOfFrame(frame: Json, source: Source, selfId: UserId | null): OwnVotes {
  const vote = pollVoteOf(frame['poll_vote'])
  if (!vote || vote.userId === null || vote.userId !== selfId) return NO_OWN
  const isGone = frame['type'] === 'poll.vote_removed'
  // What the poll says of its rules is of now, and a frame may be of before.
  const isOnly = frame['type'] === 'poll.vote_changed' && vote.option !== null
  const change = { option: vote.option, vote: isGone ? null : vote, isOnly, version: source.at }
  return { ...NO_OWN, since: [change] }
}

/** What a frame says of a poll: `poll.updated`, `.closed`, `.deleted`, `.vote_casted`, `.vote_changed`, `.vote_removed`. */
export function pollFrame(frame: Json, source: Source, selfId: UserId | null): readonly ChatEvent[] {
  const [cid, id] = [
    asText(frame['cid']),
    asOptionalText(frame['message_id']) ?? asOptionalText(asObject(frame['message'])['id']),
  ]
  const place = cid !== '' && id ? { channelId: channelId(cid), key: messageKey(id), thread: null } : null
  const poll = pollOf(frame['poll'], source, place)
  if (!poll) return []
  const isDeleted = frame['type'] === 'poll.deleted'
  return [
    ...usersIn(frame['user'], asObject(frame['poll_vote'])['user']),
    ...peopleIn(asObject(frame['poll'])),
    {
      type: 'poll.put',
      poll: {
        ...poll,
        ...(isDeleted ? { info: { version: afterTime(source.at), value: null } } : {}),
        own: ownOfFrame(frame, source, selfId),
      },
    },
  ]
}
