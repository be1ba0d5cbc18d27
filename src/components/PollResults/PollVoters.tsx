'use client'
import { type JSX, useRef } from 'react'
import { usePoll } from '../../hooks/usePoll.ts'
import { usePollVotes } from '../../hooks/usePollVotes.ts'
import { useUser } from '../../hooks/useUser.ts'
import type { UserId } from '../../model/id.ts'
import type { PollId, PollOptionId } from '../../model/poll.ts'
import { isolateName } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { PollVotePages } from './PollVotePages.tsx'

export interface PollVotersProps extends PartProps {
  readonly pollId: PollId
  readonly optionId: PollOptionId
}

/** Who voted for one option, newest first, page by page. Nothing where nobody is told: in anonymous polls, without the right. */
export function PollVoters(props: PollVotersProps): JSX.Element | null {
  return usePoll(props.pollId).canSeeVoters ? <People {...props} /> : null
}

function People({ pollId, optionId, ...rest }: PollVotersProps): JSX.Element {
  const paging = usePollVotes(pollId, optionId)
  const { strings } = useLocale()
  const { slot } = useLook()
  const box = useRef<HTMLElement>(null)
  return (
    <Part
      ref={box}
      as="div"
      slot="poll-people"
      extra="parlour-focus-inside"
      given={rest}
      tabIndex={-1}
      aria-busy={paging.isLoading}
    >
      <PollVotePages
        paging={paging}
        box={box}
        failure={strings.pollVotersFailed}
        nothing={strings.pollVotersEmpty}
        more={strings.pollVotersMore}
      >
        <ul {...slot('poll-results')}>
          {paging.votes.map(({ id, userId }) => userId && <PollPerson key={id} userId={userId} />)}
        </ul>
      </PollVotePages>
    </Part>
  )
}

function PollPerson({ userId }: { readonly userId: UserId }): JSX.Element {
  const { slot } = useLook()
  return (
    <li {...slot('poll-person')}>
      <UserAvatar userId={userId} />
      <PollPersonName userId={userId} />
    </li>
  )
}

/** How somebody is called beside what they said or chose. */
export function PollPersonName({ userId }: { readonly userId: UserId }): JSX.Element {
  const { user, isSelf } = useUser(userId)
  const { strings } = useLocale()
  const { slot } = useLook()
  const unnamed = user?.isDeleted ? strings.userDeleted : strings.userUnnamed
  return (
    <bdi {...slot('poll-person-name')}>{isSelf ? strings.you : isolateName(user?.name ?? '') || unnamed}</bdi>
  )
}
