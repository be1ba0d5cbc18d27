'use client'
import { useMemo } from 'react'
import type { UserId } from '../model/id.ts'
import { selectUser } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

const SEPARATOR = '\u0000'

/**
 * The names of some people. The same array while nobody is renamed. Foreign text.
 * @param unnamed what stands for somebody without a name. @default their id
 */
export function useUserNames(ids: readonly UserId[], unnamed?: string): readonly string[] {
  // One text, so that the store can compare it; no name holds the separator, which normalised names never contain.
  const joined = useChatState((state) =>
    ids
      .map((id) => (selectUser(state, id)?.name || (unnamed ?? id)).replaceAll(SEPARATOR, ''))
      .join(SEPARATOR),
  )
  return useMemo(() => (joined === '' ? [] : joined.split(SEPARATOR)), [joined])
}
