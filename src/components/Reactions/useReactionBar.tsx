'use client'
import { lazy } from 'react'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useRoot } from '../Chat/RootContext.ts'

const ReactionBar = lazy(async () => ({ default: (await import('./ReactionBar.tsx')).ReactionBar }))

/** Offers the reactions to a message beside an element of it (RE-3). Its code comes with the first press. */
export function useReactionBar(channelId: ChannelId, key: MessageKey): (at: HTMLElement) => void {
  const { show } = useRoot()
  return (at) =>
    show(<ReactionBar channelId={channelId} messageKey={key} at={at} onClose={() => show(null)} />)
}
