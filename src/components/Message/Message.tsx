'use client'
import { type FocusEvent, type JSX, memo, useId, useRef, useState } from 'react'
import type { GroupPosition } from '../../hooks/useGrouping.ts'
import { useThreadRoot } from '../../hooks/ConversationContext.tsx'
import { useMessage } from '../../hooks/useMessage.ts'
import { useReminder } from '../../hooks/useReminder.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import type { ChannelId, MessageKey, UserId } from '../../model/id.ts'
import { isEmojiOnly } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { Reactions as DefaultReactions } from '../Reactions/index.ts'
import { EphemeralNote } from './EphemeralNote.tsx'
import { MessageBlocked } from './MessageBlocked.tsx'
import { MessageBody as DefaultMessageBody } from './MessageBody.tsx'
import { MessageFailure } from './MessageFailure.tsx'
import { MessageGutter } from './MessageGutter.tsx'
import { MessageHeader } from './MessageHeader.tsx'
import { MessageHeld } from './MessageHeld.tsx'
import { MessageMarks } from './MessageMarks.tsx'
import { MessageMeta } from './MessageMeta.tsx'
import { MessageReplies } from './MessageReplies.tsx'
import { MessageToolbar } from './MessageToolbar.tsx'
import { summaryOf } from './naming.ts'
import { RowContext } from './RowContext.ts'
import { SystemMessage } from './SystemMessage.tsx'
import { useMessageCommands } from './useMessageCommands.tsx'
import { useMessageKeys } from './useMessageKeys.ts'
import { useMessageMenu } from './useMessageMenu.tsx'
import { useReveal } from './useReveal.ts'

/** What a message is like now, for `className`, `render` and style sheets (`THEMING` §5). */
export type MessageState = Readonly<
  Record<
    | 'own'
    | 'firstInGroup'
    | 'lastInGroup'
    | 'edited'
    | 'pinned'
    | 'mentionsMe'
    | 'highlighted'
    | 'active'
    | 'editing'
    | 'replying'
    | 'emojiOnly'
    | 'blocked',
    boolean
  >
> & { readonly kind: string; readonly status: string }

export interface MessageProps extends PartProps<MessageState> {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  /** Its place among neighbours of the same author. @default 'single' */
  readonly position?: GroupPosition
  /** Drawn as the target of a jump. */
  readonly isHighlighted?: boolean
  /** The one row of its list that Tab reaches, with what is inside it (FO-4). @default true */
  readonly isActive?: boolean
  /** Called when a quoted message is asked for; without it quotes are no buttons. */
  readonly onJump?: (key: MessageKey) => void
  /** Makes the author's name a heading of this level. @default no heading */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined
  /** Called when the author or somebody who is named is asked for; without it they are no buttons. */
  readonly onPerson?: (userId: UserId, at: HTMLElement) => void
}

