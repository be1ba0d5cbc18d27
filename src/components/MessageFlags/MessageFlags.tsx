'use client'
import { type JSX, useEffect, useId, useRef } from 'react'
import { useConnection } from '../../hooks/useConnection.ts'
import {
  type MessageFlagsOptions,
  type MessageFlagView,
  useMessageFlags,
} from '../../hooks/useMessageFlags.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Notice } from '../Notice/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { Skeleton } from '../Skeleton/index.ts'
import { FlaggedMessage } from './FlaggedMessage.tsx'

export interface MessageFlagsProps extends PartProps, MessageFlagsOptions {
  /** Called when a message is to be seen where it was said. @default it is shown in the nearest `Chat` */
  readonly onJump?: ((channelId: ChannelId, key: MessageKey) => void) | undefined
  /** The level of its heading. @default 2 */
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
}

/** The reports of one message stand together, where the newest of them stands. */
function byMessage(flags: readonly MessageFlagView[]): readonly (readonly MessageFlagView[])[] {
  const groups = new Map<string, MessageFlagView[]>()
  for (const flag of flags) {
    const name = `${flag.message.channelId} ${flag.message.key}`
    groups.set(name, [...(groups.get(name) ?? []), flag])
  }
  return [...groups.values()]
}

/** The reported messages that I moderate: what was said, who reported it and why, and what can be done about it. */
export function MessageFlags({
  channelId,
  authorId,
  reason,
  onJump,
  headingLevel = 2,
  ...rest
}: MessageFlagsProps): JSX.Element {
  const queue = useMessageFlags({ channelId, authorId, reason })
  const { flags, hasMore, isLoading, error, isForbidden, loadMore, reload } = queue
  const { state } = useConnection()
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const list = useRef<HTMLUListElement>(null)
  const asked = useRef<number | null>(null)
  const known = flags.length
  const id = useId()
  useEffect(() => {
    const before = asked.current
    if (before === null || isLoading) return
    asked.current = null
    if (known > before) announce(strings.announceFlags(known - before))
    // The button goes with the last page.
    if (!hasMore) list.current?.focus()
  }, [isLoading, known, hasMore, announce, strings])
  const more = (): void => {
    asked.current = known
    void loadMore()
  }
  const isOffline = state === 'offline' || state === 'reconnecting'
  const Heading = `h${headingLevel}` as const
  const failure = isForbidden ? strings.flagsForbidden : strings.flagsFailed
  return (
    <Part as="section" slot="message-flags" given={rest} aria-labelledby={id} aria-busy={isLoading}>
      <header {...slot('message-flags-head')}>
        <Heading id={id}>{strings.flagsLabel}</Heading>
        {!isForbidden && (
          <button
            type="button"
            {...slot('button')}
            aria-disabled={isLoading || undefined}
            onClick={() => {
              if (!isLoading) void reload()
            }}
          >
            {strings.flagsReload}
          </button>
        )}
      </header>
      {isOffline && <p {...slot('message-flags-note')}>{strings.flagsOffline}</p>}
      {known > 0 && (
        <ul
          ref={list}
          {...slot('message-flags-list', 'parlour-focus-inside')}
          tabIndex={-1}
          aria-labelledby={id}
        >
          {byMessage(flags).map((reports) => (
            <FlaggedMessage
              key={`${reports[0]?.message.channelId} ${reports[0]?.message.key}`}
              reports={reports}
              onJump={onJump}
            />
          ))}
        </ul>
      )}
      {isLoading && !isOffline && <Skeleton kind="channel" />}
      {error && !isLoading && (
        <Notice
          kind="error"
          {...(isForbidden
            ? {}
            : { action: { label: strings.retry, onClick: known > 0 ? more : () => void reload() } })}
        >
          {failure}
        </Notice>
      )}
      {known === 0 && !isLoading && !error && <Notice kind="empty">{strings.flagsEmpty}</Notice>}
      {known > 0 && hasMore && !error && (
        <button
          type="button"
          {...slot('button', slot('message-flags-more').className)}
          aria-disabled={isLoading || undefined}
          onClick={more}
        >
          {strings.flagsMore}
        </button>
      )}
    </Part>
  )
}
