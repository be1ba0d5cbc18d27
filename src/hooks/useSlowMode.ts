'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { Chat } from '../engine/chat.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectRows } from '../state/rows.ts'
import { selectCan, selectChannelInfo, selectLatest, selectMessage } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

const SECOND_MS = 1000

type Env = Chat['env']
type Cancel = () => void

/** How long I have to wait before the next message of a channel in slow mode, seconds; 0 when I need not (CO-8). */
export function useSlowMode(channelId: ChannelId): number {
  const { env } = useChat()
  const slowModeMs = useChatState((state) => slowModeOf(state, channelId))
  const sentAt = useChatState((state) => lastSentAt(state, channelId))
  const countdown = useMemo(() => createCountdown(env, sentAt, slowModeMs), [env, sentAt, slowModeMs])
  return useSyncExternalStore(countdown.subscribe, countdown.seconds, () => 0)
}

interface Countdown {
  readonly seconds: () => number
  readonly subscribe: (onTick: () => void) => Cancel
}

/** Counts whole seconds down from a message to the next that may follow it. */
function createCountdown(env: Env, sentAt: number | null, slowModeMs: number): Countdown {
  // The server's clock may be another: no wait is longer than the channel's own.
  const wait = sentAt === null ? 0 : Math.min(Math.max(sentAt + slowModeMs - env.now(), 0), slowModeMs)
  const until = env.monotonic() + wait
  const left = (): number => Math.max(0, until - env.monotonic())
  return {
    seconds: () => Math.ceil(left() / SECOND_MS),
    subscribe(onTick) {
      let cancel: Cancel = () => {}
      const plan = (): void => {
        if (left() === 0) return
        cancel = env.after(left() % SECOND_MS || SECOND_MS, () => {
          onTick()
          plan()
        })
      }
      plan()
      return () => cancel()
    },
  }
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
