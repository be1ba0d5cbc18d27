import type { JSX } from 'react'
import { type ChannelId, type MessageKey, useForward } from '../../../src/index.ts'

interface PassItOnProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  readonly to: ChannelId
}

/** A button of one's own that passes a message on; the menu of every message has "Forward…" by itself. */
export function PassItOn({ channelId, messageKey, to }: PassItOnProps): JSX.Element | null {
  const { canForward, forward } = useForward(channelId, messageKey)
  if (!canForward) return null
  return (
    <button type="button" onClick={() => forward([to])}>
      Tell the others
    </button>
  )
}
