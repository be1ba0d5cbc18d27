'use client'
import type { JSX, RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { focusFirst, heirsOf } from './rowFocus.ts'
import { useRowTabIndex } from './RowContext.ts'

interface MessageHeldProps {
  readonly message: MessageView
  /** For what it says: the row is named by it. */
  readonly id: string
  readonly row: RefObject<HTMLElement | null>
}

/** Says that a message waits for a moderator and that nobody else sees it, and lets its author take it back (MO-3). */
export function MessageHeld({ message, id, row }: MessageHeldProps): JSX.Element {
  const { deletions } = useMessage(message.channelId, message.key)
  const { remove } = useMessageActions(message.channelId, message.key)
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const discard = (): void => {
    const heirs = row.current ? heirsOf(row.current) : []
    flushSync(() => remove('forever'))
    focusFirst(heirs)
  }
  return (
    <p {...slot('message-held')}>
      <Icon name="clock" />
      <span id={id}>{strings.messageHeld}</span>{' '}
      {deletions.includes('forever') && (
        <button type="button" {...slot('button')} tabIndex={tabIndex} onClick={discard}>
          {strings.failedDiscard}
        </button>
      )}
    </p>
  )
}
