'use client'
import { useMemo } from 'react'
import { type Crowd, crowdName } from '../model/crowd.ts'
import type { MessageView } from '../state/messageView.ts'
import { selectIsOfCrowd } from '../state/crowds.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useUserNames } from './useUserNames.ts'

/** Whom a message names, by what its text calls them. */
export interface Mentioned {
  readonly id: string
  /** Foreign text. */
  readonly name: string
  /** Several people, and whether I am one of them; absent: one person. */
  readonly crowd?: 'mine' | 'others'
}

const NO_CROWDS: readonly Crowd[] = []

/** Whom a message names, for drawing its text. The same array while nothing changes. */
export function useMentioned({
  channelId,
  mentions,
  crowds = NO_CROWDS,
}: Pick<MessageView, 'channelId' | 'mentions' | 'crowds'>): readonly Mentioned[] {
  const names = useUserNames(mentions)
  const places = useChatState((state) =>
    crowds.map((crowd) => (selectIsOfCrowd(state, channelId, crowd) ? 'mine' : 'others')).join(),
  )
  return useMemo(() => {
    const standing = places.split(',')
    return [
      ...mentions.map((userId, index): Mentioned => ({ id: userId, name: names[index] ?? userId })),
      ...crowds.map((crowd, index): Mentioned => ({
        id: crowd,
        name: crowdName(crowd),
        crowd: standing[index] === 'mine' ? 'mine' : 'others',
      })),
    ]
  }, [mentions, names, crowds, places])
}
