'use client'
import { useMemo } from 'react'
import type { ChannelId, MessageKey, UserId } from '../model/id.ts'
import { selectReaders } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

/** Who else has read a message, for "Read by …". The same array while nobody reads further. */
export function useReadBy(channelId: ChannelId, key: MessageKey): readonly UserId[] {
  const joined = useChatState((state) => selectReaders(state, channelId, key))
  return useMemo(() => (joined === '' ? [] : (joined.split('\n') as UserId[])), [joined])
}
