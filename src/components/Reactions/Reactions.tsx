'use client'
import type { JSX } from 'react'
import { useReactions } from '../../hooks/useReactions.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { flag, slot } from '../slot.ts'
import { emojiOf, reactionName } from './emoji.ts'

export interface ReactionsProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

/** What people reacted with, as buttons that add or take back mine. Nothing where nobody reacted. */
export function Reactions({ channelId, messageKey }: ReactionsProps): JSX.Element | null {
  const { reactions, canReact, toggle } = useReactions(channelId, messageKey)
  const { strings, format } = useLocale()
  if (reactions.length === 0) return null
  return (
    <div {...slot('message-reactions')} role="group" aria-label={strings.reactionsLabel}>
      {reactions.map(({ type, count, own }) => (
        <button
          key={type}
          type="button"
          {...slot('reaction')}
          data-own={flag(own)}
          aria-pressed={own}
          aria-disabled={!canReact}
          aria-label={strings.reaction(emojiOf(type), count, reactionName(strings, type), own)}
          onClick={() => {
            if (canReact) toggle(type)
          }}
        >
          <span {...slot('reaction-emoji')}>{emojiOf(type)}</span>{' '}
          <span {...slot('reaction-count')}>{format.number(count)}</span>
        </button>
      ))}
    </div>
  )
}
