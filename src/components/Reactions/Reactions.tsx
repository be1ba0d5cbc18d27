'use client'
import { type JSX, useId } from 'react'
import { flushSync } from 'react-dom'
import { useReactions } from '../../hooks/useReactions.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { flag } from '../slot.ts'
import { emojiOf, reactionName } from './emoji.ts'
import { useToggleReaction } from './useToggleReaction.ts'

export interface ReactionsProps extends PartProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

/** Nobody looks through more types, and strangers may make any number. */
const MOST = 60

/** What people reacted with, as buttons that add or take back mine. Nothing where nobody reacted. */
export function Reactions({ channelId, messageKey, ...rest }: ReactionsProps): JSX.Element | null {
  const { reactions, canReact } = useReactions(channelId, messageKey)
  const toggle = useToggleReaction(channelId, messageKey)
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const id = useId()
  if (reactions.length === 0) return null
  return (
    <Part as="div" slot="message-reactions" given={rest} role="group" aria-label={strings.reactionsLabel}>
      {reactions.slice(0, MOST).map(({ type, count, own }) => (
        <button
          key={type}
          type="button"
          {...slot('reaction')}
          data-own={flag(own)}
          aria-pressed={own}
          aria-disabled={canReact ? undefined : true}
          aria-describedby={canReact ? undefined : `${id}-reason`}
          aria-label={strings.reaction(emojiOf(type), count, reactionName(strings, type), own)}
          tabIndex={tabIndex}
          onClick={({ currentTarget }) => {
            if (!canReact) return
            const heirs = heirsOf(currentTarget)
            flushSync(() => toggle(type))
            if (!currentTarget.isConnected) heirs.find((heir) => heir.isConnected)?.focus()
          }}
        >
          <span {...slot('reaction-emoji')}>{emojiOf(type)}</span>{' '}
          <span {...slot('reaction-count')}>{format.number(count)}</span>
        </button>
      ))}
      {reactions.length > MOST && <span>{strings.namesMore(reactions.length - MOST)}</span>}
      {!canReact && (
        <span id={`${id}-reason`} hidden>
          {strings.reactionForbidden}
        </span>
      )}
    </Part>
  )
}

/** What takes the focus when a chip goes with its last reaction: its neighbour, else the row (RE-1). */
const heirsOf = (chip: HTMLElement): readonly HTMLElement[] =>
  [chip.nextElementSibling, chip.previousElementSibling, chip.closest('[data-slot="message"]')].filter(
    (heir): heir is HTMLElement => heir instanceof HTMLElement && heir.localName !== 'span',
  )
