'use client'
import { type JSX, memo, useMemo } from 'react'
import { useFound } from '../../hooks/useFound.ts'
import { useIsBlocked } from '../../hooks/useIsBlocked.ts'
import { useNow } from '../../hooks/useNow.ts'
import type { SearchResult } from '../../hooks/useSearch.ts'
import { useUser } from '../../hooks/useUser.ts'
import { isolateName, snippet } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { thingIn } from '../messageWords.ts'

interface FoundMessageProps {
  readonly result: SearchResult
  /** What was looked for. */
  readonly words: string
  /** It is told in which channel it is. */
  readonly isPlaced: boolean
  /** Tab reaches it. */
  readonly isStop: boolean
  readonly onOpen: (result: SearchResult) => void
}

/** One message that was found: who wrote it, where and when, and the words around those that were looked for. */
export const FoundMessage = memo(function FoundMessage({
  result,
  words,
  isPlaced,
  isStop,
  onOpen,
}: FoundMessageProps): JSX.Element {
  const { message, channelTitle } = useFound(result)
  const { authorId, createdAt } = result.message.content.value
  const { user, isSelf } = useUser(authorId)
  const isBlocked = useIsBlocked(authorId)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const time = useNow((now) => format.listTime(createdAt, now, strings))
  const name = isSelf
    ? strings.you
    : isolateName(user?.name ?? '') || (user?.isDeleted ? strings.userDeleted : strings.userUnnamed)
  const title = isolateName(channelTitle) || strings.channelUnnamed
  const text = message?.text ?? ''
  const pieces = useMemo(() => snippet(text, words), [text, words])
  const said = (): JSX.Element => {
    if (!message || message.kind === 'deleted')
      return <em>{message ? strings.messageDeleted : strings.messageGone}</em>
    if (isBlocked) return <em>{strings.messageBlocked}</em>
    if (pieces.length === 0) return <em>{thingIn(message, strings)}</em>
    return (
      <>
        {pieces.map((piece, place) =>
          piece.isFound ? (
            <mark key={place} {...slot('search-mark')}>
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </>
    )
  }
  return (
    <li>
      <button
        type="button"
        {...slot('search-result', 'parlour-focus-inside')}
        data-result={result.message.key}
        tabIndex={isStop ? 0 : -1}
        onClick={() => onOpen(result)}
      >
        <UserAvatar userId={authorId} />
        {/* The spaces part the words of its name. */}
        <bdi {...slot('search-author')}>{name}</bdi>{' '}
        {isPlaced && (
          <>
            {/* Alone in its box, which cuts it at the end of its own direction. */}
            <bdi {...slot('search-place')} aria-hidden="true">
              {title}
            </bdi>
            <span className="parlour-visually-hidden">{strings.searchIn(title)}</span>
          </>
        )}{' '}
        <time {...slot('search-time')} dateTime={new Date(createdAt).toISOString()}>
          {time}
        </time>{' '}
        <span {...slot('search-text')} dir="auto">
          {said()}
        </span>
      </button>
    </li>
  )
})
