'use client'
import type { ChannelId } from '../model/id.ts'
import {
  type GroupPosition,
  type Neighbours,
  type SameDay,
  selectGroupPosition,
  selectStartsDay,
} from '../state/grouping.ts'
import { useChatState } from './bridges/useChatState.ts'

export type { GroupPosition, Neighbours }

export interface UseGrouping {
  readonly position: GroupPosition
  readonly startsDay: boolean
}

/**
 * How a message stands to its neighbours. Its answers are words, so an event in one row leaves the others alone.
 * @param isSameDay from the viewer's calendar; the same function every time
 */
export function useGrouping(channelId: ChannelId, neighbours: Neighbours, isSameDay: SameDay): UseGrouping {
  return {
    position: useChatState((state) => selectGroupPosition(state, channelId, neighbours, isSameDay)),
    startsDay: useChatState((state) => selectStartsDay(state, channelId, neighbours, isSameDay)),
  }
}
