'use client'
import type { JSX, RefObject } from 'react'
import type { UseSearch } from '../../hooks/useSearch.ts'
import { useMorePages } from '../../parts/useMorePages.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { rowsIn } from './resultRows.ts'

interface MoreResultsProps {
  readonly found: UseSearch
  /** What scrolls. */
  readonly body: RefObject<HTMLElement | null>
}

/** The button below the results that loads more of them, which mostly happens before anybody sees it. */
export function MoreResults({ found, body }: MoreResultsProps): JSX.Element {
  const { results, isLoadingMore, error } = found
  const { strings } = useLocale()
  const { slot } = useLook()
  const button = useMorePages({ scroller: body, count: results.length, paging: found, stopsIn: rowsIn })
  return (
    <div {...slot('search-more')}>
      {error && <p {...slot('search-failure')}>{strings.searchMoreFailed}</p>}
      <button {...button} type="button" {...slot('button')} aria-busy={isLoadingMore || undefined}>
        {error ? strings.retry : strings.searchMore}
      </button>
    </div>
  )
}
