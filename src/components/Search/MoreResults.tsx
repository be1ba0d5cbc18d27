'use client'
import { type JSX, type RefObject, useEffect, useRef } from 'react'
import type { UseSearch } from '../../hooks/useSearch.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { rowsIn } from './resultRows.ts'

/** The next page is asked for when its place is nearer than this. */
const AHEAD = '300px'

interface MoreResultsProps {
  readonly found: UseSearch
  /** What scrolls. */
  readonly body: RefObject<HTMLElement | null>
}

/** Loads the next page when one comes near the end, and on a press; after a failure on a press only (CL-5). */
export function MoreResults({ found, body }: MoreResultsProps): JSX.Element {
  const { results, isLoadingMore, error, loadMore, retry } = found
  const { strings } = useLocale()
  const { slot } = useLook()
  const button = useRef<HTMLButtonElement>(null)
  const canGoOn = !isLoadingMore && !error
  useEffect(() => {
    const element = button.current
    if (!canGoOn || !element || typeof IntersectionObserver === 'undefined') return undefined
    // Made anew after every page, so that a short one is followed by the next.
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void loadMore()
      },
      { root: body.current, rootMargin: AHEAD },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [canGoOn, body, loadMore, results.length])

  // After the last page the button goes; a focus on it goes on to the first result that has come.
  const before = useRef(0)
  useLayout(() => {
    const list = body.current
    return () => {
      const element = button.current
      if (!element || element.ownerDocument.activeElement !== element) return
      // When the rows are there, too.
      queueMicrotask(() => (rowsIn(list)[before.current] ?? rowsIn(list).at(-1))?.focus())
    }
  }, [body])
  return (
    <div {...slot('search-more')}>
      {error && <p {...slot('search-failure')}>{strings.searchMoreFailed}</p>}
      <button
        ref={button}
        type="button"
        {...slot('button')}
        aria-busy={isLoadingMore || undefined}
        onClick={() => {
          if (isLoadingMore) return
          before.current = results.length
          void retry()
        }}
      >
        {error ? strings.retry : strings.searchMore}
      </button>
    </div>
  )
}
