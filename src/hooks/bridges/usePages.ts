'use client'
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useChat } from '../useChat.ts'

/** Who comes back so soon, ms, sees what they saw; later it is asked for again behind it. */
const FRESH_MS = 60_000

export interface Pages<Page> {
  readonly pages: readonly Page[]
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

export interface PagesOptions<Page> {
  readonly queryKey: QueryKey
  /** @param cursor what the page before said; `null`: the first one */
  readonly load: (cursor: string | null, signal: AbortSignal) => Promise<Page>
  /** Where the next page begins; `null` after the last one. */
  readonly cursorOf: (page: Page) => string | null
  /** Nothing is asked for without a question; with `pause`, what is known is shown and the rest asked for later. */
  readonly state: 'on' | 'pause' | 'off'
}

const NONE: readonly never[] = []

/**
 * The answers to one question, page after page. Each question has its own place in the cache, so an answer that comes
 * late is never shown under another (CL-5).
 */
export function usePages<Page>({ queryKey, load, cursorOf, state }: PagesOptions<Page>): Pages<Page> {
  const chat = useChat()
  const { data, error, isPending, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(
      {
        queryKey,
        queryFn: ({ pageParam, signal }) => load(pageParam, signal),
        initialPageParam: null as string | null,
        getNextPageParam: cursorOf,
        enabled: state === 'on',
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
    isLoading: state !== 'off' && isPending && isFetching,
    isLoadingMore: isFetchingNextPage,
    hasMore: hasNextPage,
    error: state === 'off' ? null : error,
    loadMore,
    retry,
  }
}
