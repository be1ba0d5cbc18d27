'use client'
import { lazy } from 'react'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useRoot } from '../Chat/RootContext.ts'

const Reactors = lazy(async () => ({ default: (await import('./Reactors.tsx')).Reactors }))

/** Shows who reacted to a message, at first with one type (RE-2). Its code comes with the first press. */
export function useReactors(channelId: ChannelId, key: MessageKey): (type?: string) => void {
  const { show } = useRoot()
  return (type) =>
    show(<Reactors channelId={channelId} messageKey={key} initial={type} onClose={() => show(null)} />)
}
