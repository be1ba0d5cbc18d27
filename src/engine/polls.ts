import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { PollCalls, PollPage } from '../backends/pollCalls.ts'
import type { Env } from '../env/env.ts'
import type { ChannelId } from '../model/id.ts'
import { OutcomeError } from '../model/outcome.ts'
import {
  type PollChanges,
  type PollId,
  pollId,
  type PollInfo,
  type PollInput,
  type PollLimits,
  type PollOption,
  type PollOptionId,
  type PollsQuery,
  type PollVote,
  type PollVotesQuery,
} from '../model/poll.ts'
import type { ChatState } from '../state/chatState.ts'
import { tableGet } from '../state/table.ts'
import type { Chat } from './chat.ts'
import type { Connector } from './connection.ts'
import type { Ingest } from './ingest.ts'

/** Where a back end says nothing else. */
const LIMITS: PollLimits = { question: 255, option: 255, answer: 1000, options: 100, votes: 10 }

/** Making, changing and looking up polls. All of it is asked for at once and shown when it is done; votes are deeds. */
export interface Polls {
  /** What the server takes in a poll. */
  readonly pollLimits: PollLimits
  /**
   * Makes a poll, which nobody sees before a message holds it: `send(channelId, '', { poll })`. To try again with the
   * same `id` makes no second one.
   * @throws OutcomeError
   */
  createPoll(channelId: ChannelId, input: PollInput, id?: PollId, signal?: AbortSignal): Promise<PollId>
  /** @throws OutcomeError */
  changePoll(id: PollId, changes: PollChanges): Promise<void>
  /** Puts other words, rules and options in the place of what they were; options that are left out lose their votes. */
  replacePoll(id: PollId, changes: Partial<PollInfo>): Promise<void>
  /** Takes a poll away from its message, for good. @throws OutcomeError */
  removePoll(id: PollId): Promise<void>
  /** @throws OutcomeError, e.g. where there is one of the same words */
  addPollOption(id: PollId, text: string): Promise<void>
  renamePollOption(id: PollId, option: PollOptionId, text: string): Promise<void>
  /** Takes an option away, with its votes. */
  removePollOption(id: PollId, option: PollOptionId): Promise<void>
  /** Brings a poll into the store, or anew. @throws OutcomeError */
  loadPoll(id: PollId, signal?: AbortSignal): Promise<void>
  /** One option as it is now; `null`: there is none. */
  loadPollOption(id: PollId, option: PollOptionId, signal?: AbortSignal): Promise<PollOption | null>
  /** One page of polls that I may see. @param cursor what the page before said; `null`: the first one */
  loadPolls(query: PollsQuery, cursor: string | null, signal?: AbortSignal): Promise<Page<PollId>>
  /** One page of who voted for an option, or of the answers. */
  loadPollVotes(query: PollVotesQuery, cursor: string | null, signal?: AbortSignal): Promise<Page<PollVote>>
}

type Page<Item> = Omit<PollPage<Item>, 'events'>

/** Polls of one page of a list, and votes. */
const A_PAGE = 25

export interface PollsParts {
  readonly store: Pick<StoreApi<ChatState>, 'getState'>
  readonly backend: Backend
  readonly env: Env
  readonly connector: Pick<Connector, 'settled'>
  readonly ingest: Ingest
  readonly can: Chat['can']
  /** Ends with the chat. */
  readonly ending: AbortSignal
}

const NOT_ALLOWED =
  'The poll was not made: you may not make polls in this channel, or it is not known yet. Wait for it to load, and see `chat.can(channelId, "send-poll", "polls")`.'
const UNKNOWN = 'This poll is not known. Load it first: `chat.loadPoll(id)`.'
const NO_POLLS = 'This server has no polls; see `chat.capabilities`.'
const NOT_LOADED = 'What speaks of polls could not be loaded. Try again when there is a connection.'

/** The door to the calls, whose code comes with the first of them. */
export function createPolls({ store, backend, env, connector, ingest, can, ending }: PollsParts): Polls {
  async function calls(signal: AbortSignal): Promise<PollCalls> {
    if (!backend.loadPollCalls) throw new OutcomeError({ type: 'rejected', reason: 'feature-off' }, NO_POLLS)
    await connector.settled(signal)
    return backend.loadPollCalls().catch(() => {
      throw new OutcomeError({ type: 'unknown' }, NOT_LOADED)
    })
  }
  const tell = async (ask: (calls: PollCalls) => ReturnType<PollCalls['fetch']>): Promise<void> =>
    ingest.now(await ask(await calls(ending)))

  return {
    pollLimits: backend.pollLimits ?? LIMITS,
    async createPoll(channelId, input, id = pollId(env.uuid()), signal = ending) {
      if (!can(channelId, 'send-poll', 'polls'))
        throw new OutcomeError({ type: 'rejected', reason: 'not-allowed' }, NOT_ALLOWED)
      const { create } = await calls(signal)
      ingest.now(await create(id, input, signal))
      return id
    },
    changePoll: (id, changes) => tell(({ change }) => change(id, changes, ending)),
    async replacePoll(id, changes) {
      const info = tableGet(store.getState().base.polls, id)?.info.value
      if (!info) throw new OutcomeError({ type: 'rejected', reason: 'not-found' }, UNKNOWN)
      await tell(({ replace }) => replace(id, { ...info, ...changes }, ending))
    },
    removePoll: (id) => tell(({ remove }) => remove(id, ending)),
    addPollOption: (id, text) => tell(({ addOption }) => addOption(id, text, ending)),
    renamePollOption: (id, option, text) =>
      tell(({ renameOption }) => renameOption(id, { id: option, text }, ending)),
    removePollOption: (id, option) => tell(({ removeOption }) => removeOption(id, option, ending)),
    loadPoll: (id) => tell(({ fetch }) => fetch(id, ending)),
    loadPollOption: async (id, option, signal = ending) =>
      (await calls(signal)).fetchOption(id, option, signal),
    async loadPolls(query, cursor, signal = ending) {
      const { fetchPolls } = await calls(signal)
      const { events, ...page } = await fetchPolls({ ...query, cursor, limit: A_PAGE }, signal)
      ingest.now(events)
      return page
    },
    async loadPollVotes(query, cursor, signal = ending) {
      const { fetchVotes } = await calls(signal)
      const { events, ...page } = await fetchVotes({ ...query, cursor, limit: A_PAGE }, signal)
      ingest.now(events)
      return page
    },
  }
}
