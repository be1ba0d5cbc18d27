import type { ChatEvent } from '../model/event.ts'
import type {
  PollChanges,
  PollId,
  PollInfo,
  PollInput,
  PollOption,
  PollOptionId,
  PollsQuery,
  PollVote,
  PollVotesQuery,
} from '../model/poll.ts'

/** One page of a list; `cursor` is where the next begins, `null` after the last one. */
export interface PollPage<Item> {
  /** The polls and people in it. */
  readonly events: readonly ChatEvent[]
  readonly items: readonly Item[]
  readonly cursor: string | null
}

/** What is asked of a page: `cursor` is what the page before said, `null` asks for the first one. */
export interface PollPageRequest {
  readonly cursor: string | null
  readonly limit: number
}

/**
 * Everything about polls but votes, which are operations. What answers with events says what is true of the poll now;
 * everything rejects with an `OutcomeError` and nothing else.
 */
export interface PollCalls {
  /** Makes a poll under a name of ours, so that to try again makes no second one. */
  create(id: PollId, input: PollInput, signal: AbortSignal): Promise<readonly ChatEvent[]>
  change(id: PollId, changes: PollChanges, signal: AbortSignal): Promise<readonly ChatEvent[]>
  /** Puts a poll in the place of what it was, options included: those that are left out go, with their votes. */
  replace(id: PollId, info: PollInfo, signal: AbortSignal): Promise<readonly ChatEvent[]>
  remove(id: PollId, signal: AbortSignal): Promise<readonly ChatEvent[]>
  addOption(id: PollId, text: string, signal: AbortSignal): Promise<readonly ChatEvent[]>
  renameOption(id: PollId, option: PollOption, signal: AbortSignal): Promise<readonly ChatEvent[]>
  removeOption(id: PollId, option: PollOptionId, signal: AbortSignal): Promise<readonly ChatEvent[]>
  fetch(id: PollId, signal: AbortSignal): Promise<readonly ChatEvent[]>
  /** One option by its name; `null`: there is none. */
  fetchOption(id: PollId, option: PollOptionId, signal: AbortSignal): Promise<PollOption | null>
  fetchPolls(query: PollsQuery & PollPageRequest, signal: AbortSignal): Promise<PollPage<PollId>>
  fetchVotes(query: PollVotesQuery & PollPageRequest, signal: AbortSignal): Promise<PollPage<PollVote>>
}
