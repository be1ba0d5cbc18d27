'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Icon } from '../Icon/index.ts'
import { slot } from '../slot.ts'

export interface MessageFailureProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  readonly failure: MessageView['failure']
}

/** Why a message was refused and the three things to do about it; its text is never lost. */
export function MessageFailure({ channelId, messageKey, failure }: MessageFailureProps): JSX.Element {
  const actions = useMessageActions(channelId, messageKey)
  const { strings } = useLocale()
  const button = (label: string, onClick: () => void): JSX.Element => (
    <button type="button" {...slot('button')} onClick={onClick}>
      {label}
    </button>
  )
  return (
    <div {...slot('message-failure')}>
      <Icon name="warning" />
      <span>{strings.statusFailed(failure?.text ?? '')}</span>
      {button(strings.failedRetry, actions.retry)}
      {button(strings.failedEdit, actions.reclaim)}
      {button(strings.failedDiscard, actions.discard)}
    </div>
  )
}
