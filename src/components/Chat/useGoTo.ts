'use client'
import { useCallback } from 'react'
import { useActiveChannel } from './ActiveChannelContext.ts'
import type { MessagePlace } from './jumps.ts'
import { useRoot } from './RootContext.ts'

/** Goes to a message wherever it is: opens its channel, and its thread where it is a reply, and jumps there (SC-7). */
export function useGoTo(): (to: MessagePlace) => void {
  const { jumps } = useRoot()
  const { channelId, open } = useActiveChannel()
  return useCallback(
    (to) => {
      if (!jumps.ask(to) && to.channelId !== channelId) open(to.channelId)
    },
    [jumps, channelId, open],
  )
}
