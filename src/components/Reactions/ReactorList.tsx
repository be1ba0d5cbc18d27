'use client'
import { type JSX, useEffect, useRef } from 'react'
import { type ReactionView, useReactions } from '../../hooks/useReactions.ts'
import { useUser } from '../../hooks/useUser.ts'
import type { ChannelId, MessageKey, UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Notice } from '../Notice/index.ts'
import { Skeleton } from '../Skeleton/index.ts'

export interface ReactorListProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  readonly group: ReactionView
  readonly id: string
  readonly labelledBy: string
}

/** With fewer people than fill the dialog the next page is not waited to be asked for. */
const A_DIALOG_FULL = 20

/** The people of one type: those the message names at once, then page by page. */
export function ReactorList({ channelId, messageKey, group, id, labelledBy }: ReactorListProps): JSX.Element {
  const { type, count } = group
  const { people, hasMore, isLoading, error, loadMore } = useReactions(channelId, messageKey, { type })
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const panel = useRef<HTMLDivElement>(null)
  const isShort = people.length < A_DIALOG_FULL
  const isWanted = hasMore && isShort && !isLoading && !error
  useEffect(() => {
    if (isWanted) void loadMore()
  }, [isWanted, loadMore])
  const asked = useRef<number | null>(null)
  const known = people.length
  useEffect(() => {
    const before = asked.current
    if (before === null || isLoading) return
    asked.current = null
    if (known > before) announce(strings.announceReactors(known - before))
    // The button goes with the last page.
    if (!hasMore) panel.current?.focus()
  }, [isLoading, known, hasMore, announce, strings])
  const more = (): void => {
    asked.current = known
    void loadMore()
  }
  return (
    <div
      ref={panel}
      id={id}
      {...slot('reactors-panel', 'parlour-focus-inside')}
      role="tabpanel"
      tabIndex={0}
      aria-labelledby={labelledBy}
      aria-busy={isLoading}
    >
      <ul {...slot('reactors-list')}>
        {people.map((userId) => (
          <Person key={userId} userId={userId} />
        ))}
      </ul>
      {isLoading && <Skeleton kind="channel" />}
      {error && !isLoading && (
        <Notice kind="error" action={{ label: strings.retry, onClick: more }}>
          {strings.reactorsFailed}
        </Notice>
      )}
      {hasMore && !isShort && !error && (
        <button type="button" {...slot('button')} aria-disabled={isLoading || undefined} onClick={more}>
          {strings.reactorsLoad}
        </button>
      )}
      {/* Nobody tells who the others are. */}
      {!hasMore && !isLoading && count > known && (
        <p {...slot('reactors-rest')}>{strings.namesMore(count - known)}</p>
      )}
    </div>
  )
}

function Person({ userId }: { readonly userId: UserId }): JSX.Element {
  const { user, isSelf } = useUser(userId)
  const { strings } = useLocale()
  const { slot } = useLook()
  const unnamed = user?.isDeleted ? strings.userDeleted : strings.userUnnamed
  return (
    <li {...slot('reactor')}>
      <UserAvatar userId={userId} />
      <bdi {...slot('reactor-name')}>{isSelf ? strings.you : isolateName(user?.name ?? '') || unnamed}</bdi>
    </li>
  )
}
