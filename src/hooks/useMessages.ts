'use client'
import { useCallback, useEffect, useMemo } from 'react'
import { aroundReceipt, gapReceipt, olderReceipt, timeReceipt } from '../engine/queries.ts'
import { channelOf, type ConversationId, type MessageKey, type Version } from '../model/id.ts'
import {
  gapAfter,
  type GapKey,
  isGap,
  type RowKey,
  selectHasOlder,
  selectIsLoaded,
  selectRows,
} from '../state/rows.ts'
import { selectRecord } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useReceipt } from './bridges/useReceipt.ts'
import { useChannelLoad } from './useChannelLoad.ts'
import { useChat } from './useChat.ts'

export { isGap }
export type { GapKey, RowKey }

export interface UseMessages {
  /** Keys of messages, oldest first, with a gap key wherever messages are missing. The same array while nothing moves. */
  readonly rows: readonly RowKey[]
  readonly isLoading: boolean
  readonly error: Error | null
  readonly retry: () => Promise<boolean>
  /** False once the beginning is loaded. */
  readonly hasOlder: boolean
  readonly isLoadingOlder: boolean
  readonly olderError: Error | null
  /** Loads the page before the oldest loaded message; resolves to whether it succeeded. */
  readonly loadOlder: () => Promise<boolean>
  /** Loads messages after a gap's edge; the gap closes when the stretches meet. */
  readonly loadGap: (gap: GapKey) => Promise<boolean>
  /** Loads what stands around a time (sortable text), e.g. how far I have read. */
  readonly loadTime: (time: Version) => Promise<boolean>
  /** Makes sure a message is loaded, with its surroundings; resolves to whether it exists. */
  readonly jumpTo: (key: MessageKey) => Promise<boolean>
}

/**
 * The history of a channel, or of the thread under one of its messages (`threadId`), as far as it is loaded. Rows are
 * keys: a row reads its own message with `useMessage`.
 */
export function useMessages(id: ConversationId): UseMessages {
  const chat = useChat()
  const { isLoading, error, retry } = useChannelLoad(id)
  useEffect(() => chat.hold(id), [chat, id])
  const rows = useChatState((state) => selectRows(state, id))
  const hasOlder = useChatState((state) => selectIsLoaded(state, id) && selectHasOlder(state, id))
  const older = useReceipt(
    useMemo(() => olderReceipt(chat, id), [chat, id]),
    false,
  )
  const attempt = useCallback(
    async (receipt: ReturnType<typeof gapReceipt>): Promise<boolean> => {
      try {
        await chat.queries.fetchQuery({ ...receipt, staleTime: 0, gcTime: 0 })
        return true
      } catch {
        return false
      }
    },
    [chat],
  )
  const loadGap = useCallback(
    (gap: GapKey) => attempt(gapReceipt(chat, id, gapAfter(gap))),
    [attempt, chat, id],
  )
  const loadTime = useCallback((time: Version) => attempt(timeReceipt(chat, id, time)), [attempt, chat, id])
  const jumpTo = useCallback(
    async (key: MessageKey): Promise<boolean> => {
      const isShown = (): boolean => selectRows(chat.store.getState(), id).includes(key)
      if (isShown()) return true
      await attempt(aroundReceipt(chat, id, key))
      return isShown() && selectRecord(chat.store.getState(), channelOf(id), key) !== undefined
    },
    [attempt, chat, id],
  )
  return {
    rows,
    isLoading,
    error,
    retry,
    hasOlder,
    isLoadingOlder: older.isLoading,
    olderError: older.error,
    loadOlder: older.load,
    loadGap,
    loadTime,
    jumpTo,
  }
}
