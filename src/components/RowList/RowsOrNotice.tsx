'use client'
import type { JSX, ReactNode } from 'react'
import { useSkeleton } from '../../hooks/useSkeleton.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Notice } from '../Notice/index.ts'
import { Skeleton } from '../Skeleton/index.ts'

interface RowsOrNoticeProps {
  readonly of: {
    readonly isLoading: boolean
    readonly error: Error | null
    readonly retry: () => Promise<boolean>
  }
  readonly isEmpty: boolean
  /** How many rows are hinted at before the first are there. */
  readonly hinted: number
  /** The slot of what holds rows. */
  readonly items?: { readonly className: string }
  /** What is said when the first page did not come. */
  readonly failure: string
  /** What is said when there are no rows. */
  readonly nothing: string
  readonly children: ReactNode
}

/** The rows of a list, or what is shown in their place: that they are coming, did not come, or that there are none. */
export function RowsOrNotice({
  of: { isLoading, error, retry },
  isEmpty,
  hinted,
  items,
  failure,
  nothing,
  children,
}: RowsOrNoticeProps): JSX.Element {
  const { strings } = useLocale()
  const { components } = useLook()
  const isHinting = useSkeleton(isLoading && isEmpty)
  const Said = components.Notice ?? Notice
  if (isHinting)
    return (
      <div {...items} aria-hidden="true">
        {Array.from({ length: hinted }, (_, row) => (
          <Skeleton key={row} kind="channel" />
        ))}
      </div>
    )
  return (
    <>
      {isEmpty && error && (
        <Said kind="error" action={{ label: strings.retry, onClick: () => void retry() }}>
          {failure}
        </Said>
      )}
      {isEmpty && !error && !isLoading && <Said kind="empty">{nothing}</Said>}
      {children}
    </>
  )
}
