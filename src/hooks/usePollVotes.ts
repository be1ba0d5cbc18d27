'use client'
import { useEffect, useMemo, useRef } from 'react'
import { queryKeys } from '../engine/keys.ts'
import type { PollId, PollOptionId, PollVote } from '../model/poll.ts'
import { selectPoll } from '../state/selectPoll.ts'
import { useChatState } from './bridges/useChatState.ts'
import { usePages } from './bridges/usePages.ts'
import { useChat } from './useChat.ts'

export type { PollVote }

export interface UsePollVotes {
  /** Newest first, as far as they were asked for. Without a `userId` it is not told whose a vote is. */
  readonly votes: readonly PollVote[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  readonly error: Error | null
  /** Loads the next page. Resolves to whether it succeeded; never rejects. */
  readonly loadMore: () => Promise<boolean>
  /** Loads anew what is there, or what failed. */
  readonly retry: () => Promise<boolean>
}

/** In a lively poll the list is not asked for more often, ms. */
const REST_MS = 3000

/**
 * Who voted for one option of a poll, or with `option: null` who answered what, page by page. Asked for anew a moment
 * after their number has changed.
 */
export function usePollVotes(poll: PollId, option: PollOptionId | null): UsePollVotes {
  const chat = useChat()
  const count = useChatState((state) => {
    const view = selectPoll(state, poll)
    return option === null
      ? (view?.answerCount ?? 0)
      : (view?.options.find(({ id }) => id === option)?.count ?? 0)
  })
  const query = useMemo(() => ({ poll, option }), [poll, option])
  const { pages, retry, ...rest } = usePages({
    queryKey: queryKeys.pollVotes(query),
    load: (cursor, signal) => chat.loadPollVotes(query, cursor, signal),
    cursorOf: ({ cursor }) => cursor,
    state: chat.capabilities.has('polls') ? 'on' : 'off',
  })
  const known = useRef(count)
  useEffect(() => {
    if (known.current === count) return undefined
    return chat.env.after(REST_MS, () => {
      known.current = count
      void retry()
    })
  }, [chat, count, retry])
  // Between two pages a vote may have come: nothing is listed twice.
  const votes = useMemo(
    () => [...new Map(pages.flatMap(({ items }) => items).map((vote) => [vote.id, vote])).values()],
    [pages],
  )
  return { votes, retry, ...rest }
}
