'use client'
import { type JSX, useState } from 'react'
import { useMessage } from '../../hooks/useMessage.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { ConfirmDialog } from '../ConfirmDialog/index.ts'
import { Icon, type IconName } from '../Icon/index.ts'
import { emojiOf, quickReactions, reactionName } from '../Reactions/index.ts'
import { slot } from '../slot.ts'

export interface MessageToolbarProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

/** What can be done with a message; it lies over the row's corner, so showing it moves nothing. */
export function MessageToolbar({ channelId, messageKey }: MessageToolbarProps): JSX.Element | null {
  const { message, isOwn, canEdit, canDelete, canReact, canReply } = useMessage(channelId, messageKey)
  const actions = useMessageActions(channelId, messageKey)
  const { strings } = useLocale()
  const [author = ''] = useUserNames(message ? [message.authorId] : NOBODY)
  const [isAsking, setAsking] = useState(false)
  const isSettled = message?.status === 'sent' || message?.status === 'sending'
  if (!message || !isSettled || !(canEdit || canDelete || canReact || canReply)) return null
  const button = (label: string, icon: IconName, onClick: () => void): JSX.Element => (
    <button type="button" {...slot('icon-button')} aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  )
  return (
    <>
      <div
        {...slot('message-toolbar')}
        role="toolbar"
        aria-label={isOwn ? strings.messageActionsOwn : strings.messageActions(author)}
      >
        {canReact &&
          quickReactions.slice(0, 3).map((type) => (
            <button
              key={type}
              type="button"
              {...slot('icon-button')}
              aria-label={strings.reactWith(reactionName(strings, type))}
              onClick={() => actions.toggleReaction(type)}
            >
              {emojiOf(type)}
            </button>
          ))}
        {canReply && button(strings.messageReply, 'reply', actions.reply)}
        {canEdit && button(strings.messageEdit, 'edit', actions.startEdit)}
        {canDelete && button(strings.messageDelete, 'delete', () => setAsking(true))}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={strings.messageDeleteTitle}
          text={strings.messageDeleteText}
          action={strings.messageDelete}
          onConfirm={actions.remove}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

const NOBODY: readonly never[] = []