/** One message: who, when, what, reactions, how far it has come, and what can be done with it. */
export const Message = memo(function Message({
  channelId,
  messageKey,
  position = 'single',
  isHighlighted = false,
  isActive = true,
  onJump,
  headingLevel,
  onPerson,
  ...rest
}: MessageProps): JSX.Element | null {
  const { message, isOwn, isRead, isDelivered, isMention, inComposer, canReport } = useMessage(
    channelId,
    messageKey,
  )
  const isInThread = useThreadRoot(channelId) !== null
  const actions = useMessageActions(channelId, messageKey)
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const { MessageBody = DefaultMessageBody, Reactions = DefaultReactions } = components
  const row = useRef<HTMLElement>(null)
  const [isPointedAt, setPointedAt] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const commands = useMessageCommands(channelId, messageKey, row)
  const hasMenu = commands.length > 0 || canReport
  const { reminder } = useReminder(channelId, messageKey)
  const reveal = useReveal(message)
  const menu = useMessageMenu(channelId, messageKey, row, strings.messageMore, !hasMenu)
  const openMenu = (): void => {
    const button = row.current?.querySelector<HTMLElement>('[data-slot="message-toolbar"] [aria-haspopup]')
    const at = button ?? row.current
    if (at) menu.open(at)
  }
  const onKeyDown = useMessageKeys(commands, hasMenu ? openMenu : null)
  const id = useId()
  if (!message) return null
  if (message.kind === 'system') return <SystemMessage message={message} isActive={isActive} given={rest} />

  const isFirst = position === 'first' || position === 'single'
  const isLast = position === 'last' || position === 'single'
  const isDeleted = message.kind === 'deleted'
  const arrived = isRead ? 'read' : isDelivered ? 'delivered' : 'sent'
  const status = message.status === 'sent' ? arrived : message.status
  const shownStatus = !isOwn || isDeleted || status === 'failed' ? null : status
  const summary = reveal.isHidden ? null : summaryOf(message)
  const isMarked = message.pinned || isMention || reminder !== null
  const names = [
    'author',
    summary === null ? 'body' : 'summary',
    'time',
    message.editedAt !== null && 'edited',
    isMarked && 'marks',
    (shownStatus !== null || status === 'failed') && 'status',
    !message.isKept && 'unkept',
    message.kind === 'ephemeral' && 'ephemeral',
    message.kind === 'held' && 'held',
  ]
  const isAttended = isPointedAt || isFocused || menu.isOpen
  const state: MessageState = {
    own: isOwn,
    kind: message.kind,
    status,
    firstInGroup: isFirst,
    lastInGroup: isLast,
    edited: message.editedAt !== null,
    pinned: message.pinned,
    mentionsMe: isMention,
    highlighted: isHighlighted,
    active: isActive,
    editing: inComposer === 'edit',
    replying: inComposer === 'reply',
    emojiOnly: message.kind === 'text' && !reveal.isHidden && isEmojiOnly(message.text),
    blocked: reveal.isHidden,
  }
  const body = <MessageBody message={message} id={`${id}-body`} onJump={onJump} onPerson={onPerson} />
  return (
    <RowContext.Provider value={isActive}>
      <Part
        ref={row}
        as="article"
        slot="message"
        state={state}
        given={rest}
        tabIndex={isActive ? 0 : -1}
        aria-labelledby={names.flatMap((name) => (name ? [`${id}-${name}`] : [])).join(' ')}
        data-message-id={message.key}
        data-author-id={message.authorId}
        onKeyDown={onKeyDown}
        onContextMenu={menu.onContextMenu}
        onPointerEnter={({ pointerType }) => setPointedAt(pointerType !== 'touch')}
        onPointerLeave={() => setPointedAt(false)}
        onFocus={() => setFocused(true)}
        onBlur={({ currentTarget, relatedTarget }: FocusEvent) =>
          setFocused(currentTarget.contains(relatedTarget))
        }
      >
        <MessageGutter message={message} isFirst={isFirst} isAttended={isAttended} onPerson={onPerson} />
        <div {...slot('message-content')}>
          <MessageHeader
            message={message}
            id={id}
            isFirst={isFirst}
            isOwn={isOwn}
            headingLevel={headingLevel}
            onPerson={onPerson}
          />
          <MessageMarks
            id={`${id}-marks`}
            isPinned={message.pinned}
            pinnedBy={message.pinnedBy}
            isMention={isMention}
            reminder={reminder}
          />
          <div {...slot('message-bubble')}>
            {reveal.isBlocked && !isDeleted ? (
              <MessageBlocked reveal={reveal} id={`${id}-body`}>
                {body}
              </MessageBlocked>
            ) : (
              body
            )}
          </div>
          {message.kind === 'ephemeral' && (
            <EphemeralNote message={message} id={`${id}-ephemeral`} row={row} />
          )}
          {message.kind === 'held' && <MessageHeld message={message} id={`${id}-held`} row={row} />}
          {summary !== null && (
            <span id={`${id}-summary`} hidden>
              {summary}
            </span>
          )}
          {!isDeleted && !reveal.isHidden && <Reactions channelId={channelId} messageKey={messageKey} />}
          <MessageMeta
            message={message}
            status={shownStatus}
            id={id}
            isLast={isLast}
            onRetry={actions.retry}
          />
          {message.replyCount > 0 && !isInThread && <MessageReplies message={message} />}
          {status === 'failed' && <MessageFailure message={message} id={`${id}-status`} row={row} />}
        </div>
        {hasMenu && (isAttended || isActive) && (
          <MessageToolbar
            message={message}
            isOwn={isOwn}
            commands={commands}
            row={row}
            isMenuOpen={menu.isOpen}
            onMenu={menu.open}
            isBrief={!isAttended}
          />
        )}
      </Part>
    </RowContext.Provider>
  )
})
