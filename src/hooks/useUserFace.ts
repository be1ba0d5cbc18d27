'use client'
import type { UserId } from '../model/id.ts'
import { selectUser } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

export interface UserFace {
  /** Foreign text; '' where there is none. */
  readonly name: string
  /** An address nobody has checked yet. */
  readonly image: string | null
}

/** What stands for a person in a row: unlike `useUser`, it draws nothing again when they come and go. */
export function useUserFace(id: UserId): UserFace {
  return {
    name: useChatState((state) => selectUser(state, id)?.name ?? ''),
    image: useChatState((state) => selectUser(state, id)?.image ?? null),
  }
}
