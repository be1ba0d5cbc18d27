import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireSort, WireUser } from './user.ts'

/** Whether others are told who voted for what. */
export type WireVotingVisibility = 'public' | 'anonymous'

export interface WirePollOption {
  readonly id: string
  readonly text: string
  readonly custom?: object
}

/** One person's vote for an option, or, with `is_answer`, their comment. In anonymous polls nobody else is told whose. */
export interface WirePollVote {
  readonly id: string
  readonly poll_id: string
  /** `''` on an answer. */
  readonly option_id: string
  readonly is_answer?: boolean
  readonly answer_text?: string
  readonly user_id?: string
  readonly user?: WireUser
  readonly created_at: WireTime
  readonly updated_at: WireTime
}

/** A question with options, and how it stands. `own_votes` are the asker's, and in a broadcast nobody's. */
export interface WirePoll {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly options: readonly WirePollOption[]
  readonly voting_visibility: WireVotingVisibility
  readonly enforce_unique_vote: boolean
  readonly max_votes_allowed?: number
  readonly allow_user_suggested_options: boolean
  readonly allow_answers: boolean
  readonly is_closed?: boolean
  readonly vote_count: number
  readonly vote_counts_by_option: Readonly<Record<string, number>>
  readonly latest_votes_by_option: Readonly<Record<string, readonly WirePollVote[]>>
  readonly answers_count: number
  readonly latest_answers: readonly WirePollVote[]
  readonly own_votes: readonly WirePollVote[]
  readonly created_by_id: string
  readonly created_by?: WireUser
  readonly created_at: WireTime
  readonly updated_at: WireTime
  /** `closes_at`, where this is a time, is when the poll ends by itself; the rest is the application's own. */
  readonly custom?: object
}

/** What a poll is made of. The `id` may be the client's own, which makes a repeated creation harmless. */
export interface CreatePollRequest {
  readonly id?: string
  readonly name: string
  readonly description?: string
  readonly options?: readonly { readonly text: string; readonly custom?: object }[]
  readonly voting_visibility?: WireVotingVisibility
  readonly enforce_unique_vote?: boolean
  readonly max_votes_allowed?: number
  readonly allow_user_suggested_options?: boolean
  readonly allow_answers?: boolean
  readonly is_closed?: boolean
  readonly custom?: object
}

/** The whole poll anew: what is left out is as in a new one, but for the options and whether it is closed. */
export interface UpdatePollRequest extends Omit<CreatePollRequest, 'id' | 'options'> {
  readonly id: string
  readonly options?: readonly { readonly id: string; readonly text?: string; readonly custom?: object }[]
}

/** Who asks, and what for: `created_at` and the like as everywhere (`sort`), cursors. */
export interface PollPageRequest {
  readonly filter?: object
  readonly sort?: readonly WireSort[]
  readonly limit?: number
  readonly next?: string
  readonly prev?: string
}

export interface PollAnswer {
  readonly poll: WirePoll
  readonly duration: string
}

export interface PollOptionAnswer {
  readonly poll_option: WirePollOption
  readonly duration: string
}

/** A withdrawn vote is answered once more. */
export interface PollVoteAnswer {
  readonly vote?: WirePollVote
  readonly poll?: WirePoll
  readonly duration: string
}

const common = { family: 'common' } as const

export const createPoll = row(
  'POST',
  '/polls',
  types<{ body: CreatePollRequest; answer: PollAnswer }>(),
  common,
)

export const updatePoll = row(
  'PUT',
  '/polls',
  types<{ body: UpdatePollRequest; answer: PollAnswer }>(),
  common,
)

export const queryPolls = row(
  'POST',
  '/polls/query',
  types<{
    body: PollPageRequest
    answer: { polls: readonly WirePoll[]; next?: string; prev?: string; duration: string }
  }>(),
  common,
)

export const getPoll = row('GET', '/polls/{poll_id}', types<{ answer: PollAnswer }>(), common)

export const updatePollPartial = row(
  'PATCH',
  '/polls/{poll_id}',
  types<{ body: { set?: object; unset?: readonly string[] }; answer: PollAnswer }>(),
  common,
)

export const deletePoll = row('DELETE', '/polls/{poll_id}', types<{ answer: { duration: string } }>(), common)

export const createPollOption = row(
  'POST',
  '/polls/{poll_id}/options',
  types<{ body: { text: string; custom?: object }; answer: PollOptionAnswer }>(),
  common,
)

export const updatePollOption = row(
  'PUT',
  '/polls/{poll_id}/options',
  types<{ body: { id: string; text: string; custom?: object }; answer: PollOptionAnswer }>(),
  common,
)

export const getPollOption = row(
  'GET',
  '/polls/{poll_id}/options/{option_id}',
  types<{ answer: PollOptionAnswer }>(),
  common,
)

export const deletePollOption = row(
  'DELETE',
  '/polls/{poll_id}/options/{option_id}',
  types<{ answer: { duration: string } }>(),
  common,
)

/** By `option_id`, `is_answer`, `user_id`, `created_at`; newest first unless asked otherwise. */
export const queryPollVotes = row(
  'POST',
  '/polls/{poll_id}/votes',
  types<{
    body: PollPageRequest
    answer: { votes: readonly WirePollVote[]; next?: string; prev?: string; duration: string }
  }>(),
  common,
)

/** Votes for an option, or, with `answer_text`, comments. */
export const castPollVote = row(
  'POST',
  '/messages/{message_id}/polls/{poll_id}/vote',
  types<{ body: { vote: { option_id?: string; answer_text?: string } }; answer: PollVoteAnswer }>(),
)

export const deletePollVote = row(
  'DELETE',
  '/messages/{message_id}/polls/{poll_id}/vote/{vote_id}',
  types<{ answer: PollVoteAnswer }>(),
)
