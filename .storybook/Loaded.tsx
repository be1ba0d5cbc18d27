import type { JSX, ReactNode } from 'react'
import { type ChannelId, isGap, type MessageKey, useMessages } from '../src/index.ts'

/** Shows a part of a conversation once the conversation is loaded, as a list of messages would do. */
export function Loaded({
  channelId,
  children,
}: {
  readonly channelId: ChannelId
  readonly children: ReactNode
}): JSX.Element | null {
  const { isLoading } = useMessages(channelId)
  return isLoading ? null : <>{children}</>
}

/** Draws every message of a conversation, one below the other. */
export function EachMessage({
  channelId,
  children,
}: {
  readonly channelId: ChannelId
  readonly children: (messageKey: MessageKey) => ReactNode
}): JSX.Element {
  const { rows } = useMessages(channelId)
  return <>{rows.map((row) => !isGap(row) && children(row))}</>
}
