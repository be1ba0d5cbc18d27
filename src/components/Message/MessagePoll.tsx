'use client'
import { type JSX, lazy } from 'react'
import type { PollId } from '../../model/poll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { FaultBoundary } from '../FaultBoundary.tsx'
import { Later } from '../Later.tsx'
import { PollSkeleton } from '../Poll/PollSkeleton.tsx'

const DefaultPoll = lazy(async () => ({ default: (await import('../Poll/Poll.tsx')).Poll }))

interface MessagePollProps {
  readonly pollId: PollId
  /** The id of the question, where the row is named by that. */
  readonly questionId: string | undefined
}

/** The poll that hangs on a message, whose code comes with the first one. */
export function MessagePoll({ pollId, questionId }: MessagePollProps): JSX.Element {
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const { Poll = DefaultPoll } = components
  return (
    <FaultBoundary
      of={pollId}
      fallback={
        <p id={questionId} {...slot('poll-hint')}>
          {strings.pollNotLoaded}
        </p>
      }
    >
      <Later
        fallback={
          <div {...slot('poll')} data-state="loading" aria-busy="true">
            <PollSkeleton questionId={questionId} />
          </div>
        }
      >
        <Poll pollId={pollId} questionId={questionId} />
      </Later>
    </FaultBoundary>
  )
}
