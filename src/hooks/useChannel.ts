'use client'
import type { ChannelId, UserId } from '../model/id.ts'
import { selectIsOnline, selectOnlineCount, selectPartner } from '../state/channelTitle.ts'
import { selectCan, selectChannelInfo } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChannelLoad, type UseChannelLoad } from './useChannelLoad.ts'
import { useChannelTitle } from './useChannelTitle.ts'

export interface UseChannel extends UseChannelLoad {
  readonly id: ChannelId
  /** Once anything of it has arrived, be it a row of the channel list. */
  readonly isKnown: boolean
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
}

/** One channel: what it is, what I may do in it. Loads it when it is not loaded. */
export function useChannel(channelId: ChannelId): UseChannel {
  const info = useChatState((state) => selectChannelInfo(state, channelId))
  const partnerId = useChatState((state) => selectPartner(state, channelId))
  const load = useChannelLoad(channelId)
  return {
    ...load,
    id: channelId,
    isKnown: info !== null,
    title: useChannelTitle(channelId),
    image: info?.image ?? null,
    memberCount: info?.memberCount ?? 0,
    onlineCount: useChatState((state) => selectOnlineCount(state, channelId)),
    partnerId,
    isPartnerOnline: useChatState((state) => partnerId !== null && selectIsOnline(state, partnerId)),
    frozen: info?.frozen ?? false,
    canSend: useChatState((state) => selectCan(state, channelId, 'send-message')),
    maxMessageLength: info?.maxMessageLength ?? 0,
  }
}
