'use client'
import { type JSX, useId, useRef } from 'react'
import { usePoll } from '../../hooks/usePoll.ts'
import type { PollId } from '../../model/poll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { PollBody } from './PollBody.tsx'
import { PollSkeleton } from './PollSkeleton.tsx'
import { usePollHeir } from './usePollHeir.ts'

/** What a poll is like now; each is also its `data-` attribute. */
export interface PollState {
  readonly [name: string]: string | boolean
  readonly closed: boolean
  readonly anonymous: boolean
  readonly multiple: boolean
  readonly state: 'loading' | 'error' | 'gone' | 'ready'
}

export interface PollProps extends PartProps<PollState> {
  readonly pollId: PollId
  /** Whether a press votes, or a button below sends what was chosen. @default 'instant' */
  readonly submit?: 'instant' | 'button'
  /** Whether how it stands is told before one has voted. @default 'always' */
  readonly reveal?: 'always' | 'after-vote'
  /** The id of the element that holds the question, for what is named by it. @default one of its own */
  readonly questionId?: string | undefined
}

/** A question with its options: to vote, and to see how it stands (PO-1). */
export function Poll({
  pollId,
  submit = 'instant',
  reveal = 'always',
  questionId,
  ...rest
}: PollProps): JSX.Element {
  const held = usePoll(pollId)
  const { poll, state, isClosed } = held
  const own = useId()
  const part = useRef<HTMLElement>(null)
  usePollHeir(part)
  const named = questionId ?? `${own}-question`
  return (
    <Part
      ref={part}
      as="div"
      slot="poll"
      state={{
        closed: isClosed,
        anonymous: poll?.isAnonymous === true,
        multiple: poll?.isSingle === false,
        state,
      }}
      given={rest}
      role="group"
      aria-labelledby={named}
      aria-describedby={poll ? `${own}-hint` : undefined}
      aria-busy={state === 'loading' || undefined}
    >
      {poll ? (
        <PollBody
          held={held}
          poll={poll}
          submit={submit}
          reveal={reveal}
          questionId={named}
          hintId={`${own}-hint`}
        />
      ) : state === 'loading' ? (
        <PollSkeleton questionId={named} />
      ) : (
        <PollMissing isGone={state === 'gone'} questionId={named} retry={held.retry} />
      )}
    </Part>
  )
}

interface PollMissingProps {
  readonly isGone: boolean
  readonly questionId: string
  readonly retry: () => Promise<boolean>
}

/** Says that it was deleted, or did not come; then it can be asked for again. */
function PollMissing({ isGone, questionId, retry }: PollMissingProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  return (
    <>
      <p id={questionId} {...slot('poll-hint')}>
        {isGone ? strings.pollGone : strings.pollNotLoaded}
      </p>
      {!isGone && (
        <button type="button" {...slot('button')} tabIndex={tabIndex} onClick={() => void retry()}>
          {strings.retry}
        </button>
      )}
    </>
  )
}
