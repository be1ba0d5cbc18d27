'use client'
import { type JSX, lazy, useMemo, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { type PollsQuery, usePolls } from '../../hooks/usePolls.ts'
import { useUser } from '../../hooks/useUser.ts'
import type { PollFilterWord } from '../../i18n/strings.ts'
import type { PollId } from '../../model/poll.ts'
import { useMorePages } from '../../parts/useMorePages.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'
import { Part, type PartProps } from '../Part.tsx'
import { RowsOrNotice } from '../RowList/RowsOrNotice.tsx'
import { PollItem } from './PollItem.tsx'

const PollResults = lazy(async () => ({
  default: (await import('../PollResults/PollResults.tsx')).PollResults,
}))

const SKELETON_ROWS = 4
const FILTERS = ['all', 'open', 'closed', 'mine'] as const satisfies readonly PollFilterWord[]

export interface PollListProps extends PartProps<{ readonly loading: boolean; readonly empty: boolean }> {
  /** Which polls are shown at first. @default 'all' */
  readonly defaultFilter?: PollFilterWord
  /** Called after a poll was opened, e.g. to close what holds the list. */
  readonly onOpen?: (pollId: PollId) => void
}

/** The polls that I may see, newest first. A press goes to the message, or opens the results where none is known. */
export function PollList(props: PollListProps): JSX.Element | null {
  return useChat().capabilities.has('polls') ? <Polls {...props} /> : null
}

const buttonsIn = (list: Element | null): readonly (HTMLElement | null)[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-slot="poll-item-question"]') ?? []),
]

function Polls({ defaultFilter = 'all', onOpen, ...rest }: PollListProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { show } = useRoot()
  const { user } = useUser()
  const goTo = useGoTo()
  const list = useRef<HTMLElement>(null)
  const [filter, choose] = useState<PollFilterWord>(defaultFilter)
  const selfId = user?.id
  const query = useMemo((): PollsQuery => {
    if (filter === 'mine') return selfId ? { createdById: selfId } : {}
    return filter === 'all' ? {} : { isClosed: filter === 'closed' }
  }, [filter, selfId])
  const found = usePolls(query)
  const { pollIds, isLoading, hasMore } = found
  const isEmpty = pollIds.length === 0
  const open = (id: PollId, place: Parameters<Parameters<typeof PollItem>[0]['onOpen']>[1]): void => {
    if (place) goTo({ channelId: place.channelId, key: place.key, root: place.thread })
    else show(<PollResults pollId={id} onClose={() => show(null)} />)
    onOpen?.(id)
  }
  return (
    <Part
      ref={list}
      as="section"
      slot="poll-list"
      state={{ loading: isLoading, empty: isEmpty && !isLoading }}
      given={rest}
      aria-label={strings.polls}
      aria-busy={isLoading}
    >
      <div {...slot('poll-list-filters')} role="group" aria-label={strings.pollsShown}>
        {FILTERS.map((word) => (
          <button
            key={word}
            type="button"
            {...slot('poll-list-filter')}
            aria-pressed={filter === word}
            onClick={() => choose(word)}
          >
            {strings.pollFilters[word]}
          </button>
        ))}
      </div>
      <RowsOrNotice
        of={found}
        isEmpty={isEmpty}
        hinted={SKELETON_ROWS}
        failure={strings.pollsFailed}
        nothing={strings.pollsEmpty}
      >
        {!isEmpty && (
          <ul {...slot('poll-list-items')}>
            {pollIds.map((pollId) => (
              <PollItem key={pollId} pollId={pollId} onOpen={open} />
            ))}
          </ul>
        )}
        {!isEmpty && hasMore && <MorePolls list={list} found={found} />}
      </RowsOrNotice>
    </Part>
  )
}

interface MorePollsProps {
  readonly list: Parameters<typeof useMorePages>[0]['scroller']
  readonly found: ReturnType<typeof usePolls>
}

/** The button below the rows that loads more of them, which mostly happens before anybody sees it. */
function MorePolls({ list, found }: MorePollsProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { pollIds, error, isLoadingMore } = found
  const button = useMorePages({ scroller: list, count: pollIds.length, paging: found, stopsIn: buttonsIn })
  return (
    <div {...slot('poll-list-more')}>
      {error && <p {...slot('poll-list-failure')}>{strings.pollsFailed}</p>}
      <button {...button} type="button" {...slot('button')} aria-busy={isLoadingMore || undefined}>
        {error ? strings.retry : strings.pollsMore}
      </button>
    </div>
  )
}
