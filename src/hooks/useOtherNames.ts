'use client'
import { useMemo } from 'react'
import type { UserId } from '../model/id.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useUserNames } from './useUserNames.ts'

/**
 * The names of some people but me. The same array while nobody is renamed. Foreign text.
 * @param unnamed what stands for somebody without a name. @default their id
 */
export function useOtherNames(ids: readonly UserId[], unnamed?: string): readonly string[] {
  const selfId = useChatState((state) => state.base.selfId)
  const others = useMemo(() => ids.filter((id) => id !== selfId), [ids, selfId])
  return useUserNames(others, unnamed)
}
