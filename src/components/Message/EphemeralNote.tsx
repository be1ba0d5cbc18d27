'use client'
import type { JSX, RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useMessageButtons } from '../../hooks/useMessageButtons.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { focusFirst, heirsOf } from './rowFocus.ts'
import { useRowTabIndex } from './RowContext.ts'

/** Says that nobody else sees a message, and puts it away. */
export function EphemeralNote({
  message,
  id,
  row,
}: {
  readonly message: MessageView
  /** For what it says: the row is named by it. */
  readonly id: string
  readonly row: RefObject<HTMLElement | null>
}): JSX.Element {
  const { dismiss } = useMessageButtons(message.channelId, message.key)
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  return (
    <p {...slot('message-ephemeral')}>
      <span id={id}>{strings.messageOnlyYou}</span>{' '}
      <button
        type="button"
        {...slot('button')}
        tabIndex={tabIndex}
        onClick={() => {
          const heirs = row.current ? heirsOf(row.current) : []
          flushSync(dismiss)
          focusFirst(heirs)
        }}
      >
        {strings.messageDismiss}
      </button>
    </p>
  )
}
