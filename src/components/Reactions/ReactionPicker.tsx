'use client'
import type { JSX } from 'react'
import { useMessage } from '../../hooks/useMessage.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useReactionOptions } from '../Chat/ReactionOptionsContext.ts'
import { Popover } from '../Popover/index.ts'
import { emojiOf, typeOf } from './emoji.ts'
import type { ReactionBarProps } from './ReactionBar.tsx'
import { useToggleReaction } from './useToggleReaction.ts'

/** All emoji to react with, in the host's picker. Nothing where it has none. */
export function ReactionPicker({ channelId, messageKey, at, onClose }: ReactionBarProps): JSX.Element | null {
  const { message } = useMessage(channelId, messageKey)
  const { unique } = useReactionOptions()
  const toggle = useToggleReaction(channelId, messageKey, unique)
  const { strings } = useLocale()
  const { EmojiPicker } = useLook().components
  if (!EmojiPicker) return null
  return (
    <Popover label={strings.emojiLabel} at={at} onClose={onClose} slot="emoji-popover">
      <EmojiPicker
        picked={message?.reactions.flatMap(({ type, own }) => (own ? emojiOf(type) : [])) ?? []}
        onPick={(emoji, isLast) => {
          // First the focus goes back to the message.
          if (isLast) onClose()
          toggle(typeOf(emoji))
        }}
      />
    </Popover>
  )
}
