'use client'
import { type JSX, memo } from 'react'
import { usePoll } from '../../hooks/usePoll.ts'
import type { PollId, PollPlace } from '../../model/poll.ts'
import { balanceBidi } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { usePollHints } from '../Poll/usePollHints.ts'

interface PollItemProps {
  readonly pollId: PollId
  readonly onOpen: (pollId: PollId, place: PollPlace | null) => void
}

/** One poll of a list: what is asked, by which rules, and how many votes there are. */
export const PollItem = memo(function PollItem({ pollId, onOpen }: PollItemProps): JSX.Element | null {
  const { poll, isClosed } = usePoll(pollId)
  const { slot } = useLook()
  if (!poll) return null
  return (
    <li {...slot('poll-item')}>
      <button
        type="button"
        {...slot('poll-item-question', 'parlour-focus-inside')}
        onClick={() => onOpen(pollId, poll.place)}
      >
        <bdi>{balanceBidi(poll.name)}</bdi> <Facts poll={poll} isClosed={isClosed} />
      </button>
    </li>
  )
})

function Facts({
  poll,
  isClosed,
}: {
  readonly poll: Parameters<typeof usePollHints>[0]
  readonly isClosed: boolean
}): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const hints = usePollHints(poll, isClosed)
  return (
    <span {...slot('poll-item-facts')}>
      {strings.pollVotes(poll.voteCount)} · {hints.join(' · ')}
    </span>
  )
}
