'use client'
import { type JSX, useId, useState } from 'react'
import { type PollOptionView, type PollView, usePoll } from '../../hooks/usePoll.ts'
import type { PollId } from '../../model/poll.ts'
import { balanceBidi } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Notice } from '../Notice/index.ts'
import { closeDialog, Dialog } from '../Overlay/index.ts'
import { PollOptionFace } from '../Poll/PollOptionFace.tsx'
import { flag } from '../slot.ts'
import { PollComments } from './PollComments.tsx'
import { PollVoters } from './PollVoters.tsx'

export interface PollResultsProps {
  readonly pollId: PollId
  readonly onClose: () => void
}

/** How a poll stands, in a dialog: each option with its votes, who voted where that is told, and what was said (PO-5). */
export function PollResults({ pollId, onClose }: PollResultsProps): JSX.Element {
  const { poll, state, isClosed, canSeeVoters } = usePoll(pollId)
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <Dialog title={strings.pollResultsTitle} slot="poll-dialog" onClose={onClose}>
      {poll ? (
        <>
          <p {...slot('poll-question')} dir="auto">
            {balanceBidi(poll.name)}
          </p>
          <p {...slot('poll-hint')}>
            {[
              isClosed && strings.pollClosed,
              poll.isAnonymous && strings.pollAnonymous,
              strings.pollVotes(poll.voteCount),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <ul {...slot('poll-results')}>
            {poll.options.map((option) => (
              <Result
                key={option.id}
                poll={poll}
                option={option}
                isClosed={isClosed}
                canSeeVoters={canSeeVoters}
              />
            ))}
          </ul>
          {(poll.takesAnswers || poll.answerCount > 0) && (
            <section {...slot('poll-result')}>
              <h3>{strings.pollComments(poll.answerCount)}</h3>
              <PollComments pollId={pollId} />
            </section>
          )}
        </>
      ) : (
        <Notice kind={state === 'error' ? 'error' : 'empty'}>
          {state === 'error' ? strings.pollNotLoaded : state === 'gone' ? strings.pollGone : strings.poll}
        </Notice>
      )}
      <div {...slot('dialog-actions')}>
        <button type="button" {...slot('button')} onClick={closeDialog}>
          {strings.close}
        </button>
      </div>
    </Dialog>
  )
}

interface ResultProps {
  readonly poll: PollView
  readonly option: PollOptionView
  readonly isClosed: boolean
  readonly canSeeVoters: boolean
}

function Result({ poll, option, isClosed, canSeeVoters }: ResultProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const isBest = isClosed && option.isLeading
  return (
    <li {...slot('poll-result')}>
      <div
        {...slot('poll-option')}
        data-voted={flag(option.isOwn)}
        data-leading={flag(option.isLeading)}
        data-winner={flag(isBest && !poll.isTied)}
      >
        <PollOptionFace
          tellsOwn
          option={option}
          isTold
          verdict={isBest ? (poll.isTied ? 'tie' : 'winner') : undefined}
        />
      </div>
      {canSeeVoters && option.count > 0 && (
        <>
          <button
            type="button"
            {...slot('poll-more')}
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            {strings.pollVoters(balanceBidi(option.text))}
          </button>
          {isOpen && <PollVoters id={id} pollId={poll.id} optionId={option.id} />}
        </>
      )}
    </li>
  )
}
