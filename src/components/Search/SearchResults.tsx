'use client'
import { type JSX, type KeyboardEvent, type RefObject, useState } from 'react'
import type { SearchResult, UseSearch } from '../../hooks/useSearch.ts'
import type { MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { FoundMessage } from './FoundMessage.tsx'
import { MoreResults } from './MoreResults.tsx'
import { rowsIn } from './resultRows.ts'

interface SearchResultsProps {
  readonly found: UseSearch
  /** What was looked for. */
  readonly words: string
  readonly isPlaced: boolean
  /** What scrolls. */
  readonly body: RefObject<HTMLElement | null>
  readonly field: RefObject<HTMLInputElement | null>
  /** The one that had the focus last. */
  readonly focused: MessageKey | null
  readonly onFocus: (key: MessageKey) => void
  readonly onOpen: (result: SearchResult) => void
}

/** What was found: one stop of Tab, in which arrows, Home and End move, and up from the first leads to the field. */
export function SearchResults({
  found,
  words,
  isPlaced,
  body,
  field,
  focused,
  onFocus,
  onOpen,
}: SearchResultsProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const [active, setActive] = useState(focused)
  const { results } = found
  const stop = results.find(({ message }) => message.key === active) ?? results[0]

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, currentTarget, target } = event
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const rows = rowsIn(currentTarget)
    const place = rows.indexOf(target as HTMLElement)
    if (place < 0) return
    const next = {
      ArrowDown: rows[place + 1],
      ArrowUp: rows[place - 1] ?? field.current,
      Home: rows[0],
      End: rows.at(-1),
    }[key]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are its buttons' */}
      <ul
        {...slot('search-results')}
        aria-label={strings.searchResults}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const key = target.dataset['result'] as MessageKey | undefined
          if (key === undefined) return
          setActive(key)
          onFocus(key)
        }}
      >
        {results.map((result) => (
          <FoundMessage
            key={`${result.message.channelId} ${result.message.key}`}
            result={result}
            words={words}
            isPlaced={isPlaced}
            isStop={result === stop}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {(found.hasMore || found.error) && <MoreResults found={found} body={body} />}
    </>
  )
}
