'use client'
import type { UserId } from '../model/id.ts'
import { selectIsMarked } from '../state/selectMark.ts'
import { useChatState } from './bridges/useChatState.ts'

/** Whether I have blocked somebody: what they say is hidden until it is asked for (MO-2). */
export const useIsBlocked = (userId: UserId | null): boolean =>
  useChatState((state) => userId !== null && selectIsMarked(state, 'blocked', userId))
