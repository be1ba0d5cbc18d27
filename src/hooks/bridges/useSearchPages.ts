'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { queryKeys } from '../../engine/keys.ts'
import type { SearchAnswer, SearchQuery } from '../../model/search.ts'
import { useChat } from '../useChat.ts'

/** Who comes back so soon, ms, sees what they saw; later it is asked for again behind it. */
const FRESH_MS = 60_000

export interface SearchPages {
  readonly pages: readonly SearchAnswer[]
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  readonly hasMore: boolean
  /** Why the last load failed. */
  readonly error: Error | null
  /** Loads the next page. Resolves to whether it succeeded; never rejects. */
  readonly loadMore: () => Promise<boolean>
  /** Loads anew what is there, or what failed. */
  readonly retry: () => Promise<boolean>
}

const NONE: readonly SearchAnswer[] = []

/**
 * The answers to one search, page after page. Each search has its own place in the cache, so an answer that comes late
 * is never shown under another (CL-5). Nothing is asked for while the query is `null`.
 * @param isPaused shows what is known, and asks for the rest later
 */
export function useSearchPages(query: SearchQuery | null, isPaused: boolean): SearchPages {
  const chat = useChat()
  const { data, error, isPending, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(
      {
        queryKey: queryKeys.search(query),
        queryFn: ({ pageParam, signal }) => chat.search(query as SearchQuery, pageParam, signal),
        initialPageParam: null as string | null,
        getNextPageParam: ({ next }: SearchAnswer) => next,
        enabled: query !== null && !isPaused,
        staleTime: FRESH_MS,
        // Whether there is a connection is the chat's to know, and a failure is a person's to repeat.
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      chat.queries,
    )
  const loadMore = useCallback(
    async () => !(await fetchNextPage({ cancelRefetch: false })).isError,
    [fetchNextPage],
  )
  const retry = useCallback(async () => !(await refetch()).isError, [refetch])
  return {
    pages: data?.pages ?? NONE,
    isLoading: query !== null && isPending && isFetching,
    isLoadingMore: isFetchingNextPage,
    hasMore: hasNextPage,
    error: query === null ? null : error,
    loadMore,
    retry,
  }
}
