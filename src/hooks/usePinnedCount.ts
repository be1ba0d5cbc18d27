'use client'
import type { ChannelId } from '../model/id.ts'
import { selectArePinsWhole, selectPinned } from '../state/selectPins.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export interface PinnedCount {
  readonly count: number
  /** False: there may be older pins that nobody told. */
  readonly isWhole: boolean
}

/** How much is pinned in a channel, as far as it was told. Draws again only when that changes. */
export function usePinnedCount(channelId: ChannelId): PinnedCount {
  const isAble = useChat().capabilities.has('pins')
  const count = useChatState((state) => (isAble ? selectPinned(state, channelId).length : 0))
  const isWhole = useChatState((state) => selectArePinsWhole(state, channelId))
  return { count, isWhole }
}
