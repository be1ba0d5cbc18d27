'use client'
import type { JSX } from 'react'
import { useConnection } from '../../hooks/useConnection.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Icon } from '../Icon/index.ts'
import { slot } from '../slot.ts'

export type ShownStatus = 'sending' | 'sent' | 'read' | 'unconfirmed'

const icons = { sending: 'clock', sent: 'check', read: 'checks', unconfirmed: 'clock' } as const

/** How far a message of mine has come: shown on the newest of a run, and on any that has not arrived. */
export function MessageStatusIcon({
  status,
  isLast,
}: {
  readonly status: ShownStatus
  readonly isLast: boolean
}): JSX.Element | null {
  const { state } = useConnection()
  const { strings } = useLocale()
  const words = {
    sending: state === 'online' ? strings.statusSending : strings.statusWaiting,
    sent: strings.statusSent,
    read: strings.statusRead,
    unconfirmed: strings.statusUnconfirmed,
  }
  // What has not arrived says so in words that are seen, too.
  const isSettled = status !== 'unconfirmed' && (status !== 'sending' || state === 'online')
  if (!isLast && (status === 'sent' || status === 'read')) return null
  return (
    <span {...slot('message-status')} data-status={status}>
      <Icon name={icons[status]} />
      <span className={isSettled ? 'parlour-visually-hidden' : undefined}>{words[status]}</span>
    </span>
  )
}
