import type { ChannelId, Id, MessageKey, UserId, Version } from './id.ts'
import type { Versioned } from './versioned.ts'

export type PollId = Id<'poll'>
export type PollOptionId = Id<'pollOption'>

export interface PollOption {
  readonly id: PollOptionId
  /** Foreign. */
  readonly text: string
}

/** One person's vote for an option, or their answer in words. */
export interface PollVote {
  /** The server's name for it, by which it is withdrawn. */
  readonly id: string
  /** `null`: an answer. */
  readonly option: PollOptionId | null
  /** What an answer says; foreign. `''` on a vote. */
  readonly text: string
  /** `null` where nobody is told: in anonymous polls, of others. */
  readonly userId: UserId | null
  /** ms since the epoch, for drawing only. */
  readonly at: number
}

/** What is asked, and by which rules. */
export interface PollInfo {
  /** The question; foreign. */
  readonly name: string
  readonly description: string
  readonly options: readonly PollOption[]
  /** Nobody is told who voted for what. */
  readonly isAnonymous: boolean
  /** Everybody has one vote, which moves to what is chosen later. */
  readonly isSingle: boolean
  /** How many options one person may choose; `null`: as many as there are. */
  readonly maxVotes: number | null
  /** Whoever may vote may add options. */
  readonly takesSuggestions: boolean
  /** Whoever may vote may say something, once each. */
  readonly takesAnswers: boolean
  readonly isClosed: boolean
  /** When it ends by itself, ms since the epoch; `null`: never. */
  readonly closesAt: number | null
  readonly createdById: UserId | null
  /** ms since the epoch, for drawing only. */
  readonly createdAt: number
  readonly custom: Readonly<Record<string, unknown>>
}

/** How it stands. */
export interface PollTally {
  /** Votes by option; an option that is absent has none. */
  readonly counts: Readonly<Record<string, number>>
  readonly answerCount: number
  /** Some of those who voted for each option, newest first; empty in anonymous polls. */
  readonly voters: Readonly<Record<string, readonly UserId[]>>
  /** Some of them, newest first. */
  readonly answers: readonly PollVote[]
}

/** One change of my own votes, as a frame tells it. */
export interface OwnVoteChange {
  /** `null`: of my answer. */
  readonly option: PollOptionId | null
  /** `null`: withdrawn. */
  readonly vote: PollVote | null
  /** It took the place of all my other votes. */
  readonly isOnly: boolean
  readonly version: Version
}

/** My votes and my answer: a list from a source addressed to me, and what changed since (as `OwnReactions`, I17). */
export interface OwnVotes {
  readonly version: Version
  readonly votes: readonly PollVote[]
  readonly since: readonly OwnVoteChange[]
}

/** The message that a poll hangs on. */
export interface PollPlace {
  readonly channelId: ChannelId
  readonly key: MessageKey
  /** The message in whose thread that stands; `null`: in the channel itself, or nobody said. */
  readonly thread: MessageKey | null
}

/** One poll as the server told it. */
export interface PollRecord {
  readonly id: PollId
  /** `null` where that was not told. */
  readonly place: PollPlace | null
  /** `null`: it was deleted. */
  readonly info: Versioned<PollInfo | null>
  readonly tally: Versioned<PollTally>
  readonly own: OwnVotes
}

/** What somebody makes a poll of. */
export interface PollInput {
  readonly name: string
  readonly description: string
  readonly options: readonly string[]
  readonly isAnonymous: boolean
  readonly isSingle: boolean
  readonly maxVotes: number | null
  readonly takesSuggestions: boolean
  readonly takesAnswers: boolean
  readonly closesAt: number | null
}

/** What a server takes in a poll. */
export interface PollLimits {
  /** Characters. */
  readonly question: number
  readonly option: number
  readonly answer: number
  /** How many. */
  readonly options: number
  /** The most that `maxVotes` can be. */
  readonly votes: number
}

export const pollId = (text: string): PollId => text as PollId
export const pollOptionId = (text: string): PollOptionId => text as PollOptionId

/** What can be changed of a poll that is there. */
export interface PollChanges extends Partial<Omit<PollInput, 'options'>> {
  readonly isClosed?: boolean
}

/** Which polls are asked for, newest first. */
export interface PollsQuery {
  /** Of this person alone. */
  readonly createdById?: UserId
  readonly isClosed?: boolean
  /** Words that the question begins with. */
  readonly text?: string
  /** @default 'newest' */
  readonly sort?: 'newest' | 'oldest'
}

/** Whose votes are asked for, newest first: for one option, or with `null` the answers. */
export interface PollVotesQuery {
  readonly poll: PollId
  readonly option: PollOptionId | null
}
