'use client'
import { useMemo } from 'react'
import { channelsReceipt } from '../engine/queries.ts'
import type { ChannelId } from '../model/id.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useReceipt } from './bridges/useReceipt.ts'
import { useChat } from './useChat.ts'

export interface UseChannels {
  /** Newest activity first. The same array as long as no channel changes places. */
  readonly channelIds: readonly ChannelId[]
  /** True until the first page is there. */
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  readonly error: Error | null
  readonly hasMore: boolean
  readonly loadMore: () => Promise<boolean>
  /** Tries the first page again after an error. */
  readonly retry: () => Promise<boolean>
}

/** My channels, loaded when first used and then kept true by events. */
export function useChannels(): UseChannels {
  const chat = useChat()
  const channelIds = useChatState((state) => state.base.channelOrder)
  const { isLoaded, hasMore } = useChatState((state) => state.listing)
  const first = useReceipt(
    useMemo(() => channelsReceipt(chat, 'first'), [chat]),
    !isLoaded,
  )
  const next = useReceipt(
    useMemo(() => channelsReceipt(chat, 'next'), [chat]),
    false,
  )
  return {
    channelIds,
    isLoading: !isLoaded && !first.error,
    isLoadingMore: next.isLoading,
    error: first.error ?? next.error,
    hasMore: isLoaded && hasMore,
    loadMore: next.load,
    retry: first.load,
  }
}
