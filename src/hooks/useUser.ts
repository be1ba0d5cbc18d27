'use client'
import type { UserId } from '../model/id.ts'
import type { Presence, UserRecord } from '../model/user.ts'
import { selectPresence, selectUser } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'

export interface UseUser {
  /** `null` until somebody told us about them. */
  readonly user: UserRecord | null
  /** `null` while nobody knows. */
  readonly presence: Presence | null
  readonly isSelf: boolean
}

/** One person. Leave the id out for myself. */
export function useUser(id?: UserId | null): UseUser {
  const selfId = useChatState((state) => state.base.selfId)
  const who = id ?? selfId
  const user = useChatState((state) => (who ? selectUser(state, who) : null))
  const presence = useChatState((state) => (who ? selectPresence(state, who) : null))
  return { user, presence, isSelf: who !== null && who === selfId }
}
