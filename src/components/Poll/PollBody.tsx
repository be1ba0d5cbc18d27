'use client'
import { Fragment, type JSX } from 'react'
import type { PollView, UsePoll } from '../../hooks/usePoll.ts'
import { balanceBidi } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Text } from '../Text/index.ts'
import type { PollProps } from './Poll.tsx'
import { PollActions } from './PollActions.tsx'
import { PollChoices } from './PollChoices.tsx'
import { PollTallies } from './PollTallies.tsx'
import { usePollHints } from './usePollHints.ts'

interface PollBodyProps extends Required<Pick<PollProps, 'submit' | 'reveal'>> {
  readonly held: UsePoll
  readonly poll: PollView
  readonly questionId: string
  readonly hintId: string
}

/** A poll that is known: the question, the rules, the options, and what else one may do. */
export function PollBody({ held, poll, submit, reveal, questionId, hintId }: PollBodyProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { isClosed, canVote, refusal } = held
  const hints = usePollHints(poll, isClosed)
  const isTold = reveal === 'always' || isClosed || poll.ownCount > 0
  return (
    <>
      <p id={questionId} {...slot('poll-question')} dir="auto">
        {balanceBidi(poll.name) || strings.poll}
      </p>
      {poll.description !== '' && (
        <div {...slot('poll-description')}>
          <Text text={poll.description} />
        </div>
      )}
      <p id={hintId} {...slot('poll-hint')}>
        {hints.map((words, place) => (
          <Fragment key={words}>
            {place > 0 && ' · '}
            <span>{words}</span>
          </Fragment>
        ))}
      </p>
      {canVote ? (
        <PollChoices held={held} poll={poll} submit={submit} isTold={isTold} labelledBy={questionId} />
      ) : (
        <PollTallies poll={poll} isTold={isTold} isClosed={isClosed} />
      )}
      {refusal === 'not-allowed' && <p {...slot('poll-hint')}>{strings.pollNotAllowed}</p>}
      <PollActions held={held} poll={poll} isTold={isTold} />
    </>
  )
}
