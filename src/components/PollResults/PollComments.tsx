'use client'
import { type JSX, useRef, useState } from 'react'
import { useNow } from '../../hooks/useNow.ts'
import { usePoll } from '../../hooks/usePoll.ts'
import { type PollVote, usePollVotes } from '../../hooks/usePollVotes.ts'
import { useUser } from '../../hooks/useUser.ts'
import type { PollId } from '../../model/poll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { PollComment } from '../Poll/PollComment.tsx'
import { Text } from '../Text/index.ts'
import { PollPersonName } from './PollVoters.tsx'
import { PollVotePages } from './PollVotePages.tsx'

export interface PollCommentsProps extends PartProps {
  readonly pollId: PollId
}

/** What people said about a poll, newest first, page by page; my own can be changed while the poll is open. */
export function PollComments({ pollId, ...rest }: PollCommentsProps): JSX.Element {
  const { poll, canAnswer, answer } = usePoll(pollId)
  const paging = usePollVotes(pollId, null)
  const { user: self } = useUser()
  const { strings } = useLocale()
  const { slot } = useLook()
  const box = useRef<HTMLElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const [isWriting, setWriting] = useState(false)
  const own = poll?.ownAnswer ?? null
  const isMine = ({ userId }: PollVote): boolean => userId !== null && userId === self?.id
  // Mine as it is now, which the server may not have yet.
  const shown = paging.votes.flatMap((vote) =>
    isMine(vote) ? (own === null ? [] : [{ ...vote, text: own }]) : [vote],
  )
  return (
    <Part
      ref={box}
      as="div"
      slot="poll-comments"
      extra="parlour-focus-inside"
      given={rest}
      tabIndex={-1}
      aria-busy={paging.isLoading}
    >
      {canAnswer &&
        (isWriting ? (
          <PollComment
            own={own}
            answer={answer}
            onClose={() => {
              setWriting(false)
              // When the button is there again.
              requestAnimationFrame(() => opener.current?.focus())
            }}
          />
        ) : (
          <button ref={opener} type="button" {...slot('button')} onClick={() => setWriting(true)}>
            {own === null ? strings.pollComment : strings.pollCommentEdit}
          </button>
        ))}
      <PollVotePages
        paging={paging}
        box={box}
        failure={strings.pollCommentsFailed}
        nothing={strings.pollCommentsEmpty}
        more={strings.pollCommentsMore}
      >
        <ul {...slot('poll-results')}>
          {shown.map((vote) => (
            <Said key={vote.id} vote={vote} />
          ))}
        </ul>
      </PollVotePages>
    </Part>
  )
}

function Said({ vote: { userId, text, at } }: { readonly vote: PollVote }): JSX.Element {
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const time = useNow((now) => format.listTime(at, now, strings))
  return (
    <li {...slot('poll-comment')}>
      <span {...slot('poll-comment-author')}>
        {userId ? <PollPersonName userId={userId} /> : strings.pollAnonymous}
      </span>{' '}
      <time {...slot('poll-comment-time')} dateTime={new Date(at).toISOString()}>
        {time}
      </time>
      <div {...slot('poll-comment-text')}>
        <Text text={text} />
      </div>
    </li>
  )
}
