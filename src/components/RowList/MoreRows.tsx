'use client'
import { type JSX, type RefObject, useEffect, useRef } from 'react'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { rowButton, rowsIn } from './rowOf.ts'

/** The next page is asked for when its place is nearer than this. */
const AHEAD = '300px'

interface MoreRowsProps {
  readonly list: RefObject<HTMLElement | null>
  /** How many rows there are. */
  readonly count: number
  readonly paging: {
    readonly isLoadingMore: boolean
    readonly error: Error | null
    readonly loadMore: () => Promise<boolean>
  }
  readonly label: string
  /** What is said when that failed. */
  readonly failure: string
}

/** Loads the next page of a list when one comes near the end, and on a press; after a failure on a press only (CL-5). */
export function MoreRows({ list, count, paging, label, failure }: MoreRowsProps): JSX.Element {
  const { isLoadingMore, error, loadMore } = paging
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
      { root: list.current, rootMargin: AHEAD },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [canGoOn, list, loadMore, count])

  // After the last page the button goes; a focus on it goes on to the first row that has come.
  const before = useRef(0)
  useLayout(() => {
    const nav = list.current
    return () => {
      const element = button.current
      if (!element || element.ownerDocument.activeElement !== element) return
      // When the rows are there, too.
      queueMicrotask(() => rowButton(rowsIn(nav)[before.current] ?? rowsIn(nav).at(-1))?.focus())
    }
  }, [list])
  return (
    <div {...slot('channel-list-more')}>
      {error && <p {...slot('channel-list-failure')}>{failure}</p>}
      <button
        ref={button}
        type="button"
        {...slot('button')}
        aria-busy={isLoadingMore || undefined}
        onClick={() => {
          if (isLoadingMore) return
          before.current = count
          void loadMore()
        }}
      >
        {error ? strings.retry : label}
      </button>
    </div>
  )
}
