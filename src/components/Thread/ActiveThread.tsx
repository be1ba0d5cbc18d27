'use client'
import type { JSX } from 'react'
import type { ChannelId } from '../../model/id.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { Thread } from './Thread.tsx'

/** The thread that somebody opened beside its channel; nothing while none is open. */
export function ActiveThread({ channelId }: { readonly channelId: ChannelId }): JSX.Element | null {
  const { thread, openThread } = useActiveChannel()
  if (thread?.channelId !== channelId) return null
  return (
    <Thread
      key={thread.root}
      channelId={channelId}
      root={thread.root}
      focus={thread.focus}
      onClose={() => openThread(null)}
    />
  )
}
