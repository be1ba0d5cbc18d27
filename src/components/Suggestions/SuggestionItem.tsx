'use client'
import type { JSX } from 'react'
import type { Suggestion } from '../../hooks/suggestionSources.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { Crowd } from '../../model/crowd.ts'
import { isolateName } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface SuggestionItemProps {
  readonly id: string
  readonly suggestion: Suggestion
  readonly isActive: boolean
  readonly onPick: () => void
}

/** Whom a word for several people names, for who reads it for the first time. */
const meaningOf = (crowd: Crowd, strings: Strings): string =>
  crowd === 'channel'
    ? strings.suggestionsChannel
    : crowd === 'here'
      ? strings.suggestionsHere
      : strings.suggestionsRole

/** One thing that can take the place of what is being written. */
export function SuggestionItem({ id, suggestion, isActive, onPick }: SuggestionItemProps): JSX.Element {
  const { slot } = useLook()
  const { strings } = useLocale()
  const { label, symbol, userId, crowd } = suggestion
  const detail = suggestion.detail ?? (crowd ? meaningOf(crowd, strings) : '')
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field keeps the focus and takes the keys (CO-2)
    <div
      id={id}
      {...slot('suggestions-item')}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onPick}
    >
      {userId && <UserAvatar userId={userId} aria-hidden="true" />}
      {symbol && (
        <span {...slot('suggestions-symbol')} aria-hidden="true">
          {symbol}
        </span>
      )}
      <span {...slot('suggestions-name')}>
        <bdi>{isolateName(label)}</bdi>
      </span>
      {detail !== '' && (
        <span {...slot('suggestions-detail')}>
          {' '}
          <bdi>{isolateName(detail)}</bdi>
        </span>
      )}
    </div>
  )
}
