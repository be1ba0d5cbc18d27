'use client'
import type { JSX, RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import { composerFieldOf, conversationOf } from '../../parts/composerField.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import { focusFirst, heirsOf } from './rowFocus.ts'
import { useRowTabIndex } from './RowContext.ts'

export interface MessageFailureProps {
  readonly message: MessageView
  /** For the element that says why: the row is named by it. */
  readonly id: string
  readonly row: RefObject<HTMLElement | null>
}

/** Why a message was refused and the three things to do about it; its text is never lost (MS-6, MS-7). */
export function MessageFailure({ message, id, row }: MessageFailureProps): JSX.Element {
  const actions = useMessageActions(message.channelId, message.key)
  const { strings } = useLocale()
  const { slot } = useLook()
  const { toast } = useRoot()
  const tabIndex = useRowTabIndex()
  const retry = (): void => {
    flushSync(actions.retry)
    row.current?.focus()
  }
  const edit = (): void => {
    // The row may go with the press, and the field may come with it.
    const conversation = conversationOf(row.current)
    flushSync(actions.reclaim)
    composerFieldOf(conversation)?.focus()
  }
  const discard = (): void => {
    const heirs = row.current ? heirsOf(row.current) : []
    const undo = flushSync(actions.discard)
    focusFirst(heirs)
    if (undo) toast({ text: strings.failedDiscarded, action: { label: strings.undo, run: undo } })
  }
  const button = (label: string, onClick: () => void): JSX.Element => (
    <button type="button" {...slot('button')} tabIndex={tabIndex} onClick={onClick}>
      {label}
    </button>
  )
  const { reason, text = '' } = message.failure ?? {}
  const rules =
    reason === 'bounced'
      ? strings.failedBounced
      : reason === 'blocked'
        ? strings.failedByRules
        : reason === 'upload'
          ? strings.failedUpload
          : ''
  return (
    <div {...slot('message-failure')}>
      <Icon name="warning" />
      <span id={id}>{strings.statusFailed(text || rules)}</span>
      {/* What the rules forbid for good would be refused again as it is (MO-3). */}
      {(reason !== 'blocked' || text !== '') &&
        // A file is tried again where it is told what is wrong with it.
        reason !== 'upload' &&
        button(reason === 'bounced' ? strings.failedSendAnyway : strings.failedRetry, retry)}
      {button(strings.failedEdit, edit)}
      {button(strings.failedDiscard, discard)}
    </div>
  )
}
