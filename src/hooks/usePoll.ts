'use client'
import { useEffect, useMemo } from 'react'
import { pollReceipt } from '../engine/queries.ts'
import { type PollChanges, type PollId, type PollInfo, type PollOptionId } from '../model/poll.ts'
import type { PollOptionView, PollView } from '../state/pollView.ts'
import { selectCan, selectMessage } from '../state/selectors.ts'
import { selectPoll } from '../state/selectPoll.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useReceipt } from './bridges/useReceipt.ts'
import { useChat } from './useChat.ts'
import { useHasCome } from './useHasCome.ts'

export type { PollChanges, PollOptionView, PollView }

/** Why nobody can vote here now: it is over; I may not; or the message it hangs on is not on the server (any more). */
export type PollRefusal = 'closed' | 'not-allowed' | 'no-message'

export interface UsePoll {
  /** As it is shown, with my votes folded over it; `null` while it is not known, and once it is gone. */
  readonly poll: PollView | null
  readonly state: 'loading' | 'error' | 'gone' | 'ready'
  /** Asks for it again after an error. */
  readonly retry: () => Promise<boolean>
  /** It was ended, or its time has come. */
  readonly isClosed: boolean
  readonly canVote: boolean
  /** Why I cannot; `null` when I can. */
  readonly refusal: PollRefusal | null
  /** I have chosen as many options as one may; I can still take one back. */
  readonly isFull: boolean
  /** The options with the most votes, more than one in a tie; empty while nobody has voted. */
  readonly leading: readonly PollOptionView[]
  /** I made it, or look after the channel. */
  readonly canEdit: boolean
  readonly canSuggest: boolean
  readonly canAnswer: boolean
  /** Who voted for what may be asked for. */
  readonly canSeeVoters: boolean
  /** Chooses an option; shown at once, and taken back where the server refuses. */
  readonly vote: (option: PollOptionId) => void
  readonly withdraw: (option: PollOptionId) => void
  /** Says something, in place of what I said before; '' takes it back. */
  readonly answer: (text: string) => void
  /** The rest resolves when the server has done it. @throws OutcomeError */
  readonly suggestOption: (text: string) => Promise<void>
  readonly renameOption: (option: PollOptionId, text: string) => Promise<void>
  /** Takes an option away, with its votes. */
  readonly removeOption: (option: PollOptionId) => Promise<void>
  readonly close: () => Promise<void>
  /** With `options`, those that are left out go with their votes. */
  readonly edit: (changes: PollChanges & Partial<Pick<PollInfo, 'options'>>) => Promise<void>
  /** Takes the poll away from its message, for good. */
  readonly remove: () => Promise<void>
}

const NONE: readonly PollOptionView[] = []

/** One poll: how it stands, and what I may do with it. Loaded where it is not known; draws again when it changes. */
export function usePoll(id: PollId): UsePoll {
  const chat = useChat()
  const found = useChatState((state) => selectPoll(state, id))
  const selfId = useChatState((state) => state.base.selfId)
  const isWanted = chat.capabilities.has('polls') && found === undefined
  const { error, isLoading, load } = useReceipt(
    useMemo(() => pollReceipt(chat, id), [chat, id]),
    isWanted,
  )
  const isForgotten = isWanted && !isLoading && !error
  useEffect(() => {
    // After a long time away nobody knows how it stands.
    if (isForgotten) void load()
  }, [isForgotten, load])
  const poll = found ?? null
  const place = poll?.place ?? null
  const isOver = useHasCome(poll?.closesAt ?? null)
  const isThere = useChatState(
    (state) => place !== null && selectMessage(state, place.channelId, place.key)?.poll === id,
  )
  const may = (permission: string): boolean =>
    place !== null && chat.can(place.channelId, permission, 'polls')
  const mayVote = useChatState(
    (state) => place !== null && selectCan(state, place.channelId, 'cast-poll-vote'),
  )
  const isClosed = poll !== null && (poll.isClosed || isOver)
  const refusal: PollRefusal | null = isClosed
    ? 'closed'
    : !isThere
      ? 'no-message'
      : mayVote && chat.capabilities.has('polls')
        ? null
        : 'not-allowed'
  const canVote = poll !== null && refusal === null
  const canEdit = poll !== null && (poll.createdById === selfId || may('update-any-message'))
  const deeds = useMemo(
    () => ({
      vote: (option: PollOptionId) => chat.vote(id, option, true),
      withdraw: (option: PollOptionId) => chat.vote(id, option, false),
      answer: (text: string) => chat.answerPoll(id, text),
      suggestOption: (text: string) => chat.addPollOption(id, text.trim()),
      renameOption: (option: PollOptionId, text: string) => chat.renamePollOption(id, option, text.trim()),
      removeOption: (option: PollOptionId) => chat.removePollOption(id, option),
      close: () => chat.changePoll(id, { isClosed: true }),
      edit: ({ options, ...changes }: Parameters<UsePoll['edit']>[0]) =>
        options ? chat.replacePoll(id, { ...changes, options }) : chat.changePoll(id, changes),
      remove: () => chat.removePoll(id),
    }),
    [chat, id],
  )
  return {
    poll,
    state: poll ? 'ready' : found === null ? 'gone' : error ? 'error' : 'loading',
    retry: load,
    isClosed,
    canVote,
    refusal: poll ? refusal : null,
    isFull: poll !== null && !poll.isSingle && poll.maxVotes !== null && poll.ownCount >= poll.maxVotes,
    leading: useMemo(() => poll?.options.filter(({ isLeading }) => isLeading) ?? NONE, [poll]),
    canEdit,
    canSuggest: canVote && (poll.takesSuggestions || canEdit),
    canAnswer: canVote && poll.takesAnswers,
    canSeeVoters: poll !== null && !poll.isAnonymous && may('query-poll-votes'),
    ...deeds,
  }
}
