'use client'
import { useMemo } from 'react'
import { newestReceipt } from '../engine/queries.ts'
import type { ChannelId, UserId } from '../model/id.ts'
import {
  selectChannelTitle,
  selectIsOnline,
  selectOnlineCount,
  selectPartner,
} from '../state/channelTitle.ts'
import { selectIsLoaded } from '../state/rows.ts'
import { selectCan, selectChannelInfo } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useReceipt } from './bridges/useReceipt.ts'
import { useChat } from './useChat.ts'

export interface UseChannel {
  readonly id: ChannelId
  /** Its own name, else the names of those in it. Foreign text; may be empty. */
  readonly title: string
  readonly image: string | null
  readonly memberCount: number
  readonly onlineCount: number
  /** The other person of a conversation between two; `null` elsewhere. */
  readonly partnerId: UserId | null
  readonly isPartnerOnline: boolean
  readonly frozen: boolean
  /** Whether I may write here now. */
  readonly canSend: boolean
  /** Characters a message may have; 0 when the server did not say. */
  readonly maxMessageLength: number
  /** True until the channel's newest messages are there. */
  readonly isLoading: boolean
  readonly error: Error | null
  /** Tries again after an error. */
  readonly retry: () => Promise<boolean>
}

/** One channel: what it is, what I may do in it. Loads it when it is not loaded. */
export function useChannel(channelId: ChannelId): UseChannel {
  const chat = useChat()
  const info = useChatState((state) => selectChannelInfo(state, channelId))
  const isLoaded = useChatState((state) => selectIsLoaded(state, channelId))
  const partnerId = useChatState((state) => selectPartner(state, channelId))
  const receipt = useReceipt(
    useMemo(() => newestReceipt(chat, channelId), [chat, channelId]),
    !isLoaded,
  )
  return {
    id: channelId,
    title: useChatState((state) => selectChannelTitle(state, channelId)),
    image: info?.image ?? null,
    memberCount: info?.memberCount ?? 0,
    onlineCount: useChatState((state) => selectOnlineCount(state, channelId)),
    partnerId,
    isPartnerOnline: useChatState((state) => partnerId !== null && selectIsOnline(state, partnerId)),
    frozen: info?.frozen ?? false,
    canSend: useChatState((state) => selectCan(state, channelId, 'send-message')),
    maxMessageLength: info?.maxMessageLength ?? 0,
    isLoading: !isLoaded && !receipt.error,
    error: isLoaded ? null : receipt.error,
    retry: receipt.load,
  }
}
