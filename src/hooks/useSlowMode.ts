'use client'
import { useMemo } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectRows } from '../state/rows.ts'
import { selectCan, selectChannelInfo, selectLatest, selectMessage } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'
import { useSecondsTo } from './useSecondsTo.ts'

/** How long I have to wait before the next message of a channel in slow mode, seconds; 0 when I need not (CO-8). */
export function useSlowMode(channelId: ChannelId): number {
  const { env } = useChat()
  const slowModeMs = useChatState((state) => slowModeOf(state, channelId))
  const sentAt = useChatState((state) => lastSentAt(state, channelId))
  const until = useMemo(() => {
    if (sentAt === null) return null
    // The server's clock may be another: no wait is longer than the channel's own.
    const wait = Math.min(Math.max(sentAt + slowModeMs - env.now(), 0), slowModeMs)
    return env.monotonic() + wait
  }, [env, sentAt, slowModeMs])
  return useSecondsTo(until)
}

const slowModeOf = (state: ChatState, channelId: ChannelId): number =>
  selectCan(state, channelId, 'skip-slow-mode') ? 0 : (selectChannelInfo(state, channelId)?.slowModeMs ?? 0)

/** When my newest message was sent, unless that is longer ago than anybody has to wait. */
function lastSentAt(state: ChatState, channelId: ChannelId): number | null {
  const slowModeMs = slowModeOf(state, channelId)
  const latest = slowModeMs > 0 ? selectLatest(state, channelId) : null
  if (!latest) return null
  for (const row of selectRows(state, channelId).toReversed()) {
    const message = selectMessage(state, channelId, row as MessageKey)
    if (!message) continue
    if (message.createdAt < latest.createdAt - slowModeMs) return null
    const isMine = message.authorId === state.base.selfId && message.kind !== 'system'
    if (isMine && message.status !== 'failed') return message.createdAt
  }
  return null
}
