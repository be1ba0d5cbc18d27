'use client'
import { type JSX, useEffect, useRef } from 'react'
import type { ChannelId } from '../../model/id.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import type { MessagePlace } from '../Chat/jumps.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Thread } from './Thread.tsx'

/** The thread that somebody opened beside its channel; nothing while none is open. */
export function ActiveThread({ channelId }: { readonly channelId: ChannelId }): JSX.Element | null {
  const { thread, openThread } = useActiveChannel()
  const { jumps } = useRoot()
  const shown = thread?.channelId === channelId ? thread.root : null
  const led = useRef<MessagePlace | null>(null)
  useEffect(
    () =>
      jumps.serve((to) => {
        const isOther = to.channelId === channelId && to.root !== null && to.root !== shown
        // Once: who closes it before it has loaded wants no more of it.
        if (isOther && to.root !== null && led.current !== to) {
          led.current = to
          openThread({ channelId, root: to.root, focus: 'heading' })
        }
        // The list of the thread goes there.
        return false
      }),
    [jumps, channelId, shown, openThread],
  )
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
