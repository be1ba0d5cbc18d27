'use client'
import { type JSX, memo, useId } from 'react'
import type { GroupPosition } from '../../hooks/useGrouping.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { balanceBidi, isEmojiOnly } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Reactions } from '../Reactions/index.ts'
import { flag, slot } from '../slot.ts'
import { MessageBody } from './MessageBody.tsx'
import { MessageFailure } from './MessageFailure.tsx'
import { MessageHeader } from './MessageHeader.tsx'
import { MessageStatusIcon } from './MessageStatusIcon.tsx'
import { MessageToolbar } from './MessageToolbar.tsx'

export interface MessageProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  /** Its place among neighbours of the same author. @default 'single' */
  readonly position?: GroupPosition
  /** Drawn as the target of a jump. */
  readonly isHighlighted?: boolean
  /** Called when a quoted message is asked for. */
  readonly onJump?: (key: MessageKey) => void
}

/** One message: who, when, what, reactions, how far it has come, and what can be done with it. */
export const Message = memo(function Message({
  channelId,
  messageKey,
  position = 'single',
  isHighlighted = false,
  onJump,
}: MessageProps): JSX.Element | null {
  const { message, isOwn, isRead } = useMessage(channelId, messageKey)
  const { format } = useLocale()
  const id = useId()
  if (!message) return null
  if (message.kind === 'system')
    return (
      <article {...slot('system-message')} data-message-id={message.key}>
        <bdi>{balanceBidi(message.text)}</bdi>{' '}
        <time dateTime={new Date(message.createdAt).toISOString()}>{format.time(message.createdAt)}</time>
      </article>
    )
  const isFirst = position === 'first' || position === 'single'
  const isLast = position === 'last' || position === 'single'
  return (
    <article
      {...slot('message')}
      tabIndex={-1}
      aria-labelledby={`${id}-author ${id}-body ${id}-meta`}
      data-message-id={message.key}
      data-author-id={message.authorId}
      data-kind={message.kind}
      data-status={isRead && message.status === 'sent' ? 'read' : message.status}
      data-own={flag(isOwn)}
      data-first-in-group={flag(isFirst)}
      data-last-in-group={flag(isLast)}
      data-edited={flag(message.editedAt !== null)}
      data-highlighted={flag(isHighlighted)}
      data-emoji-only={flag(message.kind === 'text' && isEmojiOnly(message.text))}
    >
      <div {...slot('message-gutter')}>{isFirst && <UserAvatar userId={message.authorId} />}</div>
      <div {...slot('message-content')}>
        <MessageHeader message={message} id={id} isFirst={isFirst} isOwn={isOwn} />
        <div {...slot('message-bubble')}>
          <MessageBody message={message} id={`${id}-body`} {...(onJump ? { onJump } : {})} />
        </div>
        {message.kind !== 'deleted' && <Reactions channelId={channelId} messageKey={messageKey} />}
        {isOwn && message.status !== 'failed' && (
          <MessageStatusIcon
            status={isRead && message.status === 'sent' ? 'read' : message.status}
            isLast={isLast}
          />
        )}
        {message.status === 'failed' && (
          <MessageFailure channelId={channelId} messageKey={messageKey} failure={message.failure} />
        )}
      </div>
      <MessageToolbar channelId={channelId} messageKey={messageKey} />
    </article>
  )
})
