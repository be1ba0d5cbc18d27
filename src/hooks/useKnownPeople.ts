'use client'
import { useMemo } from 'react'
import type { ChannelId, UserId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectMembers } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

/** More than these nobody looks through. */
const MOST = 500
const SEPARATOR = '\n'

function idsIn(state: ChatState, channels: readonly ChannelId[]): string {
  const found = new Set<UserId>(state.base.selfId === null ? [] : [state.base.selfId])
  for (const channel of channels)
    for (const [id, member] of selectMembers(state, channel)) {
      if (found.size === MOST) return [...found].join(SEPARATOR)
      if (member.value) found.add(id)
    }
  return [...found].join(SEPARATOR)
}

/** Me, and the people I know of: of one channel, or of all that are loaded. The same array while nobody comes or goes. */
export function useKnownPeople(channelId?: ChannelId): readonly UserId[] {
  // One text, so that the store can compare it; no id holds the separator.
  const joined = useChatState((state) => idsIn(state, channelId ? [channelId] : state.base.channelOrder))
  return useMemo(() => (joined === '' ? [] : (joined.split(SEPARATOR) as UserId[])), [joined])
}
