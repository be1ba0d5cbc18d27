'use client'
import { type JSX, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useChannels } from '../../hooks/useChannels.ts'
import { useChat } from '../../hooks/useChat.ts'
import { type SearchResult, useSearch } from '../../hooks/useSearch.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLayout } from '../../parts/useLayout.ts'
import type { MessagePlace } from '../Chat/jumps.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'
import { Icon } from '../Icon/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { type Filters, filterNames, queryOf, setFilters } from './filters.ts'
import { SearchChips } from './SearchChips.tsx'
import { SearchFilters } from './SearchFilters.tsx'
import { searchMemory } from './searchMemory.ts'
import { rowOf, rowsIn } from './resultRows.ts'
import { SearchResults } from './SearchResults.tsx'
import { SearchState } from './SearchState.tsx'
import { useResultSpeech } from './useResultSpeech.ts'

export interface SearchProps extends PartProps<{ readonly state: string }> {
  /** At first it looks only there. @default everywhere */
  readonly channelId?: ChannelId
  /** Escape was pressed and there was nothing to clear. */
  readonly onClose?: () => void
  /** A result was chosen. @default goes there */
  readonly onOpen?: (place: MessagePlace) => void
  /** Is told what should have the focus at first: the result that was opened last, else the field. */
  readonly onReady?: (first: HTMLElement | null) => void
}

/** How long somebody who types is waited for, ms. */
const PAUSE_MS = 300
/** No server reads more. */
const LONGEST = 500

/** Finds messages, and goes to them (SE-1). Whoever comes back finds what they left. */
export function Search({ channelId, onClose, onOpen, onReady, ...given }: SearchProps): JSX.Element {
  const chat = useChat()
  const { env } = chat
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const goTo = useGoTo()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const memory = useMemo(() => searchMemory(chat, channelId), [chat, channelId])
  const [left] = useState(memory.read)
  const [text, setText] = useState(left.text)
  const [words, setWords] = useState(left.text)
  const [filters, setAll] = useState(left.filters)
  const [isNarrowing, setNarrowing] = useState(false)

  useEffect(
    () => (words === text ? undefined : env.after(PAUSE_MS, () => setWords(text))),
    [env, words, text],
  )
  // For their names, and so that what becomes of a result is heard.
  useChannels()
  const found = useSearch(useMemo(() => queryOf(words, filters, format), [words, filters, format]))
  useResultSpeech(found, text)

  useLayout(() => {
    onReady?.(rowOf(body.current, left.focused) ?? field.current)
  }, [onReady, left])
  useEffect(() => {
    // A dialog is laid out, and given the focus, only after what is in it.
    return env.after(0, () => {
      if (body.current) body.current.scrollTop = left.scrollTop
    })
  }, [env, left])

  const type = (next: string): void => {
    setText(next)
    memory.keep({ text: next, focused: null, scrollTop: 0 })
    // What is empty has nothing to wait for.
    if (next.trim() === '') setWords(next)
  }
  const narrow = (next: Filters): void => {
    setAll(next)
    memory.keep({ filters: next, focused: null, scrollTop: 0 })
  }
  const open = ({ message }: SearchResult): void => {
    memory.keep({ focused: message.key })
    const root = message.inTimeline ? null : message.content.value.parent
    const to = onOpen ?? goTo
    to({ channelId: message.channelId, root, key: message.key })
  }
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const row = event.key === 'ArrowDown' ? rowsIn(body.current)[0] : undefined
    const [last] = event.key === 'Backspace' && text === '' ? setFilters(filters).slice(-1) : []
    if (row) row.focus()
    else if (last) narrow({ ...filters, [last[0]]: undefined })
    else if (event.key === 'Enter') setWords(text)
    else return
    event.preventDefault()
  }
  /** One rung a press: what is typed, then the whole (FO-8). */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    if (text !== '') {
      type('')
      field.current?.focus()
    } else if (onClose) onClose()
    else return
    event.preventDefault()
  }
  return (
    <Part
      as="div"
      slot="search"
      state={{ state: found.state }}
      given={given}
      role="search"
      aria-label={strings.searchLabel}
      onKeyDown={onKeyDown}
    >
      <div {...slot('search-bar')}>
        <input
          ref={field}
          {...slot('search-input')}
          type="search"
          dir="auto"
          aria-label={strings.searchLabel}
          aria-controls={`${id}-body`}
          placeholder={strings.searchLabel}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={LONGEST}
          value={text}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onFieldKey}
        />
        <button
          type="button"
          {...slot('button')}
          aria-expanded={isNarrowing}
          aria-controls={`${id}-filters`}
          onClick={() => setNarrowing(!isNarrowing)}
        >
          <Icon name="filter" />
          {strings.searchFilters}
        </button>
      </div>
      <SearchChips filters={filters} onChange={narrow} field={field} />
      {isNarrowing && <SearchFilters id={`${id}-filters`} filters={filters} onChange={narrow} />}
      <div
        ref={body}
        id={`${id}-body`}
        {...slot('search-body')}
        aria-busy={found.state === 'loading'}
        onScroll={({ currentTarget }) => memory.keep({ scrollTop: currentTarget.scrollTop })}
      >
        <SearchState
          found={found}
          words={words}
          isNarrowed={filterNames.some(([key]) => filters[key] !== undefined)}
          onClear={() => {
            field.current?.focus()
            narrow({})
          }}
        />
        {found.state === 'some' && (
          <SearchResults
            found={found}
            words={words}
            isPlaced={filters.channelId === undefined}
            body={body}
            field={field}
            focused={left.focused}
            onFocus={(key) => memory.keep({ focused: key })}
            onOpen={open}
          />
        )}
      </div>
    </Part>
  )
}
