'use client'
import type { JSX } from 'react'
import type { UseSearch } from '../../hooks/useSearch.ts'
import { useSkeleton } from '../../hooks/useSkeleton.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Notice as OwnNotice } from '../Notice/index.ts'
import { Skeleton } from '../Skeleton/index.ts'

interface SearchStateProps {
  readonly found: UseSearch
  /** What was looked for. */
  readonly words: string
  readonly isNarrowed: boolean
  readonly onClear: () => void
}

/** What there is to say in place of results, or before them. */
export function SearchState({ found, words, isNarrowed, onClear }: SearchStateProps): JSX.Element | null {
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const Notice = components.Notice ?? OwnNotice
  const { state, refusal, isPartial, retry } = found
  const isSkeleton = useSkeleton(state === 'loading')
  const partial = isPartial && <p {...slot('search-hint')}>{strings.searchPartial}</p>
  switch (state) {
    case 'idle':
      return <Notice kind="empty">{strings.searchPrompt}</Notice>
    case 'loading':
      return isSkeleton ? (
        <>
          <Skeleton kind="channel" />
          <Skeleton kind="channel" />
          <Skeleton kind="channel" />
        </>
      ) : null
    case 'offline':
      return <Notice kind="empty">{strings.searchOffline}</Notice>
    case 'error': {
      const isForbidden =
        refusal?.type === 'rejected' && (refusal.reason === 'feature-off' || refusal.reason === 'not-allowed')
      return isForbidden ? (
        <Notice kind="error">{strings.searchForbidden}</Notice>
      ) : (
        <Notice kind="error" action={{ label: strings.retry, onClick: () => void retry() }}>
          {strings.searchFailed}
        </Notice>
      )
    }
    case 'none': {
      const text = words.trim() === '' ? strings.searchNoneSuch : strings.searchNone(words.trim())
      const action = isNarrowed
        ? { action: { label: strings.searchClearFilters, onClick: onClear } }
        : undefined
      return (
        <>
          {partial}
          <Notice kind="empty" {...action}>
            {text}
          </Notice>
        </>
      )
    }
    case 'some':
      return partial || null
    default:
      return state satisfies never
  }
}
