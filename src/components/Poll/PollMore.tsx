'use client'
import type { JSX } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'

/** Further options are behind a button (PO-4). */
export const SHOWN_AT_FIRST = 6

/** Shows all options of a long poll. */
export function PollMore({
  count,
  onMore,
}: {
  readonly count: number
  readonly onMore: () => void
}): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  return (
    <button type="button" {...slot('poll-more')} tabIndex={tabIndex} onClick={onMore}>
      {strings.pollShowAll(count)}
    </button>
  )
}
