'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { useLayout } from './useLayout.ts'

/** The next page is asked for when its button is nearer than this. */
const AHEAD = '300px'

export interface MorePagesOptions {
  /** What scrolls, with the rows in it. */
  readonly scroller: RefObject<HTMLElement | null>
  /** How many rows there are. */
  readonly count: number
  readonly paging: {
    readonly isLoadingMore: boolean
    readonly error: Error | null
    readonly loadMore: () => Promise<boolean>
  }
  /** What takes the focus in each row, in the order in which they are seen. Stays the same. */
  readonly stopsIn: (scroller: Element | null) => readonly (HTMLElement | null)[]
}

export interface MorePages {
  /** For the button that loads the next page. */
  readonly ref: RefObject<HTMLButtonElement | null>
  readonly onClick: () => void
}

/** Loads the next page of a list when its button comes near, and on a press; after a failure on a press only (CL-5). */
export function useMorePages({ scroller, count, paging, stopsIn }: MorePagesOptions): MorePages {
  const { isLoadingMore, error, loadMore } = paging
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
      { root: scroller.current, rootMargin: AHEAD },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [canGoOn, scroller, loadMore, count])

  // After the last page the button goes; a focus on it goes on to the first row that has come.
  const before = useRef(0)
  useLayout(() => {
    const rows = scroller.current
    return () => {
      const element = button.current
      if (!element || element.ownerDocument.activeElement !== element) return
      // When the rows are there, too.
      queueMicrotask(() => (stopsIn(rows)[before.current] ?? stopsIn(rows).at(-1))?.focus())
    }
  }, [scroller, stopsIn])

  return {
    ref: button,
    onClick() {
      if (isLoadingMore) return
      before.current = count
      void loadMore()
    },
  }
}
