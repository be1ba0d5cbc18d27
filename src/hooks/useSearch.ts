'use client'
import { useMemo } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { type Outcome, outcomeOf } from '../model/outcome.ts'
import type { SearchAnswer, SearchedThing, SearchQuery, SearchResult } from '../model/search.ts'
import { useSearchPages } from './bridges/useSearchPages.ts'
import { useConnection } from './useConnection.ts'

export type { SearchedThing, SearchQuery, SearchResult }

export interface UseSearch {
  /** `idle`: there is too little to look for; `offline`: it goes on by itself once there is a connection again. */
  readonly state: 'idle' | 'loading' | 'offline' | 'error' | 'none' | 'some'
  /** Newest first. Read each with `useFound`, which knows what became of it since. */
  readonly results: readonly SearchResult[]
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  /** Not everything was looked through: there may be more that no page shows. */
  readonly isPartial: boolean
  /** Why the last page could not be loaded; with `results` it was not the first. */
  readonly error: Error | null
  /** The same in words that can be acted on, e.g. `{ type: 'rejected', reason: 'feature-off' }`. */
  readonly refusal: Outcome | null
  /** Loads the next page. Resolves to whether it succeeded; never rejects. */
  readonly loadMore: () => Promise<boolean>
  /** Loads what failed again. */
  readonly retry: () => Promise<boolean>
}

/** One letter of a script such as Arabic or Han says something, of Latin it does not. */
const SAYS_SOMETHING = /[^\s!-~]|[!-~]\S*[!-~]/u

/** What is asked for: nothing while there are too few words and nothing else that says which messages. */
function askable(query: SearchQuery): SearchQuery | null {
  const { text, channelId, from, has, before, after } = query
  const isNarrowed = [from, has, before, after].some((each) => each !== undefined)
  const words = text.trim()
  if (words === '' ? !isNarrowed : !SAYS_SOMETHING.test(words)) return null
  // Made anew, so that two that ask for the same are the same.
  return {
    text: words,
    ...(channelId === undefined ? {} : { channelId }),
    ...(from === undefined ? {} : { from }),
    ...(has === undefined ? {} : { has }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }
}

/** What was found while the pages were read may come again on the next. */
function resultsOf(pages: readonly SearchAnswer[]): readonly SearchResult[] {
  const found = new Map<string, SearchResult>()
  const nameOf = (channelId: ChannelId, key: MessageKey): string => `${channelId}\n${key}`
  for (const { results } of pages)
    for (const result of results) found.set(nameOf(result.message.channelId, result.message.key), result)
  return [...found.values()]
}

/**
 * Looks for messages in everything I may read (SE-1). Asks at once when the query changes: wait a moment after a key
 * before you give it another. Needs the capability `search`.
 */
export function useSearch(query: SearchQuery): UseSearch {
  const asked = askable(query)
  const isOffline = useConnection().state === 'offline'
  const { pages, isLoading, error, hasMore, isLoadingMore, loadMore, retry } = useSearchPages(
    asked,
    isOffline,
  )
  const results = useMemo(() => resultsOf(pages), [pages])
  const isThere = results.length > 0
  const state = (): UseSearch['state'] => {
    if (asked === null) return 'idle'
    if (isThere) return 'some'
    if (isOffline) return 'offline'
    if (isLoading) return 'loading'
    return error ? 'error' : pages.length > 0 ? 'none' : 'loading'
  }
  return {
    state: state(),
    results,
    hasMore: asked !== null && hasMore,
    isLoadingMore,
    isPartial: pages.some(({ isPartial }) => isPartial),
    error,
    refusal: useMemo(() => (error ? outcomeOf(error) : null), [error]),
    loadMore,
    retry: isThere ? loadMore : retry,
  }
}
