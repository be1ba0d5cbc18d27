'use client'
import { queryKeys } from '../../engine/keys.ts'
import type { SearchAnswer, SearchQuery } from '../../model/search.ts'
import { useChat } from '../useChat.ts'
import { type Pages, usePages } from './usePages.ts'

/**
 * The answers to one search. Nothing is asked for while the query is `null`.
 * @param isPaused shows what is known, and asks for the rest later
 */
export function useSearchPages(query: SearchQuery | null, isPaused: boolean): Pages<SearchAnswer> {
  const chat = useChat()
  return usePages({
    queryKey: queryKeys.search(query),
    load: (cursor, signal) => chat.search(query as SearchQuery, cursor, signal),
    cursorOf: ({ next }) => next,
    state: query === null ? 'off' : isPaused ? 'pause' : 'on',
  })
}
