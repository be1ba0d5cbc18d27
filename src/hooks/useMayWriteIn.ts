'use client'
import { useMemo } from 'react'
import type { ChannelId } from '../model/id.ts'
import { selectCan } from '../state/selectors.ts'
import { useChatStates } from './bridges/useChatStates.ts'

/** In which of some channels I may write. @param channelIds the same array while they are the same */
export function useMayWriteIn(channelIds: readonly ChannelId[]): ReadonlySet<ChannelId> {
  const may = useChatStates((state) => channelIds.map((id) => selectCan(state, id, 'send-message')))
  return useMemo(() => new Set(channelIds.filter((_, index) => may[index])), [channelIds, may])
}
