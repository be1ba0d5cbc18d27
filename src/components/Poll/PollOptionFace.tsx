'use client'
import { Fragment, type JSX } from 'react'
import type { PollOptionView } from '../../hooks/usePoll.ts'
import { balanceBidi } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { usePollShare } from './usePollShare.ts'

/** More faces tell nothing more. */
const MOST_FACES = 3

interface PollOptionFaceProps {
  readonly option: PollOptionView
  /** How it stands is told. */
  readonly isTold: boolean
  /** What it came to, once it is over. */
  readonly verdict?: 'winner' | 'tie' | undefined
  /** That it is mine is said in words, where no control shows it. @default false */
  readonly tellsOwn?: boolean
}

/** What is seen of one option: its words, who is for it, and its bar. */
export function PollOptionFace({
  option,
  isTold,
  verdict,
  tellsOwn = false,
}: PollOptionFaceProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const badges = [
    verdict && (verdict === 'tie' ? strings.pollTie : strings.pollWinner),
    tellsOwn && option.isOwn && strings.pollOwn,
  ].filter((words) => typeof words === 'string')
  const bar = usePollShare(option.percent / 100)
  return (
    <>
      <span {...slot('poll-label')} dir="auto">
        {balanceBidi(option.text)}
      </span>{' '}
      {isTold && option.voters.length > 0 && (
        <span {...slot('poll-voters')} aria-hidden="true">
          {option.voters.slice(0, MOST_FACES).map((userId) => (
            <UserAvatar key={userId} userId={userId} />
          ))}
        </span>
      )}
      {isTold && (
        <span {...slot('poll-count')}>
          {badges.map((words) => (
            <Fragment key={words}>
              <strong {...slot('poll-badge')}>{words}</strong>{' '}
            </Fragment>
          ))}
          {strings.pollVotes(option.count)} <b>{strings.pollPercent(option.percent)}</b>
        </span>
      )}
      {isTold && <span ref={bar} {...slot('poll-bar')} aria-hidden="true" />}
    </>
  )
}
