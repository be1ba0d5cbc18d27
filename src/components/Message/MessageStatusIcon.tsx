'use client'
import { type JSX, type ReactNode, useEffect, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useConnection } from '../../hooks/useConnection.ts'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useReadBy } from '../../hooks/useReadBy.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { Tooltip } from '../Tooltip/index.ts'
import { useRowTabIndex } from './RowContext.ts'

export type ShownStatus = 'sending' | 'sent' | 'delivered' | 'read' | 'unconfirmed'

export interface MessageStatusIconProps {
  readonly message: MessageView
  readonly status: ShownStatus
  /** For the element that says it: the row is named by it. */
  readonly id: string
  readonly isLast: boolean
  /** Sends it again, under the same id. */
  readonly onRetry: () => void
}

/** Sooner than this, ms, nobody needs to be told that something is on its way. */
const SLOW_MS = 1000
/** How many readers are named. */
const NAMED = 8

/** How far a message of mine has come: drawn on the newest of a run and on any that has not arrived, said of all (MS-6). */
export function MessageStatusIcon(props: MessageStatusIconProps): JSX.Element | null {
  const { status, id, isLast, message, onRetry } = props
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  switch (status) {
    case 'sending':
      return <Sending id={id} since={message.createdAt} isLast={isLast} />
    case 'unconfirmed':
      return (
        <Status status={status}>
          <Icon name="unconfirmed" />
          <span id={id}>{strings.statusUnconfirmed}</span>
          <button type="button" {...slot('button')} tabIndex={tabIndex} onClick={onRetry}>
            {strings.failedRetry}
          </button>
        </Status>
      )
    case 'sent':
    case 'delivered':
    case 'read': {
      const words = { sent: strings.statusSent, delivered: strings.statusDelivered, read: strings.statusRead }
      const said = (
        <span id={id} className="parlour-visually-hidden">
          {words[status]}
        </span>
      )
      if (!isLast) return said
      return status === 'read' ? (
        <Read id={id} message={message} />
      ) : (
        <Status status={status}>
          <Icon name={status === 'sent' ? 'check' : 'checks'} />
          {said}
        </Status>
      )
    }
    default:
      return status satisfies never
  }
}

function Status({
  status,
  children,
}: {
  readonly status: ShownStatus
  readonly children: ReactNode
}): JSX.Element {
  const { slot } = useLook()
  return (
    <span {...slot('message-status')} data-status={status}>
      {children}
    </span>
  )
}

interface SendingProps {
  readonly id: string
  /** ms since the epoch. */
  readonly since: number
  readonly isLast: boolean
}

/** On its way: said at once, drawn when it takes long. */
function Sending({ id, since, isLast }: SendingProps): JSX.Element {
  const { env } = useChat()
  const { state } = useConnection()
  const { strings } = useLocale()
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const wait = Math.min(SLOW_MS, Math.max(0, since + SLOW_MS - env.now()))
    return env.after(wait, () => setSlow(true))
  }, [env, since])
  const isWaiting = state !== 'online'
  const words = isWaiting ? strings.statusWaiting : strings.statusSending
  // The newest keeps the room where its mark will be, so that nothing moves.
  if (!isSlow && !isLast)
    return (
      <span id={id} className="parlour-visually-hidden">
        {words}
      </span>
    )
  return (
    <Status status="sending">
      {isSlow && <Icon name="clock" />}
      <span id={id} className={isSlow && isWaiting ? undefined : 'parlour-visually-hidden'}>
        {words}
      </span>
    </Status>
  )
}

/** Read, and by whom when one asks. */
function Read({ id, message }: { readonly id: string; readonly message: MessageView }): JSX.Element {
  const { strings } = useLocale()
  const readers = useReadBy(message.channelId, message.key)
  const names = useUserNames(readers, strings.userUnnamed)
  const tabIndex = useRowTabIndex()
  const rest = names.length - NAMED
  const clean = names.slice(0, NAMED).map((name) => isolateName(name) || strings.userUnnamed)
  const named = [...clean, ...(rest > 0 ? [strings.namesMore(rest)] : [])]
  return (
    <Status status="read">
      <Tooltip text={strings.statusReadBy(named)}>
        <span id={id} role="img" aria-label={strings.statusRead} tabIndex={tabIndex}>
          <Icon name="checks" />
        </span>
      </Tooltip>
    </Status>
  )
}
