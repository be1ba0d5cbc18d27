'use client'
import { type JSX, useId, useRef } from 'react'
import { useMessage } from '../../hooks/useMessage.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { type ReactionOptions, useReactionOptions } from '../Chat/ReactionOptionsContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { ReactionChip } from './ReactionChip.tsx'
import { useFitting } from './useFitting.ts'
import { useReactors } from './useReactors.tsx'
import { useToggleReaction } from './useToggleReaction.ts'

export interface ReactionsProps extends PartProps, Pick<ReactionOptions, 'unique' | 'counts'> {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

/** What people reacted with, as buttons that add or take back mine. Nothing where nobody reacted. */
export function Reactions({ channelId, messageKey, ...given }: ReactionsProps): JSX.Element | null {
  const options = useReactionOptions()
  const { unique = options.unique, counts = options.counts ?? 'people', ...rest } = given
  // Not the public hook: it also knows how to page through people, which a row of chips does not.
  const { message, canReact } = useMessage(channelId, messageKey)
  const toggle = useToggleReaction(channelId, messageKey, unique)
  const showReactors = useReactors(channelId, messageKey)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const id = useId()
  const box = useRef<HTMLElement>(null)
  const groups = message?.reactions ?? []
  const fitting = useFitting(box, groups.length)
  if (groups.length === 0) return null
  const hidden = groups.length - fitting
  return (
    <Part
      ref={box}
      as="div"
      slot="message-reactions"
      given={rest}
      role="group"
      aria-label={strings.reactionsLabel}
    >
      {groups.slice(0, fitting).map((group) => (
        <ReactionChip
          key={group.type}
          group={group}
          counts={counts}
          onToggle={canReact ? toggle : null}
          reason={`${id}-reason`}
          onMore={showReactors}
        />
      ))}
      {hidden > 0 && (
        <button
          type="button"
          {...slot('reaction')}
          aria-label={strings.reactionsMore(hidden)}
          tabIndex={tabIndex}
          onClick={() => showReactors(groups[fitting]?.type)}
        >
          {`+${format.number(hidden)}`}
        </button>
      )}
      {!canReact && (
        <span id={`${id}-reason`} hidden>
          {strings.reactionForbidden}
        </span>
      )}
    </Part>
  )
}
