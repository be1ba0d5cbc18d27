'use client'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { reactionName } from './emoji.ts'

/**
 * Reacts so, or takes it back when I already do, and says which. Toolbar, bar, picker and chips run the same (KB-2).
 * @param unique another reaction takes the place of mine. @default false
 */
export function useToggleReaction(
  channelId: ChannelId,
  key: MessageKey,
  unique = false,
): (type: string) => void {
  const { toggleReaction } = useMessageActions(channelId, key)
  const { strings } = useLocale()
  const { announce } = useRoot()
  return (type) => {
    const name = reactionName(strings, type)
    announce(toggleReaction(type, unique) ? strings.announceReacted(name) : strings.announceUnreacted(name))
  }
}
