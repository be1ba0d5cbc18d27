'use client'
import { type JSX, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { UsePollVotes } from '../../hooks/usePollVotes.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { RowsOrNotice } from '../RowList/RowsOrNotice.tsx'

interface PollVotePagesProps {
  readonly paging: UsePollVotes
  /** What takes the focus when the last page has come. */
  readonly box: RefObject<HTMLElement | null>
  readonly failure: string
  readonly nothing: string
  readonly more: string
  readonly children: ReactNode
}

const HINTED = 2

/** Rows of votes with what stands in their place and the button for the next page. */
export function PollVotePages({
  paging,
  box,
  failure,
  nothing,
  more,
  children,
}: PollVotePagesProps): JSX.Element {
  const { votes, hasMore, isLoadingMore, error, loadMore } = paging
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const asked = useRef<number | null>(null)
  const known = votes.length
  useEffect(() => {
    const before = asked.current
    if (before === null || isLoadingMore) return
    asked.current = null
    if (known > before) announce(strings.announcePollMore(known - before))
    // The button goes with the last page.
    if (!hasMore) box.current?.focus()
  }, [isLoadingMore, known, hasMore, announce, strings, box])
  return (
    <>
      <RowsOrNotice of={paging} isEmpty={known === 0} hinted={HINTED} failure={failure} nothing={nothing}>
        {known > 0 && children}
      </RowsOrNotice>
      {known > 0 && error && <p {...slot('poll-fault')}>{failure}</p>}
      {known > 0 && hasMore && (
        <button
          type="button"
          {...slot('button')}
          aria-busy={isLoadingMore || undefined}
          onClick={() => {
            if (isLoadingMore) return
            asked.current = known
            void loadMore()
          }}
        >
          {error ? strings.retry : more}
        </button>
      )}
    </>
  )
}
