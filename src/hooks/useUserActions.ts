'use client'
import { useMemo } from 'react'
import type { UserId } from '../model/id.ts'
import type { Report } from '../model/mark.ts'
import { selectIsMarked } from '../state/selectMark.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

export type { Report }

export interface UserActions {
  /** I do not want to be told of what they say; it is still shown. */
  readonly isMuted: boolean
  /** What they say is hidden from me, and they cannot write to me alone. */
  readonly isBlocked: boolean
  /** I have reported them; known as long as this chat lives. */
  readonly isReported: boolean
  readonly canMute: boolean
  readonly canBlock: boolean
  readonly canReport: boolean
  /** @param minutes how long; left out: until it is taken back */
  readonly mute: (on: boolean, minutes?: number | null) => void
  readonly block: (on: boolean) => void
  /** Tells the moderators. Doing it again changes the report. */
  readonly report: (report?: Partial<Report>) => void
  readonly unreport: () => void
}

/** What I can do about a person for myself: all of it is shown at once, and taken back where the server refuses. */
export function useUserActions(userId: UserId): UserActions {
  const chat = useChat()
  const { capabilities } = chat
  const isOther = useChatState((state) => state.base.selfId !== null && state.base.selfId !== userId)
  const actions = useMemo(
    (): Pick<UserActions, 'mute' | 'block' | 'report' | 'unreport'> => ({
      mute: (on, minutes) => chat.mute(userId, on, minutes),
      block: (on) => chat.block(userId, on),
      report: (report) => chat.flagUser(userId, true, report),
      unreport: () => chat.flagUser(userId, false),
    }),
    [chat, userId],
  )
  return {
    isMuted: useChatState((state) => selectIsMarked(state, 'muted', userId)),
    isBlocked: useChatState((state) => selectIsMarked(state, 'blocked', userId)),
    isReported: useChatState((state) => selectIsMarked(state, 'reportedPeople', userId)),
    canMute: isOther && capabilities.has('mutes'),
    canBlock: isOther && capabilities.has('blocks'),
    canReport: isOther && capabilities.has('flags'),
    ...actions,
  }
}
