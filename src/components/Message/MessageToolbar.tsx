'use client'
import { type JSX, type RefObject, useRef } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import { useToolbarKeys } from '../../parts/useToolbarKeys.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useReactionOptions } from '../Chat/ReactionOptionsContext.ts'
import { Icon } from '../Icon/index.ts'
import { emojiOf, quickReactions, reactionName, useToggleReaction } from '../Reactions/index.ts'
import { useRowTabIndex } from './RowContext.ts'
import type { MessageCommand } from './useMessageCommands.tsx'
import { useCoarsePointer } from './useCoarsePointer.ts'

/** How many reactions are one press away; the others are one more. */
const SHOWN = 3

export interface MessageToolbarProps {
  readonly message: MessageView
  readonly isOwn: boolean
  readonly commands: readonly MessageCommand[]
  readonly row: RefObject<HTMLElement | null>
  readonly isMenuOpen: boolean
  readonly onMenu: (at: HTMLElement) => void
  /**
   * Nobody points at the row or has focused it: on a touch screen only what leads to everything else is there, and
   * elsewhere nothing. The button stays the same one when a press on it makes the rest appear around it.
   */
  readonly isBrief: boolean
}

/** What is done most with a message, over the row's corner, where it moves nothing (MS-4). */
export function MessageToolbar({
  message,
  isOwn,
  commands,
  row,
  isMenuOpen,
  onMenu,
  isBrief,
}: MessageToolbarProps): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  const [author = ''] = useUserNames([message.authorId], strings.userUnnamed)
  const { quick = quickReactions, unique } = useReactionOptions()
  const toggle = useToggleReaction(message.channelId, message.key, unique)
  const toolbar = useRef<HTMLDivElement>(null)
  const keys = useToolbarKeys(toolbar, { tabIndex: useRowTabIndex(), onLeave: () => row.current?.focus() })
  const isCoarse = useCoarsePointer()
  if (isBrief && !isCoarse) return null
  const reply = commands.find(({ id }) => id === 'reply')
  const react = commands.find(({ id }) => id === 'react')
  const reactions = react && !isBrief ? quick.slice(0, SHOWN) : []
  const own = new Set(message.reactions.flatMap(({ type, own: isMine }) => (isMine ? type : [])))
  return (
    <div
      ref={toolbar}
      {...slot('message-toolbar')}
      role="toolbar"
      aria-label={
        isOwn ? strings.messageActionsOwn : strings.messageActions(isolateName(author) || strings.userUnnamed)
      }
      {...keys}
    >
      {reactions.map((type) => (
        <button
          key={type}
          type="button"
          {...slot('icon-button')}
          aria-label={strings.reactWith(reactionName(strings, type))}
          aria-pressed={own.has(type)}
          onClick={() => toggle(type)}
        >
          {emojiOf(type)}
        </button>
      ))}
      {react && !isBrief && (
        <button type="button" {...slot('icon-button')} aria-label={react.label} onClick={react.run}>
          <Icon name={react.icon} />
        </button>
      )}
      {reply && !isBrief && (
        <button type="button" {...slot('icon-button')} aria-label={reply.label} onClick={reply.run}>
          <Icon name={reply.icon} />
        </button>
      )}
      <button
        type="button"
        {...slot('icon-button')}
        aria-label={strings.messageMore}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={({ currentTarget }) => onMenu(currentTarget)}
      >
        <Icon name="more" />
      </button>
    </div>
  )
}
