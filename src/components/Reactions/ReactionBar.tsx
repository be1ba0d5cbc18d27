'use client'
import { type JSX, useRef } from 'react'
import { useMessage } from '../../hooks/useMessage.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useToolbarKeys } from '../../parts/useToolbarKeys.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useReactionOptions } from '../Chat/ReactionOptionsContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import { Popover } from '../Popover/index.ts'
import { emojiOf, quickReactions, reactionName } from './emoji.ts'
import { ReactionPicker } from './ReactionPicker.tsx'
import { useToggleReaction } from './useToggleReaction.ts'

export interface ReactionBarProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  /** Beside what it opens. */
  readonly at: HTMLElement
  readonly onClose: () => void
}

/** The reactions that are one press away, mine marked, and the way to all emoji where the host has a picker (RE-3). */
export function ReactionBar({ channelId, messageKey, at, onClose }: ReactionBarProps): JSX.Element {
  const { message } = useMessage(channelId, messageKey)
  const { quick = quickReactions, unique } = useReactionOptions()
  const toggle = useToggleReaction(channelId, messageKey, unique)
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const { show } = useRoot()
  const toolbar = useRef<HTMLDivElement>(null)
  const keys = useToolbarKeys(toolbar)
  const own = new Set(message?.reactions.flatMap(({ type, own: isOwn }) => (isOwn ? type : [])))
  const { EmojiPicker } = components
  return (
    <Popover label={strings.messageReact} at={at} onClose={onClose} slot="reaction-bar">
      <div ref={toolbar} role="toolbar" aria-label={strings.reactionsLabel} {...keys}>
        {quick.map((type) => (
          <button
            key={type}
            type="button"
            {...slot('icon-button')}
            aria-label={strings.reactWith(reactionName(strings, type))}
            aria-pressed={own.has(type)}
            onClick={() => {
              // First the focus goes back to the message.
              onClose()
              toggle(type)
            }}
          >
            {emojiOf(type)}
          </button>
        ))}
        {EmojiPicker && (
          <button
            type="button"
            {...slot('icon-button')}
            aria-label={strings.reactionPicker}
            onClick={() => show(<ReactionPicker {...{ channelId, messageKey, at, onClose }} />)}
          >
            <Icon name="react" />
          </button>
        )}
      </div>
    </Popover>
  )
}
