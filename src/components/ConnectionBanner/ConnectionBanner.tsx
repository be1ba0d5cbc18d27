'use client'
import { type JSX, useEffect, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useConnection } from '../../hooks/useConnection.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { ConnectionState } from '../../model/connection.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Icon } from '../Icon/index.ts'
import { slot } from '../slot.ts'

/** A short interruption is nobody's business; a longer one, ms, is. */
const GRACE_MS = 2000

function words(strings: Strings, state: ConnectionState): string {
  switch (state) {
    case 'connecting':
      return strings.connectionConnecting
    case 'reconnecting':
      return strings.connectionReconnecting(0)
    case 'offline':
      return strings.connectionOffline
    case 'refused':
      return strings.connectionRefused
    case 'idle':
    case 'online':
      return ''
    default:
      return state satisfies never
  }
}

/** Says that the server is not heard, and what happens next. Nothing while all is well. */
export function ConnectionBanner(): JSX.Element | null {
  const { env } = useChat()
  const { state, reconnect } = useConnection()
  const { strings } = useLocale()
  const isWell = state === 'online' || state === 'idle'
  const [shownFor, setShownFor] = useState<boolean>(false)
  useEffect(() => {
    if (isWell) return undefined
    const cancel = env.after(GRACE_MS, () => setShownFor(true))
    return () => {
      cancel()
      setShownFor(false)
    }
  }, [env, isWell])
  if (isWell || !(shownFor || state === 'refused')) return null
  return (
    <div {...slot('connection-banner')} data-state={state}>
      <Icon name="warning" />
      <span>{words(strings, state)}</span>
      {state === 'reconnecting' && (
        <button type="button" {...slot('button')} onClick={reconnect}>
          {strings.connectionRetry}
        </button>
      )}
    </div>
  )
}
