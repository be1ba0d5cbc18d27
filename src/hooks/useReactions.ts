'use client'
import { useCallback } from 'react'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { ReactionView } from '../state/messageView.ts'
import { useMessage } from './useMessage.ts'
import { useMessageActions } from './useMessageActions.ts'

export interface UseReactions {
  /** One entry a type, first used first. */
  readonly reactions: readonly ReactionView[]
  readonly canReact: boolean
  /** Reacts so, or takes it back; shown at once and taken back if the server refuses. */
  readonly toggle: (reaction: string) => void
}

const NONE: readonly ReactionView[] = []

/**
 * The reactions to one message.
 * @param unique choosing another reaction replaces mine. @default false
 */
export function useReactions(channelId: ChannelId, key: MessageKey, unique = false): UseReactions {
  const { message, canReact } = useMessage(channelId, key)
  const { toggleReaction } = useMessageActions(channelId, key)
  const toggle = useCallback((reaction: string) => toggleReaction(reaction, unique), [toggleReaction, unique])
  return { reactions: message?.reactions ?? NONE, canReact, toggle }
}
