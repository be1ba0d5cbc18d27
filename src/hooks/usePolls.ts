'use client'
import { useMemo } from 'react'
import { queryKeys } from '../engine/keys.ts'
import type { PollId, PollsQuery } from '../model/poll.ts'
import { usePages } from './bridges/usePages.ts'
import { useChat } from './useChat.ts'

export type { PollsQuery }

export interface UsePolls {
  /** As far as they were asked for; read each with `usePoll`. */
  readonly pollIds: readonly PollId[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  readonly error: Error | null
  /** Loads the next page. Resolves to whether it succeeded; never rejects. */
  readonly loadMore: () => Promise<boolean>
  /** Loads anew what is there, or what failed. */
  readonly retry: () => Promise<boolean>
}

const ALL: PollsQuery = {}

/** The polls that I may see, page by page. @param query keep it the same between renders */
export function usePolls(query: PollsQuery = ALL): UsePolls {
  const chat = useChat()
  const { pages, ...rest } = usePages({
    queryKey: queryKeys.polls(query),
    load: (cursor, signal) => chat.loadPolls(query, cursor, signal),
    cursorOf: ({ cursor }) => cursor,
    state: chat.capabilities.has('polls') ? 'on' : 'off',
  })
  const pollIds = useMemo(() => [...new Set(pages.flatMap(({ items }) => items))], [pages])
  return { pollIds, ...rest }
}
