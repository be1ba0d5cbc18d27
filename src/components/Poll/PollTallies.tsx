'use client'
import { type JSX, useState } from 'react'
import type { PollView } from '../../hooks/usePoll.ts'
import { useLook } from '../Chat/LookContext.ts'
import { flag } from '../slot.ts'
import { PollMore, SHOWN_AT_FIRST } from './PollMore.tsx'
import { PollOptionFace } from './PollOptionFace.tsx'

interface PollTalliesProps {
  readonly poll: PollView
  readonly isTold: boolean
  readonly isClosed: boolean
}

/** The options where nobody can vote: how they stand, or what it came to (PO-5). */
export function PollTallies({ poll, isTold, isClosed }: PollTalliesProps): JSX.Element {
  const { slot } = useLook()
  const [isWhole, setWhole] = useState(false)
  const { options, isTied } = poll
  const shown = options.filter(
    ({ isLeading }, place) => isWhole || place < SHOWN_AT_FIRST || (isClosed && isLeading),
  )
  return (
    <>
      <ul {...slot('poll-options')}>
        {shown.map((option) => {
          const isBest = isClosed && option.isLeading
          return (
            <li
              key={option.id}
              {...slot('poll-option')}
              data-voted={flag(option.isOwn)}
              data-leading={flag(isTold && option.isLeading)}
              data-winner={flag(isBest && !isTied)}
              data-pending={flag(option.isPending)}
            >
              <PollOptionFace
                tellsOwn
                option={option}
                isTold={isTold}
                verdict={isBest ? (isTied ? 'tie' : 'winner') : undefined}
              />
            </li>
          )
        })}
      </ul>
      {shown.length < options.length && <PollMore count={options.length} onMore={() => setWhole(true)} />}
    </>
  )
}
