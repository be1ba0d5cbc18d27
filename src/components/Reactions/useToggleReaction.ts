'use client'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { reactionName } from './emoji.ts'

/** Reacts so, or takes it back when I already do, and says which. Bar and chips run the same (KB-2). */
export function useToggleReaction(channelId: ChannelId, key: MessageKey): (type: string) => void {
  const { toggleReaction } = useMessageActions(channelId, key)
  const { strings } = useLocale()
  const { announce } = useRoot()
  return (type) => {
    const name = reactionName(strings, type)
    announce(toggleReaction(type) ? strings.announceReacted(name) : strings.announceUnreacted(name))
  }
}
