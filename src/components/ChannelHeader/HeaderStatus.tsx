'use client'
import type { JSX, ReactNode } from 'react'
import type { UseChannel } from '../../hooks/useChannel.ts'
import { useConnection } from '../../hooks/useConnection.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Presence } from '../Presence/index.ts'

interface HeaderStatusProps {
  readonly channel: Pick<UseChannel, 'isKnown' | 'partnerId' | 'memberCount' | 'onlineCount'>
}

/** How many are in a conversation and there, or whether the other one is. No live region: it is read when asked for. */
export function HeaderStatus({ channel }: HeaderStatusProps): JSX.Element {
  const { isKnown, partnerId, memberCount, onlineCount } = channel
  const { state } = useConnection()
  const { strings } = useLocale()
  const { slot } = useLook()
  const status = (): ReactNode => {
    if (state === 'offline') return strings.channelOffline
    if (!isKnown) return null
    if (partnerId) return <Presence userId={partnerId} />
    return onlineCount > 0
      ? strings.channelMembersOnline(memberCount, onlineCount)
      : strings.channelMembers(memberCount)
  }
  return <p {...slot('channel-header-subtitle')}>{status()}</p>
}
