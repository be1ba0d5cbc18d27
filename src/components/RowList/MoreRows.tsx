'use client'
import type { JSX, RefObject } from 'react'
import { type MorePagesOptions, useMorePages } from '../../parts/useMorePages.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { rowButton, rowsIn } from './rowOf.ts'

interface MoreRowsProps extends Pick<MorePagesOptions, 'count' | 'paging'> {
  readonly list: RefObject<HTMLElement | null>
  readonly label: string
  /** What is said when that failed. */
  readonly failure: string
}

const buttonsIn = (list: Element | null): readonly (HTMLElement | null)[] => rowsIn(list).map(rowButton)

/** The button below the rows that loads more of them, which mostly happens before anybody sees it. */
export function MoreRows({ list, count, paging, label, failure }: MoreRowsProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const button = useMorePages({ scroller: list, count, paging, stopsIn: buttonsIn })
  return (
    <div {...slot('channel-list-more')}>
      {paging.error && <p {...slot('channel-list-failure')}>{failure}</p>}
      <button {...button} type="button" {...slot('button')} aria-busy={paging.isLoadingMore || undefined}>
        {paging.error ? strings.retry : label}
      </button>
    </div>
  )
}
