'use client'
import { type JSX, useRef } from 'react'
import { useConnection } from '../../hooks/useConnection.ts'
import { useSecondsTo } from '../../hooks/useSecondsTo.ts'
import { useSettledTrouble } from '../../hooks/useSettledTrouble.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { ConnectionState } from '../../model/connection.ts'
import { returnFocus } from '../../parts/focusReturn.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon, type IconName } from '../Icon/index.ts'
import { Part, type PartProps } from '../Part.tsx'

function words(strings: Strings, state: ConnectionState, seconds: number): string {
  switch (state) {
    case 'connecting':
      return strings.connectionConnecting
    case 'reconnecting':
      return strings.connectionReconnecting(seconds)
    case 'offline':
      return strings.connectionOffline
    case 'refused':
      return strings.connectionRefused
    case 'idle':
    case 'online':
      return strings.connectionBack
    default:
      return state satisfies never
  }
}

const icons: Readonly<Record<ConnectionState, IconName>> = {
  connecting: 'clock',
  reconnecting: 'clock',
  offline: 'warning',
  refused: 'warning',
  idle: 'check',
  online: 'check',
}

export type ConnectionBannerProps = PartProps<{ readonly state: ConnectionState }>

/** Says that the server is not heard, and what happens next (ON-1). Nothing while all is well. */
export function ConnectionBanner(props: ConnectionBannerProps): JSX.Element | null {
  const { state, retryAt } = useConnection()
  const { strings } = useLocale()
  const { slot } = useLook()
  const isShown = useSettledTrouble()
  const seconds = useSecondsTo(isShown ? retryAt : null)
  if (!isShown) return null
  return (
    <Part as="div" slot="connection-banner" state={{ state }} given={props}>
      <Icon name={icons[state]} />
      <span {...slot('connection-banner-text')}>{words(strings, state, seconds)}</span>
      {state === 'reconnecting' && <RetryNow />}
    </Part>
  )
}

/** Goes by itself when the connection is back; a focus on it goes on to the messages then. */
function RetryNow(): JSX.Element {
  const { reconnect } = useConnection()
  const { strings } = useLocale()
  const { slot } = useLook()
  const button = useRef<HTMLButtonElement>(null)
  useLayout(() => {
    const element = button.current
    const root = element?.closest<HTMLElement>('.parlour-root')
    return () => {
      if (!root || root.ownerDocument.activeElement !== element) return
      // When the button has gone, or it would be the first thing to be found.
      queueMicrotask(() => returnFocus(root, { invoker: null, row: null, neighbours: [] }))
    }
  }, [])
  return (
    <button ref={button} type="button" {...slot('button')} onClick={reconnect}>
      {strings.connectionRetry}
    </button>
  )
}
